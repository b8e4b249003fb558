/** A real browser for journeys, pictures and measurements, on any machine that has Node and npm. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Browser, chromium, firefox, type Locator, type Page } from "playwright-core";

const FINDING_TIMEOUT_MS = 180_000;

export interface FoundBrowser {
  readonly kind: "chromium" | "firefox";
  readonly executablePath: string;
  /** How Playwright is to drive it, where it has more ways than one. */
  readonly channel?: string;
  readonly args: string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A browser that has been started once, or why there is none. The first time after an installation it is unpacked, which
 * takes seconds; a run of all tests looks for it once and says in `FOUND_BROWSER` what was found.
 */
export function findBrowser(): FoundBrowser | { readonly reason: string } {
  if (process.env.FOUND_BROWSER) return JSON.parse(process.env.FOUND_BROWSER) as FoundBrowser | { reason: string };
  const script = join(__dirname, "find-browser.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8", timeout: FINDING_TIMEOUT_MS });
  try {
    return JSON.parse(stdout) as FoundBrowser | { reason: string };
  } catch {
    return { reason: `Looking for a browser failed: ${stderr.trim() || "it took too long"}` };
  }
}

export const launchBrowser = ({ kind, executablePath, channel, args, env }: FoundBrowser): Promise<Browser> =>
  (kind === "firefox" ? firefox : chromium).launch({
    executablePath,
    ...(channel !== undefined && { channel }),
    env: { ...(process.env as Record<string, string>), ...env },
    args,
  });

/** `describe` where a browser starts; elsewhere the tests are skipped, and the title says why. */
export function describeWithBrowser(title: string, tests: (found: FoundBrowser) => void): void {
  const found = findBrowser();
  if ("reason" in found)
    describe.skip(`${title} (skipped: ${found.reason})`, () =>
      tests({ kind: "chromium", executablePath: "", args: [], env: {} }));
  else describe(title, () => tests(found));
}

/** Clicks what leads to another page, and waits until that one is there: the present one is loaded already. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent("load"), link.click()]);
}

/** What an element says, without the space around it. */
export const textOf = async (element: Locator): Promise<string> => ((await element.textContent()) ?? "").trim();

const EVENTUALLY_MS = 15_000;
const LOOK_AGAIN_MS = 50;

/** Waits until `read` gives `expected`; answers the last value read, for an expectation to name. */
export async function eventually<T>(read: () => Promise<T>, expected: T, within = EVENTUALLY_MS): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const value = await read();
    if (value === expected || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
