import type { LocalDate } from "../calendar/calendar";
import { addDays } from "../catalogue/local-date";
import type { Instant } from "../time";

/** A meeting as an iCalendar file tells of it. */
export interface Invitation {
  /** Lasting: the same one again replaces what a calendar has. */
  readonly uid: string;
  readonly on: LocalDate;
  readonly title: string;
  readonly words: string;
  readonly madeAt: Instant;
}

/**
 * An iCalendar file (RFC 5545) with one meeting of a whole day: the hour is for those who meet to settle. Nobody is invited
 * by it: whoever opens it chooses whom to send it to.
 */
export function invitationText({ uid, on, title, words, madeAt }: Invitation): string {
  const day = (date: LocalDate) => date.replaceAll("-", "");
  const stamp = `${new Date(madeAt).toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Handshake//Service review//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day(on)}`,
    `DTEND;VALUE=DATE:${day(addDays(on, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(words)}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
}

const escaped = (text: string) =>
  text
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n?|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");

/** A line has at most 75 bytes; what follows begins with a blank, and a character is never split. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > 75) {
      parts.push(part);
      part = "";
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}
