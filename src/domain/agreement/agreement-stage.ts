import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import { addDays } from "../catalogue/local-date";
import type { Instant } from "../time";
import { type AgreementEntry, isAgreed } from "./agreement-entry";
import { dateBegunBy } from "./date-begun";

/**
 * Where a version stands in its life at a moment.
 *
 * - `draft`, `proposed`: not agreed; it binds nobody, whatever its validity
 * - `coming`: agreed, not yet in force
 * - `active`: in force
 * - `ending`: in force, within its period of notice, and no later version takes over at its end
 * - `superseded`: a later agreed version is in force in its stead, or took over when it ended
 * - `expired`: ended, and nothing took over
 */
export type AgreementStage = "draft" | "proposed" | "coming" | "active" | "ending" | "superseded" | "expired";

/** The last day on which notice can be given of a version that ends; null where it has no end or no period of notice. */
export function lastDayOfNotice({ validTo, notice }: AgreementEntry): LocalDate | null {
  return validTo === undefined || notice === undefined ? null : addDays(validTo, -notice.days);
}

/** Today's date as each version reads it: in the zone of its first target's calendar. Zones are asked once each. */
export function todayOf({ calendars }: Catalogue, now: Instant): (entry: AgreementEntry) => LocalDate {
  const zones = new Map(calendars.map(({ key, timezone }) => [key, timezone]));
  const dates = new Map<string, LocalDate>();
  return ({ targets }) => {
    const zone = zones.get(targets[0]!.calendar)!;
    const known = dates.get(zone);
    if (known !== undefined) return known;
    const date = dateBegunBy(now, zone);
    dates.set(zone, date);
    return date;
  };
}

/** The stage of each version of a catalogue at a moment. Versions are sorted out once, for any number of questions. */
export function stagesAt(catalogue: Catalogue, now: Instant): (version: AgreementEntry) => AgreementStage {
  const today = todayOf(catalogue, now);
  const versions = new Map<string, AgreementEntry[]>();
  for (const entry of catalogue.agreements) {
    if (!isAgreed(entry)) continue;
    const others = versions.get(entry.key);
    if (others) others.push(entry);
    else versions.set(entry.key, [entry]);
  }
  return (entry) => {
    if (entry.state === "draft" || entry.state === "proposed") return entry.state;
    const date = today(entry);
    if (date < entry.validFrom) return "coming";
    const later = (versions.get(entry.key) ?? []).filter(({ version }) => version > entry.version);
    const tookOverBy = (day: (other: AgreementEntry) => LocalDate) =>
      later.some((other) => isValidOn(other, day(other)));
    const { validTo } = entry;
    if (validTo !== undefined && validTo <= date) return tookOverBy(() => validTo) ? "superseded" : "expired";
    if (tookOverBy(today)) return "superseded";
    const noticeBy = lastDayOfNotice(entry);
    return noticeBy !== null && noticeBy <= date && !tookOverBy(() => validTo!) ? "ending" : "active";
  };
}

/** Whether a date lies in a validity; agreed or not. */
export function isValidOn({ validFrom, validTo }: AgreementEntry, date: LocalDate): boolean {
  return validFrom <= date && (validTo === undefined || date < validTo);
}
