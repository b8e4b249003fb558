import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median-time";
import type { QueueTimes } from "./queue/in-browser";
import type { Section } from "./section";
import { quickSize } from "./size";

const ALLOWED = { ready: 1_500, filter: 100 } as const;
const WORDS = { ready: "first rows", filter: "a filter" } as const;
const BROWSER_TIMEOUT = 900_000;

/** The queue page in the offline site, on a desk with ten thousand open tickets. */
export const queueSection: Section = {
  name: "queue",
  run(size) {
    const found = queueTimes(size === quickSize);
    const head = ["what", "median", "slowest", "allowed"];
    if (found.kind === "no browser") {
      const title = "The queue page in the offline site";
      return { tables: [{ title, head, rows: [], notes: [`Not measured: ${found.reason}`] }], ratios: {} };
    }
    const parts = ["ready", "filter"] as const;
    return {
      tables: [
        {
          title: `The queue page in the offline site, ${found.tickets} open tickets`,
          head,
          rows: parts.map((part) => [
            WORDS[part],
            ...[median(found[part]), Math.max(...found[part]), ALLOWED[part]].map((time) => `${Math.round(time)} ms`),
          ]),
          notes: [`Chromium ${found.version}; the site and the app's functions run on the same processor.`],
        },
      ],
      ratios: Object.fromEntries(
        parts.map((part) => [
          `queue, ${WORDS[part]}: median / ${ALLOWED[part]} ms`,
          median(found[part]) / ALLOWED[part],
        ]),
      ),
      details: found,
    };
  },
};

function queueTimes(isQuick: boolean): QueueTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "queue", "in-browser.ts");
  const args = ["--import", "tsx", script, ...(isQuick ? ["--quick"] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: BROWSER_TIMEOUT });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
