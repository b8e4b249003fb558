import { z } from "zod";
import { ANY } from "../agreement/agreement";
import { parseDuration } from "../agreement/duration";
import { didYouMean } from "./did-you-mean";
import { isLocalDate } from "./local-date";
import { listed, shown } from "./problem";

/** What zod tells a message about: the bad value, and the keys of a group that it does not know. */
interface Finding {
  readonly input?: unknown;
  readonly keys?: readonly string[];
}

/** A message for any value that is not `what`; `what` says how to write it. */
export function expecting(what: string) {
  return ({ input }: Finding) => {
    if (input === undefined) return `This key is missing: give ${what}.`;
    return input === "" ? `This is empty. Give ${what}.` : `Expected ${what}, not ${shown(input)}.`;
  };
}

/** Text between quotes, or plain where YAML would not read it as something else. Never empty. */
export const text = textThat(() => true, "a text (in quotes where it looks like a number)");

/** What other entries refer to an entry by. */
export const key = textThat((value) => value !== ANY, 'a key: a text other than "*"');

export const keyOrAny = textThat(() => true, 'a key, or "*" for all');

export const amount = z
  .number({ error: expecting("a number from 0") })
  .nonnegative({ error: expecting("a number from 0") });

export const percentage = z
  .number({ error: expecting("a number from 0 to 100") })
  .min(0, { error: expecting("a number from 0 to 100") })
  .max(100, { error: expecting("a number from 0 to 100") });

export const flag = z.boolean({ error: expecting("true or false") });

const A_COUNT = "a whole number from 1";

/** Counts from 1: versions and levels. */
export const count = z.int({ error: expecting(A_COUNT) }).min(1, { error: expecting(A_COUNT) });

export const duration = z
  .string({ error: expecting("a duration such as PT1H30M") })
  .refine((value) => parseDuration(value) !== null, { error: ({ input }) => badDuration(String(input)) });

function badDuration(value: string): string {
  const advice = /^P[^T]*\d+(?:[.,]\d+)?[YMWD]/i.test(value)
    ? "A day, week or month has no single length on a calendar. Write the working hours it stands for, such as PT8H for a day of eight."
    : "Write hours, minutes and seconds, such as PT40H, PT1H30M or PT0S.";
  return value === ""
    ? `This is empty. ${advice}`
    : `${shown(value)} is not a duration in hours, minutes and seconds. ${advice}`;
}

export const localDate = z.string({ error: expecting('a date such as "2013-12-25"') }).refine(isLocalDate, {
  error: ({ input }) => `${shown(input)} is not a date of the calendar. Write one such as "2013-12-25".`,
});

/** A text that must satisfy `holds`; empty never does. */
export function textThat(holds: (value: string) => boolean, what: string) {
  return z
    .string({ error: expecting(what) })
    .refine((value) => value !== "" && holds(value), { error: expecting(what) });
}

export function oneOf<const Words extends readonly [string, ...string[]]>(...words: Words) {
  const what = words.length === 1 ? words[0] : `one of ${listed(words)}`;
  return z.enum(words, {
    error: ({ input }) => expecting(what)({ input }) + (typeof input === "string" ? didYouMean(input, words) : ""),
  });
}

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: expecting("a list") });
}

/** A list that says something: at least one entry. */
export function filledListOf<Item extends z.ZodType>(item: Item, why: string) {
  return listOf(item).min(1, { error: `This list is empty: ${why}.` });
}

/** Keys and what each holds; any other key is refused, for a typo must not silently drop a promise. */
export function group<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ input, keys }: Finding) => (keys ? unknownKeys(keys, known) : expecting(what)({ input })),
  });
}

/** One line for each unknown key, in the order of `keys`. */
function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys
    .map(
      (key) =>
        `Unknown key ${shown(key)}.${didYouMean(key, known) || ` Known here: ${listed(known)}.`} Mend or remove it.`,
    )
    .join("\n");
}

/** A value of several forms: judged by the one form that it was meant to have, so that messages stay to the point. */
export function eitherForm(formOf: (value: unknown) => z.ZodType) {
  return z.unknown().superRefine((value, context) => {
    for (const finding of findingsOf(formOf(value).safeParse(value))) context.addIssue({ code: "custom", ...finding });
  });
}

/** What a schema found, each at the very key it is about: unknown keys are told one by one. */
export function findingsOf({ error }: z.ZodSafeParseResult<unknown>): { path: PropertyKey[]; message: string }[] {
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: issue.message }];
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => ({ path: [...issue.path, key], message: messages[index]! }));
  });
}
