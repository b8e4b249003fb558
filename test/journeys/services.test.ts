/** The service catalogue as an administrator keeps it: a service, what it runs on, what fails with it, and who changed what. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, follow, launchBrowser } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const STARTING_MS = 120_000;
const JOURNEY_MS = 180_000;

describeWithBrowser("the service catalogue", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  let settings: Frame;
  /** What the page's own policy kept from happening, or its code did wrong. */
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(APP, "static", "build-pages.mjs")], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(`The pages could not be built: ${built.stderr}`);
    [site, browser] = await Promise.all([
      startOfflineSite(data.directory, "--fresh", "--app", APP),
      launchBrowser(found),
    ]);
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Looking as" }).click();
    await follow(page, page.locator("button[name=accountId]", { hasText: "project administrator" }).first());
    await page.getByRole("link", { name: "Service levels", exact: true }).click();
    settings = await openedFrame();
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);

  async function openedFrame(): Promise<Frame> {
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    if (frame === null) throw new Error("The settings page has no frame");
    await frame.getByRole("navigation").first().waitFor();
    await frame.evaluate(AXE);
    return frame;
  }

  const button = (name: string): Locator => settings.getByRole("button", { name, exact: true });
  const heading = (name: string): Promise<void> => settings.getByRole("heading", { name, exact: true }).waitFor();
  const open = (name: string): Promise<void> =>
    settings.getByRole("navigation").getByRole("link", { name, exact: true }).click();

  async function seriousFindings(): Promise<string[]> {
    const { violations } = await settings.evaluate<AxeResults>("axe.run(document)");
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }

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
    JOURNEY_MS,
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
    JOURNEY_MS,
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
      await settings.getByRole("row").filter({ hasText: "In the basement" }).filter({ hasText: "CHG-12" }).waitFor();
      await open("Change log");
      await heading("Change log");
      await settings.getByRole("link", { name: "Printing" }).first().waitFor();
    },
    JOURNEY_MS,
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
    JOURNEY_MS,
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
          settings = await openedFrame();
          await heading("Printing");
          expect(await seriousFindings()).toEqual([]);
          await open(name);
          await heading(name);
          expect(await seriousFindings()).toEqual([]);
        }
      }
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});
