import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { findBrowser, launchBrowser } from "../browser/browser";
import { deskScenes, emptyScenes, type Scene } from "./scenes";
import { Stage } from "./stage";

const APP = join(__dirname, "..", "..");
const WINDOW = { width: 1200, height: 780 };
/** A part of a page may be longer than the window, whose bar on top would lie over it. */
const TALL = 1_800;
/** For what slides in and for late fonts; the site itself is never quiet, as its clock is asked for all the time. */
const SETTLING_MS = 700;
/** Text stays sharp, and a picture takes some 40 KB. */
const QUALITY = 88;

/** From the top, without a caret and without messages that pass by. */
const COME_TO_REST =
  "document.activeElement?.blur?.(); scrollTo(0, 0); document.getElementById('flags')?.replaceChildren()";

const EXAMPLE = ["--loader", join(APP, "tools", "load-desk.ts"), "--load", join(APP, "examples", "it-help-desk.yaml")];
/** Resolved on the desk so that there are figures, half of them at once and half a day later. */
const RESOLVED = ["HELP-33", "HELP-36", "HELP-38", "HELP-26", "HELP-31", "HELP-34", "HELP-27", "HELP-40"];

/**
 * Starts a site for each kind of desk, and takes each scene in light and dark.
 * @param folder gets the pictures; made if it is missing
 * @param named only scenes of these names, those on which they stand included; empty for all
 * @throws Error when no browser is found, or scenes do not come to show: it names them all, and the others are taken
 */
export async function takePictures(folder: string, named: readonly string[] = []): Promise<string[]> {
  const found = findBrowser();
  if ("reason" in found) throw new Error(found.reason);
  mkdirSync(folder, { recursive: true });
  const isWanted = ({ name }: Scene) => named.length === 0 || named.includes(name);
  const browser = await launchBrowser(found);
  try {
    const taken: Taken = { files: [], failed: [] };
    if (emptyScenes.some(isWanted)) await takeOn(browser, [], emptyScenes, isWanted, folder, taken);
    if (deskScenes.some(isWanted)) await takeOn(browser, EXAMPLE, deskScenes, isWanted, folder, taken);
    if (taken.failed.length > 0) throw new Error(taken.failed.join("\n"));
    return taken.files;
  } finally {
    await browser.close();
  }
}

interface Taken {
  readonly files: string[];
  readonly failed: string[];
}

async function takeOn(
  browser: Browser,
  options: readonly string[],
  scenes: readonly Scene[],
  isWanted: (scene: Scene) => boolean,
  folder: string,
  taken: Taken,
): Promise<void> {
  const data = temporaryData();
  const site = await startOfflineSite(data.directory, "--fresh", "--app", APP, "--name", "Handshake", ...options);
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: "reduce" });
  try {
    const stage = new Stage(await context.newPage(), site.url);
    if (options.length > 0) await growOlder(stage);
    for (const scene of scenes.slice(0, scenes.findLastIndex(isWanted) + 1)) {
      try {
        await take(stage, scene, isWanted(scene) ? folder : null, taken.files);
      } catch (error) {
        taken.failed.push(`${scene.name}: ${error instanceof Error ? error.message.split("\n", 3).join(" ") : error}`);
      }
    }
  } finally {
    await context.close();
    await site.stop();
    data.remove();
  }
}

/** A day and a half on the desk: clocks have run, steps were announced, some tickets are solved and in the figures. */
async function growOlder(stage: Stage): Promise<void> {
  await stage.letPass("1 hour");
  for (const [place, key] of RESOLVED.entries()) {
    if (place === RESOLVED.length / 2) await stage.letPass("1 day");
    await stage.resolve(key);
  }
  for (let hours = 0; hours < 2; hours++) await stage.letPass("1 hour");
}

/** @param folder null for a scene on which only others stand */
async function take(
  stage: Stage,
  { name, arrange, part, height = TALL }: Scene,
  folder: string | null,
  files: string[],
): Promise<void> {
  const { page } = stage;
  await page.setViewportSize(part === undefined ? WINDOW : { ...WINDOW, height });
  await arrange(stage);
  if (folder === null) return;
  for (const frame of page.frames()) await frame.evaluate(COME_TO_REST);
  for (const theme of ["light", "dark"] as const) {
    await stage.turn(theme);
    await page.waitForTimeout(SETTLING_MS);
    const file = join(folder, `${name}-${theme}.webp`);
    writeFileSync(file, await picture(page, part));
    files.push(file);
  }
  await stage.turn("light");
}

/** As WebP, which takes a third of a PNG; Playwright itself knows only PNG and JPEG. */
async function picture(page: Page, part: string | undefined): Promise<Buffer> {
  const box = part === undefined ? null : await page.locator(part).first().boundingBox();
  const clip = box === null ? { x: 0, y: 0, ...WINDOW } : box;
  const session = await page.context().newCDPSession(page);
  try {
    const { data } = await session.send("Page.captureScreenshot", {
      format: "webp",
      quality: QUALITY,
      clip: { ...clip, scale: 1 },
    });
    return Buffer.from(data, "base64");
  } finally {
    await session.detach();
  }
}
