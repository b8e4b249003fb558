import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import locale from "../locales/en-US.json";
import { scenes } from "../tools/pictures/scenes";

/** What the documents name is there: files, pictures, options, and the words that one is to click. */

const root = join(__dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const guides = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "sandbox/README.md", ...guides];

describe.each(documents)("%s", (document) => {
  const text = read(document);
  const folder = join(root, document, "..");

  it("links to documents and pictures that are there", () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)\)|(?:src|srcset)="([^"]+)"/g)]
      .map(([, link, source]) => (link ?? source)!)
      .filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });

  it("names files and folders that are there", () => {
    const named = [...text.matchAll(/`([\w./{},*-]+)`/g)].map(([, name]) => name!);
    const paths = named.filter((name) => /^(src|static|sandbox|tools|test|examples|docs|locales)\//.test(name));
    expect(paths.flatMap(alternatives).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("names files of the app by their place in `src`", () => {
    const named = [...text.matchAll(/`((?:handlers|usecases|domain|jira|storage|words)\/[\w./{},-]+\.ts)`/g)];
    const paths = named.flatMap(([, name]) => alternatives(`src/${name}`));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("starts the site with options that it has", () => {
    const options = [...text.matchAll(/npm start -- ([^`\n]*)/g)].flatMap(
      ([, words]) => words!.match(/--[\w-]+/g) ?? [],
    );
    const known = read("tools/start.mjs");
    expect(options.filter((option) => !known.includes(`${option.slice(2)}: { type:`))).toEqual([]);
  });
});

it("ARCHITECTURE.md has a row for every folder of the domain", () => {
  const rows = read("ARCHITECTURE.md")
    .split("\n")
    .filter((line) => line.startsWith("| `src/domain/"))
    .map((line) => line.split(" | ")[0]!)
    .join(" ");
  const folders = readdirSync(join(root, "src", "domain"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).filter((name) => !new RegExp(`[/\\x60]${name}\\x60`).test(rows))).toEqual([]);
});

/** `a/{b,c}` as `a/b` and `a/c`. */
function alternatives(path: string): string[] {
  const [whole, some] = /\{([^}]*)\}/.exec(path) ?? [];
  return whole === undefined ? [path] : some!.split(",").flatMap((one) => alternatives(path.replace(whole, one)));
}

describe("The pictures", () => {
  const shown = documents
    .flatMap((document) => [...read(document).matchAll(/pictures\/([\w-]+)\.webp/g)])
    .map(([, name]) => name!);

  it("are those that the script takes, and each is in a document, in light and dark", () => {
    const taken = scenes.flatMap(({ name }) => [`${name}-dark`, `${name}-light`]);
    expect([...new Set(shown)].sort()).toEqual(taken.sort());
  });

  it("are all there, and not heavy", () => {
    const files = readdirSync(join(root, "docs", "pictures"));
    expect(files.sort()).toEqual([...new Set(shown)].map((name) => `${name}.webp`).sort());
    const bytes = files.reduce((sum, name) => sum + readFileSync(join(root, "docs", "pictures", name)).length, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });
});

/** Words of Jira, of the offline site, and of the invented desk that the guides send people to. */
const otherWords = new Set(
  [
    ...["Project settings", "Settings", "Issues", "Fields", "Apps", "Queues", "Looking as", "Meter", "customer portal"],
    ...[
      "Administer projects",
      "Administer Jira",
      "Service Desk Agent",
      "Service level agreement",
      "Patient records for the clinics",
    ],
  ].map((word) => word.toLowerCase()),
);

function textsOf(group: object): string[] {
  return Object.values(group).flatMap((value: string | object) =>
    typeof value === "string" ? [value] : textsOf(value),
  );
}

/** Every text of the pages, in small letters; a value in it may be anything. */
const said = textsOf(locale).map((text) => text.toLowerCase());

describe("The guide for service level managers", () => {
  /** What it sets in italics, and the bold names of steps, are words of the pages, one after the other on the way. */
  const ways = [...read("docs/for-managers.md").matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, way]) => way!);
  const words = [...new Set(ways.flatMap((way) => way.split(" → ")))];

  it.each(words)("sends people to “%s”, which is there", (word) => {
    const wanted = word.toLowerCase();
    expect(otherWords.has(wanted) || said.includes(wanted) || wanted === "the agreement").toBe(true);
  });
});
