import { dirname } from "node:path";
import type { HostClock } from "../../clock";
import type { AppManifest } from "../manifest/app-manifest";
import { ManifestProblem } from "../manifest/manifest-problem";
import type { Random } from "../random";
import { type FunctionBundle, handlerName } from "./build-functions";
import { type InvocationScope, siteGlobals } from "./site-globals";
import { siteRequire } from "./site-modules";
import { timersOf } from "./site-timers";

export type Handler = (...args: unknown[]) => unknown;

/**
 * Evaluates the bundle, unmodified, with the site's globals in place of Node's, and finds the handlers that the manifest
 * names. As in a warm process, module scope lives on from one invocation to the next.
 * @throws ManifestProblem when loading fails or a handler is no function
 */
export function loadFunctions(
  manifest: AppManifest,
  bundle: FunctionBundle,
  clock: HostClock,
  scope: InvocationScope,
  random: Random,
): ReadonlyMap<string, Handler> {
  const globals = siteGlobals(clock, scope, random);
  const names = ["module", "exports", "require", "__filename", "__dirname", ...Object.keys(globals)];
  const module = { exports: {} as Record<string, Record<string, unknown> | undefined> };
  try {
    const evaluate = new Function(...names, `${bundle.code}\n//# sourceURL=${bundle.file}`);
    evaluate(
      module,
      module.exports,
      siteRequire(bundle.file, timersOf(clock, scope), random),
      bundle.file,
      dirname(bundle.file),
      ...Object.values(globals),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ManifestProblem(`The app's functions cannot be loaded: ${reason}`, { cause: error });
  }
  const handlers = new Map<string, Handler>();
  for (const { key, sourceFile, exportName } of manifest.functions.values()) {
    const handler = module.exports[handlerName(sourceFile, manifest.directory)]?.[exportName];
    if (typeof handler !== "function")
      throw new ManifestProblem(
        `${sourceFile} does not export a function ${exportName}, which the manifest's function ${key} names.`,
      );
    handlers.set(key, handler as Handler);
  }
  return handlers;
}
