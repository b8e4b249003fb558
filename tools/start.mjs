// `npm start`: installs what is missing, builds the app's pages, and opens the offline site.
//   --app DIR         the app to host; this repository by default
//   --fresh           forget what the site has kept
//   --history FILE    begin with a real log of tickets (.csv, .csv.gz) instead of the invented desk
//   --catalogue FILE  load a catalogue through the app once the site is up
//   --data DIR        where the site keeps its data; .data
//   --watch           go on and take up every change of the app's sources: `npm run dev`
//   --inspect PORT    with it, let a debugger attach to the functions there, such as 9229
//   PORT=8080         in the environment
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installDependencies, root, run } from "./install.mjs";

const CATALOGUE_LOADER = join(root, "tools", "load-catalogue.ts");
/** What the invented desk of the first start comes with. */
const SAMPLE = {
  loader: join(root, "tools", "load-desk.ts"),
  catalogue: join(root, "examples", "it-help-desk.yaml"),
  guide: join(root, "tools", "guide.json"),
};

const options = understood();
if (options.help) {
  console.log(
    readFileSync(new URL(import.meta.url), "utf8")
      .match(/^(\/\/.*\n)+/)?.[0]
      .replaceAll(/^\/\/ ?/gm, "") ?? "",
  );
  process.exit(0);
}
const app = resolve(options.app ?? root);
const takesCatalogues = app === resolve(root);
if (options.inspect !== undefined && !options.watch) refuse("--inspect belongs to npm run dev.");
if (options.catalogue !== undefined && !takesCatalogues)
  refuse("Only the app of this repository takes a catalogue: leave out --app or --catalogue.");
installDependencies();
if (options.watch) {
  const { workOn } = await import("./dev/work-loop.mjs");
  workOn(app, siteArguments, options.inspect);
} else startOnce();

function startOnce() {
  const pages = join(app, "static", "build-pages.mjs");
  if (existsSync(pages) && !run(process.execPath, [pages])) refuse("The app's pages could not be built (see above).");
  const site = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts", ...siteArguments(true)], {
    cwd: root,
    stdio: "inherit",
  });
  // The site closes its files and ends, and then so does this.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => site.kill(signal));
  site.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

function understood() {
  try {
    return parseArgs({
      options: {
        app: { type: "string" },
        fresh: { type: "boolean", default: false },
        history: { type: "string" },
        catalogue: { type: "string" },
        data: { type: "string", default: join(root, ".data") },
        watch: { type: "boolean", default: false },
        inspect: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error.message);
  }
}

/** @param isFirst whether what belongs to a beginning is wanted: a site that goes on has it already */
function siteArguments(isFirst) {
  const { fresh, history, catalogue, data } = options;
  const given = ["--app", app, "--data", resolve(data)];
  if (takesCatalogues) given.push("--name", "Handshake");
  if (fresh && isFirst) given.push("--fresh");
  if (history !== undefined && isFirst) given.push("--history", resolve(history));
  if (catalogue !== undefined) {
    if (isFirst) given.push("--loader", CATALOGUE_LOADER, "--load", resolve(catalogue));
  } else if (takesCatalogues && history === undefined)
    given.push("--loader", SAMPLE.loader, "--load", SAMPLE.catalogue, "--guide", SAMPLE.guide);
  return given;
}

function refuse(reason) {
  console.error(reason);
  process.exit(1);
}
