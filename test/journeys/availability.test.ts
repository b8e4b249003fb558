/** An outage from the ticket that tells of it to the figures of the month, and maintenance to the customer who should know. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, follow, launchBrowser, textOf } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const STARTING_MS = 150_000;
const JOURNEY_MS = 180_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeWithBrowser("availability of services", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  /** A request of a customer: where it is in the portal, its key, and the service that it is about. */
  let request: { address: string; key: string; service: string };

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
      await browser.newContext({ viewport: { width: 1280, height: 1000 }, reducedMotion: "reduce" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => complaints.push(message));
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Site time" }).click();
    await follow(page, page.getByRole("button", { name: "1 hour", exact: true }));
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

  async function frameIn(iframe: string, content: string): Promise<Frame> {
    const frame = await (await page.waitForSelector(iframe)).contentFrame();
    if (frame === null) throw new Error(`${iframe} has no frame`);
    await frame.waitForSelector(content);
    return frame;
  }

  const panelOf = async (key: string) => {
    await page.goto(`${site.url}/browse/${key}`);
    return frameIn(".frame-panel iframe", "main > *");
  };

  async function openAvailability(): Promise<Frame> {
    await page.goto(site.url);
    if ((await page.getByRole("link", { name: "Availability", exact: true }).count()) === 0)
      await page.getByRole("link", { name: "Service reviews", exact: true }).click();
    await page.getByRole("link", { name: "Availability", exact: true }).click();
    const frame = await frameIn("iframe", "main");
    await frame.getByRole("heading", { name: "How available each service was" }).waitFor();
    return frame;
  }

  /** Opens the panel of the first of the requests that is about a service, and what it says of services that are down. */
  async function aboutService(addresses: readonly string[]): Promise<[Frame, Frame]> {
    for (const address of addresses) {
      const key = address.split("/").at(-1)!;
      const panel = await panelOf(key);
      await panel.getByRole("button", { name: "A service is down…" }).focus();
      await page.keyboard.press("Enter");
      const dialog = await frameIn("dialog iframe", "main form");
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

  /** In both themes, over an open dialog too. */
  async function seriousFindings(frame: Frame): Promise<string[]> {
    const findings: string[] = [];
    if (!(await frame.evaluate("'axe' in window"))) await frame.evaluate(AXE);
    for (const theme of ["light", "dark", "light"]) {
      await page.evaluate(
        `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector('form[data-theme-switch] button').click()`,
      );
      await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
      const { violations } = await frame.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
      for (const { impact, id, nodes } of violations)
        if (impact === "serious" || impact === "critical")
          findings.push(...nodes.map(({ html }) => `${theme} ${id}: ${html.slice(0, 200)}`));
    }
    return findings;
  }

  it(
    "an agent says on a ticket that a service is down, and that it is back, by the keyboard",
    async () => {
      await lookAs("customer");
      await page.goto(`${site.url}/servicedesk/customer/portals`);
      await follow(page, page.locator("a[href*='/servicedesk/customer/portal/']").first());
      const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      const addresses = [...new Set(links.filter((href) => /\/portal\/\d+\/[A-Z]+-\d+$/.test(href)))];

      await lookAs("agent");
      const [panel, opened] = await aboutService(addresses);
      let dialog = opened;
      const what = dialog.getByLabel("What is down");
      expect(await seriousFindings(dialog)).toEqual([]);
      await what.selectOption({ label: "Patient records" });
      await dialog.getByLabel("Note (optional)").fill("The database does not answer");
      await dialog.getByRole("button", { name: "Record the outage" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog iframe").waitFor({ state: "detached" });

      await panel.getByRole("button", { name: "A service is down…" }).focus();
      await page.keyboard.press("Enter");
      dialog = await frameIn("dialog iframe", "main .journal");
      expect(await textOf(dialog.locator(".journal"))).toMatch(/^Patient records: down since .*The database does not/);
      expect(await seriousFindings(dialog)).toEqual([]);
      await dialog.getByRole("button", { name: "Record the end" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog iframe").waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "a manager says since when outages are recorded, and sees the month with what is behind it",
    async () => {
      await lookAs("project administrator");
      const frame = await openAvailability();
      expect(await textOf(frame.getByRole("row", { name: /Patient records/ }).first())).toContain("Not measured");
      await frame.getByRole("button", { name: "Say since when outages are recorded: Patient records" }).click();
      const dialog = frame.getByRole("dialog");
      await dialog.getByLabel(/^Since/).waitFor();
      expect(await seriousFindings(frame)).toEqual([]);
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
      expect(await seriousFindings(frame)).toEqual([]);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        frame.getByRole("button", { name: "CSV of “Outages of Patient records”" }).click(),
      ]);
      expect(readFileSync(await file.path(), "utf8")).toContain(`${request.key},`);
    },
    JOURNEY_MS,
  );

  it(
    "a monitor's log is looked at before it is taken in, and taking it in again changes nothing",
    async () => {
      const frame = await openAvailability();
      const now = await frame.evaluate<number>("Date.now()");
      const csv = join(data.directory, "checks.csv");
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
        expect(await seriousFindings(frame)).toEqual([]);
        await frame.getByRole("button", { name: "Take it in" }).click();
        await page.getByText(outcome, { exact: true }).waitFor();
        await frame.getByRole("dialog").waitFor({ state: "detached" });
      }
      await frame.getByRole("cell", { name: "Log checks.csv", exact: true }).waitFor();
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
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

      await lookAs("customer");
      await page.goto(new URL(request.address, site.url).href);
      const portal = await frameIn("iframe", "main > *");
      const said = await textOf(portal.locator("main"));
      expect(said).toContain(`Planned maintenance: ${request.service} cannot be used from`);
      expect(said).not.toContain("Nobody outside");
      expect(await seriousFindings(portal)).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "an agent reads all of it and changes nothing",
    async () => {
      await lookAs("agent");
      const frame = await openAvailability();
      await frame
        .getByText(/^Outages \(\d+\)$/)
        .first()
        .waitFor();
      for (const name of [/Record an outage/, /Announce maintenance/, /Import a check log/, /^Withdraw/])
        expect(await frame.getByRole("button", { name }).count()).toBe(0);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});
