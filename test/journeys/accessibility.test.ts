/** axe on every page of the offline site, in both themes. */
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { buildTestAppPages, TEST_APP } from "../../sandbox/test/support/test-app";
import { describeWithBrowser, follow, launchBrowser, textOf } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const STARTING_MS = 90_000;
const PAGE_MS = 60_000;

describeWithBrowser("the offline site's pages, for everybody", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  /** Where each page is; known when the site runs. */
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    buildTestAppPages();
    [site, browser] = await Promise.all([
      startOfflineSite(data.directory, "--fresh", "--app", TEST_APP),
      launchBrowser(found),
    ]);
    page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
    await lookAs("project administrator");
    const linked = (name: string) => page.getByRole("link", { name, exact: true }).getAttribute("href");
    const key = await textOf(page.locator("tbody th a").first());
    const portal = (await linked("Customer portal")) ?? "";
    const hrefOn = async (address: string, link: string) => {
      const other = await page.context().newPage();
      await other.goto(site.url + address);
      const href = await other.locator(link).first().getAttribute("href");
      await other.close();
      return href;
    };
    for (const [name, address] of Object.entries({
      queue: new URL(page.url()).pathname,
      "a query that fails": "/issues/?jql=nonsense%20%3D",
      issue: `/browse/${key}`,
      create: await linked("Create"),
      edit: `/secure/EditIssue!default.jspa?id=${key}`,
      "a field edited in its place": await hrefOn(`/browse/${key}`, "a[href*='?edit=']"),
      "an app's page": await linked("Notes"),
      "an app's queue page": await linked("Note queue"),
      "project details": await linked("Details"),
      "an app's settings": await linked("Note settings"),
      "help centre": "/servicedesk/customer/portals",
      portal,
      "a customer's form": await hrefOn(portal, ".card a"),
      "a customer's request": `${portal}/${key}`,
      meter: "/sandbox/meter",
      "function log": "/sandbox/log",
      outbox: "/sandbox/outbox",
      "an error": "/nowhere",
    }))
      addresses.set(name, address ?? "");
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

  async function inTheme(theme: string): Promise<void> {
    if ((await page.locator("html").getAttribute("data-color-mode")) === theme) return;
    await page.locator("form[data-theme-switch] button").click();
    await page.locator(`html[data-color-mode=${theme}]`).waitFor();
  }

  async function seriousFindings(): Promise<string[]> {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<AxeResults>("axe.run(document, { iframes: false })");
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
  }

  const pages = [
    "queue",
    "a query that fails",
    "issue",
    "create",
    "edit",
    "a field edited in its place",
    "an app's page",
    "an app's queue page",
    "project details",
    "an app's settings",
    "help centre",
    "portal",
    "a customer's form",
    "a customer's request",
    "meter",
    "function log",
    "outbox",
    "an error",
  ];

  it.each(pages)(
    "axe finds nothing serious on: %s",
    async (name) => {
      await page.goto(site.url + addresses.get(name));
      for (const theme of ["light", "dark"]) {
        await inTheme(theme);
        expect({ theme, findings: await seriousFindings() }).toEqual({ theme, findings: [] });
      }
    },
    PAGE_MS,
  );

  it(
    "axe finds nothing serious in the open menus of the bar",
    async () => {
      await page.goto(site.url + addresses.get("queue"));
      for (const theme of ["light", "dark"]) {
        await inTheme(theme);
        for (const menu of await page.locator("details.menu > summary").all()) {
          await menu.click();
          expect({ theme, findings: await seriousFindings() }).toEqual({ theme, findings: [] });
          await menu.click();
        }
      }
    },
    PAGE_MS,
  );
});
