/** How an agent finds what needs somebody now, and opens it, by the keyboard too. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, eventually, follow, launchBrowser, textOf } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const STARTING_MS = 150_000;
const JOURNEY_MS = 120_000;

const DAY = 86_400_000;

/** A Tuesday to Friday, so that office hours have passed whatever day the test runs on. */
function workingAfternoonAfter(now: number): string {
  let day = now + DAY;
  while (![2, 3, 4, 5].includes(new Date(day).getUTCDay())) day += DAY;
  return `${new Date(day).toISOString().slice(0, 10)}T14:00:00`;
}

describeWithBrowser("the queue page", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
    const sample = [
      "--loader",
      join(APP, "tools", "load-sample.ts"),
      "--load",
      join(APP, "examples", "it-help-desk.yaml"),
    ];
    browser = await launchBrowser(found);
    site = await startOfflineSite(data.directory, "--fresh", "--app", APP, ...sample);
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Site time" }).click();
    const now = Number(await page.locator("time.clock").getAttribute("data-clock"));
    await page.locator("input[name=set]").fill(workingAfternoonAfter(now));
    await follow(page, page.getByRole("button", { name: "Set the clock" }));
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);

  async function openQueue(): Promise<Frame> {
    await page.goto(site.url);
    await page.getByRole("link", { name: "What needs somebody now" }).click();
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    if (frame === null) throw new Error("The queue page has no frame.");
    await frame.waitForSelector(".space .row");
    return frame;
  }
  async function passMinutes(minutes: number): Promise<void> {
    const answer = await page.request.post(`${site.url}/sandbox/clock`, {
      form: { returnTo: "/", forward: String(Math.round(minutes * 60)) },
      headers: { origin: site.url },
    });
    expect(answer.ok()).toBe(true);
  }
  const keys = (frame: Frame) => frame.locator("a.key").allTextContents();
  const count = async (frame: Frame, need: string) =>
    Number(await textOf(frame.locator(`[data-need="${need}"] .count`)));

  it(
    "lists what needs somebody with its summary, and narrows it by need, person and words",
    async () => {
      const frame = await openQueue();
      await frame.locator(".summary", { hasText: /\w/ }).first().waitFor();
      const late = await count(frame, "late");
      expect(late).toBeGreaterThan(0);
      await frame.getByRole("button", { name: /^Late, nobody/ }).click();
      expect(await frame.getByRole("table").getAttribute("aria-rowcount")).toBe(String(late + 1));
      await frame.getByLabel("Assigned to").selectOption({ label: "Nobody" });
      expect(await eventually(async () => (await count(frame, "late")) < late, true)).toBe(true);
      await frame.getByLabel("Assigned to").selectOption("");
      const [first] = await keys(frame);
      await frame.getByLabel("Search").fill(first!);
      expect((await keys(frame)).every((key) => key.startsWith(first!))).toBe(true);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "is gone through and opened by the keyboard alone",
    async () => {
      const frame = await openQueue();
      const [, second] = await keys(frame);
      await frame.getByLabel("Search").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowDown");
      expect(await frame.evaluate<string>("document.activeElement.textContent")).toBe(second);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`/browse/${second}$`));
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "follows what an agent does: an acknowledged escalation needs nobody any more",
    async () => {
      const frame = await openQueue();
      await frame.getByRole("button", { name: /^Escalated/ }).click();
      const [key] = await keys(frame);
      await page.goto(`${site.url}/browse/${key}`);
      const panel = await (await page.waitForSelector(".frame-panel iframe")).contentFrame();
      const said = /Step \d of \d was announced .*nobody has acknowledged it yet/;
      expect(await eventually(async () => said.test(await textOf(panel!.locator("main"))), true)).toBe(true);
      await panel!
        .getByRole("button", { name: /^Acknowledge/ })
        .first()
        .focus();
      await page.keyboard.press("Enter");
      const dialog = await (await page.waitForSelector("dialog iframe")).contentFrame();
      await dialog!.getByText("Say that somebody takes care of it.").waitFor();
      // The focus is in the note already.
      await page.keyboard.type("On it.");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator("dialog").waitFor({ state: "detached" });
      await panel!
        .getByText(/, and acknowledged\.|further steps are held/)
        .first()
        .waitFor();
      // Few: an hour could bring the next step of the ladder, and with it a further escalation.
      await passMinutes(3);
      const again = await openQueue();
      const stood = async () => (await textOf(again.getByRole("status").first())).replace(/^.* as /, "");
      const before = await stood();
      await again.getByRole("button", { name: /^Every open/ }).click();
      await again.getByLabel("Search").fill(key!);
      // It is shown as it stood, and is made anew meanwhile: however slow the machine, what it then shows counts.
      expect(await eventually(async () => (await stood()) !== before, true, JOURNEY_MS / 2)).toBe(true);
      const row = again.locator(".row", { has: again.getByRole("link", { name: key!, exact: true }) });
      expect(await row.locator(".lozenge", { hasText: "Escalated" }).count()).toBe(0);
      expect(await row.count()).toBe(1);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "is readable in light and dark, and narrow: axe finds nothing serious",
    async () => {
      for (const width of [1280, 800]) {
        await page.setViewportSize({ width, height: 900 });
        const frame = await openQueue();
        await frame.evaluate(AXE);
        for (const theme of ["light", "dark"]) {
          await page.evaluate(
            `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector('form[data-theme-switch] button').click()`,
          );
          await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
          const { violations } = await frame.evaluate<AxeResults>("axe.run(document)");
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
        }
      }
    },
    JOURNEY_MS,
  );
});
