/** Every JQL query that people are shown, or that the app sends, is read by Atlassian's own parser as it stands. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseJql, syntaxErrors } from "../sandbox/jira/jql/parse";
import { changedTicketsJql, inJql, suspectJql, writtenJql } from "../src/jira/differences";
import type { ProjectSetup } from "../src/usecases/project-setup";

const root = resolve(__dirname, "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

/** A text that begins as a condition does: a field, an operator, and something behind it. */
const CONDITION =
  /^("[^"]+"(\.\w+)?|cf\[\d+\](\.\w+)?|[A-Za-z]\w*)\s+(=|!=|<=|>=|<|>|~|!~|IS|IN|NOT IN|WAS|CHANGED)\s+\S/;
const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);

const shown = [
  ...documents.flatMap((name) =>
    // A line break in the midst of a query is the document's, not the query's.
    [
      ...read(name)
        .replace(/^```.*?^```/gms, "")
        .matchAll(/`([^`]+)`/g),
    ].map(([, text]) => [text!.replace(/\s+/g, " "), name] as const),
  ),
  ...[...read("locales/en-US.json").matchAll(/\\"[^"\\]+\\"[^"]*/g)].map(
    ([text]) => [text.replaceAll('\\"', '"'), "locales/en-US.json"] as const,
  ),
  ...[...read("tools/guide.json").matchAll(/jql=([^"&]+)/g)].map(
    ([, text]) => [decodeURIComponent(text!), "tools/guide.json"] as const,
  ),
].filter(([text]) => CONDITION.test(text));

const setup = {
  projectId: "7",
  statuses: [
    { id: "1", name: 'Wait \\ "here"', category: "indeterminate" },
    { id: "2", name: "Done", category: "done" },
  ],
  appFields: { state: "customfield_10050", statusRead: "customfield_10051" },
} as unknown as ProjectSetup;

const sent = [
  suspectJql(setup, 3, false),
  suspectJql(setup, 25, true),
  changedTicketsJql(setup, 3),
  writtenJql("7", setup.appFields),
  `${inJql("customfield_10050")} is not EMPTY`,
];

it("finds the queries of the guides", () => {
  expect(new Set(shown.map(([, place]) => place))).toEqual(
    new Set(["README.md", "docs/for-administrators.md", "docs/for-agents.md", "tools/guide.json"]),
  );
  expect(shown.length).toBeGreaterThan(12);
});

it.each([...new Set(shown.map(([text]) => text)), ...sent])("%s", (query) => {
  expect(syntaxErrors(parseJql(query))).toEqual([]);
});

it("knows what Jira does not: an alias outside of the quotes", () => {
  expect(syntaxErrors(parseJql('"SLA state".State = breached'))).not.toEqual([]);
});
