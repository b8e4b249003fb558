import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import lock from "../package-lock.json";

/**
 * `npm ci` installs what the lock file names, and nothing else: it refuses a lock that lacks the build of another platform, and
 * the next machine is another platform. Each package here that comes in builds is named with all of them.
 */

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages = Object.entries(lock.packages as Readonly<Record<string, LockedPackage>>);
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const installed = new Map(packages.map(([path, locked]) => [nameOf(path), locked]));

/** Packages that are there once for each platform, beside the one that asks for them. */
const comesInBuilds = (name: string) => {
  const { os, cpu } = installed.get(name) ?? {};
  return os !== undefined || cpu !== undefined;
};
const native = packages
  .map(([path, { optionalDependencies = {} }]) => ({ name: nameOf(path), builds: Object.keys(optionalDependencies) }))
  .filter(({ builds }) => builds.some(comesInBuilds));

/** Where the guides say that it runs. */
const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "win32-arm64"];

it("knows the packages that come in builds", () => {
  expect(native.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["@biomejs/biome", "@swc/core", "esbuild", "typescript", "unrs-resolver"]),
  );
});

describe.each(native)("$name", ({ builds }) => {
  it("is named with each build that it asks for", () => {
    expect(builds.filter((build) => installed.get(build)?.integrity === undefined)).toEqual([]);
  });

  // A single build is for a platform that has something of its own, such as file events on macOS.
  if (builds.length > 1)
    it.each(PLATFORMS)("has a build for %s", (platform) => {
      const [os, cpu] = platform.split("-") as [string, string];
      const fits = (build: string) => {
        const locked = installed.get(build);
        return locked?.os?.includes(os) === true && locked.cpu?.includes(cpu) === true;
      };
      expect(builds.filter(fits)).not.toEqual([]);
    });
});

it.each(PLATFORMS)("@photostructure/sqlite carries its build for %s in the package", (platform) => {
  const folder = join(dirname(require.resolve("@photostructure/sqlite/package.json")), "prebuilds", platform);
  expect(readdirSync(folder).filter((file) => file.endsWith(".node"))).not.toEqual([]);
});

it("names no host that packages come from: whoever installs asks the registry of their own", () => {
  const named = packages.filter(([, { resolved, link }]) => resolved !== undefined && link !== true);
  expect(named.map(([path]) => path)).toEqual([]);
});

it("says of every package what it must be, to the byte", () => {
  const unsure = packages.filter(([path, { link, integrity }]) => {
    return path.includes("node_modules/") && link !== true && integrity === undefined;
  });
  expect(unsure.map(([path]) => path)).toEqual([]);
});
