/** What every journey needs: an offline site that begins as it was brought up once, and somebody in a browser at it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { type OfflineSite, startSiteProgram, temporaryData } from "../../sandbox/site-process";
import { buildTestAppPages } from "../../sandbox/test/support/test-app";
import { type FoundBrowser, follow, launchBrowser, textOf } from "../../tools/browser/browser";
import { appDirectoryOf, copyDesk, type DeskKind, program } from "./desks";
import { buildPages } from "./pages";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const WINDOW = { width: 1280, height: 1000 };
const PATIENCE_MS = 20_000;
/** Atlaskit's dialog asks for a style of its own while the page is locked, which Forge's policy refuses to everybody. */
const REFUSED_TO_EVERYBODY = "Applying inline style violates";

/** Starting takes a second, but the first browser of a machine is unpacked: a guard against hanging. */
export const STARTING_MS = 180_000;

/** As long as people may need for a task: a guard against hanging. */
export const TASK_MS = 180_000;

export interface Journey {
  readonly site: OfflineSite;
  readonly page: Page;
  /** For files that somebody takes to the site; goes with the journey. */
  readonly folder: string;
  /** What a page's own policy kept from happening, its code did wrong, or the browser complained of. */
  readonly complaints: string[];
  /** Another window, of somebody else. */
  newPage(): Promise<Page>;
  /** @param role a part of what the site's switch calls the person; the first of several, or as `nth` says */
  lookAs(role: string, nth?: number): Promise<void>;
  /** @param time as the site's clock offers it, such as `1 hour` */
  letPass(time: string): Promise<void>;
  /** Opens a page of the app by the project's navigation. */
  openApp(link: string): Promise<Frame>;
  /** @param path from the address of the site */
  visit(path: string): Promise<void>;
  /** The app's frame on the page that is shown, when something is in it. */
  appFrame(selector?: string, content?: string): Promise<Frame>;
  /** The panel of the app on an issue. */
  panelOf(key: string): Promise<Frame>;
  turn(theme: "light" | "dark"): Promise<void>;
  /** What axe finds serious on what a frame shows, in light and in dark; light it stays. */
  findingsInBothThemes(frame: Frame): Promise<string[]>;
  end(): Promise<void>;
}

export async function beginJourney(found: FoundBrowser, desk: DeskKind): Promise<Journey> {
  const data = temporaryData();
  const browser = await launchBrowser(found);
  let site: OfflineSite | undefined;
  const end = async (): Promise<void> => {
    await browser.close();
    await site?.stop();
    data.remove();
  };
  try {
    await (desk === "test app" ? buildTestAppPages() : buildPages());
    const directory = join(data.directory, "site");
    await copyDesk(desk, directory);
    const { main } = await program();
    site = await startSiteProgram([main], directory, "--app", appDirectoryOf(desk));
    return await journeyAt(site, browser, data.directory, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function journeyAt(
  site: OfflineSite,
  browser: Browser,
  folder: string,
  end: () => Promise<void>,
): Promise<Journey> {
  const complaints: string[] = [];
  const newPage = async (): Promise<Page> => watched(await newWindow(browser), complaints);
  const page = await newPage();

  const appFrame = async (selector = "main iframe", content = "main > *, h1, h2, h3"): Promise<Frame> => {
    const frame = await (await page.waitForSelector(selector)).contentFrame();
    if (frame === null) throw new Error(`${selector} has no frame.`);
    await frame.locator(content).first().waitFor();
    return frame;
  };
  const turn = (theme: "light" | "dark"): Promise<void> => turnTheme(page, theme);
  return {
    site,
    page,
    folder,
    complaints,
    newPage,
    appFrame,
    turn,
    end,
    async visit(path) {
      await page.goto(new URL(path, site.url).href);
    },
    async lookAs(role, nth = 0) {
      await lookAs(page, site.url, role, nth);
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
    async panelOf(key) {
      await page.goto(`${site.url}/browse/${key}`);
      return appFrame(".frame-panel iframe", "main > *");
    },
    async findingsInBothThemes(frame) {
      const findings: string[] = [];
      for (const theme of ["light", "dark"] as const) {
        await turn(theme);
        findings.push(...(await seriousFindings(frame)).map((finding) => `${theme} ${finding}`));
      }
      await turn("light");
      return findings;
    },
  };
}

async function newWindow(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: WINDOW, reducedMotion: "reduce" });
}

async function watched(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith(REFUSED_TO_EVERYBODY)) complaints.push(message.text());
  });
  return page;
}

/** Has a window show the site as one of its people sees it, from the page on which everybody arrives. */
export async function lookAs(page: Page, siteUrl: string, role: string, nth = 0): Promise<string> {
  await page.goto(siteUrl);
  await page.locator("summary", { hasText: "Looking as" }).click();
  const choice = page.locator("button[name=accountId]", { hasText: role }).nth(nth);
  const name = await textOf(choice.locator("strong"));
  await follow(page, choice);
  await page.locator("summary", { hasText: `Looking as ${name}` }).waitFor();
  // Where the one arrives differs from where the other one was.
  await page.goto(siteUrl);
  return name;
}

async function turnTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  // In place and by script: over an open dialog nothing around it can be clicked.
  await page.evaluate(
    `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector("form[data-theme-switch] button").click()`,
  );
  for (const frame of page.frames())
    await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
}

/** What axe finds serious on what a page or frame shows now, in the colours of the present theme. */
export async function seriousFindings(shown: Frame | Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await shown.evaluate("'axe' in window"))) await shown.evaluate(AXE);
  const run = JSON.stringify({ resultTypes: ["violations"], ...options });
  const { violations } = (await shown.evaluate(`axe.run(document, ${run})`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}
