// Unpacks the Chromium that comes with @sparticuz/chromium into a directory: node unpack-chromium.mjs DIRECTORY
// A process of its own, since the package takes the directory from TMPDIR, and its name for the libraries that a bare Linux
// lacks is an environment variable too.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [directory, staging] = process.argv.slice(2);
if (staging === undefined) {
  mkdirSync(dirname(directory), { recursive: true });
  const own = mkdtempSync(`${directory}-`);
  const env = { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), directory, own], {
    env,
    stdio: "inherit",
  });
  // Whole or not at all: another test may unpack at the same time, and the first to finish wins.
  if (status === 0 && !existsSync(directory)) renameSync(own, directory);
  rmSync(own, { recursive: true, force: true });
  process.exit(existsSync(join(directory, "chromium")) ? 0 : 1);
}
const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();
