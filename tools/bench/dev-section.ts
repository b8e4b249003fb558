import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { EditTimes } from "./dev/in-browser";
import { median } from "./median-time";
import type { Section } from "./section";

/** Whoever is at work should see what they have changed before they look for it. */
const ALLOWED_MILLISECONDS = 2_000;
const BROWSER_TIMEOUT = 300_000;

/** `npm run dev`: from a changed file until an open browser shows it by itself. */
export const devSection: Section = {
  name: "dev",
  run() {
    const found = editTimes();
    const title = "npm run dev, from an edit until an open browser shows it";
    const head = ["edited", "median", "slowest", "allowed"];
    if (found.kind === "no browser")
      return { tables: [{ title, head, rows: [], notes: [`Not measured: ${found.reason}`] }], ratios: {} };
    const rows = Object.entries(found.times).map(([place, times]) => ({
      place,
      middle: median(times),
      slowest: Math.max(...times),
    }));
    return {
      tables: [
        {
          title,
          head,
          rows: rows.map(({ place, middle, slowest }) => [
            place,
            ...[middle, slowest, ALLOWED_MILLISECONDS].map((time) => `${Math.round(time)} ms`),
          ]),
          notes: [`Chromium ${found.version}, on the same processor as all else.`],
        },
      ],
      ratios: Object.fromEntries(
        rows.map(({ place, middle }) => [
          `dev, ${place}: median / ${ALLOWED_MILLISECONDS} ms`,
          middle / ALLOWED_MILLISECONDS,
        ]),
      ),
      details: found,
    };
  },
};

function editTimes(): EditTimes {
  // npm runs a script in the folder of its package.
  const script = join(process.cwd(), "tools", "bench", "dev", "in-browser.ts");
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script], {
    encoding: "utf8",
    timeout: BROWSER_TIMEOUT,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`The browser gave no times: ${stderr}`);
  }
}
