import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SimulatedSite } from "./simulated-site";

/** The guide's searches, each run in the site over tickets of which one is what it asks for. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts: [{ key: ann, name: Ann }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] }, stop: { statuses: [Done] } }
    targets:
      - { measure: resolution, priority: High, within: PT4H, calendar: always }
      - { measure: resolution, within: PT40H, calendar: always }
      - { measure: response, within: PT30H, calendar: always }
    escalation:
      - measure: resolution
        commence: { percent: 75 }
        every: PT1H
        steps: [{ level: 1, notify: [ann] }, { level: 2, notify: [ann] }]
`;

function queriesIn(document: string) {
  const text = readFileSync(join(__dirname, "..", "..", document), "utf8");
  const section = text.slice(text.indexOf("| question | JQL |")).split("\n\n")[0]!;
  return [...section.matchAll(/^\| ([^|]+) \| `([^|]+)` \|$/gm)].map(([, question, jql]) => ({
    question: question!,
    jql: jql!,
  }));
}
const queries = queriesIn("docs/for-agents.md");

/** Which of the tickets answer a question, by what they are called here. */
const answers: Readonly<Record<string, readonly string[]>> = {
  "Due within two hours and not paused": ["soon due"],
  "Open and late": ["late"],
  "Escalated twice or more": ["late"],
  "No agreement": ["unknown service"],
  "A first answer is due within the hour": ["unanswered"],
  "Somebody is told within four hours": ["soon due", "unanswered"],
  Paused: ["waiting"],
  "Solved in time": ["solved"],
};

describe("the guide's searches", () => {
  let site: SimulatedSite;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    site = await SimulatedSite.open(monday);
    await site.answer("importCatalogue", { text: catalogue });
    const create = (name: string, fields: Parameters<SimulatedSite["createTicket"]>[0]) => {
      keys[name] = site.createTicket(fields).key;
    };
    create("unanswered", { Service: "Printers", priority: "Low" });
    await site.clock.runUntil(monday + 20 * HOUR);
    create("late", { Service: "Printers", priority: "High" });
    await site.clock.runUntil(monday + 26 * HOUR + 30 * MINUTE);
    create("soon due", { Service: "Printers", priority: "High" });
    create("waiting", { Service: "Printers", priority: "High" });
    create("solved", { Service: "Printers", priority: "High" });
    create("unknown service", { priority: "High" });
    await site.clock.runUntil(monday + 27 * HOUR);
    site.change(keys.waiting!, { status: "Waiting" });
    site.change(keys.solved!, { status: "Done" });
    await site.clock.runUntil(monday + 29 * HOUR + 15 * MINUTE);
  });
  afterAll(() => site.close());

  it("are there, each with an answer that is known", () => {
    expect(queries.map(({ question }) => question)).toEqual(Object.keys(answers));
  });

  it("are the README's too", () => {
    const inReadme = queriesIn("README.md");
    expect(inReadme.length).toBeGreaterThan(0);
    expect(queries).toEqual(expect.arrayContaining(inReadme));
  });

  it.each(queries)("$question", async ({ question, jql }) => {
    const found = await site.search(`project = HD AND ${jql}`);
    const named = Object.entries(keys).filter(([, key]) => found.includes(key));
    expect(named.map(([name]) => name).sort()).toEqual([...answers[question]!].sort());
  });
});
