// `npm test`: types, style, then every test; the closing line says how many passed and failed.
// `npm run nightly` is the same with the random tests at full size. Other arguments go to jest.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { installDependencies, root, run, tool } from "./install.mjs";

installDependencies();

const nightly = process.argv.includes("--nightly");
const jestArguments = process.argv.slice(2).filter((argument) => argument !== "--nightly");
/** What runs in browsers is checked apart: it has a document, and no Node. */
const typeChecks = [".", "sandbox/site/browser", "sandbox/test/fixtures/test-app/static/browser", "static/ui"];
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
const first = jest(jestArguments);
// A browser beside another test may miss a time limit for want of a processor: what failed there is tried once more, by
// itself, and what fails then has failed. Many at once are no chance.
const MOST_TRIED_AGAIN = 3;
const journeys = first.files.filter(({ path, failed }) => failed > 0 && path.includes(join("test", "journeys")));
const again = new Set(journeys.length > MOST_TRIED_AGAIN ? [] : journeys.map(({ path }) => path));
const runs = [{ ...first, files: first.files.filter(({ path }) => !again.has(path)) }];
if (again.size > 0) {
  console.log(`\n— once more, by themselves: ${[...again].map((path) => relative(root, path)).join(", ")}`);
  runs.push(jest(["--runInBand", "--runTestsByPath", ...again]));
}
for (const { files, isWhole } of runs) {
  for (const file of files) {
    passed += file.passed;
    failed += file.failed;
    skipped += file.skipped;
  }
  if (!isWhole) failed += 1;
}
rmSync(folder, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);

/** Runs jest; of each test file how many tests passed, failed and were skipped. A file that did not run has failed once. */
function jest(args) {
  const resultFile = join(folder, "jest.json");
  rmSync(resultFile, { force: true });
  const finished = run(
    tool("jest"),
    ["--json", `--outputFile=${resultFile}`, ...args],
    nightly ? { NIGHTLY: "1" } : {},
  );
  try {
    const { testResults } = JSON.parse(readFileSync(resultFile, "utf8"));
    const files = testResults.map(({ name, status, assertionResults }) => {
      const count = (...states) => assertionResults.filter((one) => states.includes(one.status)).length;
      const failures = count("failed");
      return {
        path: name,
        passed: count("passed"),
        failed: status === "failed" ? Math.max(1, failures) : failures,
        skipped: count("pending", "todo", "skipped", "disabled"),
      };
    });
    return { files, isWhole: finished || files.some((file) => file.failed > 0) };
  } catch {
    console.error("jest left no result");
    return { files: [], isWhole: false };
  }
}
