/** A moment, in milliseconds since 1970-01-01T00:00:00Z: a whole number, comparable with `<`. */
export type Instant = number;

/** A length of time in milliseconds. Working time and wall time share the unit; names say which is meant. */
export type Milliseconds = number;

export const SECOND: Milliseconds = 1_000;
export const MINUTE: Milliseconds = 60 * SECOND;
export const HOUR: Milliseconds = 60 * MINUTE;
export const DAY: Milliseconds = 24 * HOUR;
