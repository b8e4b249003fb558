import { settings } from "../../../../locales/en-US.json";

/** The page's words: what stands below `settings` in the locale. */
type Words = typeof settings;

/** Where a word stands, such as `services.title`; a group with `one` and `other` is one word in two forms. */
export type WordKey = KeysOf<Words>;
type KeysOf<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string | { readonly other: string }
    ? Key
    : `${Key}.${KeysOf<Group[Key]>}`;
}[keyof Group & string];

export type WordValues = Readonly<Record<string, string | number>>;

const plurals = new Intl.PluralRules("en");

/**
 * A word of the locale with its values put in: `say("table.found", { count: 3 })` for `{ "one": "{count} entry", "other": … }`
 * or a plain text. Numbers are written as the page's language does.
 * @throws Error when the locale has no such word
 */
export function say(key: WordKey, values: WordValues = {}): string {
  const found = wordAt(key);
  const text =
    typeof found === "string" ? found : plurals.select(Number(values.count)) === "one" ? found?.one : found?.other;
  if (text === undefined) throw new Error(`The locale has no word settings.${key}.`);
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? value.toLocaleString("en") : value;
  });
}

/** A word whose key is only known at run time, such as one for a state; the key itself where the locale has none. */
export function sayIfKnown(key: string, values: WordValues = {}): string {
  return typeof wordAt(key) === "string" ? say(key as WordKey, values) : (key.split(".").at(-1) ?? key);
}

type Word = string | { readonly one: string; readonly other: string } | undefined;

function wordAt(key: string): Word {
  let place: unknown = settings;
  for (const step of key.split(".")) place = (place as Record<string, unknown> | undefined)?.[step];
  return place as Word;
}
