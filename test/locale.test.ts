import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import locale from "../locales/en-US.json";

/** Every word of the locale is said somewhere: what nobody says any more is taken out. */

const root = join(__dirname, "..");

function textsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "build" ? [] : textsIn(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(join(root, path), "utf8")] : [];
  });
}

/** Paths of all words; the two forms of a plural are one word. */
function wordsIn(group: object, path = ""): string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    const place = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string" || Object.keys(value).join() === "one,other") return [place];
    return wordsIn(value, place);
  });
}

const sources = [...textsIn("src"), ...textsIn("static/ui")];
const manifest = readFileSync(join(root, "manifest.yml"), "utf8");

/** Keys as they are written, and as patterns where a part of them is only known at run time. */
const written = new Set(
  sources.flatMap((text) => [...text.matchAll(/["'`]([\w-]+(?:\.[\w-]+)*)["'`]/g)].map(([, key]) => key!)),
);
const patterns = [
  ...new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/`([\w.-]*(?:\$\{(?:[^{}]|\{[^{}]*\})*\}[\w.-]*)+)`/g)].map(([, template]) => template!),
    ),
  ),
]
  .map((template) => template.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "\0"))
  // A template of nothing but values would fit every word.
  .filter((template) => /[\w-]{2}/.test(template))
  .map((template) => new RegExp(`^${template.replaceAll(".", "\\.").replaceAll("\0", "[\\w.-]+")}$`));

function isSaid(word: string): boolean {
  if (
    manifest.includes(`i18n: ${word} `) ||
    manifest.includes(`i18n: ${word}\n`) ||
    manifest.includes(`i18n: ${word}}`)
  )
    return true;
  // A page says its words from its own group on, and some parts from a group within that.
  const steps = word.split(".");
  const names = steps
    .slice(0, 3)
    .map((_, from) => steps.slice(from).join("."))
    .filter((name, from) => from < 2 || name.includes("."));
  return names.some((name) => written.has(name) || patterns.some((pattern) => pattern.test(name)));
}

it("finds keys to judge by", () => {
  expect(written.has("overview.title")).toBe(true);
  expect(patterns.some((pattern) => pattern.test("overview.steps.service"))).toBe(true);
});

it("holds no word that nobody says", () => {
  expect(wordsIn(locale).filter((word) => !isSaid(word))).toEqual([]);
});
