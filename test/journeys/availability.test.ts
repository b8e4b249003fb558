/** An outage from the ticket that tells of it to the figures of the month, and maintenance to the customer who should know. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { describeWithBrowser, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeWithBrowser("availability of services", (found) => {
  let journey: Journey;
  let page: Page;
  /** A request of a customer: where it is in the portal, its key, and the service that it is about. */
  let request: { address: string; key: string; service: string };

  beforeAll(async () => {
    journey = await beginJourney(found, "example");
    page = journey.page;
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function openAvailability(): Promise<Frame> {
    await journey.visit("/");
    if ((await page.getByRole("link", { name: "Availability", exact: true }).count()) === 0)
      await page.getByRole("link", { name: "Service reviews", exact: true }).click();
    await page.getByRole("link", { name: "Availability", exact: true }).click();
    const frame = await journey.appFrame("iframe", "main");
    await frame.getByRole("heading", { name: "How available each service was" }).waitFor();
    return frame;
  }

  /** Opens the panel of the first of the requests that is about a service, and what it says of services that are down. */
  async function aboutService(addresses: readonly string[]): Promise<[Frame, Frame]> {
    for (const address of addresses) {
      const key = address.split("/").at(-1)!;
      const panel = await journey.panelOf(key);
      await panel.getByRole("button", { name: "A service is down…" }).focus();
      await page.keyboard.press("Enter");
      const dialog = await journey.appFrame("dialog iframe", "main form");
      const chosen = dialog.getByLabel("What is down").locator("option:checked");
      if ((await chosen.getAttribute("value")) !== "") {
        request = { address, key, service: await textOf(chosen) };
        return [panel, dialog];
      }
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await page.locator("dialog iframe").waitFor({ state: "detached" });
    }
    throw new Error("No request of the customer is about a service.");
  }

  it(
    "an agent says on a ticket that a service is down, and that it is back, by the keyboard",
    async () => {
      await journey.lookAs("customer");
      await journey.visit("/servicedesk/customer/portals");
      await follow(page, page.locator("a[href*='/servicedesk/customer/portal/']").first());
      const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      const addresses = [...new Set(links.filter((href) => /\/portal\/\d+\/[A-Z]+-\d+$/.test(href)))];

      await journey.lookAs("agent");
      const [panel, opened] = await aboutService(addresses);
      let dialog = opened;
      const what = dialog.getByLabel("What is down");
      expect(await journey.findingsInBothThemes(dialog)).toEqual([]);
      await what.selectOption({ label: "Patient records" });
      await dialog.getByLabel("Note (optional)").fill("The database does not answer");
      await dialog.getByRole("button", { name: "Record the outage" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog iframe").waitFor({ state: "detached" });

      await panel.getByRole("button", { name: "A service is down…" }).focus();
      await page.keyboard.press("Enter");
      dialog = await journey.appFrame("dialog iframe", "main .journal");
      expect(await textOf(dialog.locator(".journal"))).toMatch(/^Patient records: down since .*The database does not/);
      expect(await journey.findingsInBothThemes(dialog)).toEqual([]);
      await dialog.getByRole("button", { name: "Record the end" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog iframe").waitFor({ state: "detached" });
    },
    TASK_MS,
  );

  it(
    "a manager says since when outages are recorded, and sees the month with what is behind it",
    async () => {
      await journey.lookAs("project administrator");
      const frame = await openAvailability();
      expect(await textOf(frame.getByRole("row", { name: /Patient records/ }).first())).toContain("Not measured");
      await frame.getByRole("button", { name: "Say since when outages are recorded: Patient records" }).click();
      const dialog = frame.getByRole("dialog");
      await dialog.getByLabel(/^Since/).waitFor();
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      const row = frame.getByRole("row", { name: /Patient records/ }).first();
      await row.getByText(/^\d+(\.\d+)?%$/).waitFor();
      expect(await textOf(row)).toMatch(/min of \d+ h/);
      await frame
        .getByText(/^Outages \(\d+\)$/)
        .first()
        .click();
      await frame.getByRole("button", { name: request.key, exact: true }).first().waitFor();
      await frame.getByText("The database does not answer").waitFor();
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        frame.getByRole("button", { name: "CSV of “Outages of Patient records”" }).click(),
      ]);
      expect(readFileSync(await file.path(), "utf8")).toContain(`${request.key},`);
    },
    TASK_MS,
  );

  it(
    "a monitor's log is looked at before it is taken in, and taking it in again changes nothing",
    async () => {
      const frame = await openAvailability();
      const now = await frame.evaluate<number>("Date.now()");
      const csv = join(journey.folder, "checks.csv");
      const at = (ago: number) => new Date(now - ago).toISOString();
      writeFileSync(
        csv,
        [
          "url,checked_at,service,status",
          `https://records.example.com,${at(3 * HOUR)},records,up`,
          `https://records.example.com,${at(2 * HOUR)},records,down`,
          `https://records.example.com,${at(1.5 * HOUR)},records,up`,
          `https://mail.example.com,${at(3 * HOUR)},somewhere,up`,
        ].join("\n"),
      );
      for (const outcome of ["Taken in", "Nothing new: all of it was known already."]) {
        await frame.getByRole("button", { name: "Import a check log" }).click();
        await frame.getByLabel("File").setInputFiles(csv);
        await frame.getByText("4 checks of 2 things", { exact: false }).waitFor();
        expect(await frame.getByLabel("Is about: records").inputValue()).toBe("service records");
        expect(await journey.findingsInBothThemes(frame)).toEqual([]);
        await frame.getByRole("button", { name: "Take it in" }).click();
        await page.getByText(outcome, { exact: true }).waitFor();
        await frame.getByRole("dialog").waitFor({ state: "detached" });
      }
      await frame.getByRole("cell", { name: "Log checks.csv", exact: true }).waitFor();
    },
    TASK_MS,
  );

  it(
    "maintenance that is announced is told to the customer of a request about the service",
    async () => {
      const frame = await openAvailability();
      const now = await frame.evaluate<number>("Date.now()");
      const wall = (instant: number) => new Date(instant).toISOString().slice(0, 16);
      await frame.getByRole("button", { name: "Announce maintenance" }).click();
      const dialog = frame.getByRole("dialog");
      await dialog.getByLabel(/What is worked on/).selectOption({ label: request.service });
      await dialog.getByLabel(/^From/).fill(wall(now + 2 * DAY));
      await dialog.getByLabel(/^To/).fill(wall(now + 2 * DAY + 2 * HOUR));
      await dialog.getByLabel(/^Note/).fill("Nobody outside needs to know");
      await dialog.getByRole("button", { name: "Announce it" }).click();
      await dialog.waitFor({ state: "detached" });
      await frame.getByRole("heading", { name: "Planned maintenance to come" }).waitFor();

      await journey.lookAs("customer");
      await journey.visit(request.address);
      const portal = await journey.appFrame("iframe", "main > *");
      const said = await textOf(portal.locator("main"));
      expect(said).toContain(`Planned maintenance: ${request.service} cannot be used from`);
      expect(said).not.toContain("Nobody outside");
      expect(await journey.findingsInBothThemes(portal)).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "an agent reads all of it and changes nothing",
    async () => {
      await journey.lookAs("agent");
      const frame = await openAvailability();
      await frame
        .getByText(/^Outages \(\d+\)$/)
        .first()
        .waitFor();
      for (const name of [/Record an outage/, /Announce maintenance/, /Import a check log/, /^Withdraw/])
        expect(await frame.getByRole("button", { name }).count()).toBe(0);
    },
    TASK_MS,
  );
});
