// `node tools/run-bundled.mjs [--node-option…] FILE.ts [argument…]`: runs a program of this repository that counts its time.
// Bundled first, as Forge bundles the app: run by tsx, imports are read through getters and closures are given names,
// which costs a sixth of a long run. Libraries are loaded as they were installed.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./install.mjs";

const given = process.argv.slice(2);
const at = given.findIndex((argument) => !argument.startsWith("--"));
if (at === -1) {
  console.error("Name the program to run: node tools/run-bundled.mjs FILE.ts");
  process.exit(2);
}
const [program, ...args] = given.slice(at);

// Within node_modules, so that the libraries are found from there.
const cache = join(root, "node_modules", ".cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "bundled-"));
try {
  const outfile = join(folder, "program.cjs");
  buildSync({
    entryPoints: [join(root, program)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  process.exitCode =
    spawnSync(process.execPath, [...given.slice(0, at), outfile, ...args], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
