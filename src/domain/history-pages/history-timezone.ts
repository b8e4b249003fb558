import type { Catalogue } from "../catalogue/catalogue";

/**
 * In which zone a project's months begin and end: the one of the calendars that most targets of its agreements are reckoned
 * by, the first in the alphabet among equals; UTC where nothing is agreed. It is chosen once, when the first page is
 * written, and stays: a measurement belongs to one month for good.
 */
export function historyTimezone({ agreements, calendars }: Catalogue): string {
  const zones = new Map(calendars.map(({ key, timezone }) => [key, timezone]));
  const counts = new Map<string, number>();
  for (const { calendar } of agreements.flatMap(({ targets }) => targets)) {
    const zone = zones.get(calendar);
    if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  return most?.[0] ?? "UTC";
}
