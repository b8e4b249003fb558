import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { startOfflineSite, temporaryData } from "../../../sandbox/site-process";
import { findBrowser, launchBrowser } from "../../browser/browser";

const SAMPLES = 9;
const PATIENCE = 300_000;
const CREATED = Date.UTC(2016, 2, 7, 8);

/** Milliseconds of each sample. */
export type QueueTimes =
  | {
      readonly kind: "measured";
      readonly version: string;
      readonly tickets: number;
      /** From the page's own navigation until its first rows are painted. */
      readonly ready: readonly number[];
      /** From a change of a filter until the rows that are left are painted. */
      readonly filter: readonly number[];
    }
  | { readonly kind: "no browser"; readonly reason: string };

type Watched = { readonly firstRowsAt?: number };

/** Notes in the frame when the first rows were painted. */
const WATCH = `
if (window !== window.top) {
  new MutationObserver((_, observer) => {
    if (document.querySelector(".space .row") === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstRowsAt = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}`;

/** Clicks or types, and tells how long it took until the result was painted. */
const AFTER = (act: string) => `
new Promise((resolve) => {
  const from = performance.now();
  ${act};
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
})`;
const FILTERS = [
  `document.querySelector("[data-need=every]").click()`,
  `document.querySelector("[data-need=no-agreement]").click()`,
  `(() => { const s = document.querySelector("#service"); s.selectedIndex = 1; s.dispatchEvent(new Event("change")); })()`,
  `(() => { const s = document.querySelector("#service"); s.selectedIndex = 0; s.dispatchEvent(new Event("change")); })()`,
  `document.querySelector("[data-need=every]").click()`,
  `(() => { const t = document.querySelector("#text"); t.value = "-1"; t.dispatchEvent(new Event("input")); })()`,
  `(() => { const t = document.querySelector("#text"); t.value = ""; t.dispatchEvent(new Event("input")); })()`,
];

/** Two thirds of the tickets are promised something; the others need somebody, as nothing is. */
const CATALOGUE = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
statuses: [{ name: New, category: new }, { name: Closed, category: done }]
services:
  - { key: mail, name: Mail, tickets: { service: [Category 0] } }
  - { key: phones, name: Phones, tickets: { service: [Category 1] } }
agreements:
  - { key: mail, kind: sla, version: 1, service: mail, validFrom: "2016-01-01", targets: [{ measure: resolution, within: PT99H, calendar: always }] }
  - { key: phones, kind: sla, version: 1, service: phones, validFrom: "2016-01-01", targets: [{ measure: resolution, within: PT66H, calendar: always }] }
`;

/** A desk on whose tickets nobody has worked for as long as an hour. */
function history(tickets: number): string {
  const lines = ["ticket,at,field,value,actor"];
  for (let number = 1; number <= tickets; number += 1) {
    const at = new Date(CREATED + number * 2_000).toISOString().replace(".000", "");
    const ticket = `INC${String(number).padStart(6, "0")}`;
    lines.push(
      `${ticket},${at},created,,Customer ${number % 90}`,
      `${ticket},${at},status,New,Customer ${number % 90}`,
      `${ticket},${at},priority,${1 + (number % 4)},Customer ${number % 90}`,
      `${ticket},${at},service,Category ${number % 3},Customer ${number % 90}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** `tsx in-browser.ts [--quick]`: prints `QueueTimes`, of a made-up desk with ten thousand open tickets. */
async function main(args: readonly string[]): Promise<QueueTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const root = process.cwd();
  const built = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
  const tickets = args.includes("--quick") ? 500 : 10_000;
  const data = temporaryData();
  const file = join(data.directory, "history.csv");
  writeFileSync(file, history(tickets));
  const catalogueFile = join(data.directory, "catalogue.yaml");
  writeFileSync(catalogueFile, CATALOGUE);
  const catalogue = ["--loader", join(root, "tools", "load-catalogue.ts"), "--load", catalogueFile];
  const site = await startOfflineSite(data.directory, "--fresh", "--app", root, "--history", file, ...catalogue);
  const browser = await launchBrowser(found);
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(site.url, { timeout: PATIENCE });
    // Taking a desk in goes at a hundred tickets every twenty seconds of the site's time.
    await page.locator("summary", { hasText: "Site time" }).click();
    await page.getByRole("button", { name: "1 hour", exact: true }).click();
    await page.waitForLoadState("load", { timeout: PATIENCE });
    const address = await page.getByRole("link", { name: "What needs somebody now" }).getAttribute("href");
    const openPage = async (): Promise<Frame> => {
      await page.goto(new URL(address!, site.url).href, { timeout: PATIENCE });
      const frame = await (await page.waitForSelector("iframe")).contentFrame();
      if (frame === null) throw new Error("The queue page has no frame.");
      await frame.waitForFunction(() => (globalThis as Watched).firstRowsAt !== undefined);
      return frame;
    };
    // The first time it is made while somebody waits; from then on it is kept.
    await openPage();
    const ready: number[] = [];
    const filter: number[] = [];
    let counted = 0;
    for (let i = 0; i < SAMPLES; i += 1) {
      const frame = await openPage();
      ready.push(await frame.evaluate(() => (globalThis as Watched).firstRowsAt!));
      counted = Number(await frame.locator("[data-need=every] .count").textContent());
      for (const act of FILTERS) filter.push(await frame.evaluate<number>(AFTER(act)));
    }
    return { kind: "measured", version: browser.version(), tickets: counted, ready, filter };
  } finally {
    await browser.close();
    await site.stop();
    data.remove();
  }
}

main(process.argv.slice(2)).then((times) => console.log(JSON.stringify(times)));
