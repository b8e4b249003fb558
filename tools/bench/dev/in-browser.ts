import type { Frame } from "playwright-core";
import { findBrowser, launchBrowser } from "../../browser/browser";
import { MARKED, type MarkedPlace, workOnCopy } from "../../dev/copied-app";

const EDITS = 5;
const LOOK_AGAIN_MS = 5;
const PATIENCE_MS = 60_000;

/** Milliseconds from an edit until an open browser shows it by itself, of each edit, by what was edited. */
export type EditTimes =
  | {
      readonly kind: "measured";
      readonly version: string;
      readonly times: Readonly<Record<MarkedPlace, readonly number[]>>;
    }
  | { readonly kind: "no browser"; readonly reason: string };

/** The domain is seen in the page and in what a function answers: when the later one is there. */
const SHOWN: Readonly<Record<MarkedPlace, (mark: string) => string>> = {
  page: (mark) => `document.body?.dataset.pageMark === "${mark}"`,
  function: (mark) => `document.body?.dataset.answer?.includes('"functionMark":"${mark}"') === true`,
  domain: (mark) =>
    `document.body?.dataset.domainMark === "${mark}" && document.body.dataset.answer.includes('"domainMark":"${mark}"')`,
};

/** `tsx in-browser.ts`: prints `EditTimes`, of `npm run dev` on a copy of the app. */
async function main(): Promise<EditTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const work = await workOnCopy();
  const browser = await launchBrowser(found);
  try {
    const page = await browser.newPage();
    await page.goto(work.url);
    await page.locator("a[href*='/queues/apps/']").click();
    const frame = await (await page.waitForSelector("main iframe")).contentFrame();
    if (frame === null) throw new Error("The queue page has no frame.");
    const times: Record<string, number[]> = {};
    for (const place of Object.keys(MARKED) as MarkedPlace[])
      times[place] = await timesOf(frame, SHOWN[place], (mark) => work.mark(place, mark));
    return { kind: "measured", version: browser.version(), times: times as Record<MarkedPlace, number[]> };
  } finally {
    await browser.close();
    await work.stop();
  }
}

async function timesOf(frame: Frame, shown: (mark: string) => string, edit: (mark: string) => void): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 1; time <= EDITS; time += 1) {
    const begunAt = performance.now();
    edit(String(time));
    // While the frame is being reloaded, there is nothing to ask.
    while (!(await frame.evaluate(shown(String(time))).catch(() => false))) {
      if (performance.now() - begunAt > PATIENCE_MS) throw new Error("The browser does not show what was edited.");
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    taken.push(performance.now() - begunAt);
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  }
  return taken;
}

/** Other pages that are made of the same file are still being built. */
const SETTLING_MS = 2_000;

main().then((times) => console.log(JSON.stringify(times)));
