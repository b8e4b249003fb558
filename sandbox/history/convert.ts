import { parseArgs } from "node:util";
import { convertBpic14 } from "./convert-bpic14";
import { convertUci } from "./convert-uci";
import type { HistoryRow } from "./history-row";
import { describeRejected, InputError, type RejectedRow } from "./input-error";
import { writeHistory } from "./write-history";

const usage = `Turns a public ticket log into a ticket history file.

  npm run --silent convert -- uci INPUT… --out FILE.csv[.gz] [--timezone ZONE]
  npm run --silent convert -- bpic14 INCIDENTS ACTIVITIES --out FILE.csv[.gz]

Inputs are .csv or .csv.gz. ZONE is the IANA zone of UCI's times (Etc/UTC when left out).`;

type Conversion = { readonly rows: Iterable<HistoryRow>; readonly rejected: readonly RejectedRow[] };

/**
 * The `convert` command.
 *
 * @returns the exit code: 0 when the file was written, 2 when the arguments or the input can't be used (no file is left then)
 */
export async function convert(
  args: readonly string[],
  say: { out(text: string): void; error(text: string): void },
): Promise<number> {
  try {
    const { inputs, out, read } = readArguments(args);
    const { rows, rejected } = await read(inputs);
    const written = { tickets: 0, rows: 0 };
    await writeHistory(out, counted(rows, written, inputs));
    reportRejected(rejected, say.error);
    say.out(`${out}: ${written.tickets} tickets, ${written.rows} rows; ${rejected.length} rows of the log rejected`);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    say.error(error.message);
    return 2;
  }
}

function readArguments(args: readonly string[]): {
  inputs: string[];
  out: string;
  read: (inputs: readonly string[]) => Promise<Conversion>;
} {
  const { values, positionals } = parsed(args);
  const [log, ...inputs] = positionals;
  const { out, timezone } = values;
  if (log !== "uci" && log !== "bpic14") {
    throw new InputError(
      `${log ? `"${log}" is no log that can be converted` : "Say which log to convert"}\n\n${usage}`,
    );
  }
  if (inputs.length === 0) throw new InputError(`Name at least one input file\n\n${usage}`);
  if (!out) throw new InputError(`Say with --out where the history goes\n\n${usage}`);
  if (log === "uci") return { inputs, out, read: (paths) => convertUci(paths, timezone ?? "Etc/UTC") };
  if (timezone) throw new InputError("--timezone is for uci only: the times of BPI 2014 are known to be Dutch");
  return { inputs, out, read: convertBpic14 };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, timezone: { type: "string" } },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function* counted(
  rows: Iterable<HistoryRow>,
  count: { tickets: number; rows: number },
  inputs: readonly string[],
): Generator<HistoryRow> {
  for (const row of rows) {
    if (row.field === "created") count.tickets += 1;
    count.rows += 1;
    yield row;
  }
  if (count.rows === 0) throw new InputError(`No usable row in ${inputs.join(", ")}`);
}

const SHOWN_AT_MOST = 20;

function reportRejected(rejected: readonly RejectedRow[], error: (text: string) => void): void {
  for (const row of rejected.slice(0, SHOWN_AT_MOST)) error(`rejected ${describeRejected(row)}`);
  const more = rejected.length - SHOWN_AT_MOST;
  if (more > 0) error(`rejected ${more} more`);
}
