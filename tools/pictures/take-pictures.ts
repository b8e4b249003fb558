import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { findBrowser, launchBrowser } from "../../test/support/browser";
import { startOfflineSite, temporaryData } from "../../test/support/offline-site";
import { type Scene, scenes } from "./scenes";

const APP = join(__dirname, "..", "..");
const WINDOW = { width: 1280, height: 800 };
/** A part of a page may be longer than the window, whose bar on top would lie over it. */
const TALL_WINDOW = { width: 1280, height: 1800 };
const PATIENCE_MS = 30_000;
/** For what slides in and for late fonts; the site itself is never quiet, as its clock is asked for all the time. */
const SETTLING_MS = 500;

/**
 * Starts the site with the sample catalogue on a fresh desk, and takes each scene in light and dark.
 * @param folder gets the pictures; made if it is missing
 * @param named only scenes of these names; empty for all
 * @throws Error when no browser is found, or a scene does not come to show
 */
export async function takePictures(folder: string, named: readonly string[] = []): Promise<string[]> {
  const found = findBrowser();
  if ("reason" in found) throw new Error(found.reason);
  mkdirSync(folder, { recursive: true });
  const data = temporaryData();
  const loader = [
    "--loader",
    join(APP, "tools", "load-sample.ts"),
    "--load",
    join(APP, "examples", "it-help-desk.yaml"),
  ];
  const site = await startOfflineSite(data.directory, "--fresh", "--app", APP, ...loader);
  const browser = await launchBrowser(found);
  try {
    const page = await pageOf(browser, site.url);
    const files: string[] = [];
    for (const scene of scenes) {
      if (named.length > 0 && !named.includes(scene.name)) continue;
      await show(page, site.url, scene);
      for (const theme of ["light", "dark"] as const) {
        await inTheme(page, theme);
        const file = join(folder, `${scene.name}-${theme}.png`);
        const part = scene.part === undefined ? page : page.locator(scene.part).first();
        await part.screenshot({ path: file, animations: "disabled" });
        files.push(file);
      }
    }
    return files;
  } finally {
    await browser.close();
    await site.stop();
    data.remove();
  }
}

/** An hour after the desk opened, when the first clocks have run for a while. */
async function pageOf(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: WINDOW })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.locator("summary", { hasText: "Site time" }).click();
  await page.getByRole("button", { name: "1 hour", exact: true }).click();
  await page.waitForLoadState();
  return page;
}

async function show(page: Page, url: string, scene: Scene): Promise<void> {
  await page.setViewportSize(scene.part === undefined ? WINDOW : TALL_WINDOW);
  await page.goto(url);
  await page.locator("summary", { hasText: "Looking as" }).click();
  await page.locator("button[name=accountId]", { hasText: scene.as }).first().click();
  await page.waitForLoadState();
  await page.goto(url + scene.open);
  let shown: Page | Frame =
    scene.frame === undefined || scene.clicks?.[0]?.within === "page" ? page : await frameOf(page, scene.frame);
  for (const { within, role, name } of scene.clicks ?? []) {
    if (within === "app" && shown === page) shown = await frameOf(page, scene.frame!);
    await shown.getByRole(role, { name }).first().click();
  }
  if (scene.frame !== undefined && shown === page) shown = await frameOf(page, scene.frame);
  if (scene.opened !== undefined) shown = await frameOf(page, scene.opened);
  await shown.locator(scene.ready).first().waitFor();
  await page.waitForTimeout(SETTLING_MS);
}

async function frameOf(page: Page, selector: string): Promise<Frame> {
  const frame = await (await page.waitForSelector(selector)).contentFrame();
  if (frame === null) throw new Error(`${selector} has no frame`);
  return frame;
}

async function inTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  if ((await page.locator("html").getAttribute("data-color-mode")) !== theme) {
    // Over an open dialog nothing around it can be clicked.
    await page.evaluate("document.querySelector('form[data-theme-switch] button').click()");
    await page.locator(`html[data-color-mode=${theme}]`).waitFor();
  }
  for (const frame of page.frames().slice(1))
    await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
}
