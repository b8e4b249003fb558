/** Choosing a ticket's service: an agent in the form and on the ticket, a customer in the portal, each by the keyboard. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { parse } from "yaml";
import { REPOSITORY } from "../../sandbox/test/support/kept";
import { describeWithBrowser, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

/** A service whose every text is what nobody should type. */
const HOSTILE = `<img src=x onerror="document.title='hacked'"> \u202Eمرحبا\u202C 👩🏽‍🔧 {name}`;
const LONG = "x".repeat(10_000);

function exampleWithHostileService(): object {
  const example = parse(readFileSync(join(REPOSITORY, "examples", "it-help-desk.yaml"), "utf8"));
  const hostile = { key: "hostile", name: HOSTILE, description: LONG, tickets: { service: [HOSTILE] } };
  return { ...example, services: [...example.services, hostile] };
}

describeWithBrowser("the service of a ticket", (found) => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, { catalogue: exampleWithHostileService() });
    page = journey.page;
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function editor(): Promise<Frame> {
    const frame = await journey.appFrame(".frame-field iframe", "main");
    await frame.getByRole("combobox", { name: "Service" }).waitFor();
    return frame;
  }

  async function openPortalForm(): Promise<void> {
    await journey.visit("/servicedesk/customer/portals");
    await page.locator("main a").first().click();
    await page.locator(".card a").first().click();
  }

  const handedOver = (value: string) =>
    page.locator(`input[data-value-of][value='${JSON.stringify(value)}']`).waitFor({ state: "attached" });

  it(
    "an agent finds it in plain words while creating a ticket, and sees hours and promise",
    async () => {
      await journey.lookAs("agent");
      await page.getByRole("link", { name: "Create" }).click();
      await page.getByLabel("Summary").fill("Nobody gets into the records");
      const frame = await editor();
      await frame.getByRole("combobox").focus();
      await page.keyboard.type("patint rec");
      await frame.getByRole("option", { name: "Patient records" }).waitFor();
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      // Whoever looks elsewhere in between has left the field, and types anew.
      await frame.getByRole("combobox").fill("patint rec");
      await frame.getByRole("option", { name: "Patient records" }).waitFor();
      await page.keyboard.press("Enter");
      await handedOver("Patient records");
      const details = frame.locator("#details");
      await details.getByText("Looked after round the clock.").waitFor();
      expect(await textOf(details)).toContain("With agreements of their own: Harbour Clinics");
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      await page.getByRole("button", { name: "Create" }).press("Enter");
      await page.getByRole("heading", { name: "Nobody gets into the records" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Patient records");
    },
    TASK_MS,
  );

  it(
    "an agent changes it on the ticket and sees what is promised to its customer, for its priority",
    async () => {
      await journey.lookAs("agent");
      await journey.visit("/browse/HELP-20");
      await page.getByRole("link", { name: "Edit Agreed service" }).press("Enter");
      let frame = await editor();
      await page.keyboard.type("records");
      await page.keyboard.press("Enter");
      await frame.getByText("What is promised to Harbour Clinics").waitFor();
      expect(await textOf(frame.locator("tr.this"))).toContain("this ticket");
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      await frame.getByRole("button", { name: "Save" }).press("Enter");
      const edit = page.getByRole("link", { name: "Edit Agreed service" });
      await edit.waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Patient records Edit");

      await edit.press("Enter");
      frame = await editor();
      expect(await frame.getByRole("combobox").inputValue()).toBe("Patient records");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await edit.waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Patient records Edit");
    },
    TASK_MS,
  );

  it.each(["customer", "portal-only customer"])(
    "a %s chooses in the portal among what is agreed with them, and reads it on the request",
    async (role) => {
      await journey.lookAs(role);
      await openPortalForm();
      await page.getByLabel("Summary").fill("I cannot get in from home");
      const frame = await editor();
      await frame.getByRole("combobox").focus();
      await page.keyboard.type("vpn");
      await page.keyboard.press("Enter");
      await handedOver("Remote access");
      const said = await textOf(frame.locator("main"));
      expect(said).toContain("What is promised");
      expect(said).not.toMatch(/Infrastructure|Second line|First line|Hosting|vpn-gate|agreements of their own/);
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      // By the keyboard: the editor may still be growing, which moves the button away from a mouse.
      await page.getByRole("button", { name: "Send" }).press("Enter");
      await page.getByRole("heading", { name: "I cannot get in from home" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Remote access");
    },
    TASK_MS,
  );

  it(
    "whatever a service is called is shown as it was typed, in the list, on the ticket and in the portal",
    async () => {
      await journey.lookAs("agent");
      await page.getByRole("link", { name: "Create" }).click();
      await page.getByLabel("Summary").fill("Strange service");
      const frame = await editor();
      await frame.getByRole("combobox").fill("مرحبا");
      const option = frame.getByRole("option").first();
      expect(await textOf(option.locator(".name"))).toBe(HOSTILE);
      await page.keyboard.press("Enter");
      await frame.getByText("What it is", { exact: true }).click();
      expect(await textOf(frame.locator("#details .text"))).toBe(LONG);
      const { scrollWidth, clientWidth } = await frame.evaluate<{ scrollWidth: number; clientWidth: number }>(
        "(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)",
      );
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      expect(await frame.locator("img").count()).toBe(0);
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
      await page.getByRole("button", { name: "Create" }).press("Enter");
      await page.getByRole("heading", { name: "Strange service" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain(HOSTILE);
      expect(await page.title()).not.toBe("hacked");
    },
    TASK_MS,
  );
});
