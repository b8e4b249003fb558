import { buildSync } from "esbuild";
import { findBrowser, launchBrowser } from "../../browser/browser";
import type { timesInPage } from "./in-page";
import { promisedHours, type Situation } from "./year-of-starts";

/** A browser is started for each sample, since the second page of one finds the engine warm. */
const SAMPLES = 5;
const ROUNDS = 5;

export type BrowserTimes =
  | { readonly kind: "measured"; readonly version: string; readonly times: Readonly<Record<Situation, Samples>> }
  | { readonly kind: "no browser"; readonly reason: string };

export interface Samples {
  /** Of each sample, milliseconds in a page just opened. */
  readonly first: readonly number[];
  /** Of all samples, milliseconds of what was asked again. */
  readonly again: readonly number[];
}

/** `tsx in-browser.ts [--quick]`: prints `BrowserTimes`. A process of its own, as the bench is bundled and this finds its files. */
async function main(args: readonly string[]): Promise<BrowserTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const { outputFiles } = buildSync({
    entryPoints: [require.resolve("./in-page.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    logLevel: "error",
  });
  const script = outputFiles[0]!.text;
  const [samples, rounds] = args.includes("--quick") ? [1, 1] : [SAMPLES, ROUNDS];
  let version = "";
  const measure = async (situation: Situation): Promise<Samples> => {
    const first: number[] = [];
    const again: number[] = [];
    for (let i = 0; i < samples; i += 1) {
      const browser = await launchBrowser(found);
      try {
        version = browser.version();
        const page = await browser.newPage();
        await page.addScriptTag({ content: script });
        const times = await page.evaluate(
          ([situation, rounds]) =>
            (globalThis as unknown as { timesInPage: typeof timesInPage }).timesInPage(situation, rounds),
          [situation, rounds] as const,
        );
        first.push(times.first);
        again.push(...times.again);
      } finally {
        await browser.close();
      }
    }
    return { first, again };
  };
  const times: Partial<Record<Situation, Samples>> = {};
  for (const situation of Object.keys(promisedHours) as Situation[]) times[situation] = await measure(situation);
  return { kind: "measured", version, times: times as Record<Situation, Samples> };
}

main(process.argv.slice(2)).then((times) => console.log(JSON.stringify(times)));
