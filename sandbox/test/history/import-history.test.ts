import { join } from "node:path";
import { importHistory } from "../../history/import-history";
import { readHistory } from "../../history/read-history";
import type { RecordedTicket } from "../../history/recorded-ticket";
import { type JiraStandIn, openJira } from "../../jira";
import type { JiraSite } from "../../seams";
import { validated } from "../support/openapi";
import { describeWithShared } from "../support/openapi-describe";
import { sharedFolder } from "../support/openapi-documents";

const start = Date.parse("2026-03-02T09:00:00Z");
const minute = 60_000;
const statuses = [
  { name: "Resolved", category: "done" },
  { name: "Open", category: "new" },
  { name: "Working", category: "indeterminate" },
] as const;

const plain: RecordedTicket = {
  number: "INC1",
  createdAt: start,
  createdBy: null,
  initial: {},
  changes: [],
  comments: [],
};

const opened: JiraStandIn[] = [];
afterEach(() => {
  for (const jira of opened.splice(0)) jira.close();
});

function emptySite(): JiraStandIn {
  const clock = { now: () => start + 1_000 * minute, schedule: () => ({ cancel: () => undefined }) };
  const jira = openJira({ clock });
  opened.push(jira);
  return jira;
}

/** A site into which the tickets went, and what an administrator reads there. */
async function imported(tickets: readonly RecordedTicket[], options = {}) {
  const jira = emptySite();
  const issues = await importHistory(jira.desk, tickets, { statuses, ...options });
  return { jira, issues, read: reader(jira) };
}

function reader(jira: JiraStandIn) {
  const site: JiraSite = validated(jira);
  const { accountId } = jira.desk.users().find(({ kind }) => kind === "administrator")!;
  return async (path: string, body?: unknown) => {
    const response = await site.request({
      method: body === undefined ? "GET" : "POST",
      path,
      headers: {},
      body: body === undefined ? undefined : JSON.stringify(body),
      caller: { kind: "user", accountId },
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${response.body}`);
    return JSON.parse(response.body!);
  };
}

/** Values by the names that people see, a list as its only element, absent ones left out. */
async function valuesOf(read: ReturnType<typeof reader>, key: string): Promise<Record<string, unknown>> {
  const { fields, names } = await read(`/rest/api/3/issue/${key}?expand=names`);
  const shown = Object.entries(fields).map(([id, value]) => [names[id], shownAs(value)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
}

function shownAs(value: unknown): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (Array.isArray(value)) return shownAs(value[0]);
  if (typeof value !== "object") return value;
  const { name, value: option, displayName } = value as Record<string, unknown>;
  return name ?? option ?? displayName;
}

interface ChangelogItem {
  readonly field: string;
  readonly fromString: string | null;
  readonly toString: string | null;
}

/** The changelog as `minutes since the start, field from→to …`, with what Jira adds by itself left out. */
async function changesOf(read: ReturnType<typeof reader>, key: string): Promise<string[]> {
  const { values } = await read(`/rest/api/3/issue/${key}/changelog`);
  return values.map(({ created, items }: { created: string; items: ChangelogItem[] }) => {
    const words = items
      .filter(({ field }) => field !== "resolution")
      .map((item) => `${item.field} ${item.fromString ?? "-"}→${item.toString ?? "-"}`);
    return [(Date.parse(created) - start) / minute, ...words].join(", ");
  });
}

it.each`
  field         | value             | name                    | shown             | why
  ${"summary"}  | ${"Mail is down"} | ${"Summary"}            | ${"Mail is down"} | ${"the summary is the summary"}
  ${"type"}     | ${"Question"}     | ${"Issue Type"}         | ${"Question"}     | ${"a type that the site did not have"}
  ${"status"}   | ${"Working"}      | ${"Status"}             | ${"Working"}      | ${"a listed status"}
  ${"priority"} | ${"1 - Critical"} | ${"Priority"}           | ${"1 - Critical"} | ${"a priority of the log's own"}
  ${"impact"}   | ${"2 - Medium"}   | ${"Impact"}             | ${"2 - Medium"}   | ${"the site's impact field"}
  ${"urgency"}  | ${"3 - Low"}      | ${"Urgency"}            | ${"3 - Low"}      | ${"the site's urgency field"}
  ${"team"}     | ${"Network"}      | ${"Team"}               | ${"Network"}      | ${"the team field"}
  ${"service"}  | ${"E-mail"}       | ${"Service"}            | ${"E-mail"}       | ${"a field of the site's own"}
  ${"customer"} | ${"Example Ltd"}  | ${"Organizations"}      | ${"Example Ltd"}  | ${"the customer is an organization"}
  ${"ci"}       | ${"mail-1"}       | ${"Configuration item"} | ${"mail-1"}       | ${"a field of the site's own"}
`("$field is to be found under $name ($why)", async ({ field, value, name, shown }) => {
  const { read } = await imported([{ ...plain, initial: { [field]: value } }]);
  expect(await valuesOf(read, "HD-1")).toMatchObject({ [name]: shown });
  expect(await changesOf(read, "HD-1")).toEqual([]);
});

it("gives a ticket of which nothing is known a number, a type and the first listed status that is new", async () => {
  const { read, issues } = await imported([plain]);
  expect(issues.get("INC1")?.key).toBe("HD-1");
  expect(await valuesOf(read, "HD-1")).toMatchObject({
    Summary: "INC1",
    "External number": "INC1",
    "Issue Type": "Incident",
    Status: "Open",
  });
});

it("finds an issue by the number that the ticket had", async () => {
  const { read } = await imported([plain, { ...plain, number: "INC2" }]);
  const { issues } = await read("/rest/api/3/search/jql", { jql: '"External number" ~ "INC2"', fields: ["key"] });
  expect(issues.map(({ key }: { key: string }) => key)).toEqual(["HD-2"]);
});

it.each`
  name          | category           | why
  ${"Working"}  | ${"indeterminate"} | ${"as listed"}
  ${"Resolved"} | ${"done"}          | ${"as listed"}
  ${"Awaiting"} | ${"indeterminate"} | ${"not listed"}
  ${"-100"}     | ${"indeterminate"} | ${"a code of the log that nobody mapped"}
`("a status $name is $category ($why)", async ({ name, category }) => {
  const { jira } = await imported([{ ...plain, initial: { status: name } }]);
  expect(jira.desk.statuses().find((status) => status.name === name)?.category).toBe(category);
});

it("ranks priorities as the log numbers them", async () => {
  const tickets = ["3 - Low", "1 - High", "2 - Medium"].map((priority, index) => ({
    ...plain,
    number: `INC${index}`,
    initial: { priority },
  }));
  const { jira } = await imported(tickets);
  const ranked = jira.desk.priorities().toSorted((a, b) => a.rank - b.rank);
  expect(ranked.map(({ name }) => name)).toEqual(["1 - High", "2 - Medium", "3 - Low"]);
});

it.each`
  items                                                                                             | entry                                       | why
  ${[{ field: "status", from: null, to: "Working" }]}                                               | ${"5, status Open→Working"}                 | ${"a status"}
  ${[{ field: "status", from: null, to: "Working" }, { field: "team", from: null, to: "Network" }]} | ${"5, status Open→Working, Team -→Network"} | ${"one change, one entry"}
  ${[{ field: "customer", from: null, to: "Example Ltd" }]}                                         | ${"5, Organizations -→Example Ltd"}         | ${"a list field"}
  ${[{ field: "summary", from: null, to: "Mail" }]}                                                 | ${"5, summary INC1→Mail"}                   | ${"the number stood there before"}
  ${[{ field: "type", from: null, to: "Question" }]}                                                | ${"5, issuetype Incident→Question"}         | ${"the type"}
`("writes the change into the changelog at its instant: $entry ($why)", async ({ items, entry }) => {
  const { read } = await imported([{ ...plain, changes: [{ at: start + 5 * minute, actor: null, items }] }]);
  expect(await changesOf(read, "HD-1")).toEqual([entry]);
});

it.each`
  field        | initial      | shown        | why
  ${"team"}    | ${"Network"} | ${undefined} | ${"nobody has it"}
  ${"service"} | ${"E-mail"}  | ${undefined} | ${"of no service"}
  ${"summary"} | ${"Mail"}    | ${"INC1"}    | ${"Jira has no issue without a summary"}
  ${"status"}  | ${"Working"} | ${"Open"}    | ${"nor one without a status"}
`("clearing the $field leaves $shown ($why)", async ({ field, initial, shown }) => {
  const changes = [{ at: start + minute, actor: null, items: [{ field, from: initial, to: null }] }];
  const { read } = await imported([{ ...plain, initial: { [field]: initial }, changes }]);
  const name = field[0].toUpperCase() + field.slice(1);
  expect((await valuesOf(read, "HD-1"))[name]).toBe(shown);
});

it.each`
  kind                | actor    | author            | isPublic | account        | why
  ${"agent-public"}   | ${"Ann"} | ${"Ann"}          | ${true}  | ${"atlassian"} | ${"to the customer"}
  ${"agent-internal"} | ${"Ann"} | ${"Ann"}          | ${false} | ${"atlassian"} | ${"among agents"}
  ${"customer"}       | ${"Ann"} | ${"Ann"}          | ${true}  | ${"customer"}  | ${"customers have accounts of the portal only"}
  ${"agent-public"}   | ${null}  | ${"Service desk"} | ${true}  | ${"atlassian"} | ${"the log names nobody"}
  ${"customer"}       | ${null}  | ${"Customer"}     | ${true}  | ${"customer"}  | ${"the log names nobody"}
`(
  "a comment $kind by $actor: public is $isPublic, by $author ($why)",
  async ({ kind, actor, author, isPublic, account }) => {
    const { read } = await imported([{ ...plain, comments: [{ at: start + 7 * minute, actor, kind }] }]);
    const { comments } = await read("/rest/api/3/issue/HD-1/comment");
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ jsdPublic: isPublic, author: { displayName: author, accountType: account } });
    expect(Date.parse(comments[0].created)).toBe(start + 7 * minute);
  },
);

it("takes a label on both sides of the desk for two people", async () => {
  const comments = (["agent-public", "customer"] as const).map((kind) => ({ at: start + minute, actor: "Ann", kind }));
  const { jira } = await imported([{ ...plain, comments }]);
  expect(
    jira.desk
      .users()
      .filter(({ displayName }) => displayName === "Ann")
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(["agent", "portal-only"]);
});

it("uses a service field that the site has already", async () => {
  const jira = emptySite();
  jira.desk.addField({ name: "Affected service", kind: "text" });
  await importHistory(jira.desk, [{ ...plain, initial: { service: "E-mail" } }], { serviceField: "Affected service" });
  expect(await valuesOf(reader(jira), "HD-1")).toMatchObject({ "Affected service": "E-mail" });
  expect(jira.desk.fields().filter(({ name }) => name === "Affected service")).toHaveLength(1);
});

it("refuses a second history under the same key, and leaves the first alone", async () => {
  const { jira } = await imported([plain]);
  await expect(importHistory(jira.desk, [plain])).rejects.toThrow("The site has a project HD already");
  expect(jira.desk.issueCount()).toBe(1);
});

it("tells how far it is, up to the last ticket, and no product event", async () => {
  const jira = emptySite();
  const heard: string[] = [];
  jira.onProductEvent(({ eventType }) => heard.push(eventType));
  const tickets = Array.from({ length: 501 }, (_, index) => ({ ...plain, number: `INC${index}` }));
  const progress: number[][] = [];
  await importHistory(jira.desk, tickets, {}, (done, all) => progress.push([done, all]));
  expect(progress).toEqual([
    [500, 501],
    [501, 501],
  ]);
  expect(heard).toEqual([]);
});

describeWithShared("conformance/runs", "real logs", () => {
  it.each(["uci500", "bpic14-500"])("%s stands in the changelogs as it was recorded", async (run) => {
    const { tickets } = await readHistory(join(sharedFolder, "conformance", "runs", run, "history.csv.gz"));
    const { jira, issues, read } = await imported(tickets);
    const recorded = tickets.flatMap((ticket) => statusAndTeam(ticket).map((line) => `${ticket.number} ${line}`));
    const numberOf = new Map([...issues].map(([number, { id }]) => [id, number]));
    const stored: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const page = await read("/rest/api/3/changelog/bulkfetch", {
        issueIdsOrKeys: [...issues.values()].map(({ id }) => id),
        fieldIds: ["status", jira.desk.fields().find(({ name }) => name === "Team")!.id],
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      for (const { issueId, changeHistories } of page.issueChangeLogs) {
        for (const { created, items } of changeHistories as { created: string; items: ChangelogItem[] }[]) {
          for (const { field, fromString, toString: to } of items) {
            stored.push(`${numberOf.get(issueId)} ${Date.parse(created)} ${field.toLowerCase()} ${fromString}→${to}`);
          }
        }
      }
      nextPageToken = page.nextPageToken;
    } while (nextPageToken !== undefined);
    expect(stored.sort()).toEqual(recorded.sort());
  });
});

function statusAndTeam({ changes }: RecordedTicket): string[] {
  return changes.flatMap(({ at, items }) =>
    items
      .filter(({ field }) => field === "status" || field === "team")
      .map(({ field, from, to }) => `${at} ${field} ${from}→${to}`),
  );
}
