import { convertUci } from "../../history/convert-uci";
import { temporaryFolder } from "./temporary-folder";

const files = temporaryFolder();
const columns = [
  "number",
  "incident_state",
  "opened_by",
  "opened_at",
  "sys_updated_by",
  "sys_updated_at",
  "category",
  "cmdb_ci",
  "impact",
  "urgency",
  "priority",
  "assignment_group",
  "resolved_at",
];
const plain = {
  number: "INC1",
  incident_state: "New",
  opened_by: "Ann",
  opened_at: "3/4/2016 09:00",
  sys_updated_by: "Bob",
  sys_updated_at: "3/4/2016 09:10",
  category: "Mail",
  cmdb_ci: "?",
  impact: "2 - Medium",
  urgency: "2 - Medium",
  priority: "3 - Moderate",
  assignment_group: "Desk",
  resolved_at: "5/4/2016 10:00",
};

/** A log of snapshots, each told by what differs from `plain`. */
function log(...snapshots: Partial<typeof plain>[]): string {
  const lines = snapshots.map((snapshot) => Object.values({ ...plain, ...snapshot }));
  return files.write("log.csv", `${[columns, ...lines].map((line) => line.join(",")).join("\n")}\n`);
}

/** The rows after those of the first snapshot, in short. */
async function later(zone: string, ...snapshots: Partial<typeof plain>[]): Promise<string[]> {
  const { rows } = await convertUci([log(...snapshots)], zone);
  return [...rows].slice(7).map(({ at, field, value, actor }) => {
    const time = new Date(at).toISOString().slice(0, 16);
    return `${time} ${field} ${value || "(empty)"} ${actor || "(nobody)"}`;
  });
}

it("gives the values of the first snapshot at the opening, and nothing for what is missing", async () => {
  const { rows, rejected } = await convertUci([log({})], "Etc/UTC");
  const at = Date.parse("2016-04-03T09:00:00Z");
  expect([...rows]).toEqual(
    [
      ["created", ""],
      ["status", "New"],
      ["priority", "3 - Moderate"],
      ["impact", "2 - Medium"],
      ["urgency", "2 - Medium"],
      ["team", "Desk"],
      ["service", "Mail"],
    ].map(([field, value]) => ({ ticket: "INC1", at, field, value, actor: "Ann" })),
  );
  expect(rejected).toEqual([]);
});

const active = { incident_state: "Active", sys_updated_at: "3/4/2016 10:00" };
it.each`
  snapshots                                                                            | rows                                                                                    | why
  ${[{}, active]}                                                                      | ${["2016-04-03T10:00 status Active Bob"]}                                               | ${"the difference between neighbours, by whoever updated it"}
  ${[{}, { ...active, incident_state: "New" }]}                                        | ${[]}                                                                                   | ${"an update of nothing that counts"}
  ${[active, {}]}                                                                      | ${["2016-04-03T10:00 status Active Bob"]}                                               | ${"in order of update, not of the file"}
  ${[{}, { ...active, incident_state: "-100" }]}                                       | ${["2016-04-03T10:00 status -100 Bob"]}                                                 | ${"an unmapped state is taken as it is"}
  ${[{}, { sys_updated_at: "3/4/2016 10:00", assignment_group: "?" }]}                 | ${["2016-04-03T10:00 team (empty) Bob"]}                                                | ${"a value that goes missing is cleared"}
  ${[{}, { sys_updated_at: "3/4/2016 10:00", cmdb_ci: "srv-1", sys_updated_by: "?" }]} | ${["2016-04-03T10:00 ci srv-1 (nobody)"]}                                               | ${"an unknown person is nobody"}
  ${[{}, { sys_updated_at: "3/4/2016 08:00", priority: "1 - Critical" }]}              | ${["2016-04-03T09:10 priority 3 - Moderate Bob"]}                                       | ${"the earliest snapshot is the first, although it lies before the opening"}
  ${[{}, { ...active, priority: "1 - Critical" }]}                                     | ${["2016-04-03T10:00 status Active Bob", "2016-04-03T10:00 priority 1 - Critical Bob"]} | ${"one update, two changes"}
  ${[{}, active, { incident_state: "Resolved", sys_updated_at: "3/4/2016 10:00" }]}    | ${["2016-04-03T10:00 status Active Bob", "2016-04-03T10:00 status Resolved Bob"]}       | ${"two updates in one minute keep their order"}
`("$why: $rows", async ({ snapshots, rows }) => {
  expect(await later("Etc/UTC", ...snapshots)).toEqual(rows);
});

it("takes the times as those of the zone that was asked for", async () => {
  expect(await later("Europe/Lisbon", {}, active)).toEqual(["2016-04-03T09:00 status Active Bob"]);
});

it.each`
  snapshot                                 | reason                                                    | why
  ${{ number: "?" }}                       | ${"no incident number"}                                   | ${"nobody knows which incident"}
  ${{ opened_at: "?" }}                    | ${'opened_at "?" is not of the form d/m/yyyy HH:MM'}      | ${"no opening"}
  ${{ sys_updated_at: "30/2/2016 09:00" }} | ${'sys_updated_at "30/2/2016 09:00" is no date and time'} | ${"no such day"}
  ${{ sys_updated_at: "3/4/2016 24:00" }}  | ${"is no date and time that exists"}                      | ${"no such hour"}
  ${{ category: "Mail,Web" }}              | ${"14 columns where the header has 13"}                   | ${"a comma too many"}
`("rejects a row, $why, and says so: $reason", async ({ snapshot, reason }) => {
  const { rows, rejected } = await convertUci([log({}, snapshot)], "Etc/UTC");
  expect([...rows]).toHaveLength(7);
  expect(rejected).toEqual([
    { file: files.path("log.csv"), line: 3, reason: expect.stringContaining(reason) as string },
  ]);
});

it("refuses a file of another kind, and says which columns it misses", async () => {
  const path = files.write("other.csv", "a,b\n1,2\n");
  await expect(convertUci([path], "Etc/UTC")).rejects.toThrow(/other\.csv:1: no incident log of UCI; .*incident_state/);
});
