import { existsSync } from "node:fs";
import { join } from "node:path";
import { documentsFolder, documentsPresent, sharedFolder } from "./openapi-documents";

/** `describe` for tests that are nothing without Atlassian's documents; where these are absent it says so and skips them. */
export function describeWithDocuments(title: string, tests: () => void): void {
  describeWhen(documentsPresent, `Atlassian's documents are not at ${documentsFolder}`, title, tests);
}

/** The same for tests that read `path` of the shared folder. */
export function describeWithShared(path: string, title: string, tests: () => void): void {
  const place = join(sharedFolder, path);
  describeWhen(existsSync(place), `${place} is absent`, title, tests);
}

function describeWhen(possible: boolean, obstacle: string, title: string, tests: () => void): void {
  if (possible) {
    describe(title, tests);
    return;
  }
  // Past jest, which shows nothing of a file whose tests are all skipped.
  process.stderr.write(`Skipped: ${title} (${obstacle})\n`);
  describe.skip(title, tests);
}
