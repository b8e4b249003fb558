import { parseArgs } from "node:util";
import { parseInstant } from "../../sandbox/history/instant";

export interface SimulationOptions {
  readonly history: string;
  readonly catalogue: string;
  /** The folder that gets the results. */
  readonly out: string;
  /** Epoch milliseconds; undefined for a day after the last row. */
  readonly until: number | undefined;
  readonly seed: number;
  readonly faults: "none" | "light" | "heavy";
  /** Longest delay of a product event, in seconds. */
  readonly delivery: number;
  readonly progress: boolean;
  readonly strict: boolean;
}

export const usage = `Usage: npm run --silent simulate -- --history H.csv[.gz] --catalogue C.yaml --out DIR
         [--until INSTANT] [--seed N] [--faults none|light|heavy] [--delivery MAXSECONDS] [--strict] [--progress]`;

/** What was typed cannot be run; the message says what is wrong. */
export class UsageError extends Error {}

/** @throws UsageError */
export function simulationOptions(args: string[]): SimulationOptions {
  const { history, catalogue, out, until, seed, faults, delivery, progress, strict } = parsed(args);
  if (history === undefined || catalogue === undefined || out === undefined) {
    throw new UsageError(`--history, --catalogue and --out are needed.\n${usage}`);
  }
  const untilAt = until === undefined ? undefined : parseInstant(until);
  if (until !== undefined && untilAt === undefined) {
    throw new UsageError(`--until takes an instant with an offset, such as 2016-06-01T00:00:00Z, not "${until}".`);
  }
  if (faults !== "none" && faults !== "light" && faults !== "heavy") {
    throw new UsageError(`--faults takes none, light or heavy, not "${faults}".`);
  }
  return {
    history,
    catalogue,
    out,
    until: untilAt,
    seed: wholeNumber("--seed", seed),
    faults,
    delivery: wholeNumber("--delivery", delivery),
    progress,
    strict,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        history: { type: "string" },
        catalogue: { type: "string" },
        out: { type: "string" },
        until: { type: "string" },
        seed: { type: "string", default: "1" },
        faults: { type: "string", default: "none" },
        delivery: { type: "string", default: "180" },
        progress: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, not "${text}".`);
}
