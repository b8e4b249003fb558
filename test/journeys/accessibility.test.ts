/** axe on every page of the offline site, in both themes. */
import type { Page } from "playwright-core";
import { describeWithBrowser, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, seriousFindings, TASK_MS } from "../support/journey";

describeWithBrowser("the offline site's pages, for everybody", (found) => {
  let journey: Journey;
  let page: Page;
  /** Where each page is; known when the site runs. */
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    journey = await beginJourney(found, "test app");
    page = journey.page;
    await journey.lookAs("project administrator");
    const linked = (name: string) => page.getByRole("link", { name, exact: true }).getAttribute("href");
    const key = await textOf(page.locator("tbody th a").first());
    const portal = (await linked("Customer portal")) ?? "";
    const hrefOn = async (address: string, link: string) => {
      const other = await page.context().newPage();
      await other.goto(journey.site.url + address);
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
  afterAll(() => journey?.end(), STARTING_MS);

  /** Of the page itself: what an app shows in its frame is the app's. */
  async function findings(theme: "light" | "dark"): Promise<object> {
    if ((await page.locator("html").getAttribute("data-color-mode")) !== theme)
      await page.locator("form[data-theme-switch] button").click();
    await page.locator(`html[data-color-mode=${theme}]`).waitFor();
    return { theme, findings: await seriousFindings(page, { iframes: false }) };
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
      await journey.visit(addresses.get(name)!);
      for (const theme of ["light", "dark"] as const) expect(await findings(theme)).toEqual({ theme, findings: [] });
    },
    TASK_MS,
  );

  it(
    "axe finds nothing serious in the open menus of the bar",
    async () => {
      await journey.visit(addresses.get("queue")!);
      for (const theme of ["light", "dark"] as const) {
        for (const menu of await page.locator("details.menu > summary").all()) {
          await menu.click();
          expect(await findings(theme)).toEqual({ theme, findings: [] });
          await menu.click();
        }
      }
    },
    TASK_MS,
  );
});
