/** What agreements are made of, as an administrator makes it: hours, people, and the whole as a file. */
import { readFileSync } from "node:fs";
import type { Frame, Locator, Page } from "playwright-core";
import { describeWithBrowser, eventually } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

/** A list of days as calendar programs export it. */
const COMPANY_DAYS = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  "UID:1",
  "SUMMARY:Stocktaking",
  "DTSTART;VALUE=DATE:20200131",
  "RRULE:FREQ=YEARLY",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

describeWithBrowser("the parts of a catalogue", (found) => {
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

  const button = (name: string | RegExp, within: Frame | Locator = settings): Locator =>
    within.getByRole("button", { name, exact: typeof name === "string" });
  const says = (text: string | RegExp): Promise<void> => settings.getByText(text).first().waitFor();
  const open = (name: string): Promise<void> =>
    settings.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  const heading = (name: string): Promise<void> => settings.getByRole("heading", { name, exact: true }).waitFor();
  const rowOf = (name: string): Locator =>
    settings.getByRole("row").filter({ has: settings.getByRole("link", { name, exact: true }) });

  async function choose(label: string, typed: string, option: string | RegExp): Promise<void> {
    const field = settings.getByRole("combobox", { name: label });
    await field.click();
    await field.fill(typed);
    await settings.getByRole("option", { name: option }).first().click();
  }

  async function exported(): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent("download"), button("Download YAML").click()]);
    return readFileSync((await download.path()) ?? "", "utf8");
  }

  it(
    "makes a calendar of typed hours, a country's holidays and a file of dates",
    async () => {
      await open("Calendars");
      await says("No calendars yet");
      await button("New calendar").click();
      await settings.getByLabel("Name", { exact: false }).first().fill("Depot hours");

      // The zone by keyboard alone.
      const zone = settings.getByRole("combobox", { name: "Time zone" });
      await zone.click();
      await page.keyboard.type("amsterdam");
      await settings.getByRole("option", { name: /Europe\/Amsterdam/ }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      expect(await zone.inputValue()).toBe("Europe/Amsterdam");

      const monday = settings.getByLabel("Monday", { exact: true });
      await monday.fill("7:30-12, 13-25");
      await says("“25” is no time of day");
      await monday.fill("7:30-12, 13-16");
      await button("Use Monday's hours from Monday to Friday").click();
      await says("Holidays are missing");

      await button("Public holidays of a country").click();
      const country = settings.getByRole("dialog", { name: "Public holidays of a country" });
      await country.getByLabel("Country", { exact: true }).selectOption("NL");
      await country
        .getByText(/King's Day/)
        .first()
        .waitFor();
      expect(await seriousFindings(settings)).toEqual([]);
      await button(/^Add \d+ days$/, country).click();
      await country.waitFor({ state: "detached" });

      await button("Dates from a file").click();
      const file = settings.getByRole("dialog", { name: "Dates from a file" });
      const chosen = file.getByLabel("Calendar file (.ics)");
      await chosen.setInputFiles({ name: "days.ics", mimeType: "text/calendar", buffer: Buffer.from("<html>") });
      await says("This is a web page, not a calendar file");
      await chosen.setInputFiles({ name: "days.ics", mimeType: "text/calendar", buffer: Buffer.from(COMPANY_DAYS) });
      await file
        .getByText(/Stocktaking/)
        .first()
        .waitFor();
      expect(await seriousFindings(settings)).toEqual([]);
      await button(/^Add \d+ days?$/, file).click();
      await file.waitFor({ state: "detached" });

      expect(await settings.getByText("Holidays are missing").count()).toBe(0);
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Add calendar").click();
      await heading("Depot hours");
      await open("Calendars");
      await rowOf("Depot hours").waitFor();
      expect(await rowOf("Depot hours").textContent()).toContain("Mon to Fri 07:30–12:00, 13:00–16:00");
      expect(await seriousFindings(settings)).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "names people on both sides and the customer whose tickets are whose",
    async () => {
      await open("Contacts");
      await says("No contacts yet");
      await button("New contact").click();
      await settings.getByLabel("A Jira account, which is mentioned and notified").check();
      await choose("Jira account", "noor", /Noor/);
      await settings.getByLabel("Name", { exact: false }).first().fill("Service desk");
      await settings.getByLabel("Side", { exact: true }).selectOption("provider");
      await settings.getByLabel("Role").fill("Head of the service desk");
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Save").click();
      await heading(await settings.getByLabel("Name", { exact: false }).first().inputValue());

      await open("Contacts");
      await button("New contact").click();
      await settings.getByLabel("Name", { exact: false }).first().fill("Head of logistics");
      await says("Nobody can reach this contact");
      await settings.getByLabel("Telephone").fill("+31 20 555 0100");
      await settings.getByLabel("Side", { exact: true }).selectOption("customer");
      await button("Save").click();
      await heading("Head of logistics");
      await open("Contacts");
      await rowOf("Head of logistics").waitFor();
      expect(await rowOf("Head of logistics").textContent()).toContain("Telephone +31 20 555 0100");
      expect(await seriousFindings(settings)).toEqual([]);

      await open("Customers");
      await says("No customers yet");
      await button("New customer").click();
      await settings.getByLabel("Name", { exact: false }).first().fill("Logistics");
      await says("The project has no organization “Logistics”");
      const organization = settings.getByRole("combobox", { name: "Organization in Jira" });
      await organization.click();
      await settings.getByRole("option").first().click();
      expect(await settings.getByText(/The project has no organization/).count()).toBe(0);
      await choose("Contacts", "Head of log", /Head of logistics/);
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Save").click();
      await heading("Logistics");
    },
    TASK_MS,
  );

  it(
    "takes the catalogue out as a file, and in again when its errors are mended",
    async () => {
      await open("Import and export");
      const before = await exported();
      const changed = before.replace("Depot hours", "Warehouse hours");
      const broken = changed.replace("Europe/Amsterdam", "Europe/Amsterdm");

      const file = settings.getByLabel("Catalogue file");
      await file.setInputFiles({ name: "catalogue.yaml", mimeType: "text/yaml", buffer: Buffer.from(broken) });
      await says("1 problem: nothing can be imported yet");
      expect(await settings.getByRole("table").textContent()).toContain('Did you mean "Europe/Amsterdam"?');
      expect(await seriousFindings(settings)).toEqual([]);

      await settings.getByLabel("Or its text").fill(changed);
      await button("Compare with the catalogue").click();
      await says("0 added, 1 changed, 0 removed.");
      await says("name: Depot hours becomes Warehouse hours");
      expect(await seriousFindings(settings)).toEqual([]);
      await button("Import").click();
      await says("Imported");
      expect(await eventually(exported, changed)).toBe(changed);

      await settings.getByLabel("Or its text").fill(changed);
      await button("Compare with the catalogue").click();
      await says("The file says what the catalogue says");
    },
    TASK_MS,
  );

  it(
    "can be read in both themes",
    async () => {
      for (const theme of ["light", "dark"]) {
        if (theme === "dark") await page.getByRole("button", { name: "Dark theme" }).click();
        await settings.locator(`html[data-color-mode=${theme}]`).waitFor();
        for (const [name, shown] of [
          ["Calendars", "Warehouse hours"],
          ["Contacts", "Head of logistics"],
          ["Customers", "Logistics"],
          ["Tickets and monitoring", "Statuses in the catalogue"],
          ["Import and export", "Download JSON"],
        ] as const) {
          await open(name);
          await says(shown);
          expect({ theme, name, findings: await seriousFindings(settings) }).toEqual({ theme, name, findings: [] });
          const entry = settings.getByRole("row").getByRole("link", { name: shown, exact: true });
          if ((await entry.count()) === 0) continue;
          await entry.click();
          await heading(shown);
          expect({ theme, shown, findings: await seriousFindings(settings) }).toEqual({ theme, shown, findings: [] });
        }
      }
    },
    TASK_MS,
  );
});
