import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

/**
 * `npm run bench -- [section…] [--json] [--quick]`
 *
 * The product is bundled first, as Forge bundles it: else its imports would be read through the getters that tsx makes of
 * them, and the libraries', which come bundled, would not. The libraries are loaded as they were installed.
 */
function main(args: readonly string[]): number {
  const root = resolve(__dirname, "..", "..");
  // Within node_modules, so that the libraries are found from there.
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "bench-"));
  try {
    const outfile = join(folder, "run-sections.cjs");
    buildSync({
      entryPoints: [join(__dirname, "run-sections.ts")],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "cjs",
      logLevel: "error",
    });
    return spawnSync(process.execPath, [outfile, ...args], { stdio: "inherit" }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv.slice(2));
