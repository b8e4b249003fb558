// Builds the app's pages into static/ui/build, one folder for each: index.html, scripts and styles by relative addresses.
// Does nothing when no source has changed since the last build. `--force` builds all the same.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const ui = join(here, "ui");
const out = join(ui, "build");
/** Whatever a page may be made of. */
const sources = [
  ui,
  join(root, "src"),
  join(root, "locales"),
  join(root, "package-lock.json"),
  join(here, "build-pages.mjs"),
];

/** Of TypeScript's helpers the bridge uses these; as it asks for them by `require`, all of them would come along, 3 KB gzipped. */
const HELPERS = ["__exportStar", "__importDefault", "__importStar"];
const onlyHelpersInUse = {
  name: "only-helpers-in-use",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tslib$/ }, ({ importer }) =>
      /[\\/]@forge[\\/]/.test(importer) ? { path: "tslib", namespace: "helpers-in-use" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "helpers-in-use" }, () => ({
      contents: `export { ${HELPERS.join(", ")} } from "tslib/tslib.es6.mjs";`,
      resolveDir: root,
    }));
    // A newer bridge may use others: better no page than one that breaks when somebody opens it.
    onLoad({ filter: /[\\/]@forge[\\/].*\.js$/ }, ({ path }) => {
      const used = readFileSync(path, "utf8").matchAll(/\btslib_\d+\.(__\w+)/g);
      const missing = [...used].map(([, name]) => name).filter((name) => !HELPERS.includes(name));
      return missing.length === 0 ? undefined : { errors: [{ text: `HELPERS lacks ${missing.join(", ")}` }] };
    });
  },
};

const pages = readdirSync(ui).filter((name) => existsSync(join(ui, name, "index.html")) && name !== "build");
const stamp = newestOf(sources);
for (const page of pages) await buildPage(page);

async function buildPage(page) {
  const report = join(out, `${page}.meta.json`);
  if (
    !process.argv.includes("--force") &&
    existsSync(report) &&
    JSON.parse(readFileSync(report, "utf8")).stamp === stamp
  )
    return;
  const made = join(out, `${page}.${process.pid}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: join(ui, page, "main.tsx") },
    outdir: made,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    chunkNames: "parts/[name]-[hash]",
    // Some packages look for settings of their builders in the environment, which no browser has.
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}", global: "globalThis" },
    metafile: true,
    logLevel: "warning",
    plugins: [onlyHelpersInUse],
  });
  await writeStyles(metafile, made);
  const markup = readFileSync(join(ui, page, "index.html"), "utf8");
  const links = [
    '<link rel="stylesheet" href="styles.css" />',
    ...partsOfMain(metafile, made).map((file) => `<link rel="modulepreload" href="${file}" />`),
  ];
  const head = markup.replace("  </head>", `${links.map((link) => `    ${link}\n`).join("")}  </head>`);
  writeFileSync(join(made, "index.html"), head);
  putInPlace(made, join(out, page));
  mkdirSync(out, { recursive: true });
  writeFileSync(report, JSON.stringify({ stamp, outputs: firstLoadOf(metafile, made) }));
}

/** What the first script imports, so that the browser fetches it beside the script and not after it. */
function partsOfMain(metafile, made) {
  const wanted = Object.keys(metafile.outputs).filter((file) => file.endsWith("/main.js"));
  for (const file of wanted)
    for (const { path, kind } of metafile.outputs[file].imports)
      if (kind === "import-statement" && !wanted.includes(path)) wanted.push(path);
  return wanted.slice(1).map((file) => relative(made, join(root, file)));
}

/** Whole or not at all: whoever builds at the same moment makes the same, and each may move the other's out of the way. */
function putInPlace(made, place) {
  const former = `${made}.former`;
  for (;;) {
    try {
      renameSync(made, place);
      return;
    } catch (error) {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    }
    try {
      renameSync(place, former);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
    rmSync(former, { recursive: true, force: true });
  }
}

/**
 * One stylesheet for all parts. The bundler makes one for each part, repeats in it what parts share, and links none.
 */
async function writeStyles(metafile, made) {
  const sheets = Object.entries(metafile.outputs).filter(([file]) => file.endsWith(".css"));
  const isMain = ([file]) => file.endsWith("main.css");
  sheets.sort((one, other) => Number(isMain(other)) - Number(isMain(one)) || one[0].localeCompare(other[0]));
  const styles = new Set(sheets.flatMap(([, { inputs }]) => Object.keys(inputs)));
  for (const [file] of sheets) rmSync(join(root, file));
  await build({
    absWorkingDir: root,
    stdin: {
      contents: [...styles].map((file) => `@import ${JSON.stringify(`./${file}`)};`).join("\n"),
      loader: "css",
      resolveDir: root,
    },
    outfile: join(made, "styles.css"),
    bundle: true,
    minify: true,
    target: "es2022",
    logLevel: "warning",
  });
}

/** Files that are loaded before the first page is shown, and how many bytes each package adds to them. */
function firstLoadOf(metafile, made) {
  const isFirst = (file) => /main\.js$|\/overview-page-[^/]*\.js$/.test(file);
  const wanted = Object.keys(metafile.outputs).filter(isFirst);
  for (const file of wanted)
    for (const { path, kind } of metafile.outputs[file].imports)
      if (kind === "import-statement" && !wanted.includes(path)) wanted.push(path);
  return wanted.map((file) => ({
    file: relative(made, join(root, file)),
    inputs: Object.fromEntries(
      Object.entries(metafile.outputs[file].inputs).map(([input, { bytesInOutput }]) => [input, bytesInOutput]),
    ),
  }));
}

/** The newest change below the paths and how many files there are, so that a removed file counts as a change too. */
function newestOf(paths) {
  let newest = 0;
  let count = 0;
  const look = (path) => {
    const found = statSync(path);
    if (!found.isDirectory()) {
      count += 1;
      newest = Math.max(newest, found.mtimeMs);
    } else if (path !== out) for (const name of readdirSync(path)) look(join(path, name));
  };
  for (const path of paths) look(path);
  return `${newest} ${count}`;
}
