import { phaseOf } from "../../src/domain/monitoring/watched-ticket";
import { HOUR, MINUTE } from "../../src/domain/time";
import { listMeasurements, type MeasurementCursor } from "../../src/usecases/list-measurements";
import { WatchedDesk } from "./watched-desk";

const start = Date.UTC(2024, 0, 8, 9);
const agreed = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: []
agreements:
  - { key: gold, kind: sla, version: 1, service: "*", validFrom: "2024-01-01", targets: [{ measure: resolution, within: PT4H, calendar: always }] }
`;

async function deskWithThree() {
  const desk = new WatchedDesk(agreed, start);
  for (const issueId of ["1", "2", "3"]) desk.open(issueId);
  await desk.run(start, MINUTE);
  desk.now = start + HOUR;
  desk.change("2", { status: "Done" });
  desk.mark("2");
  await desk.run(desk.now, MINUTE);
  return desk;
}

async function listing(desk: WatchedDesk, pageSize = 1) {
  const pages = [];
  let cursor: MeasurementCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMeasurements>> = await listMeasurements(
      {
        now: () => desk.now,
        project: desk.ports().project,
        inPhase: async (_, phase, after) =>
          [...desk.rows.values()]
            .filter(({ ticket }) => phaseOf(ticket) === phase && (after === null || ticket.issueId > after))
            .slice(0, pageSize),
      },
      "1",
      cursor,
    );
    pages.push(page.measurements);
    cursor = page.next;
  } while (cursor !== null);
  return pages.flat();
}

it("gives every clock once, running ones as they read at the moment of the question", async () => {
  const desk = await deskWithThree();
  desk.now = start + 5 * HOUR;
  const rows = await listing(desk);
  expect(rows.map(({ issueId, state, elapsed, isBreached }) => [issueId, state, elapsed / HOUR, isBreached])).toEqual([
    ["1", "running", 5, true],
    ["3", "running", 5, true],
    ["2", "stopped", 1, false],
  ]);
});

it("asks Jira nothing", async () => {
  const desk = await deskWithThree();
  desk.calls.length = 0;
  await listing(desk);
  expect(desk.calls).toEqual([]);
});

it("is empty for a project that nobody watches", async () => {
  const ports = { now: () => start, project: async () => null, inPhase: async () => [] };
  expect(await listMeasurements(ports, "9", null)).toEqual({ measurements: [], next: null });
});
