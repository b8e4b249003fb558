import type {
  Component,
  Desk,
  Field,
  FieldInput,
  FieldKind,
  Group,
  Holder,
  IssueChange,
  IssueRef,
  IssueType,
  NewComment,
  NewIssue,
  NewProject,
  Organization,
  OutboxMail,
  Priority,
  Project,
  Queue,
  RequestType,
  Resolution,
  SecurityLevel,
  Status,
  StatusCategoryKey,
  Transition,
  User,
  UserKind,
} from "./desk";
import { UnknownName } from "./desk";
import { documentOf } from "./document";
import { type Actor, Events } from "./events";
import { behaviourOf } from "./fields/behaviours";
import type { FieldDefinition } from "./fields/field";
import { FieldBook } from "./fields/field-book";
import { IssueWriter, type Values } from "./issue-writer";
import { Outbox } from "./outbox";
import { defaultGrants, ROLES } from "./permissions";
import type { Issue } from "./store/issue";
import type { World } from "./world";

/** Every agent is in the first, every administrator in both; projects give them their roles. */
const AGENTS = "jira-servicemanagement-users";
export const ADMINISTRATORS = "jira-administrators";

const person = (accountId: string): Actor => ({ accountId, appId: null });

/** `Desk` over the stored world. */
export class Administration implements Desk {
  readonly #fields: FieldBook;
  readonly #writer: IssueWriter;
  readonly #events: Events;
  readonly #outbox: Outbox;

  constructor(private readonly world: World) {
    this.#fields = new FieldBook(world);
    this.#writer = new IssueWriter(world);
    this.#events = new Events(world);
    this.#outbox = new Outbox(world.database);
  }

  batch<T>(options: { readonly silent?: boolean }, work: () => T): T {
    return this.world.write(work, options.silent ?? false);
  }

  addUser(user: {
    accountId?: string;
    displayName: string;
    kind: UserKind;
    emailAddress?: string | null;
    timeZone?: string;
    locale?: string;
    active?: boolean;
  }): User {
    const known = user.accountId === undefined ? undefined : this.world.accounts.get(user.accountId);
    if (known) return known;
    return this.#configure(() => {
      const id = user.accountId ?? `5f${String(this.world.sequences.next("account", 1)).padStart(22, "0")}`;
      const account = this.world.accounts.put({
        id,
        accountId: id,
        displayName: user.displayName,
        kind: user.kind,
        emailAddress: user.emailAddress ?? null,
        timeZone: user.timeZone ?? this.world.timeZone,
        locale: user.locale ?? "en_US",
        active: user.active ?? true,
      });
      if (user.kind === "agent" || user.kind === "administrator") this.addGroup(AGENTS, [id]);
      if (user.kind === "administrator") this.addGroup(ADMINISTRATORS, [id]);
      return account;
    });
  }

  addGroup(name: string, members: readonly string[] = []): Group {
    const known = this.world.groups.find((group) => group.name === name);
    const merged = [...new Set([...(known?.members ?? []), ...members])];
    if (known && merged.length === known.members.length) return known;
    return this.#configure(() =>
      this.world.groups.put({
        id: known?.id ?? `group-${this.world.sequences.next("group", 1)}`,
        name,
        members: merged,
      }),
    );
  }

  addStatus(status: { name: string; category: StatusCategoryKey; description?: string }): Status {
    return (
      this.world.statuses.find(({ name }) => name === status.name) ??
      this.#configure(() =>
        this.world.statuses.put({
          id: this.#id("status"),
          name: status.name,
          category: status.category,
          description: status.description ?? "",
        }),
      )
    );
  }

  addPriority(priority: { name: string; color?: string; description?: string }): Priority {
    return (
      this.world.priorities.find(({ name }) => name === priority.name) ??
      this.#configure(() =>
        this.world.priorities.put({
          id: String(this.world.sequences.next("priority", 1)),
          name: priority.name,
          color: priority.color ?? "#cc0000",
          description: priority.description ?? "",
          rank: this.world.priorities.size + 1,
        }),
      )
    );
  }

  addResolution(name: string): Resolution {
    return (
      this.world.resolutions.find((resolution) => resolution.name === name) ??
      this.#configure(() => this.world.resolutions.put({ id: this.#id("resolution"), name, description: "" }))
    );
  }

  addIssueType(name: string, description = ""): IssueType {
    return (
      this.world.issueTypes.find((type) => type.name === name) ??
      this.#configure(() => this.world.issueTypes.put({ id: this.#id("issuetype"), name, description }))
    );
  }

  addField(field: { name: string; kind: FieldKind; description?: string }): Field {
    return this.#configure(() => fieldOf(this.#fields.add(field.name, field.kind, field.description)));
  }

  addOrganization(name: string, members: readonly string[] = []): Organization {
    const known = this.world.organizations.find((organization) => organization.name === name);
    const merged = [...new Set([...(known?.members ?? []), ...members])];
    if (known && merged.length === known.members.length) return known;
    return this.#configure(() =>
      this.world.organizations.put({
        id: known?.id ?? String(this.world.sequences.next("organization", 1)),
        name,
        members: merged,
      }),
    );
  }

  addProject(project: NewProject): Project {
    const known = this.world.project(project.key);
    if (known) return known;
    return this.#configure(() => {
      const statuses = project.statuses.map((name) => this.#status(name).id);
      if (statuses.length === 0) throw new Error(`Project ${project.key} needs at least one status.`);
      const added = this.world.projects.put({
        id: this.#id("project"),
        key: project.key,
        name: project.name,
        description: project.description ?? "",
        lead: project.lead,
        serviceDeskId: String(this.world.sequences.next("servicedesk", 1)),
        issueTypeIds: (project.issueTypes ?? ["Service request", "Incident"]).map((name) => this.addIssueType(name).id),
        workflow: { initialStatus: statuses[0]!, statuses, transitions: this.#transitions(project, statuses) },
        components: [],
        requestTypes: [],
        queues: [],
        securityLevels: [],
        organizationIds: [],
        customers: [],
        actors: this.#defaultActors(project.lead),
        grants: defaultGrants(),
        archived: false,
      });
      this.#events.project("created", added, this.world.clock.now(), person(project.lead));
      return added;
    });
  }

  #defaultActors(lead: string): Project["actors"] {
    const [administrators, team, customers, apps] = ROLES.map(({ id }) => id) as [string, string, string, string];
    return {
      [administrators]: { users: [lead], groups: [this.addGroup(ADMINISTRATORS).id] },
      [team]: { users: [], groups: [this.addGroup(AGENTS).id] },
      [customers]: { users: [], groups: [] },
      [apps]: { users: [], groups: [] },
    };
  }

  #transitions(project: NewProject, statuses: readonly string[]): Transition[] {
    const declared = project.transitions ?? "any-to-any";
    const id = (index: number) => String((index + 1) * 10 + 1);
    if (declared === "any-to-any")
      return statuses.map((to, index) => ({ id: id(index), name: this.world.statuses.need(to).name, to }));
    return declared.map(({ name, from, to }, index) => ({
      id: id(index),
      name,
      ...(from ? { from: from.map((status) => this.#status(status).id) } : {}),
      to: this.#status(to).id,
    }));
  }

  addStatusToProject(keyOrId: string, name: string): void {
    const project = this.#project(keyOrId);
    const status = this.#status(name);
    const { workflow } = project;
    if (workflow.statuses.includes(status.id)) return;
    const nextId = String(Math.max(...workflow.transitions.map(({ id }) => Number(id)), 1) + 10);
    this.#putProject({
      ...project,
      workflow: {
        ...workflow,
        statuses: [...workflow.statuses, status.id],
        transitions: [...workflow.transitions, { id: nextId, name: status.name, to: status.id }],
      },
    });
  }

  addComponent(keyOrId: string, name: string, description = ""): Component {
    const project = this.#project(keyOrId);
    const known = project.components.find((component) => component.name === name);
    if (known) return known;
    return this.#configure(() => {
      const component = { id: this.#id("component"), name, description };
      this.world.projects.put({ ...project, components: [...project.components, component] });
      return component;
    });
  }

  addRequestType(
    keyOrId: string,
    requestType: { name: string; description?: string; helpText?: string; issueType: string; onPortal?: boolean },
  ): RequestType {
    const project = this.#project(keyOrId);
    const known = project.requestTypes.find(({ name }) => name === requestType.name);
    if (known) return known;
    return this.#configure(() => {
      const issueTypeId = this.addIssueType(requestType.issueType).id;
      const added: RequestType = {
        id: String(this.world.sequences.next("requesttype", 1)),
        name: requestType.name,
        description: requestType.description ?? "",
        helpText: requestType.helpText ?? "",
        issueTypeId,
        onPortal: requestType.onPortal ?? true,
      };
      const issueTypeIds = [...new Set([...project.issueTypeIds, issueTypeId])];
      this.world.projects.put({ ...project, issueTypeIds, requestTypes: [...project.requestTypes, added] });
      return added;
    });
  }

  addQueue(keyOrId: string, queue: { name: string; jql: string; columns?: readonly string[] }): Queue {
    const project = this.#project(keyOrId);
    const known = project.queues.find(({ name }) => name === queue.name);
    if (known) return known;
    return this.#configure(() => {
      const columns = queue.columns ?? ["issuetype", "issuekey", "summary", "reporter", "status", "created"];
      const added = { id: String(this.world.sequences.next("queue", 1)), name: queue.name, jql: queue.jql, columns };
      this.world.projects.put({ ...project, queues: [...project.queues, added] });
      return added;
    });
  }

  addSecurityLevel(
    keyOrId: string,
    level: { name: string; description?: string; holders: readonly Holder[] },
  ): SecurityLevel {
    const project = this.#project(keyOrId);
    const known = project.securityLevels.find(({ name }) => name === level.name);
    if (known) return known;
    return this.#configure(() => {
      const added = {
        id: this.#id("security"),
        name: level.name,
        description: level.description ?? "",
        holders: level.holders,
      };
      this.world.projects.put({ ...project, securityLevels: [...project.securityLevels, added] });
      return added;
    });
  }

  addOrganizationToProject(keyOrId: string, name: string): void {
    const project = this.#project(keyOrId);
    const organization = this.world.organizations.find((candidate) => candidate.name === name);
    if (!organization)
      throw new UnknownName(
        "organization",
        name,
        this.organizations().map((one) => one.name),
      );
    if (project.organizationIds.includes(organization.id)) return;
    this.#putProject({ ...project, organizationIds: [...project.organizationIds, organization.id] });
  }

  addCustomer(keyOrId: string, accountId: string): void {
    const project = this.#project(keyOrId);
    if (!project.customers.includes(accountId))
      this.#putProject({ ...project, customers: [...project.customers, accountId] });
  }

  addActors(
    keyOrId: string,
    roleName: string,
    actors: { users?: readonly string[]; groups?: readonly string[] },
  ): void {
    const project = this.#project(keyOrId);
    const role = ROLES.find(({ name }) => name === roleName);
    if (!role)
      throw new UnknownName(
        "project role",
        roleName,
        ROLES.map(({ name }) => name),
      );
    const groups = (actors.groups ?? []).map((name) => this.addGroup(name).id);
    const present = project.actors[role.id] ?? { users: [], groups: [] };
    const merged = {
      users: [...new Set([...present.users, ...(actors.users ?? [])])],
      groups: [...new Set([...present.groups, ...groups])],
    };
    this.#putProject({ ...project, actors: { ...project.actors, [role.id]: merged } });
  }

  setGrants(keyOrId: string, permission: string, holders: readonly Holder[]): void {
    const project = this.#project(keyOrId);
    this.#putProject({ ...project, grants: { ...project.grants, [permission]: holders } });
  }

  setAppsSeeSecuredIssues(allowed: boolean): void {
    this.world.appsSeeSecuredIssues = allowed;
  }

  createIssue(issue: NewIssue): IssueRef {
    const project = this.#project(issue.project);
    return this.world.write(() => {
      const values = this.#values(project.id, issue.fields);
      return ref(this.#writer.create(project, values, person(issue.actor), issue.at, issue.key));
    });
  }

  changeIssue(idOrKey: string, change: IssueChange): void {
    const issue = this.#issue(idOrKey);
    this.world.write(() => {
      this.#writer.change(issue, this.#values(issue.project, change.changes), person(change.actor), change.at);
    });
  }

  addComment(idOrKey: string, comment: NewComment): { readonly id: string } {
    const added = this.#writer.addComment(
      this.#issue(idOrKey),
      {
        body: documentOf(comment.text),
        isPublic: comment.isPublic,
        properties: comment.isPublic ? [] : [{ key: "sd.public.comment", value: { internal: true } }],
      },
      person(comment.author),
      comment.at,
    );
    return { id: String(added.id) };
  }

  moveIssue(idOrKey: string, to: { project: string; at: number; actor: string }): IssueRef {
    return ref(this.#writer.move(this.#issue(idOrKey), this.#project(to.project), person(to.actor), to.at));
  }

  deleteIssue(idOrKey: string, by: { at: number; actor: string }): void {
    this.#writer.remove(this.#issue(idOrKey), person(by.actor), by.at);
  }

  /** Jira tells apps of the project only, not of each issue in it. */
  deleteProject(keyOrId: string, by: { at: number; actor: string }): void {
    const project = this.#project(keyOrId);
    this.#configure(() => {
      for (const id of this.world.issues.idsIn(project.id)) {
        this.world.touch(id);
        this.world.issues.remove(id);
      }
      this.world.properties.removeAll("project", project.id);
      this.world.projects.remove(project.id);
      this.#events.project("deleted", project, by.at, person(by.actor));
    });
  }

  renameProject(keyOrId: string, name: string, by: { at: number; actor: string }): void {
    const project = this.#project(keyOrId);
    if (project.name === name) return;
    this.#configure(() => {
      this.#events.project("updated", this.world.projects.put({ ...project, name }), by.at, person(by.actor));
    });
  }

  setArchived(keyOrId: string, archived: boolean, by: { at: number; actor: string }): void {
    const project = this.#project(keyOrId);
    if (project.archived === archived) return;
    this.#configure(() => {
      const changed = this.world.projects.put({ ...project, archived });
      this.#events.project(archived ? "archived" : "unarchived", changed, by.at, person(by.actor));
    });
  }

  isEmpty(): boolean {
    return this.world.projects.size === 0;
  }

  users(): readonly User[] {
    return this.world.accounts.all();
  }

  groups(): readonly Group[] {
    return this.world.groups.all();
  }

  projects(): readonly Project[] {
    return this.world.projects.all();
  }

  project(keyOrId: string): Project | undefined {
    return this.world.project(keyOrId);
  }

  statuses(): readonly Status[] {
    return this.world.statuses.all();
  }

  priorities(): readonly Priority[] {
    return this.world.priorities.all();
  }

  resolutions(): readonly Resolution[] {
    return this.world.resolutions.all();
  }

  issueTypes(): readonly IssueType[] {
    return this.world.issueTypes.all();
  }

  fields(): readonly Field[] {
    return this.#fields.all().map(fieldOf);
  }

  organizations(): readonly Organization[] {
    return this.world.organizations.all();
  }

  issue(idOrKey: string): IssueRef | undefined {
    const issue = this.world.issues.byIdOrKey(idOrKey);
    return issue && ref(issue);
  }

  issueCount(): number {
    return this.world.issues.count();
  }

  outbox(limit = 100): readonly OutboxMail[] {
    return this.#outbox.newest(limit);
  }

  #values(project: string, fields: Readonly<Record<string, FieldInput>>): Values[] {
    return Object.entries(fields).map(([name, input]) => {
      const field = this.#fields.byName(name);
      if (!field)
        throw new UnknownName(
          "field",
          name,
          this.#fields.all().map((one) => one.name),
        );
      const value = input === null ? null : behaviourOf(field).fromName(input, { world: this.world, project }, field);
      return { field, value };
    });
  }

  #configure<T>(work: () => T): T {
    const result = this.world.write(work);
    this.world.configurationChanged();
    return result;
  }

  #putProject(project: Project): void {
    this.#configure(() => this.world.projects.put(project));
  }

  #project(keyOrId: string): Project {
    const project = this.world.project(keyOrId);
    if (!project)
      throw new UnknownName(
        "project",
        keyOrId,
        this.projects().map(({ key }) => key),
      );
    return project;
  }

  #issue(idOrKey: string): Issue {
    const issue = this.world.issues.byIdOrKey(idOrKey);
    if (!issue) throw new Error(`The site has no issue ${idOrKey}.`);
    return issue;
  }

  #status(name: string): Status {
    const status = this.world.statuses.find((candidate) => candidate.name === name);
    if (!status)
      throw new UnknownName(
        "status",
        name,
        this.statuses().map((one) => one.name),
      );
    return status;
  }

  #id(sequence: string): string {
    return String(this.world.sequences.next(sequence));
  }
}

const ref = (issue: Issue): IssueRef => ({ id: String(issue.id), key: issue.key });

function fieldOf({ id, name, kind, schema }: FieldDefinition): Field {
  if (kind === "app") return { id, name, kind };
  if (schema.custom === undefined) return { id, name, kind: "system" };
  return { id, name, kind: kind === "users" ? "participants" : (kind as FieldKind | "organizations" | "request-type") };
}
