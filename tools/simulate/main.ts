import { describeRejected, InputError } from "../../sandbox/history/input-error";
import { readHistory } from "../../sandbox/history/read-history";
import { readInput } from "../read-input";
import { CatalogueRefused } from "../service-level-manager";
import { simulationOptions, UsageError } from "./options";
import { escalationsCsv, measurementsCsv, runJson, writeResults } from "./results";
import { simulate } from "./simulation";

const DAY = 24 * 3_600_000;

/** `npm run --silent simulate`: a ticket history through the whole app. Exit code 0 when the run finished, 2 for bad input. */
async function main(args: string[]): Promise<void> {
  const startedAt = performance.now();
  const options = simulationOptions(args);
  const catalogue = await readInput(options.catalogue);
  const history = await readHistory(options.history, { strict: options.strict });
  for (const row of history.rejected) console.error(describeRejected(row));

  const until = options.until ?? history.latestAt + DAY;
  // npm runs a script in the folder of its package.
  const appDirectory = process.cwd();
  const input = {
    appDirectory,
    history,
    catalogue,
    until,
    seed: options.seed,
    faults: options.faults,
    delivery: options.delivery,
  };
  const result = await simulate(input, options.progress ? showProgress : undefined);
  const [measurements, escalations] = [measurementsCsv(result), escalationsCsv(result)];
  const facts = {
    wallSeconds: Math.round((performance.now() - startedAt) / 100) / 10,
    peakRssMB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
  writeResults(options.out, {
    "measurements.csv": measurements,
    "escalations.csv": escalations,
    "run.json": runJson(result, history, facts),
  });
  console.log(
    `${result.tickets} tickets, ${result.measurements.length} measurements, ${result.announcements.length} escalation comments ` +
      `in ${facts.wallSeconds} s: see ${options.out}`,
  );
}

function showProgress(share: number): void {
  process.stderr.write(`\r${String(Math.round(100 * share)).padStart(3)} %${share === 1 ? "\n" : ""}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isInput = error instanceof InputError || error instanceof UsageError || error instanceof CatalogueRefused;
  console.error(isInput ? error.message : error);
  process.exitCode = isInput ? 2 : 1;
});
