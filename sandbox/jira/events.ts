import type { ProductEvent } from "../seams";
import type { Project } from "./desk";
import { FieldBook } from "./fields/field-book";
import type { ChangeEntry, Comment, Issue } from "./store/issue";
import { chooseFields, fieldsOf } from "./view/issue";
import { View } from "./view/view";
import type { World } from "./world";

/** Who causes a change: an account, and the app that acted, if one did. */
export interface Actor {
  readonly accountId: string | null;
  readonly appId: string | null;
}

/** The short list of fields that Forge's issue events carry; an app reads the rest itself. */
const EVENT_FIELDS = [
  "summary",
  "issuetype",
  "creator",
  "created",
  "project",
  "reporter",
  "assignee",
  "updated",
  "status",
];

/** Puts what happened into the shape of Forge's product events and hands it to the site. */
export class Events {
  readonly #fields: FieldBook;
  readonly #shown: ReturnType<typeof chooseFields>;

  constructor(private readonly world: World) {
    this.#fields = new FieldBook(world);
    this.#shown = chooseFields(this.#fields, EVENT_FIELDS);
  }

  issueCreated(issue: Issue, at: number, actor: Actor): void {
    this.#issue("avi:jira:created:issue", issue, at, actor, () => ({ associatedUsers: people(issue, actor) }));
  }

  issueUpdated(issue: Issue, entry: ChangeEntry, actor: Actor): void {
    const changelog = { id: String(entry.id), items: entry.items.map((item) => ({ ...item })) };
    this.#issue("avi:jira:updated:issue", issue, entry.at, actor, () => ({
      changelog,
      associatedUsers: people(issue, actor),
      ...this.#statusesOf(entry),
    }));
    if (entry.items.some(({ fieldId }) => fieldId === "assignee")) {
      this.#issue("avi:jira:assigned:issue", issue, entry.at, actor, () => ({
        changelog,
        associatedUsers: people(issue, actor),
      }));
    }
  }

  issueDeleted(issue: Issue, at: number, actor: Actor): void {
    this.#issue("avi:jira:deleted:issue", issue, at, actor, () => ({ associatedUsers: people(issue, actor) }));
  }

  commented(issue: Issue, comment: Comment, at: number, actor: Actor): void {
    this.#issue("avi:jira:commented:issue", issue, at, actor, (view) => ({
      comment: commentPayload(comment, view),
      associatedUsers: people(issue, actor),
    }));
  }

  commentDeleted(issue: Issue, comment: Comment, at: number, actor: Actor): void {
    this.#issue("avi:jira:deleted:comment", issue, at, actor, (view) => ({ comment: commentPayload(comment, view) }));
  }

  issueProperty(verb: "set" | "deleted", issue: Issue, key: string, at: number, actor: Actor): void {
    this.#issue(`avi:jira:${verb}:issue-property`, issue, at, actor, () => ({ property: { key } }));
  }

  project(
    verb: "created" | "updated" | "archived" | "unarchived" | "softdeleted" | "deleted",
    project: Project,
    at: number,
    actor: Actor,
  ): void {
    this.world.emit(() => ({
      ...head(`avi:jira:${verb}:project`, at, actor),
      payload: { project: { id: project.id, key: project.key, name: project.name, typeKey: "service_desk" } },
    }));
  }

  #issue(
    eventType: string,
    issue: Issue,
    at: number,
    actor: Actor,
    more: (view: View) => Record<string, unknown>,
  ): void {
    let payload: ProductEvent["payload"] | undefined;
    const put = () => {
      const view = new View(this.world, { zone: this.world.timeZone });
      const fields = fieldsOf(view, this.#fields, issue, this.#shown);
      return { issue: { id: String(issue.id), key: issue.key, fields }, ...more(view) };
    };
    this.world.emit(() => ({
      ...head(eventType, at, actor),
      // Most events interest nobody: what they say is put together when somebody asks.
      get payload() {
        payload ??= put();
        return payload;
      },
    }));
  }

  #statusesOf({ items }: ChangeEntry) {
    const transition = items.find(({ fieldId }) => fieldId === "status");
    if (!transition) return {};
    const view = new View(this.world, { zone: this.world.timeZone });
    const statuses = [transition.from, transition.to].flatMap((id) => {
      const status = this.world.statuses.get(id);
      return status ? [view.status(status)] : [];
    });
    return { associatedStatuses: statuses };
  }
}

const head = (eventType: string, at: number, actor: Actor): Omit<ProductEvent, "payload"> => ({
  eventType,
  at,
  atlassianId: actor.accountId,
  causedByApp: actor.appId,
});

function people(issue: Issue, actor: Actor): { accountId: string }[] {
  const ids = [actor.accountId, issue.reporter, issue.assignee].filter((id) => id !== null);
  return [...new Set(ids)].map((accountId) => ({ accountId }));
}

function commentPayload(comment: Comment, view: View) {
  return {
    id: String(comment.id),
    author: { accountId: comment.author },
    body: JSON.parse(comment.body),
    updateAuthor: { accountId: comment.updateAuthor },
    created: view.date(comment.created),
    updated: view.date(comment.updated),
    jsdPublic: comment.isPublic,
    ...(comment.visibility === null ? {} : { visibility: JSON.parse(comment.visibility) }),
  };
}
