import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median-time";
import type { ReviewTimes } from "./review/in-browser";
import type { Section } from "./section";
import { quickSize } from "./size";

const ALLOWED_MILLISECONDS = 1_500;
const WORDS = { figures: "its figures", review: "its review" } as const;
const BROWSER_TIMEOUT = 1_800_000;

/** The review pages in the offline site, on a month in which ten thousand tickets were finished. */
export const reviewSection: Section = {
  name: "review",
  run(size) {
    const found = reviewTimes(size === quickSize);
    const head = ["first shown", "median", "slowest", "allowed"];
    if (found.kind === "no browser") {
      const title = "The review pages in the offline site";
      return { tables: [{ title, head, rows: [], notes: [`Not measured: ${found.reason}`] }], ratios: {} };
    }
    const parts = ["figures", "review"] as const;
    return {
      tables: [
        {
          title: `The review pages in the offline site, a month with ${found.tickets} finished tickets, ${found.counted} of them counted`,
          head,
          rows: parts.map((part) => [
            WORDS[part],
            ...[median(found[part]), Math.max(...found[part]), ALLOWED_MILLISECONDS].map(
              (time) => `${Math.round(time)} ms`,
            ),
          ]),
          notes: [`Chromium ${found.version}; the site and the app's functions run on the same processor.`],
        },
      ],
      ratios: Object.fromEntries(
        parts.map((part) => [
          `review, ${WORDS[part]}: median / ${ALLOWED_MILLISECONDS} ms`,
          median(found[part]) / ALLOWED_MILLISECONDS,
        ]),
      ),
      details: found,
    };
  },
};

function reviewTimes(isQuick: boolean): ReviewTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "review", "in-browser.ts");
  const args = ["--import", "tsx", script, ...(isQuick ? ["--quick"] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: BROWSER_TIMEOUT });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
