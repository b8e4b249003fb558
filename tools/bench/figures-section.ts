import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { FiguresMeasured } from "./figures/in-browser";
import { median } from "./median-time";
import type { Section } from "./section";
import { quickSize } from "./size";

const TICKETS_OF_YEAR = 100_000;
const FEW_TICKETS = 600;
/** What recomputing all figures of a year may take in the browser. */
const ALLOWED_MILLISECONDS = 100;
/** What drawing ten thousand dots may take. */
const ALLOWED_TO_DRAW = 10;
const TIMEOUT = 600_000;

/** A year of finished tickets: how large its pages are, and how long its figures take after a change of the filter. */
export const figuresSection: Section = {
  name: "figures",
  run(size) {
    const found = measured(size === quickSize ? FEW_TICKETS : TICKETS_OF_YEAR);
    const { tickets, largestMonth, written, browser } = found;
    const kilobytes = (characters: number) => `${Math.round(characters / 1_024)} KB`;
    const packing = {
      title: `A year of ${tickets.toLocaleString("en")} tickets with three clocks each, in history pages`,
      head: ["", "tickets", "pages", "stored", "a ticket"],
      rows: [
        [
          "year",
          String(tickets),
          String(found.pages),
          kilobytes(found.size),
          `${Math.round(found.size / tickets)} bytes`,
        ],
        [
          "largest month",
          String(largestMonth.tickets),
          String(largestMonth.pages),
          kilobytes(largestMonth.size),
          `${Math.round(largestMonth.size / largestMonth.tickets)} bytes`,
        ],
      ],
      notes: [`Filled hour by hour, each character was written ${(written / found.size).toFixed(1)} times.`],
    };
    const title = "Figures of that year in the browser";
    const head = ["", "median", "slowest", "allowed"];
    if (browser.kind === "no browser")
      return { tables: [packing, { title, head, rows: [], notes: [`Not measured: ${browser.reason}`] }], ratios: {} };
    const { times, version } = browser;
    const middle = median(times.filtering);
    const slowest = Math.max(...times.filtering);
    const drawing = median(times.drawing);
    const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
    return {
      tables: [
        packing,
        {
          title,
          head,
          rows: [
            ["all figures after a change of the filter", ms(middle), ms(slowest), ms(ALLOWED_MILLISECONDS)],
            [
              `drawing ${times.dots.toLocaleString("en")} dots`,
              ms(drawing),
              ms(Math.max(...times.drawing)),
              ms(ALLOWED_TO_DRAW),
            ],
            ["opening: unpacking and joining all pages", ms(times.opening), "", ""],
          ],
          notes: [`${times.rows.toLocaleString("en")} clocks. Chromium ${version}.`],
        },
      ],
      ratios: {
        [`figures: median / ${ALLOWED_MILLISECONDS} ms`]: middle / ALLOWED_MILLISECONDS,
        [`figures, drawing: median / ${ALLOWED_TO_DRAW} ms`]: drawing / ALLOWED_TO_DRAW,
      },
      details: found,
    };
  },
};

function measured(tickets: number): FiguresMeasured {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "figures", "in-browser.ts");
  const args = ["--import", "tsx", script, String(tickets)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: TIMEOUT, maxBuffer: 1e8 });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
