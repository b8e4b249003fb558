/** How an agent finds what needs somebody now, and opens it, by the keyboard too. */
import type { Frame, Page } from "playwright-core";
import { describeWithBrowser, eventually, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

const DAY = 86_400_000;

/** A Tuesday to Friday, so that office hours have passed whatever day the test runs on. */
function workingAfternoonAfter(now: number): string {
  let day = now + DAY;
  while (![2, 3, 4, 5].includes(new Date(day).getUTCDay())) day += DAY;
  return `${new Date(day).toISOString().slice(0, 10)}T14:00:00`;
}

describeWithBrowser("the queue page", (found) => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, "example");
    page = journey.page;
    await journey.visit("/");
    await page.locator("summary", { hasText: "Site time" }).click();
    const now = Number(await page.locator("time.clock").getAttribute("data-clock"));
    await page.locator("input[name=set]").fill(workingAfternoonAfter(now));
    await follow(page, page.getByRole("button", { name: "Set the clock" }));
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function openQueue(): Promise<Frame> {
    await journey.visit("/");
    await page.getByRole("link", { name: "What needs somebody now" }).click();
    return journey.appFrame("iframe", ".space .row");
  }
  async function passMinutes(minutes: number): Promise<void> {
    const answer = await page.request.post(`${journey.site.url}/sandbox/clock`, {
      form: { returnTo: "/", forward: String(Math.round(minutes * 60)) },
      headers: { origin: journey.site.url },
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
    },
    TASK_MS,
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
    },
    TASK_MS,
  );

  it(
    "follows what an agent does: an acknowledged escalation needs nobody any more",
    async () => {
      const frame = await openQueue();
      await frame.getByRole("button", { name: /^Escalated/ }).click();
      const [key] = await keys(frame);
      const panel = await journey.panelOf(key!);
      const said = /Step \d of \d was announced .*nobody has acknowledged it yet/;
      expect(await eventually(async () => said.test(await textOf(panel.locator("main"))), true)).toBe(true);
      await panel
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
      await panel
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
      expect(await eventually(async () => (await stood()) !== before, true, TASK_MS / 2)).toBe(true);
      const row = again.locator(".row", { has: again.getByRole("link", { name: key!, exact: true }) });
      expect(await row.locator(".lozenge", { hasText: "Escalated" }).count()).toBe(0);
      expect(await row.count()).toBe(1);
    },
    TASK_MS,
  );

  it(
    "is readable in light and dark, and narrow: axe finds nothing serious",
    async () => {
      for (const width of [1280, 800]) {
        await page.setViewportSize({ width, height: 900 });
        const frame = await openQueue();
        expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      }
    },
    TASK_MS,
  );
});
