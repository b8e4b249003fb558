import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = resolve(__dirname, "..");
const source = join(root, "src");
const pages = join(root, "static", "ui");
const builtPages = join(pages, "build");

/** What each layer of `src/` may import from `src/`, apart from itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["handlers"],
  contract: [],
  "errors.ts": [],
  domain: [],
  usecases: ["domain", "errors.ts"],
  words: ["domain"],
  jira: ["usecases", "words", "domain", "errors.ts"],
  storage: ["usecases", "domain", "errors.ts"],
  handlers: ["usecases", "jira", "storage", "words", "domain", "contract", "errors.ts"],
};

/** Packages that a layer may import; the others may import what they like of what is installed. */
const packages: Readonly<Record<string, RegExp>> = {
  domain: /^(zod|yaml|date-fns|@date-fns\/tz)$/,
  usecases: /^$/,
  words: /^$/,
};

interface SourceFile {
  readonly path: string;
  readonly layer: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === builtPages ? [] : filesIn(path);
    return /\.([cm]?js|tsx?)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";/gms),
    ...text.matchAll(/^import "([^"]+)";/gm),
    ...text.matchAll(/\bimport\("([^"]+)"\)/g),
  ].map(([, from]) => from!);
}

const files: readonly SourceFile[] = filesIn(source).map((path) => {
  const text = readFileSync(path, "utf8");
  return { path: relative(root, path), layer: relative(source, path).split(sep)[0]!, text, imports: importsOf(text) };
});

/** What a file imports from `src/`, by layer. */
function layersOf({ path, imports }: SourceFile): string[] {
  return imports
    .filter((from) => from.startsWith("."))
    .map((from) => relative(source, resolve(root, dirname(path), from)).split(sep)[0]!)
    .map((layer) => (layer in allowed ? layer : `${layer}.ts` in allowed ? `${layer}.ts` : layer));
}

describe("arrows point one way", () => {
  it("finds the source it judges", () => {
    expect(new Set(files.map(({ layer }) => layer))).toEqual(new Set(Object.keys(allowed)));
  });

  it.each(files.map((file) => [file.path, file] as const))("%s", (_, file) => {
    const isLocale = (layer: string) => layer === ".." && file.layer === "words";
    const forbidden = layersOf(file).filter(
      (layer) => layer !== file.layer && !allowed[file.layer]!.includes(layer) && !isLocale(layer),
    );
    expect(forbidden).toEqual([]);
  });
});

it.each(Object.entries(packages))("%s imports no package but %s", (layer, names) => {
  const foreign = files
    .filter((file) => file.layer === layer)
    .flatMap(({ path, imports }) =>
      imports.filter((from) => !from.startsWith(".") && !names.test(from)).map((from) => `${path}: ${from}`),
    );
  expect(foreign).toEqual([]);
});

it("the domain is told what time it is, and draws no lots", () => {
  const forbidden = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.env\b|\bsetTimeout\b/;
  expect(files.filter(({ layer, text }) => layer === "domain" && forbidden.test(text)).map(({ path }) => path)).toEqual(
    [],
  );
});

it("nothing that people typed can become markup: no part of the app or its pages makes any from text", () => {
  const makesMarkup =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|parseFromString|srcdoc)\b|\bdocument\.write\b|\beval\(|\bnew Function\b/;
  const written = [...filesIn(source), ...filesIn(pages)].filter((path) =>
    makesMarkup.test(readFileSync(path, "utf8")),
  );
  expect(written.map((path) => relative(root, path))).toEqual([]);
});

it("nothing in the app knows the offline site or the tools", () => {
  const outside = files.flatMap(({ path, imports }) =>
    imports.filter((from) => /\b(sandbox|tools|test)\//.test(from)).map((from) => `${path}: ${from}`),
  );
  expect(outside).toEqual([]);
});

/** Of each file below a folder what it imports by a relative address, as paths within the repository. */
const reachOf = (folder: string): { path: string; places: string[] }[] =>
  filesIn(join(root, folder)).map((path) => ({
    path: relative(root, path),
    places: importsOf(readFileSync(path, "utf8"))
      .filter((from) => from.startsWith("."))
      .map((from) => relative(root, resolve(dirname(path), from))),
  }));

describe("the pages", () => {
  const imports = reachOf("static/ui");

  it("know of the app the contract, the domain and the words alone", () => {
    const allowedPlaces = /^(static\/ui\/|src\/contract$|src\/domain\/|locales\/)/;
    const foreign = imports.flatMap(({ path, places }) =>
      places.filter((place) => !allowedPlaces.test(place)).map((place) => `${path}: ${place}`),
    );
    expect(foreign).toEqual([]);
  });

  it("share parts that know no page", () => {
    const backward = imports
      .filter(({ path }) => /^static\/ui\/(shared|shell)\//.test(path))
      .flatMap(({ path, places }) =>
        places.filter((place) => place.startsWith("static/ui/settings/")).map((place) => `${path}: ${place}`),
      );
    expect(backward).toEqual([]);
  });
});

it.each`
  folder       | outside                  | why
  ${"tools"}   | ${/^(sandbox\/)?test\//} | ${"what tests and tools share stands in tools/ or the sandbox"}
  ${"sandbox"} | ${/^(?!sandbox\/)/}      | ${"it knows the app by its manifest, its functions and its built pages"}
`("$folder/ imports nothing that matches $outside ($why)", ({ folder, outside }) => {
  const foreign = reachOf(folder).flatMap(({ path, places }) =>
    places.filter((place) => outside.test(place)).map((place) => `${path}: ${place}`),
  );
  expect(foreign).toEqual([]);
});

it("the offline site has no word of service levels, apart from Jira Service Management's own", () => {
  const words = /service.?level|\bslm\b|\bsla\b|agreement|escalat|breach|underpinning|handshake/i;
  const ownPaths = /\/sla\b|"sla"|\bsla:|request\.sla\b|slaMetricId|\b(?:request|field)-sla\b|\bSLAs? of Jira's own\b/g;
  const telling = filesIn(join(root, "sandbox")).filter((path) =>
    words.test(readFileSync(path, "utf8").replaceAll(ownPaths, "")),
  );
  expect(telling).toEqual([]);
});
