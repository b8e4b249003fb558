import { type AdfNode, textOf } from "../document";
import { behaviourOf } from "../fields/behaviours";
import { FieldBook } from "../fields/field-book";
import type { Issue } from "../store/issue";
import type { World } from "../world";

/**
 * What JQL is evaluated over. Like Jira's own index it follows writes late: an issue that was just written is found as it
 * was before, one just deleted is still found, until the lag has passed on the site's clock.
 */
export class SearchIndex {
  constructor(
    private readonly world: World,
    readonly lagMilliseconds: number,
  ) {}

  /** Notes issues as written at `at`; an issue that waits already keeps its place. */
  postpone(issues: Iterable<number>, at: number): void {
    for (const issue of issues) {
      this.world.database.run("INSERT OR IGNORE INTO search_pending (issue, since) VALUES (?, ?)", issue, at);
    }
  }

  /** Takes up what was written at least the lag ago, and the issues that the caller wants reconciled. */
  catchUp(now: number, reconcile: readonly number[] = []): void {
    const due = this.world.database
      .all<{ issue: number }>("SELECT issue FROM search_pending WHERE since <= ?", now - this.lagMilliseconds)
      .map(({ issue }) => issue);
    const wanted = reconcile.filter((issue) => this.#isPending(issue));
    if (due.length + wanted.length > 0) this.world.database.transaction(() => this.refresh([...due, ...wanted]));
  }

  /** Brings these issues up to date at once. */
  refresh(issues: Iterable<number>): void {
    const fields = new FieldBook(this.world);
    for (const id of issues) {
      this.world.database.run("DELETE FROM search_pending WHERE issue = ?", id);
      this.world.database.run("DELETE FROM search_term WHERE issue = ?", id);
      const issue = this.world.issues.byId(id);
      if (issue) this.#put(issue, fields);
      else this.world.database.run("DELETE FROM search_issue WHERE id = ?", id);
    }
  }

  #isPending(issue: number): boolean {
    return this.world.database.get("SELECT 1 FROM search_pending WHERE issue = ?", issue) !== undefined;
  }

  #put(issue: Issue, fields: FieldBook): void {
    const { world } = this;
    const description = issue.description === null ? "" : textOf(JSON.parse(issue.description) as AdfNode);
    const comments = world.database
      .all<{ text: string }>("SELECT text FROM comment WHERE issue = ?", issue.id)
      .map(({ text }) => text);
    world.database.run(
      `INSERT OR REPLACE INTO search_issue (id, key, number, project, issuetype, status, statusSince, priority, resolution, security,
        requesttype, reporter, assignee, creator, summary, text, created, updated, resolved, category, priorityRank)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      issue.id,
      issue.key,
      issue.number,
      issue.project,
      issue.issuetype,
      issue.status,
      issue.statusSince,
      issue.priority,
      issue.resolution,
      issue.security,
      issue.requesttype,
      issue.reporter,
      issue.assignee,
      issue.creator,
      issue.summary.toLowerCase(),
      [issue.summary, description, ...comments].join("\n").toLowerCase(),
      issue.created,
      issue.updated,
      issue.resolved,
      world.statuses.need(issue.status).category,
      world.priorities.get(issue.priority)?.rank ?? null,
    );
    for (const [id, value] of Object.entries(issue.extras)) {
      const field = fields.byId(id);
      if (!field) continue;
      for (const term of behaviourOf(field).terms(value, { world, project: issue.project }, field)) {
        world.database.run(
          "INSERT INTO search_term (field, text, number, issue, isPhrase) VALUES (?, ?, ?, ?, ?)",
          term.alias === undefined ? id : `${id}.${term.alias.toLowerCase()}`,
          term.text.toLowerCase(),
          term.number ?? null,
          issue.id,
          term.isPhrase ? 1 : 0,
        );
      }
    }
  }
}
