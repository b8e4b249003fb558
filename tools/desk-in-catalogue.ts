import { parse } from "yaml";

type Category = "new" | "indeterminate" | "done";
const categories: readonly Category[] = ["new", "indeterminate", "done"];

/** What a catalogue file tells of a desk, as far as the file can be read; whether it may be used is for the app to say. */
export function deskIn(catalogue: string): {
  readonly statuses: readonly { readonly name: string; readonly category: Category }[];
  /** The contacts that have accounts. */
  readonly people: readonly { readonly accountId: string; readonly name: string }[];
} {
  const document = parsed(catalogue);
  const entries = (key: string): Record<string, unknown>[] => {
    const list = (document as Record<string, unknown> | null)?.[key];
    return Array.isArray(list) ? list.filter((entry) => typeof entry === "object" && entry !== null) : [];
  };
  return {
    statuses: entries("statuses").flatMap(({ name, category }) =>
      typeof name === "string"
        ? [{ name, category: categories.find((known) => known === category) ?? "indeterminate" }]
        : [],
    ),
    people: entries("contacts").flatMap(({ accountId, name }) =>
      typeof accountId === "string" ? [{ accountId, name: typeof name === "string" ? name : accountId }] : [],
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
