import { gunzipSync } from "node:zlib";
import type { Answer, HistoryAnswer, HistoryCalls } from "../../src/contract";
import { readPage } from "../../src/domain/history-pages/history-page";
import { type HistoryTable, historyTable } from "../../src/domain/history-pages/history-table";
import { periodFigures } from "../../src/domain/period-figures/period-figures";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Europe/Berlin, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
agreements:
  - key: standard
    name: Standard support
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    attainment: { percent: 90 }
`;

let site: SimulatedSite;
beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  desk.addUser({ accountId: "neighbour", displayName: "Ned Neighbour", kind: "agent" });
  desk.addUser({ accountId: "head", displayName: "Hedy Head", kind: "agent" });
  desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  // Every agent of a site is on the team of its projects unless the project says who is.
  const grant = (project: string, team: readonly string[], administrators: readonly string[]) => {
    const holders = (accountIds: readonly string[]) => [
      { type: "app" as const },
      ...accountIds.map((id) => ({ type: "user" as const, id })),
    ];
    desk.setGrants(project, "BROWSE_PROJECTS", holders([...team, ...administrators, "customer"]));
    desk.setGrants(project, "SERVICEDESK_AGENT", holders(team));
    desk.setGrants(project, "ADMINISTER_PROJECTS", holders(administrators));
  };
  grant("HD", ["agent"], ["lead", "head"]);
  grant("OP", [], ["lead", "neighbour"]);
  await site.answer("importCatalogue", { text: catalogue });
});
afterAll(() => site.close());

async function ask<Value>(functionKey: keyof HistoryCalls, payload: object, accountId: string): Promise<Answer<Value>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "service-reviews",
      functionKey,
      payload: { projectId: site.projectId, ...payload },
      viewer: { accountId, accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<Value>;
}

const january = { first: "2024-01", last: "2024-01", cursor: null };

async function historyOf(accountId = "agent"): Promise<HistoryAnswer> {
  const answer = await ask<HistoryAnswer>("historyOf", january, accountId);
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value;
}

function tableOf({ pages }: HistoryAnswer): HistoryTable {
  const read = (kind: "finished" | "open") =>
    pages.filter((page) => page.kind === kind).map(({ packed }) => readPage(gunzipSync(Buffer.from(packed, "base64"))));
  const asOf = pages.find((page) => page.kind === "open")?.asOf;
  return historyTable([
    {
      month: "2024-01",
      finished: read("finished"),
      open: typeof asOf === "string" ? { asOf: Date.parse(asOf), pages: read("open") } : null,
    },
  ]);
}

it("Nothing is known before anything was measured", async () => {
  expect(await historyOf()).toMatchObject({ months: [], pages: [], cursor: null, packedUpTo: null });
});

it("What finished is in the history after the next hour, with what is open beside it", async () => {
  const kept = site.createTicket({ Service: "Printers" });
  const broken = site.createTicket({ Service: "Printers" });
  site.createTicket({ Service: "Printers" });
  await site.clock.runUntil(monday + HOUR);
  site.change(kept.id, { status: "Done" });
  await site.clock.runUntil(monday + 6 * HOUR);
  site.change(broken.id, { status: "Done" });
  await site.clock.runUntil(monday + 8 * HOUR);

  const answer = await historyOf();
  expect(answer).toMatchObject({ timezone: "Europe/Berlin", months: ["2024-01"], isBeingRebuilt: false });
  expect(answer.names).toMatchObject({ agreements: { standard: "Standard support" }, services: { print: "Printing" } });
  const table = tableOf(answer);
  const figures = periodFigures(table, january, {});
  expect({ kept: figures.attainment.kept.length, broken: figures.attainment.broken.length }).toEqual({
    kept: 1,
    broken: 1,
  });
  expect(figures.open).toHaveLength(1);
  expect(table.words.holders).toEqual([{ kind: "team", name: null }]);
});

it("A view costs a few reads, and asks Jira for the viewer's permission alone", async () => {
  const before = site.host.meter();
  await historyOf();
  const after = site.host.meter();
  expect(after.kvs.reads - before.kvs.reads).toBeLessThanOrEqual(10);
  const asked = Object.entries(after.jira.requests).filter(
    ([path, count]) => count !== (before.jira.requests[path] ?? 0),
  );
  expect(asked.map(([path]) => path)).toEqual(["POST /rest/api/3/permissions/check"]);
});

it("It can be made anew from the tickets", async () => {
  const before = tableOf(await historyOf());
  expect(await ask("rebuildHistory", {}, "head")).toEqual({ kind: "answered", value: null });
  expect((await historyOf()).isBeingRebuilt).toBe(true);
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
  const answer = await historyOf();
  expect(answer.isBeingRebuilt).toBe(false);
  const { rows, corrections } = tableOf(answer);
  expect([rows.count, corrections]).toEqual([before.rows.count, []]);
});

describe("Who sees it", () => {
  it.each`
    accountId         | reads    | rebuilds | why
    ${"head"}         | ${true}  | ${true}  | ${"an administrator of this very project"}
    ${"agent"}        | ${true}  | ${false} | ${"an agent of it"}
    ${"neighbour"}    | ${false} | ${false} | ${"an administrator of another project"}
    ${"customer"}     | ${false} | ${false} | ${"a customer of it"}
    ${"unidentified"} | ${false} | ${false} | ${"somebody who is not logged in"}
  `("$why: reads $reads, has it made anew $rebuilds", async ({ accountId, reads, rebuilds }) => {
    const isAllowed = async (functionKey: keyof HistoryCalls, payload: object) => {
      const answer = await ask(functionKey, payload, accountId);
      return answer.kind === "answered" || answer.code !== "not-allowed";
    };
    expect([await isAllowed("historyOf", january), await isAllowed("rebuildHistory", {})]).toEqual([reads, rebuilds]);
  });
});

it.each`
  payload                                                              | why
  ${{ first: "2024-1", last: "2024-01", cursor: null }}                | ${"no month"}
  ${{ first: "2024-13", last: "2024-01", cursor: null }}               | ${"no such month"}
  ${{ first: "2020-01", last: "2024-01", cursor: null }}               | ${"too many months"}
  ${{ first: "0000-01", last: "9999-12", cursor: null }}               | ${"far too many"}
  ${{ first: "2024-01", last: "2024-01", cursor: "1" }}                | ${"no cursor"}
  ${{ first: "2024-01", last: "2024-01", cursor: "999:0" }}            | ${"a cursor of another revision"}
  ${{ first: "2024-01", last: "2024-01", cursor: null, projectId: 1 }} | ${"no project"}
`("A wrong question is refused in words ($why)", async ({ payload }) => {
  expect(await ask("historyOf", payload, "agent")).toMatchObject({ kind: "failed", code: "invalid-request" });
});

it("Figures of single agents are told to the members of the groups that the settings name, and to nobody else", async () => {
  const peopleFor = async (accountId: string) => {
    const { pages, names } = await historyOf(accountId);
    return { people: pages.map(({ people }) => people !== null), names: names!.people };
  };
  expect(await peopleFor("agent")).toEqual({ people: expect.not.arrayContaining([true]), names: {} });

  site.jira.desk.addGroup("leads", ["agent"]);
  const rules = await site.answer<object>("ticketActionRules");
  await site.answer("saveTicketActionRules", { rules: { ...rules, agentFigureGroups: ["leads"] } });
  const { id } = site.createTicket({ Service: "Printers", assignee: "agent" });
  await site.clock.runUntil(site.clock.now() + HOUR);
  site.change(id, { status: "Done" });
  await site.clock.runUntil(site.clock.now() + 3 * HOUR);

  const lead = await peopleFor("agent");
  expect(lead.people).toContain(true);
  expect(lead.names).toEqual({ agent: "Ann Agent" });
  expect(await peopleFor("head")).toEqual({ people: expect.not.arrayContaining([true]), names: {} });
});
