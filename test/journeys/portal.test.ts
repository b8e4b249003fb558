/** What customers see of their requests in the portal: what was promised, in plain words, and nothing of what stands behind it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { type OfflineSite, startOfflineSite, temporaryData } from "../../sandbox/site-process";
import { describeWithBrowser, follow, launchBrowser, textOf } from "../../tools/browser/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const APP = join(__dirname, "..", "..");
const STARTING_MS = 150_000;
const JOURNEY_MS = 120_000;

/** Teams, suppliers and people of the example's catalogue that stand behind the promises. */
const INTERNAL = /Infrastructure|Second line|First line|Hosting|operational level|underpinning|Duty desk/i;

describeWithBrowser("a request in the portal", (found) => {
  const data = temporaryData();
  let site: OfflineSite;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

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
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Site time" }).click();
    await follow(page, page.getByRole("button", { name: "1 hour", exact: true }));
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    data.remove();
  }, STARTING_MS);

  async function lookAs(role: string, nth = 0): Promise<void> {
    await page.goto(site.url);
    await page.locator("summary", { hasText: "Looking as" }).click();
    await follow(page, page.locator("button[name=accountId]", { hasText: role }).nth(nth));
  }

  async function promiseOn(address: string): Promise<Frame> {
    await page.goto(new URL(address, site.url).href);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    if (frame === null) throw new Error("The portal shows no panel.");
    await frame.waitForSelector("main > *");
    return frame;
  }

  /** Addresses of the requests that the portal lists to whoever looks. */
  async function requests(): Promise<string[]> {
    await page.goto(`${site.url}/servicedesk/customer/portals`);
    const portal = page.locator("a[href*='/servicedesk/customer/portal/']").first();
    if ((await portal.count()) > 0) await follow(page, portal);
    const links = await page.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    return [...new Set(links.filter((href) => /\/portal\/\d+\/[A-Z]+-\d+$/.test(href)))];
  }

  it(
    "says on each of a customer's requests what was promised, and nothing of the house",
    async () => {
      await lookAs("customer");
      const addresses = await requests();
      expect(addresses.length).toBeGreaterThan(0);
      const said: string[] = [];
      for (const address of addresses) {
        const frame = await promiseOn(address);
        said.push(await textOf(frame.locator("main")));
      }
      expect(said.join(" ")).toMatch(/We promised to solve this|Solved/);
      for (const words of said) expect(words).not.toMatch(INTERNAL);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "opens the agreement by the keyboard; axe finds nothing serious, light or dark",
    async () => {
      await lookAs("customer");
      const frame = await promiseOn((await requests())[0]!);
      await frame.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      await frame.getByText("What we promise", { exact: true }).waitFor();
      await frame.evaluate(AXE);
      for (const theme of ["light", "dark"]) {
        await page.evaluate(
          `document.documentElement.dataset.colorMode === "${theme}" || document.querySelector('form[data-theme-switch] button').click()`,
        );
        await frame.locator(`html[data-color-mode=${theme}]`).waitFor({ state: "attached" });
        const { violations } = await frame.evaluate<AxeResults>("axe.run(document)");
        expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    "is the same for an agent who looks at it, and is shown to no customer of another organization",
    async () => {
      await lookAs("customer");
      const [address] = await requests();
      const said = await textOf((await promiseOn(address!)).locator("main"));
      await lookAs("agent");
      expect(await textOf((await promiseOn(address!)).locator("main"))).toContain(said.slice(0, 24));
      await lookAs("customer", 1);
      const others = await requests();
      expect(others).not.toContain(address);
      const answer = await page.goto(new URL(address!, site.url).href);
      expect(answer!.status()).toBe(404);
      expect(await page.locator("iframe").count()).toBe(0);
    },
    JOURNEY_MS,
  );
});
