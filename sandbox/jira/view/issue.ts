import { behaviourOf } from "../fields/behaviours";
import type { FieldDefinition } from "../fields/field";
import type { FieldBook } from "../fields/field-book";
import type { ChangeEntry, Comment, Issue } from "../store/issue";
import type { View } from "./view";

/** Fields that are not values of the issue's row: worked out from what hangs on it. */
const COMPUTED: Readonly<Record<string, (view: View, issue: Issue) => unknown>> = {
  watches(view, issue) {
    return {
      self: view.link(`/rest/api/3/issue/${issue.key}/watchers`),
      watchCount: view.world.issues.watchers(issue.id).length,
      isWatching: false,
    };
  },
  comment(view, issue) {
    const comments = view.world.issues.comments.of(issue.id).map((comment) => commentOf(view, comment));
    return {
      comments,
      self: view.link(`/rest/api/3/issue/${issue.id}/comment`),
      maxResults: comments.length,
      total: comments.length,
      startAt: 0,
    };
  },
};

/**
 * Which fields a caller asks for: ids (or keys), `*all`, `*navigable`, and with a minus those to leave out.
 * An unknown name is no error: Jira leaves it out too.
 */
export function chooseFields(book: FieldBook, wanted: readonly string[], byKeys = false): (FieldDefinition | string)[] {
  const names = wanted
    .flatMap((name) => name.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const minus = new Set(names.filter((name) => name.startsWith("-")).map((name) => name.slice(1)));
  const plus = names.filter((name) => !name.startsWith("-"));
  const all = plus.includes("*all") || (plus.length === 0 && minus.size > 0);
  const chosen = new Map<string, FieldDefinition | string>();
  if (all || plus.includes("*navigable")) {
    for (const field of book.all()) if (all || field.kind !== "document") chosen.set(field.id, field);
    if (all) for (const id of Object.keys(COMPUTED)) chosen.set(id, id);
  }
  for (const name of plus) {
    const field = (byKeys ? book.byIdOrKey(name) : undefined) ?? book.byId(name);
    if (field) chosen.set(field.id, field);
    else if (name in COMPUTED) chosen.set(name, name);
  }
  for (const name of minus) chosen.delete(name);
  return [...chosen.values()];
}

/** The `fields` of an issue. */
export function fieldsOf(
  view: View,
  book: FieldBook,
  issue: Issue,
  chosen: readonly (FieldDefinition | string)[],
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of chosen) {
    if (typeof field === "string") fields[field] = COMPUTED[field]!(view, issue);
    else fields[field.id] = behaviourOf(field).represent(book.valueOf(issue, field), issue, view);
  }
  return fields;
}

/** An issue's frame, to which `fields` and expansions are added. */
export function issueFrame(view: View, issue: Issue) {
  return {
    expand: "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations",
    id: String(issue.id),
    self: view.link(`/rest/api/3/issue/${issue.id}`),
    key: issue.key,
  };
}

export function changeOf(view: View, entry: ChangeEntry) {
  const author = view.user(entry.author);
  return {
    id: String(entry.id),
    ...(author ? { author } : {}),
    created: view.date(entry.at),
    items: entry.items,
  };
}

export function commentOf(view: View, comment: Comment, expand = "") {
  const { world } = view;
  const author = view.user(comment.author);
  const updateAuthor = view.user(comment.updateAuthor);
  return {
    self: view.link(`/rest/api/3/issue/${comment.issue}/comment/${comment.id}`),
    id: String(comment.id),
    ...(author ? { author } : {}),
    body: JSON.parse(comment.body) as unknown,
    ...(updateAuthor ? { updateAuthor } : {}),
    created: view.date(comment.created),
    updated: view.date(comment.updated),
    ...(comment.visibility === null ? {} : { visibility: JSON.parse(comment.visibility) as unknown }),
    jsdPublic: comment.isPublic,
    ...(expand.includes("renderedBody") ? { renderedBody: renderedText(comment.text) } : {}),
    ...(expand.includes("properties") ? { properties: world.properties.all("comment", String(comment.id)) } : {}),
  };
}

/** Plain paragraphs of HTML; the stand-in renders words only. */
export const renderedText = (text: string) =>
  text
    .split("\n")
    .map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`)
    .join("");
