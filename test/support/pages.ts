import { join } from "node:path";
import { oneAfterAnother, REPOSITORY } from "../../sandbox/test/support/kept";
import { runScript } from "../../sandbox/test/support/run-script";

/** Builds the app's pages, which does nothing where no source has changed; nobody reads a page that is only half written. */
export const buildPages = (): Promise<void> =>
  oneAfterAnother("pages", () => runScript(join(REPOSITORY, "static", "build-pages.mjs")));
