import type { Database } from "../../database";
import type { Comment } from "./issue";
import type { Properties } from "./properties";
import { RecentMap } from "./recent-map";

type Row = Omit<Comment, "isPublic"> & { isPublic: number };

const commentOf = (row: Row): Comment => ({ ...row, isPublic: row.isPublic === 1 });

/** Issues whose comments are kept at hand. */
const MOST_AT_HAND = 5_000;

/** Comments: in the data file if there will be a next start, else in memory alone. */
export class Comments {
  /** Oldest first. */
  readonly #atHand: RecentMap<number, readonly Comment[]>;
  /** Issue of each comment, where they are in memory alone. */
  readonly #issues = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly properties: Properties,
  ) {
    this.#atHand = new RecentMap(database.outlivesProcess ? MOST_AT_HAND : Number.POSITIVE_INFINITY);
  }

  put(comment: Comment): void {
    const { id, issue, created } = comment;
    if (!this.database.outlivesProcess) {
      const others = this.of(issue).filter((other) => other.id !== id);
      this.#keep(
        issue,
        [...others, comment].sort((a, b) => a.created - b.created || a.id - b.id),
      );
      this.#issues.set(id, issue);
      return;
    }
    const known = this.#atHand.get(issue);
    const isLast = known?.every((other) => other.id < id && other.created <= created) ?? false;
    this.#keep(issue, isLast ? [...known!, comment] : undefined);
    this.database.run(
      "INSERT OR REPLACE INTO comment (id, issue, author, updateAuthor, body, text, created, updated, isPublic, visibility) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      issue,
      comment.author,
      comment.updateAuthor,
      comment.body,
      comment.text,
      created,
      comment.updated,
      comment.isPublic ? 1 : 0,
      comment.visibility,
    );
  }

  byId(id: number): Comment | undefined {
    if (!this.database.outlivesProcess) return this.of(this.#issues.get(id) ?? 0).find((comment) => comment.id === id);
    const row = this.database.get<Row>("SELECT * FROM comment WHERE id = ?", id);
    return row && commentOf(row);
  }

  of(issue: number, order: "oldest" | "newest" = "oldest"): readonly Comment[] {
    let comments = this.#atHand.get(issue);
    if (comments === undefined) {
      if (!this.database.outlivesProcess) return [];
      const rows = this.database.all<Row>("SELECT * FROM comment WHERE issue = ? ORDER BY created, id", issue);
      comments = rows.map(commentOf);
      this.#atHand.set(issue, comments);
    }
    return order === "oldest" ? comments : comments.toReversed();
  }

  count(issue: number): number {
    return this.of(issue).length;
  }

  /** The words of an issue's comments, a line each. */
  text(issue: number): string {
    return this.of(issue)
      .map(({ text }) => text)
      .join("\n");
  }

  remove({ id, issue }: Comment): void {
    this.properties.removeAll("comment", String(id));
    if (!this.database.outlivesProcess) {
      const others = this.of(issue).filter((other) => other.id !== id);
      this.#keep(issue, others);
      return;
    }
    this.#keep(issue, undefined);
    this.database.run("DELETE FROM comment WHERE id = ?", id);
  }

  removeAll(issue: number): void {
    for (const { id } of this.of(issue)) this.properties.removeAll("comment", String(id));
    this.#keep(issue, undefined);
    if (this.database.outlivesProcess) this.database.run("DELETE FROM comment WHERE issue = ?", issue);
  }

  /** To be called before the database is written; should that be undone, what was at hand is again, or is read anew. */
  #keep(issue: number, comments: readonly Comment[] | undefined): void {
    const before = this.database.outlivesProcess ? undefined : this.#atHand.get(issue);
    this.database.undoWith(() => this.#hold(issue, before));
    this.#hold(issue, comments);
  }

  #hold(issue: number, comments: readonly Comment[] | undefined): void {
    if (comments === undefined) this.#atHand.delete(issue);
    else this.#atHand.set(issue, comments);
  }
}
