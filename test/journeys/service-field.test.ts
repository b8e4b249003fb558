/** Choosing a ticket's service: an agent in the form and on the ticket, a customer in the portal, each by the keyboard. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { parse } from "yaml";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, launchBrowser, textOf } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const STARTING_MS = 150_000;
const JOURNEY_MS = 120_000;

/** A service whose every text is what nobody should type. */
const HOSTILE = `<img src=x onerror="document.title='hacked'"> \u202Eمرحبا\u202C 👩🏽‍🔧 {name}`;
const LONG = "x".repeat(10_000);

describeWithBrowser("the service of a ticket", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
    const example = parse(readFileSync(join(APP, "examples", "it-help-desk.yaml"), "utf8"));
    const hostile = { key: "hostile", name: HOSTILE, description: LONG, tickets: { service: [HOSTILE] } };
    const catalogue = join(data.directory, "catalogue.json");
    writeFileSync(catalogue, JSON.stringify({ ...example, services: [...example.services, hostile] }));
    browser = await launchBrowser(found);
    site = await startOfflineSite(
      data.directory,
      "--fresh",
      ...["--app", APP, "--loader", join(APP, "tools", "load-sample.ts"), "--load", catalogue],
    );
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 1100 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);
  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  async function lookAs(role: string): Promise<void> {
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Looking as" }).click();
    const choice = page.locator("button[name=accountId]", { hasText: role }).first();
    const name = await textOf(choice.locator("strong"));
    await choice.click();
    await page.locator("summary", { hasText: `Looking as ${name}` }).waitFor();
    await page.goto(site.url);
  }

  async function editor(): Promise<Frame> {
    const frame = await (await page.waitForSelector(".frame-field iframe")).contentFrame();
    if (frame === null) throw new Error("The form has no editor.");
    await frame.getByRole("combobox", { name: "Service" }).waitFor();
    return frame;
  }

  async function openPortalForm(): Promise<void> {
    await page.goto(`${site.url}/servicedesk/customer/portals`);
    await page.locator("main a").first().click();
    await page.locator(".card a").first().click();
  }

  async function expectNoFindings(frame: Frame): Promise<void> {
    await frame.evaluate(AXE);
    for (const theme of ["light", "dark"]) {
      await page.evaluate(
        `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector('form[data-theme-switch] button').click()`,
      );
      await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
      const { violations } = await frame.evaluate<AxeResults>("axe.run(document)");
      expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    }
  }

  const handedOver = (value: string) =>
    page.locator(`input[data-value-of][value='${JSON.stringify(value)}']`).waitFor({ state: "attached" });

  it(
    "an agent finds it in plain words while creating a ticket, and sees hours and promise",
    async () => {
      await lookAs("agent");
      await page.getByRole("link", { name: "Create" }).click();
      await page.getByLabel("Summary").fill("Nobody gets into the records");
      const frame = await editor();
      await frame.getByRole("combobox").focus();
      await page.keyboard.type("patint rec");
      await frame.getByRole("option", { name: "Patient records" }).waitFor();
      await expectNoFindings(frame);
      // Whoever looks elsewhere in between has left the field, and types anew.
      await frame.getByRole("combobox").fill("patint rec");
      await frame.getByRole("option", { name: "Patient records" }).waitFor();
      await page.keyboard.press("Enter");
      await handedOver("Patient records");
      const details = frame.locator("#details");
      await details.getByText("Looked after round the clock.").waitFor();
      expect(await textOf(details)).toContain("With agreements of their own: Harbour Clinics");
      await expectNoFindings(frame);
      await page.getByRole("button", { name: "Create" }).press("Enter");
      await page.getByRole("heading", { name: "Nobody gets into the records" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Patient records");
    },
    JOURNEY_MS,
  );

  it(
    "an agent changes it on the ticket and sees what is promised to its customer, for its priority",
    async () => {
      await lookAs("agent");
      await page.goto(`${site.url}/browse/HELP-20`);
      await page.getByRole("link", { name: "Edit Agreed service" }).press("Enter");
      let frame = await editor();
      await page.keyboard.type("records");
      await page.keyboard.press("Enter");
      await frame.getByText("What is promised to Harbour Clinics").waitFor();
      expect(await textOf(frame.locator("tr.this"))).toContain("this ticket");
      await expectNoFindings(frame);
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
    JOURNEY_MS,
  );

  it.each(["customer", "portal-only customer"])(
    "a %s chooses in the portal among what is agreed with them, and reads it on the request",
    async (role) => {
      await lookAs(role);
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
      await expectNoFindings(frame);
      // By the keyboard: the editor may still be growing, which moves the button away from a mouse.
      await page.getByRole("button", { name: "Send" }).press("Enter");
      await page.getByRole("heading", { name: "I cannot get in from home" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain("Remote access");
    },
    JOURNEY_MS,
  );

  it(
    "whatever a service is called is shown as it was typed, in the list, on the ticket and in the portal",
    async () => {
      await lookAs("agent");
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
      await expectNoFindings(frame);
      await page.getByRole("button", { name: "Create" }).press("Enter");
      await page.getByRole("heading", { name: "Strange service" }).waitFor();
      expect(await textOf(page.locator("dl.facts"))).toContain(HOSTILE);
      expect(await page.title()).not.toBe("hacked");
    },
    JOURNEY_MS,
  );
});
