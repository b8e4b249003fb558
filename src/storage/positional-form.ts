import { UnexpectedShape } from "../errors";

/**
 * Reads one stored value, or refuses it. Values that stand by position are read this way: a ticket is read with every event
 * about it, and a schema library spends more on each position than the value is worth.
 */
export type Form<Value> = (stored: unknown) => Value;

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
    return form(stored);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new UnexpectedShape(what, [`${error.path.join(".")}: expected ${error.expected}`]);
  }
}

function refuse(expected: string): never {
  throw new Misfit(expected, []);
}

export const number: Form<number> = (stored) => (typeof stored === "number" ? stored : refuse("a number"));

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
  (stored) =>
    stored === null ? null : form(stored);

export const listOf =
  <Value>(form: Form<Value>): Form<Value[]> =>
  (stored) =>
    Array.isArray(stored) ? stored.map((value, position) => readAt(position, form, value)) : refuse("a list");

/** Values by names that are not fixed. */
export const valuesOf =
  <Value>(form: Form<Value>): Form<Record<string, Value>> =>
  (stored) => {
    if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return refuse("values by name");
    const values: Record<string, Value> = {};
    for (const [name, value] of Object.entries(stored)) values[name] = readAt(name, form, value);
    return values;
  };

/** As many values as there are forms, each by its own; `make` gives them their names. */
export const places =
  <Values extends readonly unknown[], Value>(
    forms: { readonly [Position in keyof Values]: Form<Values[Position]> },
    make: (values: Values) => Value,
  ): Form<Value> =>
  (stored) => {
    if (!Array.isArray(stored) || stored.length !== forms.length) return refuse(`a list of ${forms.length}`);
    const values = new Array<unknown>(forms.length);
    for (let position = 0; position < forms.length; position += 1)
      values[position] = readAt(position, forms[position]!, stored[position]);
    return make(values as unknown as Values);
  };

/** Values by fixed names, each by its own form; others are left out. */
export const members = <Value extends object>(forms: { readonly [Name in keyof Value]: Form<Value[Name]> }) => {
  const names = Object.keys(forms) as (keyof Value & string)[];
  return (stored: unknown): Value => {
    if (typeof stored !== "object" || stored === null) return refuse("values by name");
    const values: Partial<Value> = {};
    for (const name of names) values[name] = readAt(name, forms[name], (stored as Partial<Value>)[name]);
    return values as Value;
  };
};

function readAt<Value>(place: number | string, form: Form<Value>, stored: unknown): Value {
  try {
    return form(stored);
  } catch (error) {
    if (error instanceof Misfit) throw new Misfit(error.expected, [place, ...error.path]);
    throw error;
  }
}
