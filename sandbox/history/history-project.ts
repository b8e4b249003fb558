import type { Desk, FieldInput, FieldKind, IssueRef, StatusCategoryKey } from "../jira";
import { type ValueField, valueFields } from "./history-row";
import { InputError } from "./input-error";
import { People } from "./people";
import type { RecordedChange, RecordedComment, RecordedStep, RecordedTicket } from "./recorded-ticket";

export interface ListedStatus {
  readonly name: string;
  readonly category: StatusCategoryKey;
}

export interface HistoryProjectOptions {
  /** The project's key, `HD` when absent; its name is for people. */
  readonly key?: string;
  readonly name?: string;
  /** In order. What a history names beyond these gets the category indeterminate. */
  readonly statuses?: readonly ListedStatus[];
  /** Name of the field that holds the service; a select field of the site's own when the site has none of that name. */
  readonly serviceField?: string;
}

/** Where a ticket's number in the recording system stands on the issue, for search: `"External number" ~ "INC0000045"`. */
const externalNumberField = "External number";

const DEFAULT_TYPE = "Incident";

/** Fields of a history that are custom fields on the site, apart from the service's, with their names there. */
const customFields = {
  impact: { name: "Impact", kind: "select" },
  urgency: { name: "Urgency", kind: "select" },
  team: { name: "Team", kind: "team" },
  ci: { name: "Configuration item", kind: "select" },
} as const satisfies Partial<Record<ValueField, { name: string; kind: FieldKind }>>;

/**
 * A service project made for a history: it has every status, priority, issue type, organization and person that the tickets
 * name, and every status may follow every other, as the log has it. Tickets go in one by one, all at once (`importHistory`)
 * or each at its instant.
 *
 * A ticket without a status has the first listed status of category `new` (`New` when none is listed); one without a type
 * is an Incident; one without a summary has its number there. Clearing one of these three does the same.
 */
export class HistoryProject {
  readonly key: string;
  private readonly people: People;
  private readonly firstStatus: string;
  private readonly serviceField: string;

  /** @throws InputError when the site has a project of that key already */
  constructor(
    private readonly desk: Desk,
    tickets: readonly RecordedTicket[],
    { key = "HD", name = "Help desk", statuses = [], serviceField = "Service" }: HistoryProjectOptions = {},
  ) {
    if (desk.project(key)) {
      throw new InputError(
        `The site has a project ${key} already; load the history into a fresh site or under another key`,
      );
    }
    this.key = key;
    this.people = new People(desk, key);
    this.serviceField = serviceField;
    this.firstStatus = statuses.find(({ category }) => category === "new")?.name ?? "New";
    desk.batch({ silent: true }, () => this.prepare(name, statuses, namesIn(tickets)));
  }

  private prepare(name: string, statuses: readonly ListedStatus[], found: NamesByField): void {
    const { desk } = this;
    for (const status of statuses) desk.addStatus(status);
    desk.addStatus({ name: this.firstStatus, category: "new" });
    const listed = [this.firstStatus, ...statuses.map((status) => status.name)];
    const unlisted = sorted(found.status).filter((status) => !listed.includes(status));
    for (const status of unlisted) desk.addStatus({ name: status, category: "indeterminate" });
    const issueTypes = [DEFAULT_TYPE, ...sorted(found.type).filter((type) => type !== DEFAULT_TYPE)];
    for (const issueType of issueTypes) desk.addIssueType(issueType);
    // Logs number their priorities, the most urgent first.
    for (const priority of sorted(found.priority)) desk.addPriority({ name: priority });
    const fields = [
      ...Object.values(customFields),
      { name: this.serviceField, kind: "select" },
      { name: externalNumberField, kind: "text" },
    ] as const;
    const present = new Set(desk.fields().map((field) => field.name));
    for (const field of fields) if (!present.has(field.name)) desk.addField(field);
    const lead = desk.addUser({ accountId: "history-lead", displayName: "Project lead", kind: "administrator" });
    desk.addProject({
      key: this.key,
      name,
      lead: lead.accountId,
      statuses: [...new Set([...listed, ...unlisted])],
      transitions: "any-to-any",
      issueTypes,
    });
    for (const organization of sorted(found.customer)) {
      desk.addOrganization(organization);
      desk.addOrganizationToProject(this.key, organization);
    }
  }

  /** Makes the issue with its initial values; what happened later is for `take`. */
  create(ticket: RecordedTicket): IssueRef {
    const { number, createdAt, createdBy, initial } = ticket;
    const fields: Record<string, FieldInput> = {
      summary: number,
      issuetype: DEFAULT_TYPE,
      status: this.firstStatus,
      reporter: this.people.account("customer", null),
      [externalNumberField]: number,
    };
    for (const [field, value] of Object.entries(initial)) {
      Object.assign(fields, this.fieldInput(number, field as ValueField, value));
    }
    return this.desk.createIssue({
      project: this.key,
      at: createdAt,
      actor: this.people.account("agent", createdBy),
      fields,
    });
  }

  /** Makes one change or comment, dated and signed as recorded. */
  take(issue: IssueRef, ticket: RecordedTicket, step: RecordedStep): void {
    if ("items" in step) this.change(issue, ticket, step);
    else this.comment(issue, step);
  }

  private change(issue: IssueRef, ticket: RecordedTicket, { at, actor, items }: RecordedChange): void {
    const changes: Record<string, FieldInput> = {};
    for (const { field, to } of items) Object.assign(changes, this.fieldInput(ticket.number, field, to));
    this.desk.changeIssue(issue.id, { at, actor: this.people.account("agent", actor), changes });
  }

  private comment(issue: IssueRef, { at, actor, kind }: RecordedComment): void {
    this.desk.addComment(issue.id, {
      at,
      author: this.people.account(kind === "customer" ? "customer" : "agent", actor),
      text: commentTexts[kind],
      isPublic: kind !== "agent-internal",
    });
  }

  private fieldInput(number: string, field: ValueField, value: string | null): Record<string, FieldInput> {
    switch (field) {
      case "summary":
        return { summary: value ?? number };
      case "type":
        return { issuetype: value ?? DEFAULT_TYPE };
      case "status":
        return { status: value ?? this.firstStatus };
      case "priority":
        return { priority: value };
      case "customer":
        return { organizations: value === null ? [] : [value] };
      case "service":
        return { [this.serviceField]: value };
      default:
        return { [customFields[field].name]: value };
    }
  }
}

/** A log tells who wrote and for whom, not what. */
const commentTexts: Readonly<Record<RecordedComment["kind"], string>> = {
  "agent-public": "The help desk wrote to the customer.",
  "agent-internal": "The help desk made a note.",
  customer: "The customer wrote.",
};

type NamesByField = Readonly<Record<ValueField, ReadonlySet<string>>>;

/** Every value that a field ever has in the tickets. */
function namesIn(tickets: readonly RecordedTicket[]): NamesByField {
  const empty = valueFields.map((field) => [field, new Set<string>()]);
  const names = Object.fromEntries(empty) as Record<ValueField, Set<string>>;
  for (const { initial, changes } of tickets) {
    for (const [field, value] of Object.entries(initial)) names[field as ValueField].add(value);
    for (const { items } of changes) for (const { field, to } of items) if (to !== null) names[field].add(to);
  }
  return names;
}

const sorted = (names: ReadonlySet<string>): string[] => [...names].sort();
