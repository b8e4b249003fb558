import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "./median-time";
import type { PanelTimes } from "./panel/in-browser";
import type { Section } from "./section";
import { quickSize } from "./size";

/** What the first words of a ticket's panel may take, by how many times slower the processor is made out to be. */
const ALLOWED_MILLISECONDS = { 1: 300, 4: 800 } as const;
const BROWSER_TIMEOUT = 300_000;

/** A ticket's panel in the offline site, from its navigation until its first words are painted. */
export const panelSection: Section = {
  name: "panel",
  run(size) {
    const found = panelTimes(size === quickSize);
    const title = "A ticket's panel in the offline site, first words";
    const head = ["processor", "median", "slowest", "allowed"];
    if (found.kind === "no browser")
      return { tables: [{ title, head, rows: [], notes: [`Not measured: ${found.reason}`] }], ratios: {} };
    const rows = Object.entries(ALLOWED_MILLISECONDS).map(([slowdown, allowed]) => {
      const times = found.times[slowdown] ?? [];
      return { slowdown, allowed, middle: median(times), slowest: Math.max(...times) };
    });
    return {
      tables: [
        {
          title,
          head,
          rows: rows.map(({ slowdown, allowed, middle, slowest }) => [
            slowdown === "1" ? "as it is" : `${slowdown} times slower`,
            ...[middle, slowest, allowed].map((time) => `${Math.round(time)} ms`),
          ]),
          notes: [`Chromium ${found.version}; the site and the app's functions run on the same processor.`],
        },
      ],
      ratios: Object.fromEntries(
        rows.map(({ slowdown, allowed, middle }) => [
          `panel, ${slowdown} times slower: median / ${allowed} ms`,
          middle / allowed,
        ]),
      ),
      details: found,
    };
  },
};

function panelTimes(isQuick: boolean): PanelTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "panel", "in-browser.ts");
  const args = ["--import", "tsx", script, ...(isQuick ? ["--quick"] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: BROWSER_TIMEOUT });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
