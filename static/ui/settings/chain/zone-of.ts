import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";

/** The zone of a calendar; UTC for one that is not there. */
export function zoneOf({ calendars }: Catalogue, key: string): string {
  return calendars.find((calendar) => calendar.key === key)?.timezone ?? "Etc/UTC";
}
