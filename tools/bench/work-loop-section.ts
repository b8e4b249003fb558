import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median-time";
import type { Section } from "./section";
import type { WorkLoopTimes } from "./work-loop/in-browser";

/** What a change may take until the open page shows it, under `npm run dev`. */
const ALLOWED_MILLISECONDS = 2_000;
const BROWSER_TIMEOUT = 300_000;

/** A page, a function and the domain are changed under `npm run dev`, until a ticket's open panel shows it. */
export const workLoopSection: Section = {
  name: "work-loop",
  run() {
    const found = workLoopTimes();
    const title = "A change under npm run dev, until the open page shows it";
    const head = ["changed", "median", "slowest", "allowed"];
    if (found.kind === "no browser")
      return { tables: [{ title, head, rows: [], notes: [`Not measured: ${found.reason}`] }], ratios: {} };
    const rows = Object.entries(found.times).map(([what, times]) => ({
      what,
      middle: median(times),
      slowest: Math.max(...times),
    }));
    return {
      tables: [
        {
          title,
          head,
          rows: rows.map(({ what, middle, slowest }) => [
            what,
            ...[middle, slowest, ALLOWED_MILLISECONDS].map((time) => `${Math.round(time)} ms`),
          ]),
          notes: [`Chromium ${found.version}; browser, builds and the site share the processors.`],
        },
      ],
      ratios: Object.fromEntries(
        rows.map(({ what, middle }) => [
          `work-loop, ${what}: median / ${ALLOWED_MILLISECONDS} ms`,
          middle / ALLOWED_MILLISECONDS,
        ]),
      ),
      details: found,
    };
  },
};

function workLoopTimes(): WorkLoopTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "work-loop", "in-browser.ts");
  const args = ["--import", "tsx", script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: BROWSER_TIMEOUT });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
