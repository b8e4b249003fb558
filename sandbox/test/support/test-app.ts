/** The app that the tests of the offline site host: a little of every kind of module. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const TEST_APP = join(__dirname, "..", "fixtures", "test-app");

export function buildTestAppPages(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(TEST_APP, "static", "build-pages.mjs")]);
  if (status !== 0) throw new Error(`The test app's pages could not be built: ${stderr}`);
}
