import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { startOfflineSite, temporaryData } from "../../../sandbox/site-process";
import { findBrowser, launchBrowser } from "../../browser/browser";

/** How many times slower than it is the browser's processor is made out to be. */
export const slowdowns = [1, 4] as const;
const SAMPLES = 15;
const TICKETS = 5;

/** Milliseconds from the panel's own navigation until its first words are painted, of each sample, by slowdown. */
export type PanelTimes =
  | {
      readonly kind: "measured";
      readonly version: string;
      readonly times: Readonly<Record<string, readonly number[]>>;
    }
  | { readonly kind: "no browser"; readonly reason: string };

type Watched = { readonly firstWordsAt?: number };

/** Notes in the frame when the first words of the panel were painted. */
const WATCH = `
if (window !== window.top) {
  const words = () => document.querySelector("main > .strip, main > .note");
  new MutationObserver((_, observer) => {
    if (words() === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstWordsAt = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}`;

/** `tsx in-browser.ts [--quick]`: prints `PanelTimes`, of the invented desk's tickets in the offline site. */
async function main(args: readonly string[]): Promise<PanelTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const root = process.cwd();
  const built = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
  const data = temporaryData();
  const sample = [
    "--loader",
    join(root, "tools", "load-sample.ts"),
    "--load",
    join(root, "examples", "it-help-desk.yaml"),
  ];
  const site = await startOfflineSite(data.directory, "--fresh", "--app", root, ...sample);
  const browser = await launchBrowser(found);
  try {
    const times: Record<string, number[]> = {};
    for (const slowdown of slowdowns) {
      const context = await browser.newContext();
      await context.addInitScript(WATCH);
      const page = await context.newPage();
      await page.goto(site.url);
      if (slowdown === slowdowns[0]) {
        // The app reads the desk's tickets within an hour of the site's time.
        await page.locator("summary", { hasText: "Site time" }).click();
        await page.getByRole("button", { name: "1 hour", exact: true }).click();
        await page.waitForLoadState();
      }
      const keys = (await page.locator("tbody th a").allTextContents()).slice(0, TICKETS);
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      const taken: number[] = [];
      for (let i = 0; i < (args.includes("--quick") ? TICKETS : SAMPLES); i += 1) {
        await page.goto(`${site.url}/browse/${keys[i % keys.length]}`);
        const frame = await (await page.waitForSelector(".frame-panel iframe")).contentFrame();
        if (frame === null) throw new Error("The panel has no frame.");
        await frame.waitForFunction(() => (globalThis as Watched).firstWordsAt !== undefined);
        taken.push(await frame.evaluate(() => (globalThis as Watched).firstWordsAt!));
      }
      times[slowdown] = taken;
      await context.close();
    }
    return { kind: "measured", version: browser.version(), times };
  } finally {
    await browser.close();
    await site.stop();
    data.remove();
  }
}

main(process.argv.slice(2)).then((times) => console.log(JSON.stringify(times)));
