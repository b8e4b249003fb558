import { Events } from "../events";
import type { PropertyOwner } from "../store/properties";
import { commentOfPath } from "./comments";
import { badRequest, forbidden, notFound } from "./problem";
import { projectOfPath } from "./projects";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

/** Atlassian's limit for the JSON text of a value, in characters. */
const LONGEST_VALUE = 32_768;
const LONGEST_KEY = 255;

/** Whose properties a path means, and what to check and to do around a write. */
interface Owner {
  readonly entity: PropertyOwner;
  readonly id: string;
  readonly self: string;
  beforeWrite(): void;
  afterWrite(verb: "set" | "deleted", key: string): void;
}

function issueOwner(call: Call): Owner {
  const issue = call.issue();
  return {
    entity: "issue",
    id: String(issue.id),
    self: `/rest/api/3/issue/${issue.key}/properties`,
    beforeWrite() {
      if (!call.allows("EDIT_ISSUES", issue)) throw forbidden("You do not have permission to edit this issue.");
      call.countWrite(issue.id);
    },
    afterWrite: (verb, key) => new Events(call.world).issueProperty(verb, issue, key, call.now, call.actor),
  };
}

function commentOwner(call: Call): Owner {
  const { issue, comment } = commentOfPath(call);
  return {
    entity: "comment",
    id: String(comment.id),
    self: `/rest/api/3/comment/${comment.id}/properties`,
    beforeWrite() {
      const mayEdit =
        call.allows("EDIT_ALL_COMMENTS", issue) ||
        (comment.author === call.account?.id && call.allows("EDIT_OWN_COMMENTS", issue));
      if (!mayEdit) throw forbidden("You do not have permission to edit this comment.");
      call.countWrite(issue.id);
    },
    afterWrite() {
      const value = call.world.properties.get("comment", String(comment.id), "sd.public.comment") as
        | { internal?: unknown }
        | undefined;
      call.world.issues.comments.put({ ...comment, isPublic: value?.internal !== true });
    },
  };
}

function projectOwner(call: Call): Owner {
  const project = projectOfPath(call);
  return {
    entity: "project",
    id: project.id,
    self: `/rest/api/3/project/${project.key}/properties`,
    beforeWrite() {
      if (!call.isAdministrator && !call.services.permissions.can(call.account, "ADMINISTER_PROJECTS", project)) {
        throw forbidden("You do not have permission to administer this project.");
      }
    },
    afterWrite() {},
  };
}

const keyOf = (call: Call) => {
  const key = call.parameter("propertyKey");
  if (key.length > LONGEST_KEY) throw badRequest(`A property key can't be longer than ${LONGEST_KEY} characters.`);
  return key;
};

function listKeys(call: Call, owner: Owner): Answer {
  const keys = call.world.properties.keys(owner.entity, owner.id);
  return ok({ keys: keys.map((key) => ({ self: call.view.link(`${owner.self}/${encodeURIComponent(key)}`), key })) });
}

function read(call: Call, owner: Owner): Answer {
  const key = keyOf(call);
  const value = call.world.properties.get(owner.entity, owner.id, key);
  if (value === undefined) throw notFound(`The property ${key} does not exist.`);
  return ok({ key, value });
}

function put(call: Call, owner: Owner): Answer {
  const key = keyOf(call);
  const value = call.json();
  if (JSON.stringify(value).length > LONGEST_VALUE)
    throw badRequest(`The property value is longer than ${LONGEST_VALUE} characters.`);
  owner.beforeWrite();
  const isNew = call.world.write(() => {
    const added = call.world.properties.put(owner.entity, owner.id, key, value);
    owner.afterWrite("set", key);
    return added;
  });
  return { status: isNew ? 201 : 200, body: {} };
}

function remove(call: Call, owner: Owner): Answer {
  const key = keyOf(call);
  owner.beforeWrite();
  call.world.write(() => {
    if (!call.world.properties.remove(owner.entity, owner.id, key))
      throw notFound(`The property ${key} does not exist.`);
    owner.afterWrite("deleted", key);
  });
  return done;
}

/** The four operations that every owner of properties has; the scopes differ. */
const operations = (path: string, owner: (call: Call) => Owner, writes: string, noun: string): Route[] => [
  {
    method: "GET",
    path,
    scopes: scopes("read:jira-work", `read:${noun}.property`),
    cost: "read",
    answer: (call) => listKeys(call, owner(call)),
  },
  {
    method: "GET",
    path: `${path}/{propertyKey}`,
    scopes: scopes("read:jira-work", `read:${noun}.property`),
    cost: "read",
    answer: (call) => read(call, owner(call)),
  },
  {
    method: "PUT",
    path: `${path}/{propertyKey}`,
    scopes: scopes(writes, `write:${noun}.property`),
    cost: "write",
    answer: (call) => put(call, owner(call)),
  },
  {
    method: "DELETE",
    path: `${path}/{propertyKey}`,
    scopes: scopes(writes, `delete:${noun}.property`),
    cost: "write",
    answer: (call) => remove(call, owner(call)),
  },
];

export const propertyRoutes: readonly Route[] = [
  ...operations("/rest/api/3/issue/{issueIdOrKey}/properties", issueOwner, "write:jira-work", "issue"),
  ...operations("/rest/api/3/comment/{commentId}/properties", commentOwner, "write:jira-work", "comment"),
  ...operations("/rest/api/3/project/{projectIdOrKey}/properties", projectOwner, "manage:jira-project", "project"),
];
