/** A service review as a service level manager prepares, holds and closes it, from an empty list to a frozen document. */
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
/** As long as people may need: a guard against hanging. */
const JOURNEY_MS = 300_000;

describeWithBrowser("a service review", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  let reviews: Frame;
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
    const example = join(APP, "examples", "it-help-desk.yaml");
    browser = await launchBrowser(found);
    site = await startOfflineSite(
      data.directory,
      "--fresh",
      ...["--app", APP, "--loader", join(APP, "tools", "load-sample.ts"), "--load", example],
    );
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    // The hourly round takes what is finished and open into the history.
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Site time" }).click();
    await follow(page, page.getByRole("button", { name: "1 day", exact: true }));
    await lookAs("project administrator");
    await open("Needs you");
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);

  async function lookAs(role: string): Promise<void> {
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Looking as" }).click();
    await follow(page, page.locator("button[name=accountId]", { hasText: role }).first());
  }

  /** Opens a sub-page by the site's own navigation. */
  async function open(subPage: string): Promise<void> {
    if (!page.url().includes("/apps/")) await page.getByRole("link", { name: "Service reviews", exact: true }).click();
    await page.getByRole("link", { name: subPage, exact: true }).click();
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    if (frame === null) throw new Error("The review pages have no frame.");
    reviews = frame;
    await reviews.getByRole("heading", { name: subPage, exact: true }).waitFor();
  }

  const button = (name: string) => reviews.getByRole("button", { name, exact: true });
  const field = (name: string | RegExp) => reviews.getByRole("textbox", { name });
  const dialog = () => reviews.getByRole("dialog");
  const saved = () => reviews.getByRole("status").getByText("Saved", { exact: true }).first().waitFor();

  async function seriousFindings(): Promise<string[]> {
    // Colours glide from one theme to the other.
    await reviews.evaluate(
      "Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations === 1).map((one) => one.finished.catch(() => undefined)))",
    );
    if (!(await reviews.evaluate("'axe' in window"))) await reviews.evaluate(AXE);
    const { violations } = (await reviews.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }

  async function inBothThemes(look: () => Promise<void>): Promise<void> {
    for (let theme = 0; theme < 2; theme++) {
      await look();
      const before = await page.locator("html").getAttribute("data-color-mode");
      await page.evaluate("document.querySelector('form[data-theme-switch] button').click()");
      const after = before === "dark" ? "light" : "dark";
      await reviews.locator(`html[data-color-mode=${after}]`).waitFor({ state: "attached" });
    }
  }

  it(
    "begins where something waits, and fills itself",
    async () => {
      await reviews.getByText("No review with Harbour Clinics yet").waitFor();
      expect(await seriousFindings()).toEqual([]);
      await open("Reviews");
      await reviews.getByText("No reviews yet").waitFor();
      await button("New review").first().click();
      await dialog()
        .getByLabel(/^Customer/)
        .selectOption({ label: "Harbour Clinics" });
      const month = new Date(
        await dialog()
          .getByLabel(/^Meeting on/)
          .inputValue(),
      )
        .toISOString()
        .slice(0, 7);
      await dialog()
        .getByLabel(/^From month/)
        .fill(month);
      await dialog()
        .getByLabel(/^To month/)
        .fill(month);
      expect(await seriousFindings()).toEqual([]);
      await button("Begin").click();
      await reviews.getByRole("heading", { name: "Service review with Harbour Clinics" }).waitFor();
      await reviews.getByRole("listitem").filter({ hasText: "How promises were kept" }).waitFor();
    },
    JOURNEY_MS,
  );

  it(
    "is prepared: points for the agenda, who takes part, notes of our own",
    async () => {
      await field("Another point").fill("New clinic in spring");
      await button("Add to the agenda").click();
      await button("Add somebody of ours").click();
      await field("Name").first().fill("Linnea Berg");
      await button("Add somebody of the customer").click();
      await field("Name").nth(1).fill("Dr. Harbour");
      await field("Our own notes").fill("They are cross about the printers");
      await saved();
      await inBothThemes(async () => expect(await seriousFindings()).toEqual([]));
    },
    JOURNEY_MS,
  );

  it(
    "is held: one point after the other, with what is decided typed beside it",
    async () => {
      await button("Present").click();
      await reviews.getByRole("heading", { name: "How promises were kept" }).waitFor();
      expect(await reviews.getByText("They are cross about the printers").count()).toBe(0);
      await field("Minutes").fill("We met.\n=1+1 is a formula, <b>not</b> a figure");
      await button("Add a task").click();
      await field("What is to be done").fill("Move the printers");
      await field("Who").fill("Linnea Berg");
      await saved();
      await button("Make it an issue: Move the printers").click();
      await reviews
        .getByRole("button", { name: /^HELP-\d+$/ })
        .last()
        .waitFor();
      await inBothThemes(async () => expect(await seriousFindings()).toEqual([]));
      await reviews.getByRole("heading", { name: "How promises were kept" }).waitFor();
      const last = button("Next point");
      while (await last.isEnabled()) await last.click();
      await reviews.getByRole("heading", { name: "Next meeting" }).waitFor();
      await button("Leave presentation").click();
      await reviews.getByLabel("4 – very good").check();
      await saved();
    },
    JOURNEY_MS,
  );

  it(
    "is written by two people at once: each sees what the other types",
    async () => {
      const address = page.url();
      const other = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
      other.setDefaultTimeout(20_000);
      await other.goto(site.url);
      await other.locator("summary", { hasText: "Looking as" }).click();
      await follow(other, other.locator("button[name=accountId]", { hasText: "Jira administrator" }).first());
      await other.goto(address);
      const theirs = (await (await other.waitForSelector("iframe")).contentFrame())!;
      await theirs.getByRole("button", { name: "Meeting", exact: true }).click();
      await theirs.getByRole("button", { name: "Add a decision", exact: true }).click();
      await theirs.getByRole("textbox", { name: "Decision 1" }).fill("Answer within two hours from May");
      await theirs.getByRole("status").getByText("Saved", { exact: true }).first().waitFor();
      await button("Meeting").click();
      const mine = field("Decision 1");
      expect(await eventually(() => mine.inputValue().catch(() => ""), "Answer within two hours from May")).toBe(
        "Answer within two hours from May",
      );
      await other.context().close();
    },
    JOURNEY_MS,
  );

  it(
    "is frozen: it stays as it was shown, and everybody who works on the tickets can read it",
    async () => {
      await button("Pack").click();
      const shown = reviews.getByRole("article");
      await shown.getByText("We met.").waitFor();
      await inBothThemes(async () => expect(await seriousFindings()).toEqual([]));
      await button("Freeze").first().click();
      await dialog().getByText("Not signed off by Linnea Berg, Dr. Harbour.").waitFor();
      await dialog().getByRole("button", { name: "Freeze", exact: true }).click();
      await reviews.getByText("Frozen: it stays as it was shown").waitFor();
      const frozen = await textOf(shown);
      for (const words of ["Harbour Clinics", "New clinic in spring", "Move the printers", "4 of 5", "<b>not</b>"])
        expect(frozen).toContain(words);
      expect(frozen).not.toContain("cross about the printers");
      expect(await seriousFindings()).toEqual([]);
      const address = page.url();
      await lookAs("agent");
      await page.goto(address);
      reviews = (await (await page.waitForSelector("iframe")).contentFrame())!;
      await reviews.getByText("Frozen: it stays as it was shown").waitFor();
      const read = (await textOf(reviews.getByRole("article"))).replace(/\s+/g, " ");
      expect(read).toBe(frozen.replace(/\s+/g, " "));
      expect(await button("Freeze").count()).toBe(0);
    },
    JOURNEY_MS,
  );

  it(
    "hands out its minutes as text that stays text, and its tables as files that run nothing",
    async () => {
      const [minutes] = await Promise.all([page.waitForEvent("download"), button("Minutes as Markdown").click()]);
      expect(minutes.suggestedFilename()).toMatch(/\.md$/);
      const text = readFileSync((await minutes.path())!, "utf8");
      expect(text).toContain("\\<b\\>not\\</b\\>");
      expect(text).toContain("\\=1\\+1");
      const [table] = await Promise.all([page.waitForEvent("download"), button("As CSV: Tasks").click()]);
      expect(readFileSync((await table.path())!, "utf8")).toContain("Move the printers");
    },
    JOURNEY_MS,
  );

  it("makes the browser complain of nothing", () => expect(complaints).toEqual([]));
});
