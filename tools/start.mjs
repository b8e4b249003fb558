// `npm start`: installs what is missing, builds the app's pages, and opens the offline site.
//   --app DIR         the app to host; this repository, or the test app while it has no manifest.yml
//   --fresh           forget what the site has kept
//   --history FILE    begin with a real log of tickets (.csv, .csv.gz) instead of the invented desk
//   --catalogue FILE  load a catalogue through the app once the site is up
//   --data DIR        where the site keeps its data; .data
//   PORT=8080         in the environment
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installDependencies, root, run } from "./install.mjs";

const CATALOGUE_LOADER = join(root, "tools", "load-catalogue.ts");

const options = understood();
const app = resolve(
  options.app ?? (existsSync(join(root, "manifest.yml")) ? root : join(root, "test", "fixtures", "test-app")),
);
const given = siteArguments();
installDependencies();
const pages = join(app, "static", "build-pages.mjs");
if (existsSync(pages) && !run(process.execPath, [pages])) refuse("The app's pages could not be built (see above).");

const site = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts", ...given], {
  cwd: root,
  stdio: "inherit",
});
// The site closes its files and ends, and then so does this.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => site.kill(signal));
site.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));

function understood() {
  try {
    return parseArgs({
      options: {
        app: { type: "string" },
        fresh: { type: "boolean", default: false },
        history: { type: "string" },
        catalogue: { type: "string" },
        data: { type: "string", default: join(root, ".data") },
      },
    }).values;
  } catch (error) {
    return refuse(error.message);
  }
}

function siteArguments() {
  const { fresh, history, catalogue, data } = options;
  const given = ["--app", app, "--data", resolve(data)];
  if (fresh) given.push("--fresh");
  if (history !== undefined) given.push("--history", resolve(history));
  if (catalogue !== undefined) {
    if (!existsSync(CATALOGUE_LOADER))
      refuse("This app cannot take a catalogue yet: there is no tools/load-catalogue.ts.");
    given.push("--loader", CATALOGUE_LOADER, "--load", resolve(catalogue));
  }
  return given;
}

function refuse(reason) {
  console.error(reason);
  process.exit(1);
}
