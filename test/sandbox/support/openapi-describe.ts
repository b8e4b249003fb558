import { existsSync } from "node:fs";
import { join } from "node:path";
import { documentsFolder, documentsPresent, sharedFolder } from "./openapi-documents";

/** `describe` for tests that are nothing without Atlassian's documents; where these are absent the title says why it is skipped. */
export function describeWithDocuments(title: string, tests: () => void): void {
  if (documentsPresent) describe(title, tests);
  else describe.skip(`${title} (skipped: Atlassian's documents are not at ${documentsFolder})`, tests);
}

/** The same for tests that read `path` of the shared folder. */
export function describeWithShared(path: string, title: string, tests: () => void): void {
  const place = join(sharedFolder, path);
  if (existsSync(place)) describe(title, tests);
  else describe.skip(`${title} (skipped: ${place} is absent)`, tests);
}
