import english from "../../locales/en-US.json";
import { HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from "../domain/time";

type Tree = { readonly [key: string]: string | Tree };

/** The words of one language. Comments are read by many people, so they are in the language of the app's locale files. */
export interface Words {
  /** A text by its dotted key, with `{name}` replaced by what `params` gives; a key that is missing shows itself. */
  text(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** Working time as people say it: `2 h 30 min`, rounded down to minutes; below a minute in seconds. */
  duration(length: Milliseconds): string;
  /** `75 %`, rounded down: 100 % is said only of a time that is used up. */
  percent(part: Milliseconds, whole: Milliseconds): string;
  /** `Tue, 14 May 2013, 14:00 (Europe/Amsterdam)`. */
  moment(at: Instant, timezone: string): string;
  list(names: readonly string[]): string;
}

export const englishWords: Words = wordsOf("en-GB", english);

function wordsOf(locale: string, tree: Tree): Words {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });
  const percentage = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const text: Words["text"] = (key, params = {}) =>
    find(tree, key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? `{${name}}`));
  return {
    text,
    duration(length) {
      const whole = Math.max(0, length);
      const hours = Math.floor(whole / HOUR);
      const minutes = Math.floor((whole % HOUR) / MINUTE);
      if (hours > 0 && minutes > 0) return text("duration.hours-minutes", { hours, minutes });
      if (hours > 0) return text("duration.hours", { hours });
      if (minutes > 0) return text("duration.minutes", { minutes });
      return text("duration.seconds", { seconds: Math.floor(whole / SECOND) });
    },
    percent(part, whole) {
      return whole === 0 ? "100 %" : `${percentage.format(Math.floor((part * 100) / whole))} %`;
    },
    moment(at, timezone) {
      let format = formats.get(timezone);
      if (format === undefined) {
        format = new Intl.DateTimeFormat(locale, {
          timeZone: timezone,
          weekday: "short",
          day: "numeric",
          month: "short",
          year: "numeric",
          hour: "2-digit",
          minute: "2-digit",
        });
        formats.set(timezone, format);
      }
      return `${format.format(at)} (${timezone})`;
    },
    list: (names) => conjunction.format(names),
  };
}

function find(tree: Tree, key: string): string {
  let node: string | Tree | undefined = tree;
  for (const step of key.split(".")) node = typeof node === "object" ? node[step] : undefined;
  return typeof node === "string" ? node : key;
}
