import type { Cell } from "../../database";
import { type AdfNode, textOf } from "../document";
import { behaviourOf } from "../fields/behaviours";
import { FieldBook } from "../fields/field-book";
import type { Issue } from "../store/issue";
import { RecentMap } from "../store/recent-map";
import { replaceUndoably } from "../store/undoable";
import type { World } from "../world";

/** An issue as the index takes it up. */
interface Indexed {
  readonly issue: Issue;
  /** All its words, in lower case; empty until a search has asked for words. */
  readonly text: string;
}

/** An issue that was written and is not in the index as it is now. */
interface Waiting {
  /** When it was written. */
  readonly since: number;
  /** The issue as the index has it; undefined for one that the index does not have. */
  readonly indexed: Issue | undefined;
  /** What searches are to find until the lag has passed: the issue before that write. Undefined when the index has it so. */
  readonly former: Indexed | undefined;
}

/** Issues that wait for the next search at most: each is kept in memory. */
const MOST_WAITING = 2_000;
/** Issues of which is known what the index says, so that only what changed has to be written. */
const MOST_KNOWN = 10_000;
/** Terms that are written at once. */
const TERMS_AT_ONCE = 25;

type Columns = Readonly<Record<string, Cell>>;

/** What the index says of an issue. */
interface Known {
  readonly issue: Issue;
  readonly columns: Columns;
}

/**
 * What JQL is evaluated over. Like Jira's own index it follows writes late: an issue that was just written is found as it
 * was before, one just deleted is still found, until the lag has passed on the site's clock. What is due is written into
 * the index at the next search only: most issues change several times before anybody searches. Of the words, and the values
 * that are terms, those are written that a search has asked for; where there will be a next start, all of them.
 */
export class SearchIndex {
  readonly #waiting = new Map<number, Waiting>();
  readonly #known = new RecentMap<number, Known>(MOST_KNOWN);
  readonly #fields: FieldBook;
  /** Terms that searches have asked for: ids of fields, with a dot and the alias behind them where that was meant. */
  readonly #asked = new Set<string>();
  #hasWords: boolean;

  // LENIENT: search-lag
  constructor(
    private readonly world: World,
    readonly lagMilliseconds: number,
  ) {
    this.#hasWords = world.database.outlivesProcess;
    this.#fields = new FieldBook(world);
    const rows = world.database.all<{ issue: number; since: number }>("SELECT issue, since FROM search_pending");
    for (const { issue, since } of rows) this.#waiting.set(issue, { since, indexed: undefined, former: undefined });
  }

  /** To be called by whoever searches for terms, when the index has caught up, with their name in `search_term.field`. */
  ask(field: string): void {
    if (this.world.database.outlivesProcess || this.#asked.has(field)) return;
    this.world.database.transaction(() => {
      this.#asked.add(field);
      this.world.database.undoWith(() => this.#asked.delete(field));
      const fieldId = fieldOf(field);
      for (const issue of this.#indexed())
        this.#insertTerms(this.#terms([fieldId], issue).filter((term) => term[1] === field));
    });
  }

  /** To be called by whoever searches in `search_issue.text`, when the index has caught up. */
  askForWords(): void {
    if (this.#hasWords) return;
    const { database } = this.world;
    database.transaction(() => {
      this.#hasWords = true;
      database.undoWith(() => {
        this.#hasWords = false;
      });
      // What was written within the lag is found by its words of now, this once.
      for (const [id, { since, indexed, former }] of this.#waiting)
        if (former !== undefined)
          this.#wait(id, { since, indexed, former: { ...former, text: this.#words(former.issue) } });
      for (const issue of this.#indexed()) {
        database.run("UPDATE search_issue SET text = ? WHERE id = ?", this.#words(issue), issue.id);
        this.#know(issue.id, undefined);
      }
    });
  }

  /** The issues of the index, as it has them. */
  #indexed(): Issue[] {
    const rows = this.world.database.all<{ id: number }>("SELECT id FROM search_issue");
    return rows.flatMap(({ id }) => {
      const waiting = this.#waiting.get(id);
      return (waiting === undefined ? this.world.issues.byId(id) : waiting.indexed) ?? [];
    });
  }

  /** To be called before an issue is written at `at`; one that waits already keeps its place. */
  postpone(id: number, at: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined && waiting.since > at - this.lagMilliseconds) return;
    const former = waiting && this.#current(id);
    this.#wait(id, { since: at, indexed: waiting ? waiting.indexed : this.world.issues.byId(id), former });
    if (this.world.database.outlivesProcess)
      this.world.database.run("INSERT OR REPLACE INTO search_pending (issue, since) VALUES (?, ?)", id, at);
  }

  /** Takes up what was written at least the lag ago, and the issues that the caller wants reconciled. */
  catchUp(now: number, reconcile: readonly number[] = []): void {
    if (this.#waiting.size === 0) return;
    const atOnce = new Set(reconcile);
    this.world.database.transaction(() => {
      for (const [id, { since, former }] of [...this.#waiting]) {
        if (since <= now - this.lagMilliseconds || atOnce.has(id)) {
          this.refresh([id]);
        } else if (former !== undefined) {
          this.#put(former);
          this.#wait(id, { since, indexed: former.issue, former: undefined });
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
    const { database } = this.world;
    for (const id of issues) {
      if (this.#waiting.has(id)) {
        this.#wait(id, undefined);
        if (database.outlivesProcess) database.run("DELETE FROM search_pending WHERE issue = ?", id);
      }
      const found = this.#current(id);
      if (found !== undefined) this.#put(found);
      else {
        this.#know(id, undefined);
        database.run("DELETE FROM search_term WHERE issue = ?", id);
        database.run("DELETE FROM search_issue WHERE id = ?", id);
      }
    }
  }

  #wait(id: number, waiting: Waiting | undefined): void {
    replaceUndoably(this.world.database, this.#waiting, id, waiting);
  }

  #know(id: number, known: Known | undefined): void {
    this.world.database.undoWith(() => this.#known.delete(id));
    if (known === undefined) this.#known.delete(id);
    else this.#known.set(id, known);
  }

  #current(id: number): Indexed | undefined {
    const issue = this.world.issues.byId(id);
    return issue && { issue, text: this.#hasWords ? this.#words(issue) : "" };
  }

  #words({ id, summary, description }: Issue): string {
    const described = description === null ? "" : textOf(JSON.parse(description) as AdfNode);
    return [summary, described, this.world.issues.comments.text(id)].join("\n").toLowerCase();
  }

  #put(indexed: Indexed): void {
    const { issue } = indexed;
    const next = { issue, columns: this.#columns(indexed) };
    const known = this.#known.get(issue.id);
    if (known === undefined || known.issue.project !== issue.project) this.#putWhole(next);
    else this.#putChanges(known, next);
    this.#know(issue.id, next);
  }

  #putWhole({ issue, columns }: Known): void {
    const { database } = this.world;
    const names = Object.keys(columns);
    database.run(
      `INSERT OR REPLACE INTO search_issue (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      ...Object.values(columns),
    );
    database.run("DELETE FROM search_term WHERE issue = ?", issue.id);
    this.#insertTerms(this.#wantedTerms(Object.keys(issue.extras), issue));
  }

  /** The database keeps seven indexes over an issue: only those that a change concerns are written. */
  #putChanges(known: Known, next: Known): void {
    const { database } = this.world;
    const { id, extras } = next.issue;
    const changed = Object.keys(next.columns).filter((name) => next.columns[name] !== known.columns[name]);
    if (changed.length > 0)
      database.run(
        `UPDATE search_issue SET ${changed.map((name) => `${name} = ?`).join(", ")} WHERE id = ?`,
        ...changed.map((name) => next.columns[name]!),
        id,
      );
    const fieldIds = new Set([...Object.keys(known.issue.extras), ...Object.keys(extras)]);
    const touched = [...fieldIds].filter((fieldId) => known.issue.extras[fieldId] !== extras[fieldId]);
    // Of an object's aliases most stay as they are.
    const gone = new Map(this.#wantedTerms(touched, known.issue).map((term) => [placeOf(term), term]));
    const come = this.#wantedTerms(touched, next.issue).filter((term) => {
      const former = gone.get(placeOf(term));
      gone.delete(placeOf(term));
      return former === undefined || term.some((cell, column) => cell !== former[column]);
    });
    for (const [issue, field, place] of gone.values())
      database.run("DELETE FROM search_term WHERE issue = ? AND field = ? AND place = ?", issue!, field!, place!);
    this.#insertTerms(come);
  }

  /** Whether there are terms of a field, or of one of its aliases. */
  #isAsked(fieldId: string): boolean {
    if (this.world.database.outlivesProcess || this.#asked.has(fieldId)) return true;
    for (const field of this.#asked) if (fieldOf(field) === fieldId) return true;
    return false;
  }

  /** Rows of the terms that searches have asked for; of all where there will be a next start. */
  #wantedTerms(fieldIds: readonly string[], issue: Issue): Cell[][] {
    const asked = fieldIds.filter((fieldId) => this.#isAsked(fieldId));
    const terms = this.#terms(asked, issue);
    return this.world.database.outlivesProcess ? terms : terms.filter(([, field]) => this.#asked.has(field as string));
  }

  #insertTerms(terms: readonly Cell[][]): void {
    for (let start = 0; start < terms.length; start += TERMS_AT_ONCE) {
      const some = terms.slice(start, start + TERMS_AT_ONCE);
      const places = some.map(() => "(?, ?, ?, ?, ?, ?)").join(", ");
      this.world.database.run(
        `INSERT OR REPLACE INTO search_term (issue, field, place, text, number, isPhrase) VALUES ${places}`,
        ...some.flat(),
      );
    }
  }

  /** Row of `search_issue`. */
  #columns({ issue, text }: Indexed): Columns {
    return {
      id: issue.id,
      key: issue.key,
      number: issue.number,
      project: issue.project,
      issuetype: issue.issuetype,
      status: issue.status,
      statusSince: issue.statusSince,
      priority: issue.priority,
      resolution: issue.resolution,
      security: issue.security,
      requesttype: issue.requesttype,
      reporter: issue.reporter,
      assignee: issue.assignee,
      creator: issue.creator,
      summary: issue.summary.toLowerCase(),
      text,
      created: issue.created,
      updated: issue.updated,
      resolved: issue.resolved,
      category: this.world.statuses.need(issue.status).category,
      priorityRank: this.world.priorities.get(issue.priority)?.rank ?? null,
    };
  }

  /** Rows of `search_term`. */
  #terms(fieldIds: readonly string[], issue: Issue): Cell[][] {
    const at = { world: this.world, project: issue.project };
    return fieldIds.flatMap((id) => {
      const field = this.#fields.byId(id);
      const value = issue.extras[id];
      const terms = field === undefined || value === undefined ? [] : behaviourOf(field).terms(value, at, field);
      return terms.map((term, place): Cell[] => [
        issue.id,
        term.alias === undefined ? id : `${id}.${term.alias.toLowerCase()}`,
        place,
        term.text.toLowerCase(),
        term.number ?? null,
        term.isPhrase ? 1 : 0,
      ]);
    });
  }
}

/** Where a term stands among those of its issue. */
const placeOf = ([, field, place]: readonly Cell[]): string => `${field} ${place}`;

/** The field among whose terms one is; an alias stands behind a dot. */
const fieldOf = (field: string): string => field.replace(/\..*$/, "");
