import { createHash } from "node:crypto";

/** Bytes of what an index orders by, and of one of the values that it is parted by, beside an id or two. */
const LONGEST_SORT_KEY = 900;
const LONGEST_PARTITION = 1_500;

/** What an index orders by: a longer text is cut, and what is cut alike stands side by side. */
export const sortKeyOf = (text: string): string => bounded(text, LONGEST_SORT_KEY);

/** What an index is parted by: different texts stay different, however long they are. */
export const partitionOf = (text: string): string => bounded(text, LONGEST_PARTITION);

/**
 * A text of people's as a part of a key of storage, which takes few signs and 500 characters: different texts have
 * different parts, however long they are.
 */
export function keyPartOf(text: string): string {
  const digits = Buffer.from(text).toString("hex");
  return digits.length <= LONGEST_KEY_PART ? digits : `sha256-${sha256(text)}`;
}

/** Leaves room for the ids before it. */
const LONGEST_KEY_PART = 400;

/** The text itself, or as much of its beginning as there is room for with the hash of the whole behind it. */
function bounded(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const end = `… ${sha256(text)}`;
  let room = mostBytes - Buffer.byteLength(end);
  let beginning = "";
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    beginning += character;
  }
  return beginning + end;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
