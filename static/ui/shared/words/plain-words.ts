/** Words for pages without React: as text, or as nodes in which each value keeps to itself. */

export type WordValues = Readonly<Record<string, string | number>>;

/** Where a word stands in a group of the locale, such as `state.on-track`. */
export type WordKeyOf<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string ? Key : `${Key}.${WordKeyOf<Group[Key]>}`;
}[keyof Group & string];

export interface PlainWords<Key extends string> {
  /** A word with its values put in, as plain text. */
  say(key: Key, values?: WordValues): string;
  /** The same as nodes, in which each value keeps to itself whatever direction it is written in. */
  sayIn(key: Key, values?: WordValues): Node[];
}

/** @param name of the group, for the message about a word that is missing */
export function plainWords<Group extends object>(name: string, group: Group): PlainWords<WordKeyOf<Group>> {
  /** @throws Error when the locale has no such word */
  const wordAt = (key: string): string => {
    let place: unknown = group;
    for (const step of key.split(".")) place = (place as Record<string, unknown> | undefined)?.[step];
    if (typeof place !== "string") throw new Error(`The locale has no word ${name}.${key}.`);
    return place;
  };
  return {
    say: (key, values = {}) =>
      wordAt(key).replaceAll(/\{(\w+)\}/g, (whole, value: string) => String(values[value] ?? whole)),
    sayIn: (key, values = {}) =>
      wordAt(key)
        .split(/\{(\w+)\}/)
        .map((part, place) => {
          if (place % 2 === 0) return document.createTextNode(part);
          const apart = document.createElement("bdi");
          apart.textContent = String(values[part] ?? `{${part}}`);
          return apart;
        }),
  };
}
