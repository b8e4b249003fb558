/** What `npm start` tells whoever opens the site for the first time, as each of its people. */
import { join } from "node:path";
import { readGuide } from "../../sandbox/site/guide";
import { startSiteProgram, temporaryData } from "../../sandbox/site-process";
import { siteProgram } from "../../sandbox/test/support/site-program";
import { TEST_APP } from "../../sandbox/test/support/test-app";

const FILE = join(__dirname, "..", "..", "tools", "guide.json");
const STARTING_MS = 120_000;
const data = temporaryData();
afterAll(() => data.remove());

it(
  "is there for everybody who can log in, leads somewhere, and is folded out where they arrive",
  async () => {
    const site = await startSiteProgram(
      [(await siteProgram()).main],
      data.directory,
      "--fresh",
      "--app",
      TEST_APP,
      "--guide",
      FILE,
    );
    try {
      const guide = await readGuide(FILE);
      const arrival = await (await fetch(site.url)).text();
      const people = [
        ...arrival.matchAll(
          /name="accountId" value="([^"]+)"[^>]*><strong>[^<]*<\/strong><span class="quiet">([^<]+)/g,
        ),
      ];
      const roles = new Set(people.map(([, , role]) => role!));
      expect([...roles].sort()).toEqual(Object.keys(guide).sort());
      for (const [, accountId, role] of people) {
        const { lead, steps } = guide[role!]!;
        const cookie = (await fetch(site.url)).headers.get("set-cookie")!.split(";")[0]!;
        const headers = { origin: site.url, cookie };
        const body = new URLSearchParams({ accountId: accountId!, returnTo: "/" });
        await fetch(`${site.url}/sandbox/session`, { method: "POST", headers, body, redirect: "manual" });
        const page = await (await fetch(site.url, { headers })).text();
        expect(page).toContain(lead.replaceAll("'", "&#39;"));
        for (const { open } of steps) {
          if (open === undefined) continue;
          expect([role, open, (await fetch(site.url + open, { headers })).status]).toEqual([role, open, 200]);
        }
      }
    } finally {
      await site.stop();
    }
  },
  STARTING_MS,
);
