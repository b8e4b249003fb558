// `npm test`: types, style and every test; the closing line says how many passed and failed.
//   -- PATH…     only the test files whose path matches; other arguments go to jest, too
//   --changed    only the tests that import what has changed since the branch left `main`: `npm run test:changed`
//   --nightly    random tests at full size, what takes long, and the journeys in Firefox too: `npm run nightly`
//   BROWSER=firefox in the environment: the journeys in Firefox instead of Chromium
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDependencies, root, run, tool } from "./install.mjs";

/** Tests make much that is soon forgotten: with more room for it, it is looked through less often. */
const NODE_OPTIONS = ["--max-semi-space-size=32"];
const JEST = join(root, "node_modules", "jest", "bin", "jest.js");
const OWN_ARGUMENTS = ["--nightly", "--changed"];

installDependencies();

const nightly = process.argv.includes("--nightly");
const jestArguments = process.argv.slice(2).filter((argument) => !OWN_ARGUMENTS.includes(argument));
if (process.argv.includes("--changed")) jestArguments.push(...sinceMain());
/** What runs in browsers is checked apart: it has a document, and no Node. */
const typeChecks = [".", "sandbox/site/browser", "sandbox/test/fixtures/test-app/static/browser", "static/ui"];
// Beside the tests, which seldom keep all processors busy.
const checks = [
  ...typeChecks.map((folder) => ["types", finished(tool("tsc"), ["--noEmit", "-p", folder])]),
  ["style", finished(tool("biome"), ["check", "."])],
];

const folder = mkdtempSync(join(tmpdir(), "handshake-test-"));
const browser = process.env.BROWSER ?? "chromium";
const runs = [jest(jestArguments, browser)];
if (nightly && browser !== "firefox" && jestArguments.length === 0) {
  console.log("\n— journeys in Firefox");
  runs.push(jest(["test/journeys"], "firefox"));
}
rmSync(folder, { recursive: true, force: true });

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, check] of checks) {
  const { isGood, output } = await check;
  if (!isGood) console.log(`\n— ${name}\n${output}`);
  if (isGood) passed += 1;
  else failed += 1;
}
for (const { files, isWhole } of runs) {
  for (const file of files) {
    passed += file.passed;
    failed += file.failed;
    skipped += file.skipped;
  }
  if (!isWhole) failed += 1;
}

console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);

/** Runs a check beside everything else, and keeps what it says. */
function finished(command, args) {
  const child = spawn(command, args, { cwd: root, shell: process.platform === "win32" });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ isGood: false, output: error.message }));
    child.on("close", (code) => resolve({ isGood: code === 0, output }));
  });
}

/** Of a branch all that it has changed; on `main`, or where there is none, what is not committed yet. */
function sinceMain() {
  const isThere = spawnSync("git", ["rev-parse", "--verify", "--quiet", "main"], { cwd: root }).status === 0;
  return ["--passWithNoTests", isThere ? "--changedSince=main" : "--onlyChanged"];
}

/** Runs jest; of each test file how many tests passed, failed and were skipped. A file that did not run has failed once. */
function jest(args, browser) {
  const resultFile = join(folder, "jest.json");
  rmSync(resultFile, { force: true });
  const finished = run(process.execPath, [...NODE_OPTIONS, JEST, "--json", `--outputFile=${resultFile}`, ...args], {
    BROWSER: browser,
    FOUND_BROWSER: foundBrowser(browser),
    ...(nightly && { NIGHTLY: "1" }),
  });
  try {
    const { testResults } = JSON.parse(readFileSync(resultFile, "utf8"));
    const files = testResults.map(({ status, assertionResults }) => {
      const count = (...states) => assertionResults.filter((one) => states.includes(one.status)).length;
      const failures = count("failed");
      return {
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

/** Looked for once for all journeys; empty where that failed, so that each looks for itself and says why. */
function foundBrowser(name) {
  const script = join(root, "tools", "browser", "find-browser.mjs");
  const { stdout } = spawnSync(process.execPath, [script], {
    encoding: "utf8",
    env: { ...process.env, BROWSER: name },
  });
  return stdout?.trim() ?? "";
}
