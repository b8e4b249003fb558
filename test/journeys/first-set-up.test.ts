/** The guide for service level managers, step by step: from an empty project to a ticket that is measured, and to a review. */
import type { Frame, Locator } from "playwright-core";
import { describeWithBrowser, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

describeWithBrowser("the first set-up", (found) => {
  let journey: Journey;
  let settings: Frame;

  beforeAll(async () => {
    journey = await beginJourney(found, "empty");
    await journey.lookAs("project administrator");
    settings = await journey.openApp("Service levels");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);

  const button = (name: string | RegExp, within: Frame | Locator = settings): Locator =>
    within.getByRole("button", { name, exact: typeof name === "string" });
  const link = (name: string): Locator => settings.getByRole("link", { name, exact: true });
  const open = (name: string): Promise<void> =>
    settings.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  const says = (text: string | RegExp): Promise<void> => settings.getByText(text).first().waitFor();
  /** The step that the overview marks as next. */
  const next = (): Promise<string> => textOf(settings.getByRole("listitem").filter({ hasText: "next" }).first());

  async function choose(label: string, typed: string, option: RegExp, within: Frame | Locator = settings) {
    const field = within.getByRole("combobox", { name: label });
    await field.click();
    await field.fill(typed);
    await settings.getByRole("option", { name: option }).first().click();
  }

  it(
    "lets one look around first, and clear up again",
    async () => {
      expect(await next()).toContain("Name a service your customers rely on");
      await button("Service level manager").press("Enter");
      await says(/Who makes the agreements/);
      await button("Try with sample content").click();
      await says("This project holds sample content");
      expect(await journey.findingsInBothThemes(settings)).toEqual([]);
      await link("Look at the promise").click();
      await says(/The chain fails for/);
      await open("Overview");
      await button("Remove sample content").click();
      await button("Remove sample content", settings.getByRole("dialog")).click();
      await button("Try with sample content").waitFor();
      await open("Agreements");
      await says("No agreements yet");
    },
    TASK_MS,
  );

  it(
    "leads from the service over hours and people to the promise",
    async () => {
      await open("Overview");
      await link("Name a service your customers rely on").click();
      await settings.getByLabel("Name").fill("Patient records");
      await choose("Tickets that belong to it", "Patient records", /Patient records/);
      await button("Save").click();
      await settings.getByRole("heading", { name: "Patient records", exact: true }).waitFor();

      await open("Overview");
      expect(await next()).toContain("Say when you work on it");
      await link("Say when you work on it").click();
      await settings.getByLabel("Name", { exact: false }).first().fill("Round the clock");
      await settings.getByLabel("Round the clock, every day").check();
      await button("Add calendar").click();
      await settings.getByRole("heading", { name: "Round the clock", exact: true }).waitFor();

      await open("Overview");
      expect(await next()).toContain("Name who is told");
      await link("Name who is told").click();
      await settings.getByLabel("Name", { exact: false }).first().fill("Duty officer");
      await settings.getByLabel("Telephone").fill("+31 20 555 0100");
      await button("Save").click();
      await settings.getByRole("heading", { name: "Duty officer", exact: true }).waitFor();

      await open("Overview");
      expect(await next()).toContain("Write down the promise");
      await link("Write down the promise").click();
      await says("What does the customer rely on?");
      await button("Customer").click();
      await says(/Whom something is promised to/);
      await choose("Service", "Patient", /Patient records/);
      await button("Next: Promise").click();
      await settings.getByLabel("Resolution: time allowed for All others").fill("8 h");
      await choose("Resolution: hours for All others", "Round", /Round the clock/);
      await says("Resolution, All others: due");
      await button("Next: Who stands behind it").click();
      await button("Next: Escalation").click();
      await button("Add a ladder for Resolution").click();
      await choose("Who is told at step 1", "Duty", /Duty officer/);
      await button("Next: Check").click();
      await says("Checks before it takes effect");
      await button("Next: Agree").click();
      await settings.getByLabel(/^Who agreed for the provider/).fill("Linnea Berg");
      await settings.getByLabel(/^Who agreed for the customer/).fill("Greta Lund");
      await button("Create and record the agreement").click();
      await settings.getByRole("article").getByRole("heading", { name: "What you get" }).waitFor();
    },
    TASK_MS,
  );

  it(
    "says how tickets tell their service, and ends with one that is measured",
    async () => {
      await open("Overview");
      await settings.getByText("First set-up, and what comes next").click();
      await says(/At present by: Agreed service/);
      expect(await next()).toContain("See the first ticket measured");
      await open("Tickets and monitoring");
      await says("Every ticket is watched.");

      // As the guide says: a ticket is given the service.
      const { page, site } = journey;
      await page.goto(`${site.url}/secure/CreateIssue!default.jspa`);
      await page.getByLabel("Summary").fill("Records do not open");
      const field = await journey.appFrame(".frame-field iframe");
      await field.getByRole("combobox", { name: "Service" }).fill("patient records");
      await field.getByRole("option", { name: "Patient records" }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(`input[data-value-of][value='"Patient records"']`).waitFor({ state: "attached" });
      await page.getByRole("button", { name: "Create" }).last().press("Enter");
      await page.waitForURL(/\/browse\//);
      const ticket = page.url();
      await journey.letPass("1 hour");
      await page.goto(ticket);
      const panel = await journey.appFrame(".frame-panel iframe");
      await panel
        .getByText(/7 h left|Due/)
        .first()
        .waitFor();
      expect(await textOf(panel.locator("main"))).toContain("Duty officer");

      settings = await journey.openApp("Service levels");
      await settings.getByText("First set-up, and what comes next").click();
      await says("7 of 7 steps done");
      expect(await next()).toContain("Hold the first service review");
      expect(await seriousFindings(settings)).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "leads on to the first review",
    async () => {
      const reviews = await journey.openApp("Reviews");
      await reviews.getByText("No reviews yet").waitFor();
      await reviews.getByRole("button", { name: "New review", exact: true }).first().waitFor();
      expect(journey.complaints).toEqual([]);
    },
    TASK_MS,
  );
});
