import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startOfflineSite, temporaryData } from "../../../sandbox/site-process";
import { findBrowser, launchBrowser } from "../../browser/browser";
import { storeManyFinished } from "./many-finished";

const SAMPLES = 7;
const PATIENCE = 300_000;
const RESOLVED = 6;

/** Milliseconds of each sample, from the page's own navigation until what it is about is painted. */
export type ReviewTimes =
  | {
      readonly kind: "measured";
      readonly version: string;
      readonly tickets: number;
      /** Those that the figures count, as the page says. */
      readonly counted: number;
      readonly figures: readonly number[];
      readonly review: readonly number[];
    }
  | { readonly kind: "no browser"; readonly reason: string };

type Watched = { readonly paintedAt?: number };

/** Notes in the frame when a table of figures, or the agenda that fills itself, was painted first. */
const WATCH = `
if (window !== window.top) {
  new MutationObserver((_, observer) => {
    if (document.querySelector(".figure-table td, .agenda li") === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.paintedAt = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}`;

/** `tsx in-browser.ts [--quick]`: prints `ReviewTimes`, of a month in which ten thousand tickets were finished. */
async function main(args: readonly string[]): Promise<ReviewTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const root = process.cwd();
  const built = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
  const tickets = args.includes("--quick") ? 500 : 10_000;
  const data = temporaryData();
  const sample = [
    "--loader",
    join(root, "tools", "load-sample.ts"),
    "--load",
    join(root, "examples", "it-help-desk.yaml"),
  ];
  let site = await startOfflineSite(data.directory, "--fresh", "--app", root, ...sample);
  const browser = await launchBrowser(found);
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await pass(page, site.url, "1 hour");
    const keys = await page.locator("tbody th a").allTextContents();
    for (const key of keys.slice(0, RESOLVED)) await resolve(page, `${site.url}/browse/${key.trim()}`);
    await pass(page, site.url, "1 hour");
    const now = Number(await page.locator("time.clock").getAttribute("data-clock"));
    await site.stop();
    storeManyFinished(join(data.directory, "forge.sqlite"), tickets - RESOLVED, now);
    site = await startOfflineSite(data.directory, "--app", root, ...sample);
    // The rounds of two hours take all of them into the history.
    await pass(page, site.url, "1 hour");
    await pass(page, site.url, "1 hour");
    await page.locator("summary", { hasText: "Looking as" }).click();
    await page.locator("button[name=accountId]", { hasText: "project administrator" }).first().click();
    await page.waitForLoadState("load");
    const link = page.getByRole("link", { name: "Figures", exact: true });
    await page.getByRole("link", { name: "Service reviews", exact: true }).click();
    const figuresAt = new URL((await link.getAttribute("href"))!, site.url).href;
    const reviewAt = await beginReview(page, now);
    const samplesOf = async (address: string) => {
      const times: number[] = [];
      for (let i = 0; i < SAMPLES; i++) times.push(await paintedAt(page, address));
      return times;
    };
    const [figures, review] = [await samplesOf(figuresAt), await samplesOf(reviewAt)];
    await paintedAt(page, figuresAt);
    const frame = (await (await page.waitForSelector("iframe")).contentFrame())!;
    const row = frame.getByRole("row").filter({ has: frame.getByRole("rowheader", { name: "Measured", exact: true }) });
    const counted = Number((await row.first().getByRole("cell").textContent())!.replace(/\D/g, ""));
    return { kind: "measured", version: browser.version(), tickets, counted, figures, review };
  } finally {
    await browser.close();
    await site.stop();
    data.remove();
  }
}

async function pass(page: Page, url: string, time: string): Promise<void> {
  await page.goto(url, { timeout: PATIENCE });
  await page.locator("summary", { hasText: "Site time" }).click();
  await page.getByRole("button", { name: time, exact: true }).click();
  await page.waitForLoadState("load", { timeout: PATIENCE });
}

async function resolve(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const option = page.locator("#transition option", { hasText: "Resolved" });
  await page.locator("#transition").selectOption((await option.getAttribute("value"))!);
  await page.getByRole("button", { name: "Move" }).click();
  await page.waitForLoadState("load");
}

/** Begins a review of the month with the first customer. @returns its address */
async function beginReview(page: Page, now: number): Promise<string> {
  await page.getByRole("link", { name: "Reviews", exact: true }).click();
  const frame = (await (await page.waitForSelector("iframe")).contentFrame())!;
  await frame.getByRole("button", { name: "New review", exact: true }).first().click();
  const dialog = frame.getByRole("dialog");
  await dialog.getByLabel(/^Customer/).selectOption({ index: 1 });
  const month = new Date(now).toISOString().slice(0, 7);
  await dialog.getByLabel(/^From month/).fill(month);
  await dialog.getByLabel(/^To month/).fill(month);
  await frame.getByRole("button", { name: "Begin", exact: true }).click();
  await frame.locator(".agenda li").first().waitFor();
  return page.url();
}

async function paintedAt(page: Page, address: string): Promise<number> {
  await page.goto(address, { timeout: PATIENCE });
  const frame = (await (await page.waitForSelector("iframe")).contentFrame())!;
  await frame.locator(".figure-table td, .agenda li").first().waitFor();
  for (;;) {
    const at = await frame.evaluate(() => (globalThis as Watched).paintedAt);
    if (at !== undefined) return at;
  }
}

main(process.argv.slice(2)).then((times) => console.log(JSON.stringify(times)));
