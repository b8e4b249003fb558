/** Where the stand-in accepts more than the platform, a list says so: none in the code is missing there, and none there is gone. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { routes } from "../jira/rest/routes";

const SANDBOX = join(__dirname, "..");
const OUTSIDE = new Set(["test", "node_modules"]);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return OUTSIDE.has(entry.name) ? [] : filesBelow(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

const sources = filesBelow(SANDBOX).map((path) => ({
  path: relative(SANDBOX, path),
  text: readFileSync(path, "utf8"),
}));
const marked = (text: string): string[] => [...text.matchAll(/LENIENT: ([\w-]+)/g)].map(([, key]) => key!);
const list = readFileSync(join(SANDBOX, "LENIENCY.md"), "utf8");
const listed = [...list.matchAll(/^\| `([\w-]+)` \|(.*)\|$/gm)].map(([, key, rest]) => ({
  key: key!,
  cells: rest!.split(" | ").map((cell) => cell.trim()),
}));

it("lists each point that the code marks, once, and no other", () => {
  const keys = listed.map(({ key }) => key);
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  expect([...new Set(sources.flatMap(({ text }) => marked(text)))].toSorted()).toEqual(keys.toSorted());
});

it.each(listed.map(({ key, cells }) => [key, cells] as const))(
  "says of %s what happens here, what there, and by which document or that none is known",
  (_, cells) => {
    expect(cells).toHaveLength(3);
    expect(cells.every((cell) => cell.length > 3)).toBe(true);
    expect(cells[2]).toMatch(/https:\/\/\w+\.atlassian\.com\/|`@(forge|atlaskit)\/[\w-]+`|\bopen$/);
  },
);

it.each(
  sources
    .filter(({ path, text }) => /^(jira\/rest|forge)\//.test(path) && /looseObject|\.loose\(|passthrough/.test(text))
    .map(({ path, text }) => [path, text] as const),
)("%s takes members that it does not know, and marks that", (_, text) => {
  expect(marked(text).filter((key) => /unknown/.test(key))).not.toEqual([]);
});

it("lists each query parameter that a route takes and no code reads", () => {
  const rest = sources.filter(({ path }) => path.startsWith("jira/rest/")).map(({ text }) => text);
  const withoutLists = rest.map((text) => text.replace(/\bquery: \[[^\]]*\]/g, "")).join("\n");
  const ignored = routes.flatMap(({ method, path, query = [] }) =>
    query.filter((name) => !withoutLists.includes(`"${name}"`)).map((name) => `${method} ${path}?${name}`),
  );
  const known = [...list.matchAll(/^\| `([A-Z]+ \/[^`]+\?\w+)` \|/gm)].map(([, call]) => call!);
  expect(ignored.toSorted()).toEqual(known.toSorted());
});
