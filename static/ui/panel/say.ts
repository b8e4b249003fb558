import { panel } from "../../../locales/en-US.json";
import { element } from "./element";

type Words = typeof panel;

/** Where a word of the panel stands in the locale, below `panel`, such as `state.on-track`. */
export type WordKey = KeysOf<Words>;
type KeysOf<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string ? Key : `${Key}.${KeysOf<Group[Key]>}`;
}[keyof Group & string];

export type WordValues = Readonly<Record<string, string | number>>;

/** A word with its values put in, as plain text. */
export function say(key: WordKey, values: WordValues = {}): string {
  return wordAt(key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The same as nodes, in which each value keeps to itself whatever direction it is written in. */
export function sayIn(key: WordKey, values: WordValues = {}): Node[] {
  return wordAt(key)
    .split(/\{(\w+)\}/)
    .map((part, place) =>
      place % 2 === 0 ? document.createTextNode(part) : element("bdi", {}, String(values[part] ?? `{${part}}`)),
    );
}

/** @throws Error when the locale has no such word */
function wordAt(key: string): string {
  let place: unknown = panel;
  for (const step of key.split(".")) place = (place as Record<string, unknown> | undefined)?.[step];
  if (typeof place !== "string") throw new Error(`The locale has no word panel.${key}.`);
  return place;
}
