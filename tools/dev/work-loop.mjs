// `npm run dev`: the site and the builder of its pages as processes of their own, told which files have changed.
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { root } from "../install.mjs";
import { watchPaths } from "./changed-files.mjs";
import { startPageBuilder } from "./page-builder.mjs";

/**
 * Runs until it is told to end. A changed file of the app goes to the builder of pages and to the site, which take it up as they
 * run; with one of the site itself, or another manifest, the site is started again on what it has kept.
 * @param app directory of the app
 * @param argumentsOf what `sandbox/main.ts` is given, at the first start or at a later one
 * @param inspect where a debugger may attach to the functions, such as `9229`; undefined for nowhere
 */
export function workOn(app, argumentsOf, inspect) {
  const manifest = join(app, "manifest.yml");
  const ownSources = join(root, "sandbox");
  let isEnding = false;
  let isDueAgain = false;
  let port = process.env.PORT;
  let site = startSite(true);
  const script = join(app, "static", "build-pages.mjs");
  const builder = existsSync(script) ? startPageBuilder(script, (built) => tellSite(built)) : undefined;
  const folders = ["src", "static", "locales"].map((name) => join(app, name));
  const stopWatching = watchPaths([...folders, manifest, ownSources], take);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);

  function take(changed) {
    builder?.take(changed);
    const isOfSite = (path) => path === manifest || path.startsWith(ownSources + sep);
    if (site === undefined || changed.some(isOfSite)) startSiteAgain();
    else tellSite({ changed });
  }

  function tellSite(message) {
    if (site?.connected) site.send(message);
  }

  function startSite(isFirst) {
    const child = fork(join(root, "sandbox", "main.ts"), [...argumentsOf(isFirst), "--dev"], {
      cwd: root,
      execArgv: ["--import", "tsx", ...(inspect === undefined ? [] : [`--inspect=${inspect}`])],
      env: { ...process.env, ...(port !== undefined && { PORT: port }) },
    });
    // Where any port will do, browsers still find it where it was.
    child.on("message", ({ url }) => {
      port = new URL(url).port;
    });
    child.on("exit", () => {
      site = undefined;
      if (isEnding) builder?.stop();
      else if (isDueAgain) startSiteAgain();
      else
        console.error("The site has ended. With the next change of a file it is started again; Ctrl-C ends this too.");
    });
    return child;
  }

  function startSiteAgain() {
    isDueAgain = site !== undefined;
    if (isDueAgain) return site.kill("SIGTERM");
    console.log("Starting the site again …");
    site = startSite(false);
  }

  function end() {
    if (isEnding) return;
    isEnding = true;
    stopWatching();
    if (site === undefined) builder?.stop();
    else site.kill("SIGTERM");
  }
}
