/**
 * The site's administration: what on a real site is done by clicks, imports and other products, not by an app through REST.
 * Seeding, the history importer and the pages of the offline site work through it. It checks no permissions.
 *
 * Everything is named as people name it (`status: "In progress"`, `team: "Service desk"`); people are account ids.
 * Instants are epoch milliseconds. A name that the site does not have throws `UnknownName`, which says what and where.
 */

/** The three categories that every status belongs to, by Jira's keys. */
export type StatusCategoryKey = "new" | "indeterminate" | "done";

/**
 * What a person is on the site. `customer` has an Atlassian account but no licence for the product; `portal-only` has an
 * account of the help centre alone (`accountType: "customer"`); `app` is the account of an installed app.
 */
export type UserKind = "administrator" | "agent" | "customer" | "portal-only" | "app";

export interface User {
  readonly accountId: string;
  readonly displayName: string;
  readonly kind: UserKind;
  /** Null where the profile hides it. */
  readonly emailAddress: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly active: boolean;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategoryKey;
}

export interface Priority {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
  /** Place in the order of urgency, 1 the most urgent. */
  readonly rank: number;
}

export interface Resolution {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** From `from` (any status when absent) to `to`; both are status ids. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly from?: readonly string[] | undefined;
  readonly to: string;
}

export interface Workflow {
  readonly initialStatus: string;
  /** Ids, in the order in which a board would show them. */
  readonly statuses: readonly string[];
  readonly transitions: readonly Transition[];
}

/** A holder of a permission, a role or a security level. */
export interface Holder {
  readonly type: "role" | "group" | "user" | "reporter" | "assignee" | "app" | "loggedIn";
  /** Role id, group id or account id; absent for the types that need none. */
  readonly id?: string | undefined;
}

export interface SecurityLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly holders: readonly Holder[];
}

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface RequestType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpText: string;
  readonly issueTypeId: string;
  /** False hides it from the portal. */
  readonly onPortal: boolean;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
  /** Field ids, the queue's columns. */
  readonly columns: readonly string[];
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly lead: string;
  readonly serviceDeskId: string;
  readonly issueTypeIds: readonly string[];
  readonly workflow: Workflow;
  readonly components: readonly Component[];
  readonly requestTypes: readonly RequestType[];
  readonly queues: readonly Queue[];
  readonly securityLevels: readonly SecurityLevel[];
  /** Ids of the organizations whose members are its customers. */
  readonly organizationIds: readonly string[];
  /** Account ids of its customers apart from those of organizations. */
  readonly customers: readonly string[];
  /** Role id → account ids and group ids. */
  readonly actors: Readonly<Record<string, { readonly users: readonly string[]; readonly groups: readonly string[] }>>;
  /** Permission key → who holds it. */
  readonly grants: Readonly<Record<string, readonly Holder[]>>;
  readonly archived: boolean;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** What a field holds: `select` one option, `team` a team, the rest as named. App fields come by `installApp` only. */
export type FieldKind = "text" | "number" | "datetime" | "user" | "select" | "team" | "labels" | "satisfaction";

export interface Field {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind | "system" | "app" | "organizations" | "request-type" | "participants";
}

export interface NewProject {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly lead: string;
  /** Names; a status that the site lacks is an `UnknownName`. The first is the initial one. */
  readonly statuses: readonly string[];
  /** `any-to-any` (the default) lets every status follow every other. */
  readonly transitions?: "any-to-any" | readonly { name: string; from?: readonly string[]; to: string }[];
  readonly issueTypes?: readonly string[];
}

/**
 * Values by field name or id. Single names for `status`, `priority`, `issuetype`, `resolution`, `security`, `requesttype`
 * and options; account ids for `assignee`, `reporter`; arrays of names for `components`, `labels`, `organizations`; arrays of
 * account ids for participants; ISO text for date-times; text for `summary`, `description`; what the field takes for app
 * fields. Null (or an empty array) clears.
 */
export type FieldInput = string | number | null | readonly string[] | Readonly<Record<string, unknown>>;

export interface NewIssue {
  readonly project: string;
  readonly at: number;
  /** Who created it; the reporter unless `fields.reporter` says otherwise. */
  readonly actor: string;
  /** `KEY-17`; the project's next number when absent. */
  readonly key?: string | undefined;
  readonly fields: Readonly<Record<string, FieldInput>>;
}

export interface IssueChange {
  readonly at: number;
  readonly actor: string;
  /** One changelog entry with one item for each field whose value differs; nothing when none does. */
  readonly changes: Readonly<Record<string, FieldInput>>;
}

export interface NewComment {
  readonly at: number;
  readonly author: string;
  readonly text: string;
  readonly isPublic: boolean;
}

/** An e-mail that Jira would have sent for `POST …/notify`. */
export interface OutboxMail {
  readonly id: number;
  readonly at: number;
  readonly issueKey: string;
  readonly sender: string;
  /** Account ids, groups expanded, everybody once. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly textBody: string;
  readonly htmlBody: string;
}

export interface IssueRef {
  readonly id: string;
  readonly key: string;
}

export interface Desk {
  /**
   * Runs `work` in one transaction: all of it or, when it throws, nothing. Product events follow after the commit, in order;
   * `silent` leaves them out and brings the search index up to date at once, as after a finished import. Batches nest into the outermost.
   */
  batch<T>(options: { readonly silent?: boolean }, work: () => T): T;

  /** Each `add…` returns what is there already under that name (account id, key), unchanged. */
  addUser(user: {
    accountId?: string;
    displayName: string;
    kind: UserKind;
    emailAddress?: string | null;
    timeZone?: string;
    locale?: string;
    active?: boolean;
  }): User;
  addGroup(name: string, members?: readonly string[]): Group;
  addStatus(status: { name: string; category: StatusCategoryKey; description?: string }): Status;
  addPriority(priority: { name: string; color?: string; description?: string }): Priority;
  addResolution(name: string): Resolution;
  addIssueType(name: string, description?: string): IssueType;
  addField(field: { name: string; kind: FieldKind; description?: string }): Field;
  addOrganization(name: string, members?: readonly string[]): Organization;
  addProject(project: NewProject): Project;

  /** Within a project; `project` is a key or id. */
  addStatusToProject(project: string, status: string): void;
  addComponent(project: string, name: string, description?: string): Component;
  addRequestType(
    project: string,
    requestType: { name: string; description?: string; helpText?: string; issueType: string; onPortal?: boolean },
  ): RequestType;
  addQueue(project: string, queue: { name: string; jql: string; columns?: readonly string[] }): Queue;
  addSecurityLevel(
    project: string,
    level: { name: string; description?: string; holders: readonly Holder[] },
  ): SecurityLevel;
  addOrganizationToProject(project: string, organization: string): void;
  addCustomer(project: string, accountId: string): void;
  /** Gives a role of the project to people; `role` is a name such as "Administrators" or "Service Desk Team". */
  addActors(project: string, role: string, actors: { users?: readonly string[]; groups?: readonly string[] }): void;
  setGrants(project: string, permission: string, holders: readonly Holder[]): void;

  /** Whether app accounts count as members of every security level; off by default. */
  setAppsSeeSecuredIssues(allowed: boolean): void;

  createIssue(issue: NewIssue): IssueRef;
  changeIssue(idOrKey: string, change: IssueChange): void;
  addComment(idOrKey: string, comment: NewComment): { readonly id: string };
  moveIssue(idOrKey: string, to: { project: string; at: number; actor: string }): IssueRef;
  deleteIssue(idOrKey: string, by: { at: number; actor: string }): void;
  renameProject(project: string, name: string, by: { at: number; actor: string }): void;
  deleteProject(project: string, by: { at: number; actor: string }): void;
  setArchived(project: string, archived: boolean, by: { at: number; actor: string }): void;

  /** True until the first project exists: a site that wants seeding. */
  isEmpty(): boolean;
  users(): readonly User[];
  groups(): readonly Group[];
  projects(): readonly Project[];
  /** By key or id. */
  project(keyOrId: string): Project | undefined;
  statuses(): readonly Status[];
  priorities(): readonly Priority[];
  resolutions(): readonly Resolution[];
  issueTypes(): readonly IssueType[];
  fields(): readonly Field[];
  organizations(): readonly Organization[];
  issue(idOrKey: string): IssueRef | undefined;
  issueCount(): number;
  /** Newest first. */
  outbox(limit?: number): readonly OutboxMail[];
}

/** A name that the site does not have. */
export class UnknownName extends Error {
  override readonly name = "UnknownName";
  constructor(kind: string, given: string, known: Iterable<string>) {
    const names = [...known].slice(0, 20).map((name) => `"${name}"`);
    super(
      `The site has no ${kind} "${given}"; ${names.length > 0 ? `it has ${names.join(", ")}` : "it has none yet"}.`,
    );
  }
}
