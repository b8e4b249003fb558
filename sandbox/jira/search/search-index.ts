import type { Cell } from "../../database";
import { type AdfNode, textOf } from "../document";
import { behaviourOf } from "../fields/behaviours";
import { FieldBook } from "../fields/field-book";
import type { Issue } from "../store/issue";
import type { World } from "../world";

/** An issue as the index takes it up. */
interface Indexed {
  readonly issue: Issue;
  /** All its words, in lower case. */
  readonly text: string;
}

/** An issue that was written and is not in the index as it is now. */
interface Waiting {
  /** When it was written. */
  readonly since: number;
  /** What searches are to find until the lag has passed: the issue before that write. Undefined when the index has it so. */
  former: Indexed | undefined;
}

/** Issues that wait for the next search at most: each is kept in memory. */
const MOST_WAITING = 2_000;
/** Terms that are written at once. */
const TERMS_AT_ONCE = 25;

/**
 * What JQL is evaluated over. Like Jira's own index it follows writes late: an issue that was just written is found as it
 * was before, one just deleted is still found, until the lag has passed on the site's clock. What is due is written into
 * the index at the next search only: most issues change several times before anybody searches.
 */
export class SearchIndex {
  readonly #waiting = new Map<number, Waiting>();
  readonly #fields: FieldBook;

  constructor(
    private readonly world: World,
    readonly lagMilliseconds: number,
  ) {
    this.#fields = new FieldBook(world);
    this.reload();
  }

  /** To be called before an issue is written at `at`; one that waits already keeps its place. */
  postpone(id: number, at: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined && waiting.since > at - this.lagMilliseconds) return;
    this.#waiting.set(id, { since: at, former: waiting && this.#current(id) });
    this.world.database.run("INSERT OR REPLACE INTO search_pending (issue, since) VALUES (?, ?)", id, at);
  }

  /** Takes up what was written at least the lag ago, and the issues that the caller wants reconciled. */
  catchUp(now: number, reconcile: readonly number[] = []): void {
    if (this.#waiting.size === 0) return;
    const atOnce = new Set(reconcile);
    this.world.database.transaction(() => {
      for (const [id, waiting] of this.#waiting) {
        if (waiting.since <= now - this.lagMilliseconds || atOnce.has(id)) {
          this.refresh([id]);
        } else if (waiting.former !== undefined) {
          this.#put(waiting.former);
          waiting.former = undefined;
        }
      }
    });
  }

  /** Keeps what waits within bounds where nobody searches. Not to be called once a write has begun to change things. */
  catchUpIfFull(now: number): void {
    if (this.#waiting.size >= MOST_WAITING) this.catchUp(now);
  }

  /** Brings these issues up to date at once. */
  refresh(issues: Iterable<number>): void {
    for (const id of issues) {
      if (this.#waiting.delete(id)) this.world.database.run("DELETE FROM search_pending WHERE issue = ?", id);
      const found = this.#current(id);
      if (found !== undefined) this.#put(found);
      else {
        this.world.database.run("DELETE FROM search_term WHERE issue = ?", id);
        this.world.database.run("DELETE FROM search_issue WHERE id = ?", id);
      }
    }
  }

  /** Goes by the data file: at the start, and when a write was undone. */
  reload(): void {
    const former = new Map([...this.#waiting].map(([id, waiting]) => [id, waiting.former]));
    this.#waiting.clear();
    const rows = this.world.database.all<{ issue: number; since: number }>("SELECT issue, since FROM search_pending");
    for (const { issue, since } of rows) this.#waiting.set(issue, { since, former: former.get(issue) });
  }

  #current(id: number): Indexed | undefined {
    const issue = this.world.issues.byId(id);
    if (issue === undefined) return undefined;
    const description = issue.description === null ? "" : textOf(JSON.parse(issue.description) as AdfNode);
    const text = [issue.summary, description, ...this.world.issues.commentTexts(id)].join("\n").toLowerCase();
    return { issue, text };
  }

  #put({ issue, text }: Indexed): void {
    const { world } = this;
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
      text,
      issue.created,
      issue.updated,
      issue.resolved,
      world.statuses.need(issue.status).category,
      world.priorities.get(issue.priority)?.rank ?? null,
    );
    world.database.run("DELETE FROM search_term WHERE issue = ?", issue.id);
    const terms = this.#terms(issue);
    for (let start = 0; start < terms.length; start += TERMS_AT_ONCE) {
      const some = terms.slice(start, start + TERMS_AT_ONCE);
      const places = some.map(() => "(?, ?, ?, ?, ?)").join(", ");
      world.database.run(
        `INSERT INTO search_term (field, text, number, issue, isPhrase) VALUES ${places}`,
        ...some.flat(),
      );
    }
  }

  /** Rows of `search_term`. */
  #terms(issue: Issue): Cell[][] {
    const place = { world: this.world, project: issue.project };
    return Object.entries(issue.extras).flatMap(([id, value]) => {
      const field = this.#fields.byId(id);
      const terms = field === undefined ? [] : behaviourOf(field).terms(value, place, field);
      return terms.map((term): Cell[] => [
        term.alias === undefined ? id : `${id}.${term.alias.toLowerCase()}`,
        term.text.toLowerCase(),
        term.number ?? null,
        issue.id,
        term.isPhrase ? 1 : 0,
      ]);
    });
  }
}
