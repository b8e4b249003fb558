/** The service catalogue as an administrator keeps it: a service, what it runs on, what fails with it, and who changed what. */
import type { Frame, Locator, Page } from "playwright-core";
import { describeWithBrowser } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

describeWithBrowser("the service catalogue", (found) => {
  let journey: Journey;
  let page: Page;
  let settings: Frame;

  beforeAll(async () => {
    journey = await beginJourney(found, "empty");
    page = journey.page;
    await journey.lookAs("project administrator");
    settings = await journey.openApp("Service levels");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);

  const button = (name: string): Locator => settings.getByRole("button", { name, exact: true });
  const heading = (name: string): Promise<void> => settings.getByRole("heading", { name, exact: true }).waitFor();
  const open = (name: string): Promise<void> =>
    settings.getByRole("navigation").getByRole("link", { name, exact: true }).click();

  it(
    "adds what a service runs on, and then the service, from the overview of an empty project",
    async () => {
      await settings.getByRole("link", { name: "Name a service your customers rely on" }).waitFor();
      await open("Configuration items");
      await button("Add configuration item").click();
      await settings.getByLabel("Name").fill("Print server");
      await settings.getByLabel("Type").fill("server");
      await button("Save").click();
      await heading("Print server");

      await open("Services");
      await button("Add service").click();
      await settings.getByLabel("Name").fill("Printing");
      expect(await settings.getByLabel("Key").inputValue()).toBe("printing");
      const items = settings.getByRole("combobox", { name: "Configuration items" });
      await items.fill("print");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await button("Save").click();
      await heading("Printing");
    },
    TASK_MS,
  );

  it(
    "answers bad input beside its field",
    async () => {
      await settings.getByLabel("Currency").fill("money");
      await settings.getByLabel("Amount").fill("much");
      await button("Save").click();
      const amount = settings.getByLabel("Amount");
      expect(await amount.getAttribute("aria-invalid")).toBe("true");
      await settings
        .getByRole("alert")
        .getByRole("button", { name: /“much” is no number/ })
        .click();
      expect(await settings.locator(":focus").getAttribute("id")).toBe(await amount.getAttribute("id"));
      await amount.fill("4,50");
      await settings.getByLabel("Currency").fill("EUR");
      await button("Save").click();
      await page.getByText("Printing saved").waitFor();
      await open("Services");
      await heading("Services");
    },
    TASK_MS,
  );

  it(
    "shows what fails with a server, and keeps who changed it for which ticket",
    async () => {
      await open("Configuration items");
      await settings.getByRole("link", { name: "Print server" }).click();
      const affected = settings.getByRole("region", { name: "If it fails, these fail too" });
      await affected.getByRole("link", { name: "Printing" }).waitFor();
      await settings.getByLabel("Description").fill("In the basement");
      await settings.getByLabel("Change ticket").fill("CHG-12");
      await button("Save").click();
      // Jira knows no such ticket, as it knows none that it does not show: the log says that there was one, not which.
      await settings
        .getByRole("row")
        .filter({ hasText: "In the basement" })
        .filter({ hasText: "A ticket that Jira does not show you" })
        .waitFor();
      await open("Change log");
      await heading("Change log");
      await settings.getByRole("link", { name: "Printing" }).first().waitFor();
    },
    TASK_MS,
  );

  it(
    "asks before unsaved changes are left, also by the browser's Back",
    async () => {
      await open("Services");
      await settings.getByRole("link", { name: "Printing" }).click();
      await settings.getByLabel("Name").fill("Printing and scanning");
      await page.goBack();
      await button("Keep editing").click();
      expect(await settings.getByLabel("Name").inputValue()).toBe("Printing and scanning");
      await open("Sharing");
      await button("Leave").click();
      await heading("Sharing");
    },
    TASK_MS,
  );

  it(
    "opens again where its address points, with nothing serious to find in either theme and a narrow window",
    async () => {
      await open("Services");
      await settings.getByRole("link", { name: "Printing" }).click();
      await heading("Printing");
      const here = page.url();
      const ways = [
        { width: 1280, theme: "light" },
        { width: 800, theme: "dark" },
      ];
      for (const { width, theme } of ways) {
        if (theme === "dark") await page.locator("form[data-theme-switch] button").click();
        await page.locator(`html[data-color-mode=${theme}]`).waitFor();
        await page.setViewportSize({ width, height: 900 });
        for (const name of ["Overview", "Services", "Configuration items", "Change log", "Sharing"]) {
          await page.goto(here);
          settings = await journey.appFrame();
          await heading("Printing");
          expect(await seriousFindings(settings)).toEqual([]);
          await open(name);
          await heading(name);
          expect(await seriousFindings(settings)).toEqual([]);
        }
      }
      expect(journey.complaints).toEqual([]);
    },
    TASK_MS,
  );
});
