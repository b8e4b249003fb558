/** The app that the tests of the offline site host: a little of every kind of module. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { contentKey, oneAfterAnother, REPOSITORY } from "./kept";
import { runScript } from "./run-script";

export const TEST_APP = join(__dirname, "..", "fixtures", "test-app");
const BUILDER = join(TEST_APP, "static", "build-pages.mjs");
const MADE_OF = join(TEST_APP, "static", "build", "made-of");

/** Only where a source has changed since the last time: others may be looking at the pages. */
export const buildTestAppPages = (): Promise<void> =>
  oneAfterAnother("test-app-pages", async () => {
    const key = contentKey([relative(REPOSITORY, TEST_APP), "package-lock.json"]);
    if (existsSync(MADE_OF) && readFileSync(MADE_OF, "utf8") === key) return;
    await runScript(BUILDER);
    writeFileSync(MADE_OF, key);
  });
