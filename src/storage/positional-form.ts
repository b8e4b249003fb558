import type { Instant } from "../domain/time";
import { UnexpectedShape } from "../errors";

/**
 * Reads one stored value, or refuses it. Values that stand by position are read this way: a ticket is read with every event
 * about it, and a schema library spends more on each position than the value is worth.
 *
 * @param origin what the instants in it count from
 */
export type Form<Value> = (stored: unknown, origin: Instant) => Value;

/** What refused a value, and where it stands. */
class Misfit extends Error {
  constructor(
    readonly expected: string,
    readonly path: readonly (number | string)[],
  ) {
    super(expected);
  }
}

/** @throws UnexpectedShape when it was written by a version of the app that this one does not know, or damaged */
export function readByForm<Value>(what: string, form: Form<Value>, stored: unknown): Value {
  try {
    return form(stored, 0);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new UnexpectedShape(what, [`${error.path.join(".")}: expected ${error.expected}`]);
  }
}

function refuse(expected: string): never {
  throw new Misfit(expected, []);
}

export const number: Form<number> = (stored) => (typeof stored === "number" ? stored : refuse("a number"));

/** An instant as the milliseconds since the origin. */
export const instant: Form<Instant> = (stored, origin) =>
  typeof stored === "number" ? origin + stored : refuse("a number");

export const text: Form<string> = (stored) => (typeof stored === "string" ? stored : refuse("a text"));

/** Yes and no as 1 and 0. */
export const flag: Form<boolean> = (stored) => stored === 1 || (stored !== 0 && refuse("0 or 1"));

/** A number that the writing version of the form has, and no other. */
export const exactly =
  (wanted: number): Form<number> =>
  (stored) =>
    stored === wanted ? wanted : refuse(String(wanted));

/** A word of a fixed choice, as its position among them. */
export const wordOf =
  <Word extends string>(words: readonly Word[]): Form<Word> =>
  (stored) =>
    (typeof stored === "number" ? words[stored] : undefined) ?? refuse(`a whole number below ${words.length}`);

export const orNull =
  <Value>(form: Form<Value>): Form<Value | null> =>
  (stored, origin) =>
    stored === null ? null : form(stored, origin);

export const listOf =
  <Value>(form: Form<Value>): Form<Value[]> =>
  (stored, origin) => {
    if (!Array.isArray(stored)) return refuse("a list");
    return readEach(stored, () => form, origin);
  };

/** Values by names that are not fixed. */
export const valuesOf =
  <Value>(form: Form<Value>): Form<Record<string, Value>> =>
  (stored, origin) => {
    if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return refuse("values by name");
    const values: Record<string, Value> = {};
    for (const name of Object.keys(stored))
      values[name] = readAt(name, form, (stored as Record<string, unknown>)[name], origin);
    return values;
  };

/** As many values as there are forms, each by its own; `make` gives them their names. */
export const places =
  <Values extends readonly unknown[], Value>(
    forms: { readonly [Position in keyof Values]: Form<Values[Position]> },
    make: (values: Values) => Value,
  ): Form<Value> =>
  (stored, origin) => {
    if (!Array.isArray(stored) || stored.length !== forms.length) return refuse(`a list of ${forms.length}`);
    return make(readEach(stored, (position) => forms[position]!, origin) as unknown as Values);
  };

/** `[version, instant, value]`: a value whose own instants count from that one. */
export const countedFrom = <Value>(version: number, form: Form<Value>): Form<Value> => {
  const parts = places([exactly(version), instant, (value) => value], ([, since, value]) => ({ since, value }));
  return (stored, origin) => {
    const { since, value } = parts(stored, origin);
    return readAt(2, form, value, since);
  };
};

/** Values by fixed names, each by its own form; others are left out. */
export const members = <Value extends object>(forms: { readonly [Name in keyof Value]: Form<Value[Name]> }) => {
  const names = Object.keys(forms) as (keyof Value & string)[];
  return (stored: unknown, origin: Instant): Value => {
    if (typeof stored !== "object" || stored === null) return refuse("values by name");
    const values: Partial<Value> = {};
    for (const name of names) values[name] = readAt(name, forms[name], (stored as Partial<Value>)[name], origin);
    return values as Value;
  };
};

function readAt<Value>(place: number | string, form: Form<Value>, stored: unknown, origin: Instant): Value {
  try {
    return form(stored, origin);
  } catch (error) {
    throw placed(place, error);
  }
}

/** Not by `readAt`, as lists are long and what is in them is short. */
function readEach<Value>(
  stored: readonly unknown[],
  formAt: (position: number) => Form<Value>,
  origin: Instant,
): Value[] {
  const values = new Array<Value>(stored.length);
  let position = 0;
  try {
    for (; position < stored.length; position += 1) values[position] = formAt(position)(stored[position], origin);
  } catch (error) {
    throw placed(position, error);
  }
  return values;
}

/** What refused a value, as seen from around it. */
function placed(place: number | string, error: unknown): unknown {
  return error instanceof Misfit ? new Misfit(error.expected, [place, ...error.path]) : error;
}
