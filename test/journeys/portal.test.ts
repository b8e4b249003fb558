/** What customers see of their requests in the portal: what was promised, in plain words, and nothing of what stands behind it. */
import type { Frame, Page } from "playwright-core";
import { describeWithBrowser, follow, textOf } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

/** Teams, suppliers and people of the example's catalogue that stand behind the promises. */
const INTERNAL = /Infrastructure|Second line|First line|Hosting|operational level|underpinning|Duty desk/i;

describeWithBrowser("a request in the portal", (found) => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await beginJourney(found, "example");
    page = journey.page;
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);
  afterEach(() => expect(journey.complaints.splice(0)).toEqual([]));

  async function promiseOn(address: string): Promise<Frame> {
    await journey.visit(address);
    return journey.appFrame("iframe", "main > *");
  }

  /** Addresses of the requests that the portal lists to whoever looks. */
  async function requests(): Promise<string[]> {
    await journey.visit("/servicedesk/customer/portals");
    const portal = page.locator("a[href*='/servicedesk/customer/portal/']").first();
    if ((await portal.count()) > 0) await follow(page, portal);
    const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    return [...new Set(links.filter((href) => /\/portal\/\d+\/[A-Z]+-\d+$/.test(href)))];
  }

  it(
    "says on each of a customer's requests what was promised, and nothing of the house",
    async () => {
      await journey.lookAs("customer");
      const addresses = await requests();
      expect(addresses.length).toBeGreaterThan(0);
      const said: string[] = [];
      for (const address of addresses) {
        const frame = await promiseOn(address);
        said.push(await textOf(frame.locator("main")));
      }
      expect(said.join(" ")).toMatch(/We promised to solve this|Solved/);
      for (const words of said) expect(words).not.toMatch(INTERNAL);
    },
    TASK_MS,
  );

  it(
    "opens the agreement by the keyboard; axe finds nothing serious, light or dark",
    async () => {
      await journey.lookAs("customer");
      const frame = await promiseOn((await requests())[0]!);
      await frame.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      await frame.getByText("What we promise", { exact: true }).waitFor();
      expect(await journey.findingsInBothThemes(frame)).toEqual([]);
    },
    TASK_MS,
  );

  it(
    "is the same for an agent who looks at it, and is shown to no customer of another organization",
    async () => {
      await journey.lookAs("customer");
      const [address] = await requests();
      const said = await textOf((await promiseOn(address!)).locator("main"));
      await journey.lookAs("agent");
      expect(await textOf((await promiseOn(address!)).locator("main"))).toContain(said.slice(0, 24));
      await journey.lookAs("customer", 1);
      const others = await requests();
      expect(others).not.toContain(address);
      const answer = await page.goto(new URL(address!, journey.site.url).href);
      expect(answer!.status()).toBe(404);
      // The browser tells of the page that is not there.
      journey.complaints.length = 0;
      expect(await page.locator("iframe").count()).toBe(0);
    },
    TASK_MS,
  );
});
