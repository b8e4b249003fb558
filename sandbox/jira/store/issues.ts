import type { Cell, Database } from "../../database";
import { Changes } from "./changes";
import { Comments } from "./comments";
import type { ChangeEntry, ChangeItem, Comment, Issue } from "./issue";
import type { Properties } from "./properties";
import { replaceUndoably } from "./undoable";

const COLUMNS = [
  "id", "key", "number", "project", "issuetype", "status", "statusSince", "priority", "resolution", "security", "requesttype",
  "reporter", "assignee", "creator", "summary", "description", "created", "updated", "resolved", "extras",
] as const; // biome-ignore format: one glance, one table

const INSERT = `INSERT OR REPLACE INTO issue (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`;

type IssueRow = Omit<Issue, "extras"> & { extras: string };

// Rows are fresh objects, so they become the issue themselves: copying twenty members is what costs here.
const issueOf = (row: IssueRow): Issue =>
  Object.assign(row, { extras: row.extras === "{}" ? {} : JSON.parse(row.extras) });

/**
 * Issues with what hangs on them. It stores and finds; rules and history are made elsewhere. The issues themselves are in
 * memory, and in the data file if there will be a next start.
 */
export class IssueStore {
  readonly #issues = new Map<number, Issue>();
  /** By the key that an issue has, or had before it moved. */
  readonly #ids = new Map<string, number>();
  readonly changes: Changes;
  readonly comments: Comments;

  constructor(
    private readonly database: Database,
    private readonly properties: Properties,
  ) {
    this.changes = new Changes(database);
    this.comments = new Comments(database, properties);
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
    if (!this.#issues.has(issue.id)) {
      this.changes.begin(issue.id);
      this.comments.begin(issue.id);
    }
    replaceUndoably(this.database, this.#issues, issue.id, issue);
    replaceUndoably(this.database, this.#ids, issue.key, issue.id);
    if (!this.database.outlivesProcess) return;
    this.database.run(
      INSERT,
      ...COLUMNS.map((column): Cell => (column === "extras" ? JSON.stringify(issue.extras) : issue[column])),
    );
  }

  rememberKey(formerKey: string, issue: number): void {
    replaceUndoably(this.database, this.#ids, formerKey, issue);
    this.database.run("INSERT OR REPLACE INTO former_key (key, issue) VALUES (?, ?)", formerKey, issue);
  }

  /** The issue and everything on it. */
  remove(id: number): void {
    // Its keys may stay: they lead to nothing, and no other issue gets its id.
    replaceUndoably(this.database, this.#issues, id, undefined);
    this.changes.removeAll(id);
    this.comments.removeAll(id);
    this.properties.removeAll("issue", String(id));
    for (const table of ["watcher", "former_key"]) {
      this.database.run(`DELETE FROM ${table} WHERE issue = ?`, id);
    }
    this.database.run("DELETE FROM issue WHERE id = ?", id);
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
}

export type { ChangeEntry, ChangeItem, Comment, Issue };
