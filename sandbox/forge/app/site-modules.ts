import { createRequire } from "node:module";
import { promisify } from "node:util";
import type { Random } from "../random";
import { seededCrypto } from "./seeded-crypto";
import type { SiteTimers } from "./site-timers";

/** `require` for the bundle: modules of Node by which time and chance would get in are the site's own. */
export function siteRequire(file: string, timers: SiteTimers, random: Random): NodeJS.Require {
  const require = createRequire(file);
  const substitutes: Readonly<Record<string, () => unknown>> = {
    crypto: () => seededCrypto(require("node:crypto") as object, random),
    timers: () => ({ ...(require("node:timers") as object), ...timers }),
    "timers/promises": () => ({
      ...(require("node:timers/promises") as object),
      setTimeout: promisify(timers.setTimeout),
    }),
  };
  // LENIENT: node-modules
  const substituting = (id: string): unknown => (substitutes[id.replace(/^node:/, "")] ?? (() => require(id)))();
  return Object.assign(substituting, require);
}
