/** Every page with a catalogue whose texts nobody should type: shown as they were typed, and nothing breaks. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { parse } from "yaml";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, follow, launchBrowser, textOf } from "../../tools/browser/browser";

const APP = join(__dirname, "..", "..");
const STARTING_MS = 150_000;
const PAGE_MS = 60_000;

/** Markup, a right-to-left mark that is left open, letters from right to left, a picture, and what words are put in for. */
const STRANGE = `<img src=x onerror="window.hacked=true"><b>&lt;</b> \u202Eمرحبا 👩🏽‍🔧 {name} $&`;
const LONG = "x".repeat(10_000);

interface Entry {
  name?: string;
  description?: string;
  outcome?: string;
  role?: string;
  needs?: string[];
}
type Sections = Readonly<Record<string, Entry[]>>;

/** The example with strange names at the first entry of each section, and long ones at the second. */
function strangeCatalogue(): object {
  const catalogue = parse(readFileSync(join(APP, "examples", "it-help-desk.yaml"), "utf8")) as object & Sections;
  for (const section of ["calendars", "configurationItems", "services", "contacts", "customers", "agreements"]) {
    const [strange, long] = catalogue[section]!;
    strange!.name = STRANGE;
    if (long !== undefined) long.name = LONG;
  }
  for (const service of catalogue.services!.slice(0, 2))
    Object.assign(service, { description: LONG, outcome: STRANGE });
  Object.assign(catalogue.contacts![0]!, { role: STRANGE });
  Object.assign(catalogue.agreements![0]!, { needs: [STRANGE, LONG] });
  return catalogue;
}

describeWithBrowser("texts that nobody should type", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  /** Of the app's pages, by their title in the site. */
  const addresses: Record<string, string> = {};
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
    const catalogue = join(data.directory, "catalogue.json");
    writeFileSync(catalogue, JSON.stringify(strangeCatalogue()));
    browser = await launchBrowser(found);
    site = await startOfflineSite(
      data.directory,
      "--fresh",
      ...["--app", APP, "--loader", join(APP, "tools", "load-sample.ts"), "--load", catalogue],
    );
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 1100 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Looking as" }).click();
    const manager = page.locator("button[name=accountId]", { hasText: "project administrator" }).first();
    const name = await textOf(manager.locator("strong"));
    await manager.click();
    await page.locator("summary", { hasText: `Looking as ${name}` }).waitFor();
    await page.locator("summary", { hasText: "Site time" }).click();
    await follow(page, page.getByRole("button", { name: "1 hour", exact: true }));
    for (const name of ["Service levels", "Figures", "What needs somebody now"])
      addresses[name] = (await page.getByRole("link", { name, exact: true }).first().getAttribute("href"))!;
    addresses["Service levels"] = addresses["Service levels"]!.replace(/\/$/, "");
    addresses.reviews = addresses.Figures!.replace(/\/figures$/, "");
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);

  async function frameAt(address: string, selector: string): Promise<Frame> {
    await page.goto(site.url + address);
    const frame = await (await page.waitForSelector(selector)).contentFrame();
    if (frame === null) throw new Error(`${address} shows no page of the app.`);
    await frame.waitForSelector("main > *, h1, h2, li, td");
    await frame.waitForFunction("!document.querySelector('[aria-busy=true]')");
    await page.waitForTimeout(500);
    return frame;
  }

  it.each`
    where                           | address                                                         | frame                    | shows
    ${"the overview"}               | ${() => addresses["Service levels"]}                            | ${"iframe"}              | ${""}
    ${"services"}                   | ${() => `${addresses["Service levels"]}/services`}              | ${"iframe"}              | ${STRANGE}
    ${"a service"}                  | ${() => `${addresses["Service levels"]}/services/email`}        | ${"iframe"}              | ${STRANGE}
    ${"a service with a long name"} | ${() => `${addresses["Service levels"]}/services/records`}      | ${"iframe"}              | ${LONG}
    ${"configuration items"}        | ${() => `${addresses["Service levels"]}/items`}                 | ${"iframe"}              | ${STRANGE}
    ${"calendars"}                  | ${() => `${addresses["Service levels"]}/calendars`}             | ${"iframe"}              | ${STRANGE}
    ${"contacts"}                   | ${() => `${addresses["Service levels"]}/contacts`}              | ${"iframe"}              | ${STRANGE}
    ${"customers"}                  | ${() => `${addresses["Service levels"]}/customers`}             | ${"iframe"}              | ${STRANGE}
    ${"agreements"}                 | ${() => `${addresses["Service levels"]}/agreements`}            | ${"iframe"}              | ${STRANGE}
    ${"an agreement"}               | ${() => `${addresses["Service levels"]}/agreements/standard/1`} | ${"iframe"}              | ${STRANGE}
    ${"the settings of tickets"}    | ${() => `${addresses["Service levels"]}/tickets`}               | ${"iframe"}              | ${""}
    ${"the log of changes"}         | ${() => `${addresses["Service levels"]}/changes`}               | ${"iframe"}              | ${""}
    ${"the review's overview"}      | ${() => `${addresses.reviews}/needs-you`}                       | ${"iframe"}              | ${""}
    ${"figures"}                    | ${() => addresses.Figures}                                      | ${"iframe"}              | ${""}
    ${"reviews"}                    | ${() => `${addresses.reviews}/reviews`}                         | ${"iframe"}              | ${""}
    ${"the queue page"}             | ${() => addresses["What needs somebody now"]}                   | ${"iframe"}              | ${""}
    ${"a ticket"}                   | ${() => "/browse/HELP-20"}                                      | ${".frame-panel iframe"} | ${""}
  `(
    "are shown as they were typed, and break nothing: $where",
    async ({ address, frame: selector, shows }) => {
      const frame = await frameAt(address()!, selector);
      const { text, pictures, isHacked, overflow } = await frame.evaluate<{
        text: string;
        pictures: number;
        isHacked: boolean;
        overflow: number;
      }>(`({
      text: document.body.textContent + [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join(" "),
      pictures: document.querySelectorAll('img[src="x"]').length,
      isHacked: window.hacked === true,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    })`);
      expect(text.includes(shows)).toBe(true);
      expect([pictures, isHacked]).toEqual([0, false]);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(complaints.splice(0)).toEqual([]);
    },
    PAGE_MS,
  );
});
