/** From an empty project to an active, published agreement with a ladder, as a service level manager makes it. */
import type { Frame, Locator } from "playwright-core";
import { describeWithBrowser } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

describeWithBrowser("an agreement, from nothing to a published page", (found) => {
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
  const dialog = (name: string): Locator => settings.getByRole("dialog", { name });
  const says = (text: string | RegExp): Promise<void> => settings.getByText(text).first().waitFor();

  /** Types into a field with a list and takes the entry that is offered for what was typed. */
  async function choose(label: string, typed: string, option: string | RegExp, within: Frame | Locator = settings) {
    const field = within.getByRole("combobox", { name: label });
    await field.click();
    await field.fill(typed);
    await settings.getByRole("option", { name: option }).first().click();
  }

  it(
    "is made by answering one question after another",
    async () => {
      await settings.getByRole("navigation").getByRole("link", { name: "Agreements" }).click();
      await says("No agreements yet");
      expect(await seriousFindings(settings)).toEqual([]);
      await button("New agreement with a customer").click();

      // Service: there is none yet, so it is made on the way.
      await says("What does the customer rely on?");
      await choose("Service", "E-mail", /E-mail/);
      await dialog("New service")
        .getByLabel("What the customer achieves by it")
        .fill("Staff reach customers the same day.");
      await button("Add", dialog("New service")).click();
      await dialog("New service").waitFor({ state: "detached" });
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Next: Promise").click();

      // Promise: eight hours of office time, with a live example as soon as it can be reckoned.
      await says("What do you promise, and in which hours?");
      await settings.getByLabel("Resolution: time allowed for All others").fill("8 h");
      await choose("Resolution: hours for All others", "Office hours", /Office hours/);
      await button("Add", dialog("New hours")).click();
      await dialog("New hours").waitFor({ state: "detached" });
      await says("Resolution, All others: due");
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Next: Who stands behind it").click();

      // Who stands behind it: a team that takes half of the time.
      await button("New team agreement…").click();
      const team = dialog("New team agreement");
      await choose("Teams", "Service desk", /Service desk/, team);
      await team.getByLabel("Name", { exact: true }).fill("First line");
      await team.getByLabel("Resolution: time allowed for All others").fill("4h");
      await team.getByLabel(/^Who agreed for the provider/).fill("Head of the service desk");
      await button("Add", team).click();
      await team.waitFor({ state: "detached" });
      await says(/The chain holds: 35,040 starts tried, none late/);
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Next: Escalation").click();

      // Escalation: one step, to somebody who is reached by telephone.
      await button("Add a ladder for Resolution").click();
      await choose("Who is told at step 1", "Ada Byron", /Ada Byron/);
      await dialog("New contact").getByLabel("Telephone").fill("+44 20 7946 0000");
      await button("Add", dialog("New contact")).click();
      await dialog("New contact").waitFor({ state: "detached" });
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Next: Check").click();

      await says("Checks before it takes effect");
      expect(await settings.getByText("Blocker", { exact: true }).count()).toBe(0);
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Next: Agree").click();

      await button("Create and record the agreement").click();
      await says("Write who agreed for this side.");
      await settings.getByLabel(/^Who agreed for the provider/).fill("Ada Byron");
      await settings.getByLabel(/^Who agreed for the customer/).fill("Grace Hopper");
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Create and record the agreement").click();

      // Published: what was agreed, in words that the customer reads.
      await settings.getByRole("article").getByRole("heading", { name: "What you get" }).waitFor();
      await says("Active");
      const published = await settings.getByRole("article").textContent();
      for (const words of ["E-mail", "8 h (Office hours)", "Ada Byron", "Grace Hopper", "Words"])
        expect(published).toContain(words);
      expect(published).not.toContain("Service desk"); // the customer is not told how the work is shared
      expect(await seriousFindings(settings)).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "is in the list as active, and its chain as one that holds",
    async () => {
      await settings.getByRole("navigation").getByRole("link", { name: "Agreements" }).click();
      const row = settings.getByRole("row", { name: /E-mail for all/ });
      await row.getByText("Active").waitFor();
      await row.getByText("Holds").waitFor();
    },
    TASK_MS,
  );

  it(
    "is acknowledged by the customer",
    async () => {
      await settings.getByRole("link", { name: "E-mail for all" }).click();
      await settings.getByRole("link", { name: "Publish" }).click();
      await says("Nobody has acknowledged this version yet.");
      await settings.getByLabel(/^Name of the one who acknowledged it/).fill("Grace Hopper");
      await button("Record an acknowledgement").click();
      await settings.getByRole("row", { name: /Grace Hopper/ }).waitFor();
    },
    TASK_MS,
  );
});
