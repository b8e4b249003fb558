// One page of the app, made by esbuild: `static/build-pages.mjs` says which and when.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build, context } from "esbuild";

/** Of TypeScript's helpers the bridge uses these; as it asks for them by `require`, all of them would come along, 3 KB gzipped. */
const HELPERS = ["__exportStar", "__importDefault", "__importStar"];
const onlyHelpersInUse = (root) => ({
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
});

/** Whether what is built of a page was built with this stamp. */
export function isBuiltFrom(stamp, out, page) {
  const report = join(out, `${page}.meta.json`);
  return existsSync(report) && JSON.parse(readFileSync(report, "utf8")).stamp === stamp;
}

/** Builds a page once, or again and again. What was built before stays until the new one is whole. */
export class PageBuild {
  #page;
  #places;
  #context;
  /** Paths of all that went into it, once it was built. */
  #ingredients;

  /**
   * @param page its name: a folder in `ui` with an `index.html` and a `main.tsx`
   * @param places `root` of the app, `ui`, `out`, a `stamp` by which the build is known again, and `isReadable`: not
   *   minified
   */
  constructor(page, places) {
    this.#page = page;
    this.#places = places;
  }

  get name() {
    return this.#page;
  }

  /** Where the page is when it is built. */
  get folder() {
    return join(this.#places.out, this.#page);
  }

  /** @throws BuildFailure of esbuild, which has told it already */
  async buildOnce() {
    await this.#put(await build({ ...this.#options(), logLevel: "warning" }));
  }

  /** Whether one of the files is a part of the page; what does not build may need any of them. */
  isMadeOf(files) {
    return this.#ingredients === undefined || files.some((file) => this.#ingredients.has(file));
  }

  /** Keeps what has not changed since the last time. @throws BuildFailure of esbuild, told to nobody yet */
  async buildAgain() {
    this.#context ??= await context({ ...this.#options(), logLevel: "silent" });
    try {
      const built = await this.#context.rebuild();
      await this.#put(built);
      const inputs = Object.keys(built.metafile.inputs).map((input) => resolve(this.#places.root, input));
      this.#ingredients = new Set([this.#markup, ...inputs]);
    } catch (error) {
      this.#ingredients = undefined;
      throw error;
    }
  }

  get #markup() {
    return join(this.#places.ui, this.#page, "index.html");
  }

  /** Beside its place: it is put there when it is whole. */
  get #made() {
    return `${this.folder}.${process.pid}`;
  }

  #options() {
    const { root, ui, isReadable = false } = this.#places;
    return {
      absWorkingDir: root,
      entryPoints: { main: join(ui, this.#page, "main.tsx") },
      outdir: this.#made,
      bundle: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      jsx: "automatic",
      minify: !isReadable,
      charset: "utf8",
      legalComments: "none",
      chunkNames: "parts/[name]-[hash]",
      // Some packages look for settings of their builders in the environment, which no browser has.
      define: { "process.env.NODE_ENV": '"production"', "process.env": "{}", global: "globalThis" },
      metafile: true,
      write: false,
      plugins: [onlyHelpersInUse(root)],
    };
  }

  async #put({ metafile, outputFiles }) {
    const { root, out, stamp } = this.#places;
    const made = this.#made;
    for (const { path, contents } of outputFiles) {
      if (path.endsWith(".css")) continue; // all styles are one
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    await this.#writeStyles(metafile);
    const markup = readFileSync(this.#markup, "utf8");
    const links = [
      '<link rel="stylesheet" href="styles.css" />',
      ...this.#partsOfMain(metafile).map((file) => `<link rel="modulepreload" href="${file}" />`),
    ];
    const head = markup.replace("  </head>", `${links.map((link) => `    ${link}\n`).join("")}  </head>`);
    writeFileSync(join(made, "index.html"), head);
    const report = JSON.stringify({
      stamp,
      outputs: firstLoadOf(metafile, (file) => relative(made, join(root, file))),
    });
    putInPlace(made, this.folder);
    writeFileSync(join(out, `${this.#page}.meta.json`), report);
  }

  /** What the first script imports, so that the browser fetches it beside the script and not after it. */
  #partsOfMain(metafile) {
    const wanted = withImports(
      metafile,
      Object.keys(metafile.outputs).filter((file) => file.endsWith("/main.js")),
    );
    return wanted.slice(1).map((file) => relative(this.#made, join(this.#places.root, file)));
  }

  /**
   * One stylesheet for all parts. The bundler makes one for each part, repeats in it what parts share, and links none.
   */
  async #writeStyles(metafile) {
    const { root, isReadable = false } = this.#places;
    const sheets = Object.entries(metafile.outputs).filter(([file]) => file.endsWith(".css"));
    const isMain = ([file]) => file.endsWith("main.css");
    sheets.sort((one, other) => Number(isMain(other)) - Number(isMain(one)) || one[0].localeCompare(other[0]));
    const styles = new Set(sheets.flatMap(([, { inputs }]) => Object.keys(inputs)));
    await build({
      absWorkingDir: root,
      stdin: {
        contents: [...styles].map((file) => `@import ${JSON.stringify(`./${file}`)};`).join("\n"),
        loader: "css",
        resolveDir: root,
      },
      outfile: join(this.#made, "styles.css"),
      bundle: true,
      minify: !isReadable,
      target: "es2022",
      logLevel: "warning",
    });
  }
}

/** Files that are loaded before the first page is shown, and how many bytes each package adds to them. */
function firstLoadOf(metafile, nameOf) {
  const isFirst = (file) => /main\.js$|\/overview-page-[^/]*\.js$/.test(file);
  return withImports(metafile, Object.keys(metafile.outputs).filter(isFirst)).map((file) => ({
    file: nameOf(file),
    inputs: Object.fromEntries(
      Object.entries(metafile.outputs[file].inputs).map(([input, { bytesInOutput }]) => [input, bytesInOutput]),
    ),
  }));
}

/** Those scripts, then what they import at once, then what that imports. */
function withImports(metafile, scripts) {
  const wanted = [...scripts];
  for (const file of wanted)
    for (const { path, kind } of metafile.outputs[file].imports)
      if (kind === "import-statement" && !wanted.includes(path)) wanted.push(path);
  return wanted;
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
