import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { proveChain } from "../../src/domain/promise-chain/prove-chain";
import type { BrowserTimes, Samples } from "./chain/in-browser";
import { naiveProof } from "./chain/naive-proof";
import { promisedHours, type Situation, yearOfStarts } from "./chain/year-of-starts";
import { median } from "./median-time";
import { nanoseconds, times } from "./print-table";
import type { Section, Table } from "./section";
import { quickSize, type Size } from "./size";

/** What a page may take for a year of starts, its calendars included. */
const FLOOR_MILLISECONDS = 300;
const BROWSER_TIMEOUT = 300_000;

/** A promise over five links at every quarter of an hour of a year: here beside a walk of each start, and in a browser. */
export const chainSection: Section = {
  name: "chain",
  run(size) {
    const situations = Object.keys(promisedHours) as Situation[];
    const compared = situations.map((situation) => ({ situation, ...compare(situation, size) }));
    const inBrowser = browserTimes(size === quickSize);
    const ratios: Record<string, number> = {};
    for (const { situation, ours, naive } of compared)
      ratios[`chain, ${situation}: naive walk / proveChain`] = naive / ours;
    if (inBrowser.kind === "measured")
      for (const situation of situations)
        ratios[`chain, ${situation}, in a browser: slowest first time / ${FLOOR_MILLISECONDS} ms`] =
          Math.max(...inBrowser.times[situation].first) / FLOOR_MILLISECONDS;
    return {
      tables: [
        {
          title: "A year of 35,040 starts over five links, in this process",
          head: ["", "proveChain", "naive walk", "ratio"],
          rows: compared.map(({ situation, ours, naive }) => [
            situation,
            nanoseconds(ours),
            nanoseconds(naive),
            times(naive / ours),
          ]),
          notes: ["Compiling the calendars is counted on both sides; finding the link to improve on ours alone."],
        },
        browserTable(inBrowser, situations),
      ],
      ratios,
      details: { inBrowser },
    };
  },
};

/** Nanoseconds, median of some rounds in which both take turns. */
function compare(situation: Situation, { rounds }: Size): { ours: number; naive: number } {
  const ours: number[] = [];
  const naive: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = process.hrtime.bigint();
    const proof = proveChain(yearOfStarts(situation));
    const proved = process.hrtime.bigint();
    const walked = naiveProof(yearOfStarts(situation));
    const done = process.hrtime.bigint();
    if (proof.kind !== "proved" || proof.late !== walked.late || proof.worstLate !== walked.worstLate)
      throw new Error(`The proof of "${situation}" and the naive walk disagree: ${JSON.stringify({ proof, walked })}`);
    ours.push(Number(proved - start));
    naive.push(Number(done - proved));
  }
  return { ours: median(ours), naive: median(naive) };
}

function browserTimes(isQuick: boolean): BrowserTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "chain", "in-browser.ts");
  const args = ["--import", "tsx", script, ...(isQuick ? ["--quick"] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: BROWSER_TIMEOUT });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}

function browserTable(found: BrowserTimes, situations: readonly Situation[]): Table {
  const title = "The same in a browser, from written calendars to the proof";
  const head = ["", "first, median", "first, slowest", "again, median", "allowed"];
  if (found.kind === "no browser") return { title, head, rows: [], notes: [`Not measured: ${found.reason}`] };
  const row = (situation: Situation, { first, again }: Samples) => [
    situation,
    ...[median(first), Math.max(...first), median(again), FLOOR_MILLISECONDS].map(milliseconds),
  ];
  return {
    title,
    head,
    rows: situations.map((situation) => row(situation, found.times[situation])),
    notes: [`Chromium ${found.version}; first: in a page just opened, of a browser just started.`],
  };
}

function milliseconds(value: number): string {
  return nanoseconds(value * 1_000_000);
}
