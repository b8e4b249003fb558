// Builds the app's pages into static/ui/build, one folder for each: index.html, scripts and styles by relative addresses.
// Does nothing when no source has changed since the last build. `--force` builds all the same.
// `--watch`, for `npm run dev`: builds them so that they can be read in a debugger, and goes on. Whoever has started it tells
// which files have changed, as `{ changed: [path] }`, and hears which folders are new, as `{ built: [folder] }`.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuiltFrom, PageBuild } from "./page-build.mjs";
import { watchPages } from "./watch-pages.mjs";

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
  join(here, "page-build.mjs"),
];

const pages = readdirSync(ui).filter((name) => existsSync(join(ui, name, "index.html")) && name !== "build");
if (process.argv.includes("--watch")) {
  const isReadable = true;
  await watchPages(pages.map((page) => new PageBuild(page, { root, ui, out, isReadable, stamp: "for npm run dev" })));
} else {
  const stamp = newestOf(sources);
  const isForced = process.argv.includes("--force");
  for (const page of pages)
    if (isForced || !isBuiltFrom(stamp, out, page)) await new PageBuild(page, { root, ui, out, stamp }).buildOnce();
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
