/** A service review as a service level manager prepares, holds and closes it, from an empty list to a frozen document. */
import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { describeWithBrowser, eventually, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, lookAs, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

describeWithBrowser("a service review", (found) => {
  let journey: Journey;
  let page: Page;
  let reviews: Frame;

  beforeAll(async () => {
    journey = await beginJourney(found, "example");
    page = journey.page;
    // The hourly round takes what is finished and open into the history.
    await journey.letPass("1 day");
    await journey.lookAs("project administrator");
    await open("Needs you");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);

  /** Opens a sub-page by the site's own navigation. */
  async function open(subPage: string): Promise<void> {
    if (!page.url().includes("/apps/")) await page.getByRole("link", { name: "Service reviews", exact: true }).click();
    await page.getByRole("link", { name: subPage, exact: true }).click();
    reviews = await journey.appFrame();
    await reviews.getByRole("heading", { name: subPage, exact: true }).waitFor();
  }

  const button = (name: string) => reviews.getByRole("button", { name, exact: true });
  const field = (name: string | RegExp) => reviews.getByRole("textbox", { name });
  const dialog = () => reviews.getByRole("dialog");
  const saved = () => reviews.getByRole("status").getByText("Saved", { exact: true }).first().waitFor();

  it(
    "begins where something waits, and fills itself",
    async () => {
      await reviews.getByText("No review with Harbour Clinics yet").waitFor();
      expect(await seriousFindings(reviews)).toEqual([]);
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
      expect(await seriousFindings(reviews)).toEqual([]);
      await button("Begin").click();
      await reviews.getByRole("heading", { name: "Service review with Harbour Clinics" }).waitFor();
      await reviews.getByRole("listitem").filter({ hasText: "How promises were kept" }).waitFor();
    },
    TASK_MS,
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
      expect(await journey.findingsInBothThemes(reviews)).toEqual([]);
    },
    TASK_MS,
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
      expect(await journey.findingsInBothThemes(reviews)).toEqual([]);
      await reviews.getByRole("heading", { name: "How promises were kept" }).waitFor();
      const last = button("Next point");
      while (await last.isEnabled()) await last.click();
      await reviews.getByRole("heading", { name: "Next meeting" }).waitFor();
      await button("Leave presentation").click();
      await reviews.getByLabel("4 – very good").check();
      await saved();
    },
    TASK_MS,
  );

  it(
    "is written by two people at once: each sees what the other types",
    async () => {
      const address = page.url();
      const other = await journey.newPage();
      await lookAs(other, journey.site.url, "Jira administrator");
      await other.goto(address);
      const theirs = (await (await other.waitForSelector("main iframe")).contentFrame())!;
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
    TASK_MS,
  );

  it(
    "is frozen: it stays as it was shown, and everybody who works on the tickets can read it",
    async () => {
      await button("Pack").click();
      const shown = reviews.getByRole("article");
      await shown.getByText("We met.").waitFor();
      expect(await journey.findingsInBothThemes(reviews)).toEqual([]);
      await button("Freeze").first().click();
      await dialog().getByText("Not signed off by Linnea Berg, Dr. Harbour.").waitFor();
      await dialog().getByRole("button", { name: "Freeze", exact: true }).click();
      await reviews.getByText("Frozen: it stays as it was shown").waitFor();
      const frozen = await textOf(shown);
      for (const words of ["Harbour Clinics", "New clinic in spring", "Move the printers", "4 of 5", "<b>not</b>"])
        expect(frozen).toContain(words);
      expect(frozen).not.toContain("cross about the printers");
      expect(await seriousFindings(reviews)).toEqual([]);
      const address = page.url();
      await journey.lookAs("agent");
      await page.goto(address);
      reviews = await journey.appFrame();
      await reviews.getByText("Frozen: it stays as it was shown").waitFor();
      const read = (await textOf(reviews.getByRole("article"))).replace(/\s+/g, " ");
      expect(read).toBe(frozen.replace(/\s+/g, " "));
      expect(await button("Freeze").count()).toBe(0);
    },
    TASK_MS,
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
    TASK_MS,
  );

  it("makes the browser complain of nothing", () => expect(journey.complaints).toEqual([]));
});
