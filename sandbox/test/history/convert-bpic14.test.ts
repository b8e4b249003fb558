import { convertBpic14 } from "../../history/convert-bpic14";
import { temporaryFolder } from "./temporary-folder";

const files = temporaryFolder();
const plainIncident = {
  incident_id: "IM1",
  category: "incident",
  priority: "4",
  impact: "4",
  urgency: "3",
  service_component_wbs_aff: "WBS1",
  ci_name_aff: "CI1",
  open_time: "2013-09-02 09:00:00",
  reopen_time: "",
  resolved_time: "2013-09-03 10:00:00",
  close_time: "2013-09-03 10:00:05",
  related_change: "#MULTIVALUE",
};
const plainActivity = {
  incident_id: "IM1",
  data_stamp: "2013-09-02 09:30:00",
  incident_activity_number: "001A2",
  incident_activity_type: "Assignment",
  assignment_group: "TEAM1",
};

function table<T extends object>(name: string, plain: T, rows: readonly Partial<T>[]): string {
  const lines = [Object.keys(plain), ...rows.map((row) => Object.values({ ...plain, ...row }))];
  return files.write(name, lines.map((line) => `${line.join(",")}\n`).join(""));
}

const incidents = (...rows: Partial<typeof plainIncident>[]) => table("incidents.csv", plainIncident, rows);
const activities = (...rows: Partial<typeof plainActivity>[]) => table("activities.csv", plainActivity, rows);

async function rowsOf(field: string, incident: string, activity: string): Promise<string[]> {
  const { rows } = await convertBpic14([incident, activity]);
  return [...rows]
    .filter((row) => row.field === field)
    .map(({ at, value }) => `${new Date(at).toISOString().slice(0, 19)} ${value}`);
}

it("gives the values of an incident at its opening, which was in Dutch time", async () => {
  const { rows, rejected } = await convertBpic14([activities(), incidents({})]);
  const at = Date.parse("2013-09-02T07:00:00Z");
  expect([...rows].filter((row) => row.at === at)).toEqual(
    [
      ["created", ""],
      ["type", "incident"],
      ["priority", "4"],
      ["impact", "4"],
      ["urgency", "3"],
      ["service", "WBS1"],
      ["ci", "CI1"],
      ["status", "New"],
      ["status", "Active"],
    ].map(([field, value]) => ({ ticket: "IM1", at, field, value, actor: "" })),
  );
  expect(rejected).toEqual([]);
});

const opened = ["2013-09-02T07:00:00 New", "2013-09-02T07:00:00 Active"];
it.each`
  incident                                  | statuses                                                                                                   | why
  ${{}}                                     | ${[...opened, "2013-09-03T08:00:00 Resolved", "2013-09-03T08:00:05 Closed"]}                               | ${"opened, resolved, closed"}
  ${{ resolved_time: "" }}                  | ${[...opened, "2013-09-03T08:00:05 Closed"]}                                                               | ${"no resolved_time: closed at once"}
  ${{ reopen_time: "2013-09-03 09:00:00" }} | ${[...opened, "2013-09-03T07:00:00 Active", "2013-09-03T08:00:00 Resolved", "2013-09-03T08:00:05 Closed"]} | ${"reopened: Active again"}
  ${{ resolved_time: "", close_time: "" }}  | ${opened}                                                                                                  | ${"still open"}
  ${{ close_time: "2013-12-03 10:00:00" }}  | ${[...opened, "2013-09-03T08:00:00 Resolved", "2013-12-03T09:00:00 Closed"]}                               | ${"winter time"}
`("tells the status by the incident's times: $why", async ({ incident, statuses }) => {
  expect(await rowsOf("status", incidents(incident), activities())).toEqual(statuses);
});

const second = { data_stamp: "2013-09-02 11:00:00", assignment_group: "TEAM2" };
it.each`
  activity                                                                                        | teams                                                         | why
  ${[{}]}                                                                                         | ${["2013-09-02T07:30:00 TEAM1"]}                              | ${"an assignment, in Dutch time"}
  ${[{}, { ...second, incident_activity_type: "Reassignment" }]}                                  | ${["2013-09-02T07:30:00 TEAM1", "2013-09-02T09:00:00 TEAM2"]} | ${"a reassignment"}
  ${[{}, { ...second, incident_activity_type: "Operator Update" }]}                               | ${["2013-09-02T07:30:00 TEAM1"]}                              | ${"what else a team does hands nothing over"}
  ${[second, {}]}                                                                                 | ${["2013-09-02T07:30:00 TEAM1", "2013-09-02T09:00:00 TEAM2"]} | ${"in order of stamp, not of the file"}
  ${[{ ...second, data_stamp: plainActivity.data_stamp, incident_activity_number: "001A3" }, {}]} | ${["2013-09-02T07:30:00 TEAM1", "2013-09-02T07:30:00 TEAM2"]} | ${"of one stamp in order of number"}
  ${[{}, { data_stamp: "2013-09-02 11:00:00" }]}                                                  | ${["2013-09-02T07:30:00 TEAM1"]}                              | ${"the team that has it already"}
  ${[{ assignment_group: "" }]}                                                                   | ${[]}                                                         | ${"an assignment to no team that is known"}
  ${[{ data_stamp: "2013-08-18 23:59:59" }]}                                                      | ${["2013-08-18T23:59:59 TEAM1"]}                              | ${"the last second of the shifted clock, which is UTC"}
  ${[{ data_stamp: "2013-08-19 00:00:00" }]}                                                      | ${["2013-08-18T22:00:00 TEAM1"]}                              | ${"the first second in Dutch time"}
  ${[{ incident_id: "IM2" }]}                                                                     | ${[]}                                                         | ${"of an incident that is not in the incident file"}
`("tells the team by the assignments: $why", async ({ activity, teams }) => {
  expect(await rowsOf("team", incidents({}), activities(...activity))).toEqual(teams);
});

it.each`
  incident                                                     | reason                                          | why
  ${{ incident_id: "" }}                                       | ${"no incident_id"}                             | ${"nobody knows which incident"}
  ${{ incident_id: "IM2", open_time: "" }}                     | ${'open_time "" is not of the form yyyy-mm-dd'} | ${"no opening"}
  ${{ incident_id: "IM2", close_time: "2013-02-30 10:00:00" }} | ${"is no date and time that exists"}            | ${"no such day"}
  ${{}}                                                        | ${"a second row for IM1; the first counts"}     | ${"twice"}
`("rejects an incident, $why, and says so: $reason", async ({ incident, reason }) => {
  const { rejected } = await convertBpic14([incidents({}, incident), activities()]);
  expect(rejected).toEqual([
    { file: files.path("incidents.csv"), line: 3, reason: expect.stringContaining(reason) as string },
  ]);
});

it.each`
  inputs                                      | message                                         | why
  ${[incidents({})]}                          | ${"The teams are missing"}                      | ${"without activities"}
  ${[activities({})]}                         | ${"The incidents are missing"}                  | ${"without incidents"}
  ${[files.write("other.csv", "a,b\n1,2\n")]} | ${"other.csv:1: no file of BPI Challenge 2014"} | ${"another file"}
`("refuses $why: $message", async ({ inputs, message }) => {
  incidents({});
  activities({});
  await expect(convertBpic14(inputs)).rejects.toThrow(message);
});
