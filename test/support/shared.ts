import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder of contracts, samples and real logs beside the checkout; it is no part of the repository. */
export const sharedFolder = join(__dirname, "..", "..", "..", "shared");

/** `describe` where the shared folder is present; elsewhere the tests are skipped, and their title says why. */
export function describeWithShared(title: string, tests: () => void): void {
  if (existsSync(sharedFolder)) describe(title, tests);
  else describe.skip(`${title} (skipped: ../shared is not here)`, tests);
}
