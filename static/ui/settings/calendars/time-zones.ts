import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { offsetProbe } from "../../../../src/domain/calendar/offset-probe";
import { type Instant, MINUTE } from "../../../../src/domain/time";

export interface TimeZoneChoice {
  readonly name: string;
  /** How far its clocks stand from UTC now: `+01:00`. */
  readonly offset: string;
}

/** Zones of the runtime, without the fixed ones but UTC. Some runtimes leave UTC itself out of their list. */
function zoneNames(): readonly string[] {
  return ["Etc/UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC" && name !== "Etc/UTC")];
}

/**
 * Zones in which every word of a search stands: `amst`, `new york`, `+05:30`. Those whose city begins with it come first.
 * @param most answers at most so many
 */
export function searchTimeZones(search: string, now: Instant, most: number): TimeZoneChoice[] {
  const words = search
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const found = zoneNames()
    .map((name) => ({ name, offset: offsetText(name, now) }))
    .filter(({ name, offset }) => {
      const text = `${name.replaceAll("_", " ")} ${name} ${offset}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const begins = ({ name }: TimeZoneChoice) => (cityOf(name).startsWith(words.join(" ")) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other)).slice(0, most);
}

export function isTimeZone(name: string): boolean {
  return name === "Etc/UTC" || Intl.supportedValuesOf("timeZone").includes(name) || hasOffset(name);
}

/** Older names, such as `Asia/Calcutta`, are zones too, though no list has them; offsets such as `+01:00` are none. */
function hasOffset(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    offsetProbe(name);
    return true;
  } catch {
    return false;
  }
}

function cityOf(name: string): string {
  return name
    .slice(name.lastIndexOf("/") + 1)
    .replaceAll("_", " ")
    .toLowerCase();
}

/** `+05:30`; `+00:00` for UTC. */
export function offsetText(timezone: string, at: Instant): string {
  const minutes = Math.round(offsetProbe(timezone)(at) / MINUTE);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
}

/** The date that a zone's clocks read at an instant. */
export function localDate(at: Instant, timezone: string): LocalDate {
  return new Date(at + offsetProbe(timezone)(at)).toISOString().slice(0, 10);
}
