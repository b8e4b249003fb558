/** Every page with a catalogue whose texts nobody should type: shown as they were typed, and nothing breaks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { parse } from "yaml";
import { REPOSITORY } from "../../sandbox/test/support/kept";
import { describeWithBrowser, eventually } from "../../tools/browser/browser";
import { beginJourney, type Journey, STARTING_MS, TASK_MS } from "../support/journey";

const LOOK_AGAIN_MS = 100;
/** In a page: all that it says, in its fields too. */
const SHOWN =
  'document.body.textContent + [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join(" ")';

/** Markup, a right-to-left mark that is left open, letters from right to left, a picture, and what words are put in for. */
const STRANGE = `<img src=x onerror="window.hacked=true"><b>&lt;</b> \u202Eمرحبا 👩🏽‍🔧 {name} $&`;
const LONG = "x".repeat(10_000);

interface Entry {
  name?: string;
  description?: string;
  outcome?: string;
  role?: string;
  needs?: string[];
}
type Sections = Readonly<Record<string, Entry[]>>;

/** The example with strange names at the first entry of each section, and long ones at the second. */
function strangeCatalogue(): object {
  const catalogue = parse(readFileSync(join(REPOSITORY, "examples", "it-help-desk.yaml"), "utf8")) as object & Sections;
  for (const section of ["calendars", "configurationItems", "services", "contacts", "customers", "agreements"]) {
    const [strange, long] = catalogue[section]!;
    strange!.name = STRANGE;
    if (long !== undefined) long.name = LONG;
  }
  for (const service of catalogue.services!.slice(0, 2))
    Object.assign(service, { description: LONG, outcome: STRANGE });
  Object.assign(catalogue.contacts![0]!, { role: STRANGE });
  Object.assign(catalogue.agreements![0]!, { needs: [STRANGE, LONG] });
  return catalogue;
}

describeWithBrowser("texts that nobody should type", (found) => {
  let journey: Journey;
  let page: Page;
  /** Of the app's pages, by their title in the site. */
  const addresses: Record<string, string> = {};

  beforeAll(async () => {
    journey = await beginJourney(found, { catalogue: strangeCatalogue() });
    page = journey.page;
    await journey.lookAs("project administrator");
    for (const name of ["Service levels", "Figures", "What needs somebody now"])
      addresses[name] = (await page.getByRole("link", { name, exact: true }).first().getAttribute("href"))!;
    addresses["Service levels"] = addresses["Service levels"]!.replace(/\/$/, "");
    addresses.reviews = addresses.Figures!.replace(/\/figures$/, "");
  }, STARTING_MS);
  afterAll(() => journey?.end(), STARTING_MS);

  /** When all is loaded, a text is there, and nothing comes any more. */
  async function frameAt(address: string, selector: string, text: string): Promise<Frame> {
    await journey.visit(address);
    const frame = await journey.appFrame(selector, "main > *, h1, h2, li, td");
    const isThere = `!document.querySelector("[aria-busy=true]") && (${SHOWN}).includes(${JSON.stringify(text)})`;
    await eventually(() => frame.evaluate<boolean>(isThere), true);
    const markup = () => frame.evaluate<string>("document.body.innerHTML");
    let before = "";
    for (let now = await markup(); now !== before; now = await markup()) {
      before = now;
      await page.waitForTimeout(LOOK_AGAIN_MS);
    }
    return frame;
  }

  it.each`
    where                           | address                                                         | frame                    | shows
    ${"the overview"}               | ${() => addresses["Service levels"]}                            | ${"iframe"}              | ${""}
    ${"services"}                   | ${() => `${addresses["Service levels"]}/services`}              | ${"iframe"}              | ${STRANGE}
    ${"a service"}                  | ${() => `${addresses["Service levels"]}/services/email`}        | ${"iframe"}              | ${STRANGE}
    ${"a service with a long name"} | ${() => `${addresses["Service levels"]}/services/records`}      | ${"iframe"}              | ${LONG}
    ${"configuration items"}        | ${() => `${addresses["Service levels"]}/items`}                 | ${"iframe"}              | ${STRANGE}
    ${"calendars"}                  | ${() => `${addresses["Service levels"]}/calendars`}             | ${"iframe"}              | ${STRANGE}
    ${"contacts"}                   | ${() => `${addresses["Service levels"]}/contacts`}              | ${"iframe"}              | ${STRANGE}
    ${"customers"}                  | ${() => `${addresses["Service levels"]}/customers`}             | ${"iframe"}              | ${STRANGE}
    ${"agreements"}                 | ${() => `${addresses["Service levels"]}/agreements`}            | ${"iframe"}              | ${STRANGE}
    ${"an agreement"}               | ${() => `${addresses["Service levels"]}/agreements/standard/1`} | ${"iframe"}              | ${STRANGE}
    ${"the settings of tickets"}    | ${() => `${addresses["Service levels"]}/tickets`}               | ${"iframe"}              | ${""}
    ${"the log of changes"}         | ${() => `${addresses["Service levels"]}/changes`}               | ${"iframe"}              | ${""}
    ${"the review's overview"}      | ${() => `${addresses.reviews}/needs-you`}                       | ${"iframe"}              | ${""}
    ${"figures"}                    | ${() => addresses.Figures}                                      | ${"iframe"}              | ${""}
    ${"reviews"}                    | ${() => `${addresses.reviews}/reviews`}                         | ${"iframe"}              | ${""}
    ${"the queue page"}             | ${() => addresses["What needs somebody now"]}                   | ${"iframe"}              | ${""}
    ${"a ticket"}                   | ${() => "/browse/HELP-20"}                                      | ${".frame-panel iframe"} | ${""}
  `(
    "are shown as they were typed, and break nothing: $where",
    async ({ address, frame: selector, shows }) => {
      const frame = await frameAt(address()!, selector, shows);
      const { text, pictures, isHacked, overflow } = await frame.evaluate<{
        text: string;
        pictures: number;
        isHacked: boolean;
        overflow: number;
      }>(`({
      text: ${SHOWN},
      pictures: document.querySelectorAll('img[src="x"]').length,
      isHacked: window.hacked === true,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    })`);
      expect(text.includes(shows)).toBe(true);
      expect([pictures, isHacked]).toEqual([0, false]);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(journey.complaints.splice(0)).toEqual([]);
    },
    TASK_MS,
  );
});
