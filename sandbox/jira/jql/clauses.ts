import { declaredAliases } from "../fields/app-values";
import type { CustomField, FieldDefinition } from "../fields/field";
import type { FieldBook } from "../fields/field-book";
import type { Account, World } from "../world";
import type { DateContext } from "./dates";
import { JqlError } from "./jql-error";

/** For whom and when a query is evaluated. */
export interface QueryContext extends DateContext {
  readonly world: World;
  readonly fields: FieldBook;
  readonly account: Account | undefined;
}

/** What is stored for a value that a query names: ids of what bears the name, or the text itself in lower case. */
type Resolve = (value: string, context: QueryContext) => string[];

/** How the search index keeps a field's terms, and so which operators fit. */
type TermKind = "ids" | "text" | "phrase" | "number" | "instant";

/** Where a clause looks and how it compares. */
export type ClauseTarget =
  | { readonly kind: "ids"; readonly column: string; readonly resolve: Resolve; readonly rank?: string }
  | { readonly kind: "category" }
  | { readonly kind: "instant"; readonly column: string }
  | { readonly kind: "key" }
  | { readonly kind: "words"; readonly column: string }
  | { readonly kind: "term"; readonly field: string; readonly compares: TermKind; readonly resolve: Resolve };

export interface Clause {
  readonly name: string;
  readonly target: ClauseTarget;
  /** The field whose history `was` and `changed` ask; absent where Jira keeps none. */
  readonly historyId?: string | undefined;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** By id, or by name in any case. */
const named =
  (things: (world: World) => readonly Named[]): Resolve =>
  (value, { world }) => {
    const lower = value.toLowerCase();
    const found = things(world).filter(({ id, name }) => id === value || name.toLowerCase() === lower);
    return [...new Set(found.map(({ id }) => id))];
  };

/** People are account ids; names and addresses are nobody's business in JQL since Jira hides them. */
const person: Resolve = (value, { world }) => (world.accounts.get(value) ? [value] : []);

const itself: Resolve = (value) => [value.toLowerCase()];

const project = named((world) =>
  world.projects.all().flatMap(({ id, key, name }) => [
    { id, name: key },
    { id, name },
  ]),
);

const requestType = named((world) => world.projects.all().flatMap(({ requestTypes }) => requestTypes));

const column = (name: string, resolve: Resolve, historyId?: string): Clause => ({
  name,
  target: { kind: "ids", column: `i.${name}`, resolve },
  historyId,
});

const instant = (name: string, of: string): Clause => ({ name, target: { kind: "instant", column: `i.${of}` } });
const words = (name: string): Clause => ({ name, target: { kind: "words", column: `i.${name}` } });
const term = (name: string, field: string, compares: TermKind, resolve: Resolve): Clause => ({
  name,
  target: { kind: "term", field, compares, resolve },
});

const securityLevel = named((world) => world.projects.all().flatMap(({ securityLevels }) => securityLevels));
const priority = named((world) => world.priorities.all());

const SYSTEM: Readonly<Record<string, Clause>> = {
  project: column("project", project, "project"),
  issuetype: column(
    "issuetype",
    named((world) => world.issueTypes.all()),
    "issuetype",
  ),
  status: column(
    "status",
    named((world) => world.statuses.all()),
    "status",
  ),
  priority: {
    name: "priority",
    target: { kind: "ids", column: "i.priority", resolve: priority, rank: "i.priorityRank" },
    historyId: "priority",
  },
  resolution: column(
    "resolution",
    named((world) => world.resolutions.all()),
    "resolution",
  ),
  level: { name: "level", target: { kind: "ids", column: "i.security", resolve: securityLevel } },
  assignee: column("assignee", person, "assignee"),
  reporter: column("reporter", person, "reporter"),
  creator: column("creator", person),
  statuscategory: { name: "statusCategory", target: { kind: "category" } },
  created: instant("created", "created"),
  updated: instant("updated", "updated"),
  resolutiondate: instant("resolutiondate", "resolved"),
  key: { name: "key", target: { kind: "key" } },
  summary: words("summary"),
  text: words("text"),
  labels: term("labels", "labels", "text", itself),
  component: term(
    "component",
    "components",
    "ids",
    named((world) => world.projects.all().flatMap(({ components }) => components)),
  ),
};

const OTHER_NAMES: Readonly<Record<string, string>> = {
  type: "issuetype",
  createddate: "created",
  updateddate: "updated",
  resolved: "resolutiondate",
  id: "key",
  issue: "key",
  issuekey: "key",
};

/** Clauses that Jira knows and the stand-in does not evaluate. */
const ONLY_IN_JIRA = new Set(
  `affectedversion approvals attachments category comment description due duedate environment filter fixversion
  hierarchylevel issuelink lastviewed linkedissue originalestimate parent parentepic rank remainingestimate
  request-channel-type request-last-activity-time savedfilter sprint textfields timeestimate timespent voter votes watcher
  watchers workratio worklogauthor worklogcomment worklogdate`.split(/\s+/),
);

/** Jira's own words for it are not documented. */
const ambiguous = (name: string) =>
  `The field name '${name}' is ambiguous: several fields have it. Use the field's id, as in cf[10050].`;

/** The clause that a query means, `"only in Jira"` for what the stand-in lacks, undefined for what nobody has. */
export function clauseNamed(text: string, context: QueryContext): Clause | "only in Jira" | undefined {
  const lower = text.toLowerCase();
  const system = SYSTEM[OTHER_NAMES[lower] ?? lower];
  if (system) return system;
  if (ONLY_IN_JIRA.has(lower)) return "only in Jira";
  const field = context.fields.byClause(text);
  if (field && context.fields.isAmbiguous(text)) throw new JqlError([ambiguous(text)]);
  if (field) return fieldClause(field);
  const dot = text.lastIndexOf(".");
  return dot < 0 ? undefined : aliasClause(text.slice(0, dot), text.slice(dot + 1), context);
}

function fieldClause(field: FieldDefinition): Clause {
  if (field.kind === "request-type") {
    return { name: field.name, target: { kind: "ids", column: "i.requesttype", resolve: requestType } };
  }
  const [compares, resolve] = field.kind === "app" ? appTerm((field as CustomField).app!.type) : customTerm(field);
  return term(field.name, field.id, compares, resolve);
}

function customTerm(field: FieldDefinition): [TermKind, Resolve] {
  const optionsOf = (fieldId: string) =>
    named((world) => world.options.all().filter((option) => option.fieldId === fieldId));
  switch (field.kind) {
    case "user":
    case "users":
      return ["ids", person];
    case "select":
      return ["ids", optionsOf(field.id)];
    case "team":
      return ["ids", optionsOf("team")];
    case "organizations":
      return ["ids", named((world) => world.organizations.all())];
    case "number":
      return ["number", itself];
    case "datetime":
      return ["instant", itself];
    case "text":
      return ["phrase", itself];
    default:
      return ["text", itself];
  }
}

/** By the data type of an app's field, or the type that a search alias has. */
function appTerm(type: string): [TermKind, Resolve] {
  switch (type) {
    case "number":
      return ["number", itself];
    case "date":
    case "datetime":
      return ["instant", itself];
    case "user":
      return ["ids", person];
    case "group":
      return ["ids", named((world) => world.groups.all())];
    case "object":
    case "text":
      return ["phrase", itself];
    default:
      return ["text", itself];
  }
}

/** `Field.Alias` of an app's object field whose schema declares that `searchAlias`. */
function aliasClause(fieldName: string, alias: string, { fields }: QueryContext): Clause | undefined {
  const field = fields.byClause(fieldName) as CustomField | undefined;
  if (field?.app?.type !== "object") return undefined;
  const lower = alias.toLowerCase();
  const declared = declaredAliases(field.app.schema ?? {}).find((one) => one.alias.toLowerCase() === lower);
  if (!declared) return undefined;
  return term(`${field.name}.${declared.alias}`, `${field.id}.${lower}`, ...appTerm(declared.type));
}
