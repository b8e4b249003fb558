import { declaredAliases } from "../fields/app-values";
import type { CustomField, FieldDefinition } from "../fields/field";
import type { FieldBook } from "../fields/field-book";
import type { Account, World } from "../world";
import type { DateContext } from "./dates";

/** For whom and when a query is evaluated. */
export interface QueryContext extends DateContext {
  readonly world: World;
  readonly fields: FieldBook;
  readonly account: Account | undefined;
}

/** How a clause compares. `ids` of things with names, `text` words, `number` and `instant` orders. */
export type ClauseTarget =
  | {
      readonly kind: "ids";
      readonly column: string;
      readonly noun: string;
      resolve(value: string, context: QueryContext): string[];
      readonly rank?: string;
    }
  | { readonly kind: "category" }
  | { readonly kind: "instant"; readonly column: string }
  | { readonly kind: "key" }
  | { readonly kind: "words"; readonly column: string }
  | {
      readonly kind: "term";
      readonly field: string;
      readonly compares: "ids" | "text" | "number" | "instant" | "phrase";
      resolve(value: string, context: QueryContext): string[];
    };

export interface Clause {
  readonly name: string;
  readonly target: ClauseTarget;
  /** The field whose history `was` and `changed` ask; absent where Jira keeps none. */
  readonly historyId?: string | undefined;
}

type Named = { readonly id: string; readonly name: string };

/** Ids, and names in any case, among things. */
const byName =
  (things: (context: QueryContext) => readonly Named[]) =>
  (value: string, context: QueryContext): string[] => {
    const lower = value.toLowerCase();
    return things(context)
      .filter(({ id, name }) => id === value || name.toLowerCase() === lower)
      .map(({ id }) => id);
  };

const person = (value: string, { world }: QueryContext): string[] => {
  const account =
    world.accounts.get(value) ??
    world.accounts.find(({ emailAddress, displayName }) => emailAddress === value || displayName === value);
  return account ? [account.id] : [];
};

const ids = (
  name: string,
  column: string,
  resolve: (value: string, context: QueryContext) => string[],
  historyId?: string,
): Clause => ({
  name,
  target: {
    kind: "ids",
    column: `i.${column}`,
    noun: name,
    resolve,
    ...(name === "priority" ? { rank: "i.priorityRank" } : {}),
  },
  historyId,
});

const projects = byName(({ world }) =>
  world.projects.all().flatMap(({ id, key, name }) => [
    { id, name: key },
    { id, name },
  ]),
);

const SYSTEM: Readonly<Record<string, Clause>> = Object.fromEntries(
  [
    { names: ["project"], clause: ids("project", "project", projects, "project") },
    {
      names: ["issuetype", "type"],
      clause: ids(
        "issuetype",
        "issuetype",
        byName(({ world }) => world.issueTypes.all()),
        "issuetype",
      ),
    },
    {
      names: ["status"],
      clause: ids(
        "status",
        "status",
        byName(({ world }) => world.statuses.all()),
        "status",
      ),
    },
    {
      names: ["priority"],
      clause: ids(
        "priority",
        "priority",
        byName(({ world }) => world.priorities.all()),
        "priority",
      ),
    },
    {
      names: ["resolution"],
      clause: ids(
        "resolution",
        "resolution",
        byName(({ world }) => world.resolutions.all()),
        "resolution",
      ),
    },
    {
      names: ["level"],
      clause: ids(
        "level",
        "security",
        byName(({ world }) => world.projects.all().flatMap((project) => project.securityLevels)),
      ),
    },
    { names: ["assignee"], clause: ids("assignee", "assignee", person, "assignee") },
    { names: ["reporter"], clause: ids("reporter", "reporter", person, "reporter") },
    { names: ["creator"], clause: ids("creator", "creator", person) },
    { names: ["statuscategory"], clause: { name: "statusCategory", target: { kind: "category" as const } } },
    {
      names: ["created", "createddate"],
      clause: { name: "created", target: { kind: "instant" as const, column: "i.created" } },
    },
    {
      names: ["updated", "updateddate"],
      clause: { name: "updated", target: { kind: "instant" as const, column: "i.updated" } },
    },
    {
      names: ["resolutiondate", "resolved"],
      clause: { name: "resolutiondate", target: { kind: "instant" as const, column: "i.resolved" } },
    },
    { names: ["key", "id", "issue", "issuekey"], clause: { name: "key", target: { kind: "key" as const } } },
    { names: ["summary"], clause: { name: "summary", target: { kind: "words" as const, column: "i.summary" } } },
    { names: ["text", "textfields"], clause: { name: "text", target: { kind: "words" as const, column: "i.text" } } },
    {
      names: ["labels"],
      clause: {
        name: "labels",
        target: {
          kind: "term" as const,
          field: "labels",
          compares: "text" as const,
          resolve: (value: string) => [value.toLowerCase()],
        },
      },
    },
    {
      names: ["component"],
      clause: {
        name: "component",
        target: {
          kind: "term" as const,
          field: "components",
          compares: "ids" as const,
          resolve: byName(({ world }) => world.projects.all().flatMap(({ components }) => components)),
        },
      },
    },
  ].flatMap(({ names, clause }) => names.map((name) => [name, clause])),
);

/** Clauses that Jira knows and the stand-in does not evaluate. */
const UNKNOWN_HERE = new Set([
  "affectedversion", "approvals", "attachments", "category", "comment", "cf", "description", "due", "duedate", "environment", "epic link",
  "filter", "fixversion", "hierarchylevel", "issuelink", "lastviewed", "linkedissue", "originalestimate", "parent", "parentepic", "rank",
  "remainingestimate", "request-channel-type", "request-last-activity-time", "savedfilter", "sla", "sprint", "timeestimate",
  "timespent", "voter", "votes", "watcher", "watchers", "workratio", "worklogauthor", "worklogcomment", "worklogdate",
]); // biome-ignore format: a list of names

/** The clause that a query means, `"unknown here"` for what only real Jira evaluates, undefined for what nobody has. */
export function clauseNamed(text: string, context: QueryContext): Clause | "unknown here" | undefined {
  const lower = text.toLowerCase();
  const system = SYSTEM[lower];
  if (system) return system;
  if (UNKNOWN_HERE.has(lower)) return "unknown here";
  const field = context.fields.byClause(text);
  if (field) return fieldClause(field);
  const dot = text.lastIndexOf(".");
  return dot < 0 ? undefined : aliasClause(text.slice(0, dot), text.slice(dot + 1), context);
}

/** Every name that may stand in a query, for suggestions. */
export const clauseNames = (fields: FieldBook): string[] => [
  ...Object.keys(SYSTEM),
  ...fields.all().flatMap((field) => field.clauseNames),
];

function fieldClause(field: FieldDefinition): Clause {
  if (field.kind === "request-type") {
    return {
      name: field.name,
      target: ids(field.name, "requesttype", byName(requestTypes)).target,
      historyId: field.id,
    };
  }
  const target = termTarget(field);
  return { name: field.name, target, historyId: field.id };
}

const requestTypes = ({ world }: QueryContext) => world.projects.all().flatMap((project) => project.requestTypes);

function termTarget(field: FieldDefinition): ClauseTarget & { kind: "term" } {
  const term = (
    compares: (ClauseTarget & { kind: "term" })["compares"],
    resolve: (value: string, context: QueryContext) => string[],
  ) => ({
    kind: "term" as const,
    field: field.id,
    compares,
    resolve,
  });
  const itself = (value: string) => [value.toLowerCase()];
  switch (field.kind) {
    case "user":
    case "users":
      return term("ids", person);
    case "select":
      return term(
        "ids",
        byName(({ world }) => world.options.all().filter(({ fieldId }) => fieldId === field.id)),
      );
    case "team":
      return term(
        "ids",
        byName(({ world }) => world.options.all().filter(({ fieldId }) => fieldId === "team")),
      );
    case "organizations":
      return term(
        "ids",
        byName(({ world }) => world.organizations.all()),
      );
    case "number":
      return term("number", itself);
    case "datetime":
      return term("instant", itself);
    case "app":
      return appTerm((field as CustomField).app!.type, term);
    default:
      return term(field.kind === "text" ? "phrase" : "text", itself);
  }
}

function appTerm(
  type: string,
  term: (
    compares: (ClauseTarget & { kind: "term" })["compares"],
    resolve: (value: string, context: QueryContext) => string[],
  ) => ClauseTarget & { kind: "term" },
) {
  const itself = (value: string) => [value.toLowerCase()];
  switch (type) {
    case "number":
      return term("number", itself);
    case "date":
    case "datetime":
      return term("instant", itself);
    case "user":
      return term("ids", person);
    case "group":
      return term(
        "ids",
        byName(({ world }) => world.groups.all()),
      );
    case "object":
      return term("phrase", itself);
    default:
      return term("text", itself);
  }
}

/** `Field.Alias` of an app's object field whose schema declares that `searchAlias`. */
function aliasClause(fieldName: string, alias: string, { fields }: QueryContext): Clause | undefined {
  const field = fields.byClause(fieldName) as CustomField | undefined;
  if (field?.app?.type !== "object") return undefined;
  const declared = declaredAliases(field.app.schema ?? {}).find(
    (one) => one.alias.toLowerCase() === alias.toLowerCase(),
  );
  if (!declared) return undefined;
  const compares =
    { number: "number", text: "phrase", date: "instant", user: "ids", group: "ids" }[declared.type] ?? "text";
  return {
    name: `${field.name}.${declared.alias}`,
    target: {
      kind: "term",
      field: `${field.id}.${declared.alias.toLowerCase()}`,
      compares: compares as "number" | "phrase" | "instant" | "ids" | "text",
      resolve:
        compares === "ids"
          ? (value, context) => [...person(value, context), value.toLowerCase()]
          : (value) => [value.toLowerCase()],
    },
  };
}
