/** A service level manager looks at how a period went: from a percentage down to the tickets behind it. */
import type { Frame, Page } from "playwright-core";
import { describeWithBrowser, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

/** So many of the desk's tickets are resolved, half of them at once and half a day later. */
const RESOLVED = 8;

describeWithBrowser("the figures of a period", (found) => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, "example");
    page = journey.page;
    await journey.visit("/");
    const keys = await page.locator("tbody th a").allTextContents();
    for (const [place, key] of keys.slice(0, RESOLVED).entries()) {
      if (place === RESOLVED / 2) await journey.letPass("1 day");
      await resolve(key.trim());
    }
    await journey.letPass("1 hour");
    await journey.letPass("1 hour");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function resolve(key: string): Promise<void> {
    await journey.visit(`/browse/${key}`);
    const option = page.locator("#transition option", { hasText: "Resolved" });
    await page.locator("#transition").selectOption((await option.getAttribute("value"))!);
    await follow(page, page.getByRole("button", { name: "Move" }));
  }

  async function figures(): Promise<Frame> {
    const frame = await journey.openApp("Figures");
    await frame.getByRole("region", { name: "All together" }).waitFor();
    return frame;
  }

  it(
    "lead from what was kept to the tickets behind it",
    async () => {
      const frame = await figures();
      expect(await textOf(frame.locator("main"))).toMatch(/Kept, of all measured/);
      const measured = frame.getByRole("button", { name: /: Measured\. Show the tickets\./ });
      const count = Number(await textOf(measured));
      expect(count).toBeGreaterThan(2);
      await measured.focus();
      await page.keyboard.press("Enter");
      const dialog = frame.getByRole("dialog");
      await dialog.waitFor();
      expect(await textOf(dialog)).toMatch(/HELP-\d+/);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    },
    TASK_MS,
  );

  it(
    "are told apart and drawn on request; axe finds nothing serious, light or dark",
    async () => {
      const frame = await figures();
      await frame.getByLabel("Told apart by").selectOption({ label: "Service" });
      await frame.getByRole("region", { name: "By service" }).waitFor();
      // A button that was pressed is called otherwise.
      for (let chart = 0; chart < 2; chart++)
        await frame.getByRole("button", { name: "Show as a chart" }).first().click();
      await frame.getByRole("img", { name: /month by month/ }).waitFor();
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
    },
    TASK_MS,
  );
});
