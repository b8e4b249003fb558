/** What a person does on the offline site, in a real browser, with the test app and the real `@forge/bridge`. */
import type { Frame, Page } from "playwright-core";
import type { OfflineSite } from "../../sandbox/site-process";
import { describeWithBrowser, eventually, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, lookAs as lookAt, STARTING_MS, TASK_MS } from "../support/journey";

const LATE_MS = 1_000;
/** In the window's own page: tells that it is loaded when a frame in it has said something. */
const WHOLE_AFTER_FIRST_WORD = `if (window === window.top) {
  window.addEventListener("DOMContentLoaded", (event) => {
    if (!event.isTrusted || document.querySelector("iframe") === null) return;
    event.stopImmediatePropagation();
    const isWhole = () => document.dispatchEvent(new Event("DOMContentLoaded", { bubbles: true }));
    window.addEventListener("message", () => setTimeout(isWhole), { once: true });
  }, true);
}`;

describeWithBrowser("the offline site in a browser", (found) => {
  let journey: Journey;
  let site: OfflineSite;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, "test app");
    site = journey.site;
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  beforeEach(async () => {
    page = await journey.newPage();
    await page.goto(site.url);
  });
  afterEach(() => page.context().close());

  const lookAs = (role: string): Promise<string> => lookAt(page, site.url, role);

  /** The frame with a page of the app, once it shows something. */
  async function appFrame(file: string): Promise<Frame> {
    const element = await page.waitForSelector(`iframe[src$="/${file}"]`);
    const frame = await element.contentFrame();
    if (frame === null) throw new Error(`${file} has no frame`);
    await frame.waitForSelector("[data-is], label");
    return frame;
  }

  const shown = (frame: Frame, name: string, words: string | RegExp): Promise<void> =>
    frame.locator(`[data-is="${name}"]`, { hasText: words }).waitFor();

  const openFirstIssue = (): Promise<void> => page.locator("tbody th a").first().click();

  it(
    "opens on a queue with issues; on an issue the app's panel reaches its function and Jira",
    async () => {
      expect(await page.locator("tbody tr").count()).toBeGreaterThan(5);
      const key = await textOf(page.locator("tbody th a").first());
      await openFirstIssue();
      const summary = await textOf(page.locator("h1"));
      const panel = await appFrame("panel.html");
      await shown(panel, "issue", key);
      await shown(panel, "greeting", "Hello from the test app");
      await shown(panel, "summary", summary);
    },
    TASK_MS,
  );

  it(
    "answers an app's page that is there before the page around it is whole",
    async () => {
      // The site's script comes late, and the page around is whole only after the frame's first word.
      await page.route("**/platform/site.js", async (route) => {
        await page.waitForTimeout(LATE_MS);
        await route.continue();
      });
      await page.addInitScript(WHOLE_AFTER_FIRST_WORD);
      await openFirstIssue();
      await shown(await appFrame("panel.html"), "greeting", "Hello from the test app");
    },
    TASK_MS,
  );

  it(
    "shows the settings to a project administrator alone",
    async () => {
      const settings = page.getByRole("link", { name: "Note settings" });
      await lookAs("agent");
      expect(await settings.count()).toBe(0);
      await lookAs("project administrator");
      await settings.click();
      const frame = await appFrame("settings.html");
      await shown(frame, "greeting", "Hello from the test app");
      await frame.getByRole("button", { name: "Rename the window" }).click();
      expect(await eventually(() => page.title(), "Renamed by the app")).toBe("Renamed by the app");
      const address = page.url();
      await lookAs("agent");
      expect((await page.goto(address))?.status()).toBe(403);
    },
    TASK_MS,
  );

  it(
    "moves the clock, for the site and inside the app's page",
    async () => {
      await openFirstIssue();
      const readTime = async (): Promise<number> => {
        const frame = await appFrame("panel.html");
        await frame.getByRole("button", { name: "What time is it?" }).click();
        return Date.parse((await textOf(frame.locator('[data-is="site time"]'))).replace("site time: ", ""));
      };
      const before = await readTime();
      await page.locator("summary", { hasText: "Site time" }).click();
      await follow(page, page.getByRole("button", { name: "1 day" }));
      const passed = (await readTime()) - before;
      expect(passed).toBeGreaterThanOrEqual(86_400_000);
      expect(passed).toBeLessThan(86_400_000 + 3_600_000);
    },
    TASK_MS,
  );

  it(
    "routes an app's sub-pages in the address, forth and back",
    async () => {
      await page.getByRole("link", { name: "Notes", exact: true }).click();
      const frame = await appFrame("project.html");
      await shown(frame, "route", "route: /");
      await frame.getByRole("button", { name: "Go to the second page" }).click();
      await shown(frame, "route", "route: /second");
      await page.waitForURL(/\/second$/);
      await page.locator("a[aria-current=page]", { hasText: "Second page" }).waitFor();
      await page.goBack();
      await shown(frame, "route", /route: \/$/);
      await page.getByRole("link", { name: "First page" }).click();
      await shown(frame, "route", "route: /first");
      await page.reload();
      await shown(await appFrame("project.html"), "route", "route: /first");
    },
    TASK_MS,
  );

  it(
    "opens dialogs, shows flags, passes events, refuses what is not there",
    async () => {
      await page.getByRole("link", { name: "Notes", exact: true }).click();
      const frame = await appFrame("project.html");
      await shown(frame, "refusal", "asked to throw");
      await shown(frame, "not here", "no page for the navigation target");

      await frame.getByRole("button", { name: "Open a dialog" }).click();
      const dialog = page.getByRole("dialog", { name: "A dialog" });
      const inside = await (await dialog.locator("iframe").elementHandle())!.contentFrame();
      await shown(inside!, "question", "Is it so?");
      await inside!.getByRole("button", { name: "Yes" }).click();
      await shown(frame, "answer", '{"answer":"yes"}');
      expect(await dialog.count()).toBe(0);

      await frame.getByRole("button", { name: "Open a dialog" }).click();
      await dialog.waitFor();
      await page.keyboard.press("Escape");
      await shown(frame, "answer", "closed without an answer");

      await frame.getByRole("button", { name: "Show a flag" }).click();
      await page.getByRole("button", { name: "Undo" }).click();
      await shown(frame, "undone", "true");
      await page.getByRole("button", { name: "Dismiss" }).click();
      expect(await page.getByText("The note is kept.").count()).toBe(0);

      await frame.getByRole("button", { name: "Emit an event" }).click();
      await shown(frame, "event", '{"count":1}');
    },
    TASK_MS,
  );

  it(
    "creates an issue with the app's field editor, and shows its value",
    async () => {
      await page.getByRole("link", { name: "Create" }).click();
      await page.getByLabel("Summary").fill("The projector hums");
      const editor = await appFrame("field-edit.html");
      await editor.getByLabel("Note").fill("bring a ladder");
      await editor.getByRole("button", { name: "Use this note" }).click();
      await page.locator('input[data-value-of][value*="ladder"]').waitFor({ state: "attached" });
      await page.getByRole("button", { name: "Create" }).click();
      await page.getByRole("heading", { name: "The projector hums" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("bring a ladder");
    },
    TASK_MS,
  );

  it(
    "edits a field in its place with the app's editor, and leaves it as it was",
    async () => {
      await openFirstIssue();
      const details = page.locator("dl.facts");
      for (const words of ["bring two ladders", "bring a rope"]) {
        await page.getByRole("link", { name: "Edit Note", exact: true }).click();
        const editor = await appFrame("field-edit.html");
        await editor.getByLabel("Note").fill(words);
        await editor.getByRole("button", { name: "Use this note" }).click();
        await page.getByRole("link", { name: "Edit Note", exact: true }).waitFor();
        expect(await textOf(details)).toContain(words);
      }
      await page.getByRole("link", { name: "Edit Note", exact: true }).click();
      const editor = await appFrame("field-edit.html");
      await editor.getByLabel("Note").fill("never mind");
      await editor.getByRole("button", { name: "Leave it" }).click();
      await page.getByRole("link", { name: "Edit Note", exact: true }).waitFor();
      expect(await textOf(details)).toContain("bring a rope");
    },
    TASK_MS,
  );

  it(
    "shows customers of the portal the app's field editor, and what they chose",
    async () => {
      await lookAs("portal-only customer");
      await page.goto(`${site.url}/servicedesk/customer/portals`);
      await page.locator("main a").first().click();
      await page.locator(".card a").first().click();
      await page.getByLabel("Summary").fill("The lamp flickers");
      const editor = await appFrame("field-edit.html");
      await editor.getByLabel("Note").fill("it is the left one");
      await editor.getByRole("button", { name: "Use this note" }).click();
      await page.locator('input[data-value-of][value*="left one"]').waitFor({ state: "attached" });
      // By the keyboard: the editor may still be growing, which moves the button away from a mouse.
      await page.getByRole("button", { name: "Send" }).press("Enter");
      await page.getByRole("heading", { name: "The lamp flickers" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("it is the left one");
    },
    TASK_MS,
  );

  it(
    "tells internal notes from replies, and keeps the notes from the customer",
    async () => {
      await lookAs("portal-only customer");
      await page.goto(`${site.url}/servicedesk/customer/portals`);
      await page.locator("main a").first().click();
      await page.locator(".card a").first().click();
      await page.getByLabel("Summary").fill("No sound in room 4");
      // By the keyboard: the editor may still be growing, which moves the button away from a mouse.
      await page.getByRole("button", { name: "Send" }).press("Enter");
      await shown(await appFrame("portal.html"), "greeting", "Hello, customer");
      const request = page.url();
      const key = request.split("/").at(-1)!;

      await lookAs("agent");
      await page.goto(`${site.url}/browse/${key}`);
      for (const [button, words] of [
        ["Add internal note", "It is the amplifier again"],
        ["Reply to customer", "We are on our way"],
      ] as const) {
        await page.getByLabel("Add a comment").fill(words);
        await page.getByRole("button", { name: button }).click();
        await page.getByText(words).waitFor();
      }
      expect(await textOf(page.locator(".comment", { hasText: "amplifier" }))).toContain("Internal note");
      expect(await textOf(page.locator(".comment", { hasText: "on our way" }))).toContain("Visible to the customer");

      await lookAs("portal-only customer");
      await page.goto(request);
      await page.getByText("We are on our way").waitFor();
      expect(await page.getByText("amplifier").count()).toBe(0);
    },
    TASK_MS,
  );

  it(
    "keeps an app's page to its own origin, without inline scripts or the session",
    async () => {
      await openFirstIssue();
      const frame = await appFrame("panel.html");
      const found = await frame.evaluate(`(async () => {
      const attempt = (work) => Promise.resolve().then(work).then(() => "allowed", () => "refused");
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.inline = 'ran'";
      document.head.append(script);
      return {
        parent: await attempt(() => window.parent.document.title),
        site: await attempt(() => fetch("${site.url}/sandbox/state")),
        inline: document.documentElement.dataset.inline ?? "refused",
        cookie: document.cookie,
      };
    })()`);
      expect(found).toEqual({ parent: "refused", site: "refused", inline: "refused", cookie: "" });
    },
    TASK_MS,
  );

  it(
    "follows the theme into the app's page without loading it anew",
    async () => {
      await openFirstIssue();
      const frame = await appFrame("panel.html");
      const ground = () => frame.evaluate("getComputedStyle(document.body).backgroundColor");
      const light = await ground();
      await page.getByRole("button", { name: "Dark theme" }).click();
      await frame.locator("html[data-color-mode=dark]").waitFor();
      expect(await ground()).not.toBe(light);
    },
    TASK_MS,
  );
});
