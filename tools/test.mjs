// `npm test`: types, style, then every test; the closing line says how many passed and failed.
// `npm run nightly` is the same with the random tests at full size. Other arguments go to jest.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDependencies, run, tool } from "./install.mjs";

installDependencies();

const nightly = process.argv.includes("--nightly");
const jestArguments = process.argv.slice(2).filter((argument) => argument !== "--nightly");
/** What runs in browsers is checked apart: it has a document, and no Node. */
const typeChecks = [".", "sandbox/site/browser", "test/fixtures/test-app/static/browser", "static/ui"];
const checks = [
  ["types", () => typeChecks.every((folder) => run(tool("tsc"), ["--noEmit", "-p", folder]))],
  ["style", () => run(tool("biome"), ["check", "."])],
];

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, check] of checks) {
  console.log(`\n— ${name}`);
  if (check()) passed += 1;
  else failed += 1;
}

console.log("\n— tests");
const folder = mkdtempSync(join(tmpdir(), "handshake-test-"));
const resultFile = join(folder, "jest.json");
const finished = run(
  tool("jest"),
  ["--json", `--outputFile=${resultFile}`, ...jestArguments],
  nightly ? { NIGHTLY: "1" } : {},
);
try {
  const result = JSON.parse(readFileSync(resultFile, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests + result.numTodoTests;
} catch {
  console.error("jest left no result");
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
if (!finished && failed === 0) failed += 1;

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
