import type { Cell, Database } from "../../database";
import type { ChangeEntry, ChangeItem, Comment, Issue } from "./issue";

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

/** Issues that are kept in memory beside the data file. */
const REMEMBERED_ISSUES = 5_000;

/** Issues with what hangs on them. It stores and finds; rules and history are made elsewhere. */
export class IssueStore {
  readonly #remembered = new Map<number, Issue>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.#remembered.clear());
  }

  byId(id: number): Issue | undefined {
    const known = this.#remembered.get(id);
    if (known) return known;
    const row = this.database.get<IssueRow>("SELECT * FROM issue WHERE id = ?", id);
    return row && this.#remember(issueOf(row));
  }

  /** By id or key; keys in any case, and keys that the issue had before it moved. */
  byIdOrKey(idOrKey: string): Issue | undefined {
    if (/^\d+$/.test(idOrKey)) return this.byId(Number(idOrKey));
    const key = idOrKey.toUpperCase();
    const row = this.database.get<IssueRow>("SELECT * FROM issue WHERE key = ?", key);
    if (row) return this.#remember(issueOf(row));
    const former = this.database.get<{ issue: number }>("SELECT issue FROM former_key WHERE key = ?", key);
    return former && this.byId(former.issue);
  }

  idsIn(project: string): number[] {
    return this.database.all<{ id: number }>("SELECT id FROM issue WHERE project = ?", project).map(({ id }) => id);
  }

  count(): number {
    return this.database.get<{ n: number }>("SELECT count(*) AS n FROM issue")!.n;
  }

  put(issue: Issue): void {
    this.database.run(
      INSERT,
      ...COLUMNS.map((column): Cell => (column === "extras" ? JSON.stringify(issue.extras) : issue[column])),
    );
    this.#remember(issue);
  }

  rememberKey(formerKey: string, issue: number): void {
    this.database.run("INSERT OR REPLACE INTO former_key (key, issue) VALUES (?, ?)", formerKey, issue);
  }

  /** The issue and everything on it. */
  remove(id: number): void {
    this.#remembered.delete(id);
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
    this.database.run(
      "INSERT INTO change (id, issue, author, at, items) VALUES (?, ?, ?, ?, ?)",
      entry.id,
      entry.issue,
      entry.author,
      entry.at,
      JSON.stringify(entry.items),
    );
  }

  /** Oldest first; all when `limit` is absent. */
  changes(issue: number, startAt = 0, limit = -1): ChangeEntry[] {
    return this.database
      .all<ChangeRow>("SELECT * FROM change WHERE issue = ? ORDER BY at, id LIMIT ? OFFSET ?", issue, limit, startAt)
      .map(changeOf);
  }

  countChanges(issue: number): number {
    return this.database.get<{ n: number }>("SELECT count(*) AS n FROM change WHERE issue = ?", issue)!.n;
  }

  putComment(comment: Comment): void {
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

  comments(issue: number, order: "oldest" | "newest" = "oldest"): Comment[] {
    const direction = order === "oldest" ? "ASC" : "DESC";
    return this.database
      .all<CommentRow>(`SELECT * FROM comment WHERE issue = ? ORDER BY created ${direction}, id ${direction}`, issue)
      .map(commentOf);
  }

  /** The words of the comments, in no order. */
  commentTexts(issue: number): string[] {
    return this.database
      .all<{ text: string }>("SELECT text FROM comment WHERE issue = ?", issue)
      .map(({ text }) => text);
  }

  removeComment(id: number): void {
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

  #remember(issue: Issue): Issue {
    if (this.#remembered.size >= REMEMBERED_ISSUES) this.#remembered.clear();
    this.#remembered.set(issue.id, issue);
    return issue;
  }
}

export type { ChangeEntry, ChangeItem, Comment, Issue };
