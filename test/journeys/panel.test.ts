/** What an agent does in a ticket: sees what is promised, asks why, and gives the customer a text, by the keyboard too. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Frame, Page } from "playwright-core";
import { parse } from "yaml";
import { REPOSITORY } from "../../sandbox/test/support/kept";
import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { describeWithBrowser, eventually, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

const NAME = `Standard <b onclick="hacked=1">support</b> \u202Eevil\u202C 👩🏽‍🔧`;

function exampleWithStrangeName(): object {
  const example = parse(readFileSync(join(REPOSITORY, "examples", "it-help-desk.yaml"), "utf8")) as Catalogue;
  const agreements = example.agreements.map((one) => (one.key === "standard" ? { ...one, name: NAME } : one));
  return { ...example, agreements };
}

describeWithBrowser("a ticket's panel", (found) => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, { catalogue: exampleWithStrangeName() });
    page = journey.page;
    await journey.visit("/");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function jump(button: string): Promise<void> {
    await page.locator("summary", { hasText: "Site time" }).click();
    await follow(page, page.getByRole("button", { name: button, exact: true }));
  }

  it(
    "says on every open ticket what is promised, as the names were typed; axe finds nothing serious, light or dark",
    async () => {
      const keys = await page.locator("tbody th a").allTextContents();
      expect(keys.length).toBeGreaterThan(10);
      const states = new Set<string>();
      for (const key of keys.slice(0, 12)) {
        const panel = await journey.panelOf(key);
        for (const state of await panel.locator(".lozenge").allTextContents()) states.add(state);
        if ((await panel.locator("h2", { hasText: NAME }).count()) > 0)
          expect(await textOf(panel.locator("h2", { hasText: NAME }).first())).toBe(`${NAME}Promise to the customer`);
      }
      for (const state of ["On track", "Paused", "Met", "Not started"]) expect(states).toContain(state);
      expect(await journey.findingsInBothThemes(await journey.panelOf(keys[0]!))).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "answers Why? by the keyboard, with a text for the customer, and gives the focus back",
    async () => {
      const panel = await journey.panelOf("HELP-20");
      const why = panel.getByRole("button", { name: /^Why\?/ }).first();
      await why.focus();
      await page.keyboard.press("Enter");
      const story = await journey.appFrame("dialog iframe", "main.story section");
      for (const heading of ["The rule", "Time line", "What the clock did", "What happened", "For the customer"])
        await story.getByRole("heading", { name: heading }).waitFor();
      const total = await textOf(story.locator("main p", { hasText: "from start to end" }));
      expect(total).toMatch(/^.+ ran .*= .+ from start to end\.$/);
      await story
        .getByLabel("Show each night, weekend and holiday")
        .check({ timeout: 5_000 })
        .catch(() => undefined);
      expect(await journey.findingsInBothThemes(story)).toEqual([]);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        story.getByRole("button", { name: "Save as a text file" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("HELP-20 resolution.txt");
      const letter = readFileSync(await download.path(), "utf8");
      expect(letter).toContain("How long the resolution of HELP-20 took");
      expect(letter).not.toMatch(/Infrastructure|Hosting partner|second-line/);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      expect(await page.evaluate("document.activeElement.tagName")).toBe("IFRAME");
    },
    TASK_MS,
  );

  it(
    "says that a clock waits soon after the agent asked the customer",
    async () => {
      const keys = await (async () => {
        await journey.visit("/");
        return page.locator("tbody th a").allTextContents();
      })();
      for (const key of keys) {
        await journey.visit(`/browse/${key}`);
        const option = page.locator("#transition option", { hasText: "Waiting for customer" });
        if ((await option.count()) === 0) continue;
        await page.locator("#transition").selectOption((await option.getAttribute("value"))!);
        await follow(page, page.getByRole("button", { name: "Move" }));
        const says = async () => {
          const panel = await journey.panelOf(key);
          return (await textOf(panel.locator("main"))).includes("Paused by “Waiting for customer”");
        };
        await jump("Next event");
        expect(await eventually(says, true)).toBe(true);
        return;
      }
      throw new Error("No ticket can be moved to Waiting for customer.");
    },
    TASK_MS,
  );

  /** Opens an action's dialog by the keyboard alone. */
  async function press(panel: Frame, name: RegExp): Promise<Frame> {
    await panel.getByRole("button", { name }).first().focus();
    await page.keyboard.press("Enter");
    return journey.appFrame("dialog iframe", "main.act > *");
  }
  const dialogGone = () => page.locator("dialog").waitFor({ state: "detached" });

  it(
    "takes a reason for a breach and a request for more time, by the keyboard, and lists both",
    async () => {
      await journey.lookAs("agent");
      const panel = await journey.panelOf("HELP-20");
      const why = await press(panel, /^Say why it was late/);
      expect(await journey.findingsInBothThemes(why)).toEqual([]);
      await why.getByLabel("Reason").focus();
      await page.keyboard.type("Sup");
      await page.keyboard.press("Tab");
      await page.keyboard.type("A part came late. <b>Really</b> \u202Eevil\u202C 👩🏽‍🔧");
      await why.getByRole("button", { name: "Save the reason" }).focus();
      await page.keyboard.press("Enter");
      await dialogGone();
      await panel.getByText("Why it was late: Supplier").first().waitFor();

      const more = await press(panel, /^Ask for more time/);
      await page.keyboard.press("Enter");
      await more.getByText("Give a time such as").waitFor();
      expect(await journey.findingsInBothThemes(more)).toEqual([]);
      await more.getByLabel("How much working time").fill("1:30");
      await more.getByLabel("Why").fill("A part is on its way.");
      await more.getByRole("button", { name: "Ask for it" }).focus();
      await page.keyboard.press("Enter");
      await dialogGone();
      await panel.getByText("1 h 30 min more were asked for").waitFor();

      const journal = await press(panel, /^What was done/);
      const items = await journal.locator("ol > li").allTextContents();
      expect(items.map((text) => text.includes("<b>Really</b>"))).toEqual([false, true]);
      expect(await journey.findingsInBothThemes(journal)).toEqual([]);
      await page.keyboard.press("Escape");
      await dialogGone();
    },
    TASK_MS,
  );

  it(
    "lets the administrator grant it, and the clock goes by it at once",
    async () => {
      await journey.lookAs("project administrator");
      const panel = await journey.panelOf("HELP-20");
      const decide = await press(panel, /^Decide on more time/);
      await decide.getByText("A part is on its way.").waitFor();
      await decide.getByRole("button", { name: "Grant" }).focus();
      await page.keyboard.press("Enter");
      await dialogGone();
      await panel.getByText("1 h 30 min more than the agreed 8 h were granted").waitFor();
      await journey.lookAs("agent");
    },
    TASK_MS,
  );

  it(
    "leaves a ticket out of the figures, and takes that back, by the keyboard",
    async () => {
      const panel = await journey.panelOf("HELP-20");
      const journal = await press(panel, /^What was done/);
      await journal.locator("summary", { hasText: "Exclude this ticket" }).focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("A test.");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await dialogGone();
      await panel.getByText("This ticket counts in no figure.").waitFor();

      const again = await press(panel, /^What was done/);
      const [first] = await again.locator("ol > li").all();
      expect(await textOf(first!)).toContain("Excluded the ticket from all figures");
      await first!.locator("summary").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("It is none.");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await dialogGone();
      await panel.getByText("This ticket counts in no figure.").waitFor({ state: "detached" });
      const both = await (await press(panel, /^What was done/)).locator("ol > li").allTextContents();
      expect(both[0]).toContain("Withdrew: Excluded the ticket from all figures");
      expect(both[1]).toContain("Withdrawn");
      await page.keyboard.press("Escape");
      await dialogGone();
    },
    TASK_MS,
  );

  it(
    "is not there for customers, whose portal shows nothing of teams and suppliers",
    async () => {
      await journey.lookAs("customer");
      await journey.visit("/browse/HELP-20");
      expect(page.url()).toContain("/servicedesk/customer/portal/");
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      expect(frames).toHaveLength(1);
      await frames[0]!.waitForSelector("main > *");
      for (const frame of page.frames())
        expect(await textOf(frame.locator("body"))).not.toMatch(
          /Infrastructure|Hosting|Second line|operational level/i,
        );
    },
    TASK_MS,
  );

  it("loads no more than 50 KB of scripts, the bridge included, whatever is opened", () => {
    const folder = join(REPOSITORY, "static", "ui", "build", "panel");
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
    const bytes = scripts.map((name) => gzipSync(readFileSync(join(folder, name))).length);
    expect(bytes.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(50 * 1_024);
  });
});
