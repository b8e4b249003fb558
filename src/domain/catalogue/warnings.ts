import type { Catalogue } from "./catalogue";
import type { Problem, Report } from "./problem";
import { warnOfCurrencies } from "./warnings/currencies";
import { warnOfLadders } from "./warnings/ladders";
import { warnOfOverlaps } from "./warnings/overlaps";
import { warnOfChains } from "./warnings/promise-chain";
import { warnOfUnmeasured } from "./warnings/unmeasured";

/** What an accepted catalogue says that its author may not have meant. */
export function warnings(catalogue: Catalogue): Problem[] {
  const found: Problem[] = [];
  const report: Report = (path, message) => found.push({ path, message });
  warnOfCurrencies(catalogue, report);
  warnOfLadders(catalogue, report);
  warnOfUnmeasured(catalogue, report);
  warnOfOverlaps(catalogue, report);
  warnOfChains(catalogue, report);
  return found;
}
