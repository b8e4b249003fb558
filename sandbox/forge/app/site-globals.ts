/**
 * The globals that an app's functions see in place of Node's: time is the site's, chance is seeded, and the way to the
 * platform leads to the invocation that asks. Everything else is Node's own, in the same realm.
 */
import type { HostClock } from "../../clock";
import type { Invocation } from "../invocation/invocation";
import type { Random } from "../random";
import { seededCrypto } from "./seeded-crypto";
import { consoleOf } from "./site-console";
import { timersOf } from "./site-timers";

/**
 * Which invocation a process runs. As on the platform it is one at a time; undefined only while the code is loaded. A run
 * that has ended keeps its place until the next one begins: what it left behind still meets its own end.
 */
export interface InvocationScope {
  current: Invocation | undefined;
}

/** Name and value of each identifier that the bundle sees instead of Node's. */
export function siteGlobals(clock: HostClock, scope: InvocationScope, random: Random): Record<string, unknown> {
  const SiteDate = siteDate(() => clock.now());
  const names: Record<string, unknown> = {
    Date: SiteDate,
    Math: Object.create(Math, { random: { value: () => random.next() } }),
    performance: Object.create(performance, { now: { value: () => clock.now() } }),
    crypto: seededCrypto(globalThis.crypto, random),
    console: consoleOf(clock, scope),
    fetch: refuseEgress,
    ...timersOf(clock, scope),
  };
  const siteGlobal = Object.create(globalThis, {
    ...Object.fromEntries(Object.entries(names).map(([name, value]) => [name, { value, writable: true }])),
    __forge_runtime__: { get: () => scope.current?.runtime },
    __forge_fetch__: {
      value: (descriptor: unknown, path: string, init?: unknown) => {
        const invocation = scope.current;
        if (invocation === undefined)
          throw new Error("The platform can be called only while a function runs, not when its module is loaded.");
        return invocation.fetch(descriptor, path, init);
      },
    },
  }) as Record<string, unknown>;
  Object.defineProperty(siteGlobal, "globalThis", { value: siteGlobal });
  Object.defineProperty(siteGlobal, "global", { value: siteGlobal });
  return { ...names, global: siteGlobal, globalThis: siteGlobal };
}

/** `Date` whose present is the site's. Its instances are ordinary dates. */
function siteDate(now: () => number): DateConstructor {
  function dateOfSite(...args: unknown[]): Date | string {
    if (new.target === undefined) return new Date(now()).toString();
    const given = args.length === 0 ? [now()] : args;
    return Reflect.construct(Date, given, new.target === dateOfSite ? Date : new.target) as Date;
  }
  // A class that extends it, and `instanceof`, find all that `Date` has.
  Object.setPrototypeOf(dateOfSite, Date);
  Object.defineProperty(dateOfSite, "name", { value: "Date" });
  return Object.assign(dateOfSite, { prototype: Date.prototype, now }) as unknown as DateConstructor;
}

/** Egress needs a permission of the manifest, which apps that run on Atlassian alone do not have. */
async function refuseEgress(input: unknown): Promise<never> {
  const url = typeof input === "string" ? input : String((input as { url?: string })?.url ?? input);
  const error = new Error(
    `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
  );
  error.name = "REQUEST_EGRESS_ALLOWLIST_ERR";
  throw error;
}
