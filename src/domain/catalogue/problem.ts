import { shortened } from "../typed-text";

/** One thing that is wrong with a catalogue, or doubtful in it, for the person who wrote the file. */
export interface Problem {
  /** Where: `agreements[3].targets[0].within`; `line 3, column 5` for a text that cannot be read; empty for the whole file. */
  readonly path: string;
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

/** Takes one finding of a check. */
export type Report = (path: string, message: string) => void;

/** The path of a part inside another: `at("agreements", 3, "key")` is `agreements[3].key`. */
export function at(...steps: readonly PropertyKey[]): string {
  // A plain loop: a large catalogue asks for a path a hundred thousand times.
  let path = "";
  for (const step of steps) path = within(path, step);
  return path;
}

function within(path: string, step: PropertyKey): string {
  if (typeof step === "number") return `${path}[${step}]`;
  const name = String(step);
  if (path === "") return name;
  return /^[\w-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** A value as a message quotes it: short, and never a whole tree. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(shortened(value, 60));
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of keys";
  return String(value);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
