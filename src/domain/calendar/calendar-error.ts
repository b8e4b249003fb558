/** Base of what a calendar refuses on purpose; `code` is stable, `message` is for people. */
export abstract class CalendarError extends Error {
  abstract readonly code: string;
}

/** The question, or its answer, lies outside the years for which time zone rules are worth trusting. */
export class CalendarRangeError extends CalendarError {
  readonly code = "calendar-range";
  override readonly name = "CalendarRangeError";

  constructor(question: string, timezone: string, knownYears: { readonly first: number; readonly last: number }) {
    super(
      `${question} lies outside the years ${knownYears.first} to ${knownYears.last} that a calendar (here in ${timezone}) ` +
        "can know. Ask about an instant, or a duration, within them.",
    );
  }
}

/** The runtime's time zone data has no zone of that name. */
export class UnknownTimeZone extends CalendarError {
  readonly code = "unknown-time-zone";
  override readonly name = "UnknownTimeZone";

  constructor(timezone: string) {
    super(
      `"${timezone}" is not a known time zone. Use a name of the IANA database, such as "Europe/Zurich" or "Etc/UTC".`,
    );
  }
}
