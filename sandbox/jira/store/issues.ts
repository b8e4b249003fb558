import type { Cell, Database } from "../../database";
import type { ChangeEntry, ChangeItem, Comment, Issue } from "./issue";
import { RecentMap } from "./recent-map";

const COLUMNS = [
  "id", "key", "number", "project", "issuetype", "status", "statusSince", "priority", "resolution", "security", "requesttype",
  "reporter", "assignee", "creator", "summary", "description", "created", "updated", "resolved", "extras",
] as const; // biome-ignore format: one glance, one table

const INSERT = `INSERT OR REPLACE INTO issue (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`;

type IssueRow = Omit<Issue, "extras"> & { extras: string };
type ChangeRow = Omit<ChangeEntry, "items"> & { items: string };
type CommentRow = Omit<Comment, "isPublic"> & { isPublic: number };

// Rows are fresh objects, so they become the issue themselves: copying twenty members is what costs here.
const issueOf = (row: IssueRow): Issue =>
  Object.assign(row, { extras: row.extras === "{}" ? {} : JSON.parse(row.extras) });
const changeOf = (row: ChangeRow): ChangeEntry => ({ ...row, items: JSON.parse(row.items) });
const commentOf = (row: CommentRow): Comment => ({ ...row, isPublic: row.isPublic === 1 });

/** Issues whose changes or comments are kept at hand. */
const MOST_AT_HAND = 5_000;

/**
 * Issues with what hangs on them. It stores and finds; rules and history are made elsewhere. The issues themselves are in
 * memory, and in the data file if there will be a next start; what hangs on them is in the database.
 */
export class IssueStore {
  readonly #issues = new Map<number, Issue>();
  /** By the key that an issue has, or had before it moved. */
  readonly #ids = new Map<string, number>();
  readonly #changes = new RecentMap<number, readonly ChangeEntry[]>(MOST_AT_HAND);
  /** Oldest first. */
  readonly #comments = new RecentMap<number, readonly Comment[]>(MOST_AT_HAND);

  constructor(private readonly database: Database) {
    for (const { key, issue } of database.all<{ key: string; issue: number }>("SELECT key, issue FROM former_key"))
      this.#ids.set(key, issue);
    for (const row of database.all<IssueRow>("SELECT * FROM issue")) {
      this.#issues.set(row.id, issueOf(row));
      this.#ids.set(row.key, row.id);
    }
  }

  byId(id: number): Issue | undefined {
    return this.#issues.get(id);
  }

  /** By id or key; keys in any case, and keys that the issue had before it moved. */
  byIdOrKey(idOrKey: string): Issue | undefined {
    if (/^\d+$/.test(idOrKey)) return this.byId(Number(idOrKey));
    const id = this.#ids.get(idOrKey.toUpperCase());
    return id === undefined ? undefined : this.byId(id);
  }

  idsIn(project: string): number[] {
    return [...this.#issues.values()].flatMap((issue) => (issue.project === project ? [issue.id] : []));
  }

  count(): number {
    return this.#issues.size;
  }

  put(issue: Issue): void {
    this.#keep(this.#issues, issue.id, issue);
    this.#keep(this.#ids, issue.key, issue.id);
    if (!this.database.outlivesProcess) return;
    this.database.run(
      INSERT,
      ...COLUMNS.map((column): Cell => (column === "extras" ? JSON.stringify(issue.extras) : issue[column])),
    );
  }

  rememberKey(formerKey: string, issue: number): void {
    this.#keep(this.#ids, formerKey, issue);
    this.database.run("INSERT OR REPLACE INTO former_key (key, issue) VALUES (?, ?)", formerKey, issue);
  }

  /** The issue and everything on it. */
  remove(id: number): void {
    // Its keys may stay: they lead to nothing, and no other issue gets its id.
    this.#keep(this.#issues, id, undefined);
    this.#forget(this.#changes, id);
    this.#forget(this.#comments, id);
    this.database.run(
      "DELETE FROM property WHERE entity = 'comment' AND owner IN (SELECT CAST(id AS TEXT) FROM comment WHERE issue = ?)",
      id,
    );
    this.database.run("DELETE FROM property WHERE entity = 'issue' AND owner = ?", String(id));
    for (const table of ["change", "comment", "watcher", "former_key"]) {
      this.database.run(`DELETE FROM ${table} WHERE issue = ?`, id);
    }
    this.database.run("DELETE FROM issue WHERE id = ?", id);
  }

  addChange(entry: ChangeEntry): void {
    const known = this.#changes.get(entry.issue);
    const last = known?.at(-1);
    if (known === undefined || (last !== undefined && last.at > entry.at)) this.#forget(this.#changes, entry.issue);
    else {
      this.database.undoWith(() => this.#changes.delete(entry.issue));
      this.#changes.set(entry.issue, [...known, entry]);
    }
    this.database.run(
      "INSERT INTO change (id, issue, author, at, items) VALUES (?, ?, ?, ?, ?)",
      entry.id,
      entry.issue,
      entry.author,
      entry.at,
      JSON.stringify(entry.items),
    );
  }

  /** Oldest first. */
  changes(issue: number): readonly ChangeEntry[] {
    return this.#atHand(this.#changes, issue, () =>
      this.database.all<ChangeRow>("SELECT * FROM change WHERE issue = ? ORDER BY at, id", issue).map(changeOf),
    );
  }

  putComment(comment: Comment): void {
    const known = this.#comments.get(comment.issue);
    this.#forget(this.#comments, comment.issue);
    if (known?.every(({ id, created }) => id < comment.id && created <= comment.created))
      this.#comments.set(comment.issue, [...known, comment]);
    this.database.run(
      "INSERT OR REPLACE INTO comment (id, issue, author, updateAuthor, body, text, created, updated, isPublic, visibility) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      comment.id,
      comment.issue,
      comment.author,
      comment.updateAuthor,
      comment.body,
      comment.text,
      comment.created,
      comment.updated,
      comment.isPublic ? 1 : 0,
      comment.visibility,
    );
  }

  comment(id: number): Comment | undefined {
    const row = this.database.get<CommentRow>("SELECT * FROM comment WHERE id = ?", id);
    return row && commentOf(row);
  }

  comments(issue: number, order: "oldest" | "newest" = "oldest"): readonly Comment[] {
    const comments = this.#atHand(this.#comments, issue, () =>
      this.database.all<CommentRow>("SELECT * FROM comment WHERE issue = ? ORDER BY created, id", issue).map(commentOf),
    );
    return order === "oldest" ? comments : [...comments].reverse();
  }

  countComments(issue: number): number {
    return this.comments(issue).length;
  }

  /** The words of the comments, a line each. */
  commentText(issue: number): string {
    return this.comments(issue)
      .map(({ text }) => text)
      .join("\n");
  }

  removeComment({ id, issue }: Comment): void {
    this.#forget(this.#comments, issue);
    this.database.run("DELETE FROM property WHERE entity = 'comment' AND owner = ?", String(id));
    this.database.run("DELETE FROM comment WHERE id = ?", id);
  }

  watchers(issue: number): string[] {
    return this.database
      .all<{ account: string }>("SELECT account FROM watcher WHERE issue = ? ORDER BY account", issue)
      .map(({ account }) => account);
  }

  watch(issue: number, account: string): void {
    this.database.run("INSERT OR IGNORE INTO watcher (issue, account) VALUES (?, ?)", issue, account);
  }

  unwatch(issue: number, account: string): void {
    this.database.run("DELETE FROM watcher WHERE issue = ? AND account = ?", issue, account);
  }

  #keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
    const before = map.get(key);
    this.database.undoWith(() => setOrDelete(map, key, before));
    setOrDelete(map, key, value);
  }

  #atHand<Value>(map: RecentMap<number, Value>, issue: number, read: () => Value): Value {
    let value = map.get(issue);
    if (value === undefined) {
      value = read();
      map.set(issue, value);
    }
    return value;
  }

  /** To be called before what hangs on an issue is written; should that be undone, what was read meanwhile goes too. */
  #forget<Value>(map: RecentMap<number, Value>, issue: number): void {
    this.database.undoWith(() => map.delete(issue));
    map.delete(issue);
  }
}

function setOrDelete<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

export type { ChangeEntry, ChangeItem, Comment, Issue };
