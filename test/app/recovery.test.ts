/** Scripted days in which the app is off, or may not see, beside the same days without: in the end all is measured alike. */
import type { FaultPolicy } from "../../sandbox/forge/faults";
import type { AppFieldNames } from "../../sandbox/jira";
import type { ImportResult, MeasurementPage, MonitoringStatus } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services:
  - { key: print, name: Printing, tickets: { service: [Printers] } }
  - { key: mail, name: Mail, tickets: { service: [Mail] } }
contacts: [{ key: lead, name: Service desk, accountId: lead }]
agreements:
  - key: printing
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT100H, calendar: always }]
  - key: mailing
    kind: sla
    version: 1
    service: mail
    validFrom: "2024-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT300H, calendar: always }]
`;

const platform = { isOff: false };
/** While it is off no event comes and no schedule ticks. */
const switchable: FaultPolicy = {
  onFetch: () => undefined,
  onDelivery: ({ kind }) =>
    kind === "product-event" && platform.isOff ? { copies: 0, extraDelaySeconds: 0 } : undefined,
  onTick: () => (platform.isOff ? "missed" : undefined),
};

let site: SimulatedSite;
const open = async (names?: AppFieldNames): Promise<void> => {
  platform.isOff = false;
  site = await SimulatedSite.open(monday, switchable, undefined, names);
  expect(await site.answer<ImportResult>("importCatalogue", { text: catalogue })).toMatchObject({ kind: "imported" });
};
afterEach(() => site.close());
const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);

/** Every clock as it stands, whatever was done to get there. */
async function clocks(): Promise<unknown[]> {
  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  return rows
    .map(({ issueKey, agreement, state, dueAt, elapsedSeconds, breached }) => ({
      issueKey,
      agreement,
      state,
      dueAt,
      elapsedSeconds,
      breached,
    }))
    .sort((one, other) => `${one.issueKey} ${one.agreement}`.localeCompare(`${other.issueKey} ${other.agreement}`));
}

/** What stands on the tickets themselves, those that are done included. */
const WRITTEN = ["SLA state", "Escalation level", "SLA status read", "Service level agreement", "Resolution due"];

/** Some tickets change, come and end in the midst of the time. */
async function days(
  count: number,
  meanwhile: (isBefore: boolean) => void = () => undefined,
  suffix = "",
): Promise<unknown[]> {
  const moved = site.createTicket({ Service: "Printers" });
  const solved = site.createTicket({ Service: "Printers" });
  await passes(HOUR);
  meanwhile(true);
  await passes((count * DAY) / 2);
  site.change(moved.key, { Service: "Mail" });
  site.change(solved.key, { status: "Done" });
  const late = site.createTicket({ Service: "Mail" });
  await passes((count * DAY) / 2);
  meanwhile(false);
  await passes(26 * HOUR);
  const fields = await Promise.all([moved, solved, late].map(({ key }) => site.fields(key)));
  return [...(await clocks()), ...fields.map((one) => WRITTEN.map((name) => one[`${name}${suffix}`]))];
}

it.each`
  count | why
  ${6}  | ${"a week off, as after an installation gone wrong"}
  ${40} | ${"longer than any bound of the look back"}
`("after $count days off every clock is as if it had been on: $why", async ({ count }) => {
  await open();
  const plain = await days(count);
  site.close();
  await open();
  const off = await days(count, (isBefore) => {
    platform.isOff = isBefore;
  });
  expect(plain).toHaveLength(5);
  expect(off).toEqual(plain);
});

it("a missed hourly comparison is made up for by the next sweep", async () => {
  await open();
  const { key } = site.createTicket({ Service: "Printers" });
  await passes(70 * MINUTE);
  platform.isOff = true;
  site.change(key, { status: "Done" });
  // The hourly run comes on the hour that is missed; the next would be an hour later.
  await passes(90 * MINUTE);
  platform.isOff = false;
  expect(await clocks()).toMatchObject([{ state: "running" }]);
  await passes(12 * MINUTE);
  expect(await clocks()).toEqual([]);
});

it("a project that the app may not browse for three days loses nothing, and says so", async () => {
  await open();
  const { desk } = site.jira;
  const people = ["lead", "agent", "customer"].map((id) => ({ type: "user" as const, id }));
  const browse = (isAllowed: boolean) =>
    desk.setGrants("HD", "BROWSE_PROJECTS", isAllowed ? [...people, { type: "app" }] : people);
  site.createTicket({ Service: "Printers" });
  await passes(HOUR);
  browse(false);
  await passes(3 * DAY);
  const { lastAudit } = await site.answer<MonitoringStatus>("monitoringStatus");
  expect(lastAudit?.failed).toContain("project");
  browse(true);
  await passes(26 * HOUR);
  const status = await site.answer<MonitoringStatus>("monitoringStatus");
  expect(status.project).not.toBeNull();
  expect(status.lastAudit?.failed).toEqual([]);
  expect(await clocks()).toMatchObject([{ agreement: "printing", state: "running" }]);
});

it.each`
  names                           | why
  ${{ suffix: " (Development)" }} | ${"an environment for development puts it behind every name"}
  ${{ haveNamesakes: true }}      | ${"JQL refuses a name that two fields have"}
`("a week comes out as on a plain site where fields are called $names: $why", async ({ names }) => {
  await open();
  const plain = await days(7);
  site.close();
  await open(names);
  const named = await days(7, undefined, names.suffix);
  expect(named).toEqual(plain);
  const { lastReconciliation, lastAudit } = await site.answer<MonitoringStatus>("monitoringStatus");
  expect([lastReconciliation?.failed, lastAudit?.failed]).toEqual([[], []]);
});
