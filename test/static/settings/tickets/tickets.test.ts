import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import type { Status } from "../../../../src/domain/catalogue/status";
import { readPeriod } from "../../../../static/ui/settings/tickets/baseline-period";
import { withWords, wordsOf } from "../../../../static/ui/settings/tickets/catalogue-words";
import { choicesFor, moved } from "../../../../static/ui/settings/tickets/field-precedence";
import { problemOf, statusEdits } from "../../../../static/ui/settings/tickets/status-edits";

describe("the period of a baseline", () => {
  const today = "2026-11-23";
  it.each`
    first           | last            | reason        | why
    ${""}           | ${"2026-10-31"} | ${"missing"}  | ${"no beginning"}
    ${"2026-10-01"} | ${""}           | ${"missing"}  | ${"no end"}
    ${"2026-10-02"} | ${"2026-10-01"} | ${"reversed"} | ${"ends before it begins"}
    ${"2026-10-01"} | ${today}        | ${"future"}   | ${"a ticket of today may yet be done"}
  `("$first to $last is refused: $reason ($why)", ({ first, last, reason }) => {
    expect(readPeriod(first, last, "Europe/Berlin", today)).toEqual({ kind: "refused", reason });
  });

  it.each`
    first           | last            | from                          | to                            | why
    ${"2026-10-01"} | ${"2026-10-31"} | ${"2026-09-30T22:00:00.000Z"} | ${"2026-10-31T23:00:00.000Z"} | ${"midnights of the reader's zone, on both sides of a clock change"}
    ${"2026-11-22"} | ${"2026-11-22"} | ${"2026-11-21T23:00:00.000Z"} | ${"2026-11-22T23:00:00.000Z"} | ${"yesterday alone"}
  `("$first to $last is from $from until $to ($why)", ({ first, last, from, to }) => {
    expect(readPeriod(first, last, "Europe/Berlin", today)).toEqual({ kind: "read", from, to });
  });
});

describe("the order of fields", () => {
  it.each`
    place | by    | order              | why
    ${0}  | ${1}  | ${["b", "a", "c"]} | ${"down"}
    ${2}  | ${-1} | ${["a", "c", "b"]} | ${"up"}
    ${0}  | ${-1} | ${["a", "b", "c"]} | ${"the first is first already"}
    ${2}  | ${1}  | ${["a", "b", "c"]} | ${"the last is last already"}
  `("moving $place by $by gives $order ($why)", ({ place, by, order }) => {
    expect(moved(["a", "b", "c"], place, by)).toEqual(order);
  });

  it("offers the assignee's groups for the team alone", () => {
    const fields = [{ id: "customfield_1", name: "Team" }];
    expect(choicesFor("team", fields, "Groups").map(({ id }) => id)).toEqual(["customfield_1", "assignee.groups"]);
    expect(choicesFor("service", fields, "Groups")).toEqual(fields);
  });
});

describe("the words of a followed catalogue", () => {
  const target = { measure: "resolution", priority: "*", within: "PT8H", calendar: "always" } as const;
  const catalogue: Catalogue = {
    format: "service-level-catalogue/1",
    calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
    statuses: [{ name: "New", category: "new" }],
    services: [{ key: "email", name: "E-mail" }],
    agreements: [
      {
        key: "promise",
        kind: "sla",
        version: 1,
        service: "*",
        customer: "*",
        validFrom: "2026-01-01",
        clock: {
          stop: { statuses: ["Done"] },
          pause: { statuses: ["Waiting", "New"] },
          respond: { statuses: ["Active"] },
        },
        targets: [target],
      },
      {
        key: "desk",
        kind: "ola",
        version: 1,
        service: "*",
        validFrom: "2026-01-01",
        party: { teams: ["Desk"] },
        targets: [target],
      },
      {
        key: "host",
        kind: "uc",
        version: 1,
        service: "*",
        validFrom: "2026-01-01",
        party: { supplier: "Host", statuses: ["Vendor"] },
        targets: [target],
      },
    ],
  };

  it("are each named once, wherever they stand", () => {
    const { statuses, teams, services } = wordsOf(catalogue);
    expect(statuses.map(({ word }) => word)).toEqual(["New", "Done", "Waiting", "Active", "Vendor"]);
    expect(teams.map(({ word }) => word)).toEqual(["Desk"]);
    expect(services).toEqual([{ word: "email", title: "E-mail" }]);
  });

  it.each`
    here         | statuses                                | why
    ${["Fin"]}   | ${{ Waiting: ["Hold"], Done: ["Fin"] }} | ${"a word of the project"}
    ${[]}        | ${{ Waiting: ["Hold"] }}                | ${"none: it means itself"}
    ${undefined} | ${{ Waiting: ["Hold"] }}                | ${"taken out"}
  `("$here for Done gives $statuses ($why)", ({ here, statuses }) => {
    const mapping = { statuses: { Done: ["Over"], Waiting: ["Hold"] }, teams: {}, services: {} };
    expect(withWords(mapping, "statuses", "Done", here)).toEqual({ statuses, teams: {}, services: {} });
  });
});

describe("the catalogue's statuses", () => {
  const before: Status[] = [{ name: "New", category: "new" }, { name: "Done" }];

  it.each`
    after                                 | problem                             | why
    ${[{ name: "New" }, { name: " " }]}   | ${{ reason: "empty", number: 2 }}   | ${"a status needs a name"}
    ${[{ name: "New" }, { name: "New" }]} | ${{ reason: "twice", name: "New" }} | ${"a name means one status"}
    ${[{ name: "New" }, { name: "new" }]} | ${null}                             | ${"Jira tells them apart"}
  `("$after: $problem ($why)", ({ after, problem }) => {
    expect(problemOf(after)).toEqual(problem);
  });

  it.each`
    after                                                     | edits                                                             | why
    ${[{ name: "New", category: "new" }, { name: "Done" }]}   | ${[]}                                                             | ${"nothing changed"}
    ${[{ name: "New", category: "done" }, { name: "Done" }]}  | ${[["New", { name: "New", category: "done" }]]}                   | ${"another category"}
    ${[{ name: "Done" }]}                                     | ${[["New", null]]}                                                | ${"one removed"}
    ${[...before, { name: "Open" }]}                          | ${[["Open", { name: "Open" }]]}                                   | ${"one added"}
    ${[{ name: "Fresh", category: "new" }, { name: "Done" }]} | ${[["New", null], ["Fresh", { name: "Fresh", category: "new" }]]} | ${"a name is what a status is known by"}
  `("$after takes the edits $edits ($why)", ({ after, edits }) => {
    expect(statusEdits(before, after).map((edit) => ["key" in edit.entry && edit.entry.key, edit.after])).toEqual(
      edits,
    );
  });
});
