import type { Project } from "./desk";
import { type AdfNode, textOf } from "./document";
import { type Actor, Events } from "./events";
import { behaviourOf } from "./fields/behaviours";
import type { FieldDefinition } from "./fields/field";
import { FieldBook } from "./fields/field-book";
import type { ChangeEntry, ChangeItem, Comment, Issue, StoredValue } from "./store/issue";
import type { World } from "./world";

export interface Values {
  readonly field: FieldDefinition;
  readonly value: StoredValue;
}

export interface WriteOptions {
  /** False leaves the change out of the history; only apps' own fields may do so. */
  readonly recordsHistory?: boolean;
  /** False keeps the change from all apps. */
  readonly tellsApps?: boolean;
}

/** The resolution that service workflows set when a ticket reaches a status of category done. */
const DEFAULT_RESOLUTION = "Done";

/** Changes issues the way Jira does: with history, dates, resolution and events. It checks no permission. */
export class IssueWriter {
  readonly #fields: FieldBook;
  readonly #events: Events;

  constructor(private readonly world: World) {
    this.#fields = new FieldBook(world);
    this.#events = new Events(world);
  }

  create(project: Project, values: readonly Values[], actor: Actor, at: number, key?: string): Issue {
    return this.world.write(() => {
      const id = this.world.sequences.next("issue");
      const number = this.#numberFor(project, key);
      let issue: Issue = {
        id,
        key: `${project.key}-${number}`,
        number,
        project: project.id,
        issuetype: project.issueTypeIds[0]!,
        status: project.workflow.initialStatus,
        statusSince: at,
        priority: null,
        resolution: null,
        security: null,
        requesttype: null,
        reporter: actor.accountId,
        assignee: null,
        creator: actor.accountId,
        summary: "",
        description: null,
        created: at,
        updated: at,
        resolved: null,
        extras: {},
      };
      issue = this.#fields.withValues(issue, values);
      issue = this.#settled(issue, values, at);
      this.world.touch(id);
      this.world.issues.put(issue);
      this.#events.issueCreated(issue, at, actor);
      return issue;
    });
  }

  /** The issue as it is afterwards; the same one when nothing differs. */
  change(issue: Issue, values: readonly Values[], actor: Actor, at: number, options: WriteOptions = {}): Issue {
    const changed = values.filter(({ field, value }) => !sameValue(this.#fields.valueOf(issue, field), value));
    if (changed.length === 0) return issue;
    return this.world.write(() => {
      let next = this.#fields.withValues(issue, changed);
      next = this.#settled(next, changed, at, issue);
      next = { ...next, updated: Math.max(at, issue.updated) };
      this.world.touch(issue.id);
      this.world.issues.put(next);
      const items = this.#itemsBetween(issue, next, changed);
      const entry = this.#entry(issue, options.recordsHistory === false ? [] : items, actor, at);
      if (options.tellsApps !== false) this.#events.issueUpdated(next, entry, actor);
      return next;
    });
  }

  /** To another project: a new key, and what the other project does not have is lost. */
  move(issue: Issue, target: Project, actor: Actor, at: number): Issue {
    return this.world.write(() => {
      const source = this.world.projects.need(issue.project);
      const number = this.#numberFor(target);
      const requestTypeName = source.requestTypes.find(({ id }) => id === issue.requesttype)?.name;
      const { components: _left, ...extras } = issue.extras;
      const moved: Issue = {
        ...issue,
        project: target.id,
        number,
        key: `${target.key}-${number}`,
        issuetype: target.issueTypeIds.includes(issue.issuetype) ? issue.issuetype : target.issueTypeIds[0]!,
        status: target.workflow.statuses.includes(issue.status) ? issue.status : target.workflow.initialStatus,
        security: null,
        requesttype: target.requestTypes.find(({ name }) => name === requestTypeName)?.id ?? null,
        extras,
        updated: at,
      };
      this.world.touch(issue.id);
      this.world.issues.put(moved);
      this.world.issues.rememberKey(issue.key, issue.id);
      const key: ChangeItem = {
        field: "Key",
        fieldtype: "jira",
        fieldId: "issuekey",
        from: null,
        fromString: issue.key,
        to: null,
        toString: moved.key,
      };
      const fields = ["project", "issuetype", "status", "security", "components"].flatMap(
        (id) => this.#fields.byId(id) ?? [],
      );
      const requestType = this.world.customFields.find(({ kind }) => kind === "request-type");
      const values = [...fields, ...(requestType ? [requestType] : [])]
        .map((field) => ({ field, value: this.#fields.valueOf(moved, field) }))
        .filter(({ field, value }) => !sameValue(this.#fields.valueOf(issue, field), value));
      this.#events.issueUpdated(
        moved,
        this.#entry(moved, [...this.#itemsBetween(issue, moved, values), key], actor, at),
        actor,
      );
      return moved;
    });
  }

  remove(issue: Issue, actor: Actor, at: number): void {
    this.world.write(() => {
      this.#events.issueDeleted(issue, at, actor);
      this.world.touch(issue.id);
      this.world.issues.remove(issue.id);
    });
  }

  addComment(
    issue: Issue,
    comment: {
      body: AdfNode;
      isPublic: boolean;
      visibility?: object | undefined;
      properties?: readonly { key: string; value: unknown }[] | undefined;
    },
    actor: Actor,
    at: number,
  ): Comment {
    return this.world.write(() => {
      const stored: Comment = {
        id: this.world.sequences.next("comment"),
        issue: issue.id,
        author: actor.accountId,
        updateAuthor: actor.accountId,
        body: JSON.stringify(comment.body),
        text: textOf(comment.body),
        created: at,
        updated: at,
        isPublic: comment.isPublic,
        visibility: comment.visibility === undefined ? null : JSON.stringify(comment.visibility),
      };
      this.world.touch(issue.id);
      this.world.issues.comments.put(stored);
      for (const { key, value } of comment.properties ?? []) {
        this.world.properties.put("comment", String(stored.id), key, value);
      }
      const updated = this.#bump(issue, at);
      this.#events.commented(updated, stored, at, actor);
      return stored;
    });
  }

  /** There is no event for an edited comment, as on Forge. */
  editComment(issue: Issue, comment: Comment, at: number): void {
    this.world.write(() => {
      this.world.touch(issue.id);
      this.world.issues.comments.put(comment);
      this.#bump(issue, at);
    });
  }

  removeComment(issue: Issue, comment: Comment, actor: Actor, at: number): void {
    this.world.write(() => {
      this.world.touch(issue.id);
      this.world.issues.comments.remove(comment);
      this.#events.commentDeleted(this.#bump(issue, at), comment, at, actor);
    });
  }

  /** Dates an issue that was touched already. */
  #bump(issue: Issue, at: number): Issue {
    const updated = { ...issue, updated: Math.max(at, issue.updated) };
    this.world.issues.put(updated);
    return updated;
  }

  /** A changelog entry, stored unless it has no items. */
  #entry(issue: Issue, items: readonly ChangeItem[], actor: Actor, at: number): ChangeEntry {
    const entry: ChangeEntry = {
      id: this.world.sequences.next("change"),
      issue: issue.id,
      author: actor.accountId,
      at,
      items,
    };
    if (items.length > 0) this.world.issues.changes.add(entry);
    return entry;
  }

  /** Follows a new status with what a service workflow does by itself: resolution and its date. */
  #settled(issue: Issue, changed: readonly Values[], at: number, before?: Issue): Issue {
    let next = issue;
    if (changed.some(({ field }) => field.id === "status")) {
      next = { ...next, statusSince: at };
      const isDone = this.world.statuses.need(next.status).category === "done";
      const setsResolution = changed.some(({ field }) => field.id === "resolution");
      if (!setsResolution && isDone && next.resolution === null) {
        next = {
          ...next,
          resolution: this.world.resolutions.find(({ name }) => name === DEFAULT_RESOLUTION)?.id ?? null,
        };
      } else if (!setsResolution && !isDone) {
        next = { ...next, resolution: null };
      }
    }
    if (next.resolution === null) return next.resolved === null ? next : { ...next, resolved: null };
    return before?.resolution === next.resolution && next.resolved !== null ? next : { ...next, resolved: at };
  }

  #itemsBetween(before: Issue, after: Issue, changed: readonly Values[]): ChangeItem[] {
    const items = changed.flatMap(({ field }) => this.#itemsFor(field, before, after));
    const resolution = this.#fields.byId("resolution")!;
    const isListed = changed.some(({ field }) => field.id === resolution.id);
    return before.resolution === after.resolution || isListed
      ? items
      : [...items, ...this.#itemsFor(resolution, before, after)];
  }

  #itemsFor(field: FieldDefinition, before: Issue, after: Issue): ChangeItem[] {
    const from = this.#fields.valueOf(before, field);
    const to = this.#fields.valueOf(after, field);
    if (field.kind === "components") return this.#itemPerComponent(field, before, after);
    const old = this.#described(field, from, before);
    const now = this.#described(field, to, after);
    return [{ ...itemHead(field), from: old.id, fromString: old.text, to: now.id, toString: now.text }];
  }

  #described(field: FieldDefinition, value: StoredValue, { project }: Issue) {
    return isEmpty(value) ? NO_VALUE : behaviourOf(field).describe(value, { world: this.world, project });
  }

  /** Jira writes an item for each component that went and each that came. */
  #itemPerComponent(field: FieldDefinition, before: Issue, after: Issue): ChangeItem[] {
    const ids = (issue: Issue) => (this.#fields.valueOf(issue, field) ?? []) as string[];
    const name = (id: string, issue: Issue) =>
      this.world.projects.need(issue.project).components.find((component) => component.id === id)?.name ?? null;
    const gone = ids(before).filter((id) => !ids(after).includes(id));
    const come = ids(after).filter((id) => !ids(before).includes(id));
    return [
      ...gone.map((id) => ({ ...itemHead(field), from: id, fromString: name(id, before), to: null, toString: null })),
      ...come.map((id) => ({ ...itemHead(field), from: null, fromString: null, to: id, toString: name(id, after) })),
    ];
  }

  #numberFor(project: Project, key?: string): number {
    const counter = `number:${project.id}`;
    if (key === undefined) return this.world.sequences.next(counter, 1);
    const match = /^([A-Z][A-Z0-9_]*)-([1-9]\d*)$/.exec(key);
    if (!match || match[1] !== project.key)
      throw new Error(`"${key}" is no key of project ${project.key}; it would be ${project.key}-1 or the like.`);
    const taken = this.world.issues.byIdOrKey(key);
    if (taken) throw new Error(`There is an issue ${key} already.`);
    const number = Number(match[2]);
    this.world.sequences.reserve(counter, number);
    return number;
  }
}

const itemHead = (field: FieldDefinition) => ({
  field: field.historyName,
  fieldtype: field.schema.custom === undefined ? ("jira" as const) : ("custom" as const),
  fieldId: field.id,
});

const NO_VALUE = { id: null, text: null };

const isEmpty = (value: StoredValue): boolean => value === null || (Array.isArray(value) && value.length === 0);

function sameValue(a: StoredValue, b: StoredValue): boolean {
  if (a === b) return true;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}
