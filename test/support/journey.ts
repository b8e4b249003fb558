/** What every journey needs: the app's pages built, the offline site, and somebody in a browser at it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { type FoundBrowser, follow, launchBrowser } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const PATIENCE_MS = 20_000;
/** The invented desk with its agreements; without it nothing is agreed. */
const EXAMPLE = [
  ...["--loader", join(APP, "tools", "load-sample.ts")],
  ...["--load", join(APP, "examples", "it-help-desk.yaml")],
];

/** Starting takes seconds, and the first browser of a machine is unpacked: a guard against hanging. */
export const STARTING_MS = 180_000;

export interface Journey {
  readonly site: OfflineSite;
  readonly page: Page;
  /** What a page's own policy kept from happening, or its code did wrong. */
  readonly complaints: readonly string[];
  /** @param role a part of what the site's switch calls the person */
  lookAs(role: string): Promise<void>;
  /** @param time as the site's clock offers it, such as `1 hour` */
  letPass(time: string): Promise<void>;
  /** Opens a page of the app by the project's navigation. */
  openApp(link: string): Promise<Frame>;
  /** The app's frame on the page that is shown. */
  appFrame(selector?: string): Promise<Frame>;
  turn(theme: "light" | "dark"): Promise<void>;
  end(): Promise<void>;
}

/** @param desk `example`: with the agreements of `examples/it-help-desk.yaml`; `empty`: nothing is agreed yet */
export async function beginJourney(found: FoundBrowser, desk: "example" | "empty"): Promise<Journey> {
  const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
  const data = temporaryData();
  const [site, browser] = await Promise.all([
    startOfflineSite(data.directory, "--fresh", "--app", APP, ...(desk === "example" ? EXAMPLE : [])),
    launchBrowser(found),
  ]);
  const page = await pageOf(browser);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));

  const appFrame = async (selector = "main iframe"): Promise<Frame> => {
    const frame = await (await page.waitForSelector(selector)).contentFrame();
    if (frame === null) throw new Error(`${selector} has no frame.`);
    await frame.locator("main > *, h1, h2, h3").first().waitFor();
    return frame;
  };
  return {
    site,
    page,
    complaints,
    appFrame,
    async lookAs(role) {
      await page.goto(site.url);
      await page.locator("summary", { hasText: "Looking as" }).click();
      await follow(page, page.locator("button[name=accountId]", { hasText: role }).first());
    },
    async letPass(time) {
      await page.goto(site.url);
      await page.locator("summary", { hasText: "Site time" }).click();
      await follow(page, page.getByRole("button", { name: time, exact: true }));
    },
    async openApp(link) {
      await page.goto(site.url);
      await page.getByRole("link", { name: link, exact: true }).click();
      return appFrame();
    },
    async turn(theme) {
      // In place and by script: over an open dialog nothing around it can be clicked.
      await page.evaluate(
        `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector("form[data-theme-switch] button").click()`,
      );
      for (const frame of page.frames())
        await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
    },
    async end() {
      await browser.close();
      await site.stop();
      data.remove();
    },
  };
}

async function pageOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** What axe finds serious on what a frame shows now, in the colours of the present theme. */
export async function seriousFindings(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate("'axe' in window"))) await frame.evaluate(AXE);
  const { violations } = (await frame.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
