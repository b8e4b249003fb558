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

/** The bundle once evaluated: as in a warm process, module scope lives on from one invocation to the next. */
export interface FunctionProcess {
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly scope: InvocationScope;
}

/**
 * Says how to evaluate the bundle, unmodified, with the site's globals in place of Node's, and find the handlers that the
 * manifest names. It is compiled once for all the processes and hosts that run it.
 * @returns starts a process, with its own chance; throws ManifestProblem when loading fails or a handler is no function
 */
export function functionLoader(
  manifest: AppManifest,
  bundle: FunctionBundle,
  clock: HostClock,
): (random: Random) => FunctionProcess {
  return (random) => {
    const scope: InvocationScope = { current: undefined };
    const module = { exports: {} as ModuleExports };
    const given: Record<string, unknown> = {
      module,
      exports: module.exports,
      require: siteRequire(bundle.file, timersOf(clock, scope), random),
      __filename: bundle.file,
      __dirname: dirname(bundle.file),
      ...siteGlobals(clock, scope, random),
    };
    try {
      compiled(bundle, Object.keys(given))(...Object.values(given));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ManifestProblem(`The app's functions cannot be loaded: ${reason}`, { cause: error });
    }
    return { handlers: handlersOf(manifest, module.exports), scope };
  };
}

/** The last one: hosts that are started one after another, as tests start them, mostly run the same bundle. */
let last: (FunctionBundle & { readonly evaluate: Handler }) | undefined;

function compiled({ file, code }: FunctionBundle, parameters: readonly string[]): Handler {
  if (last?.file !== file || last.code !== code) {
    const evaluate = new Function(...parameters, `${code}\n//# sourceURL=${file}`) as Handler;
    last = { file, code, evaluate };
  }
  return last.evaluate;
}

type ModuleExports = Record<string, Record<string, unknown> | undefined>;

function handlersOf(manifest: AppManifest, exports: ModuleExports): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  for (const { key, sourceFile, exportName } of manifest.functions.values()) {
    const handler = exports[handlerName(sourceFile, manifest.directory)]?.[exportName];
    if (typeof handler !== "function")
      throw new ManifestProblem(
        `${sourceFile} does not export a function ${exportName}, which the manifest's function ${key} names.`,
      );
    handlers.set(key, handler as Handler);
  }
  return handlers;
}
