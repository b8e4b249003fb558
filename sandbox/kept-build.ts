import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface Built {
  readonly content: string;
  /** Paths of all files that went into it. */
  readonly ingredients: readonly string[];
}

/** What a build was made of: file and SHA-256 of its content. */
type Ingredients = Readonly<Record<string, string>>;

/**
 * What `build` makes, kept in `file`, and made anew only when the recipe or a file that went into it has changed. A list of
 * these stands beside it, as `<file>.json`. Several processes may build into the same place: each finds a whole file.
 * @param recipe all else on which the content depends
 * @throws what `build` throws; what was kept before stays
 */
export async function keptBuild(file: string, recipe: string, build: () => Promise<Built>): Promise<string> {
  const list = `${file}.json`;
  const known = existsSync(file) && existsSync(list) ? readList(list) : undefined;
  if (known?.recipe === recipe && isUnchanged(known.ingredients)) return readFileSync(file, "utf8");
  const { content, ingredients } = await build();
  mkdirSync(dirname(file), { recursive: true });
  // The list last: with that of an earlier build, the content would only be made once more.
  putInPlace(file, content);
  const fingerprints = Object.fromEntries(ingredients.filter(existsSync).map((path) => [path, fingerprint(path)]));
  putInPlace(list, JSON.stringify({ recipe, ingredients: fingerprints }));
  return content;
}

/** Whole or not at all, whoever reads at this moment. */
export function putInPlace(file: string, content: string): void {
  const made = `${file}.${process.pid}`;
  writeFileSync(made, content);
  renameSync(made, file);
}

const isUnchanged = (ingredients: Ingredients): boolean =>
  Object.entries(ingredients).every(([path, hash]) => existsSync(path) && fingerprint(path) === hash);

const fingerprint = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

const readList = (list: string) =>
  JSON.parse(readFileSync(list, "utf8")) as { recipe: string; ingredients: Ingredients };
