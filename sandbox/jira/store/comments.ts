import type { Database } from "../../database";
import type { Comment } from "./issue";
import type { Properties } from "./properties";
import { RecentMap } from "./recent-map";
import { replaceUndoably } from "./undoable";

type Row = Omit<Comment, "isPublic"> & { isPublic: number };

const commentOf = (row: Row): Comment => ({ ...row, isPublic: row.isPublic === 1 });

/** Issues whose comments are kept at hand where the data file has them too. */
const MOST_AT_HAND = 5_000;

/** Comments: in the data file if there will be a next start, else in memory alone. */
export class Comments {
  /** Oldest first. */
  readonly #atHand: RecentMap<number, readonly Comment[]>;
  /** Issue of each comment. */
  readonly #issues = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly properties: Properties,
  ) {
    this.#atHand = new RecentMap(database.outlivesProcess ? MOST_AT_HAND : Number.POSITIVE_INFINITY);
    for (const { id, issue } of database.all<{ id: number; issue: number }>("SELECT id, issue FROM comment"))
      this.#issues.set(id, issue);
  }

  /** To be called for an issue that is new: nothing has to be looked up of it. */
  begin(issue: number): void {
    this.#hold(issue, []);
  }

  put(comment: Comment): void {
    const { id, issue } = comment;
    const others = this.of(issue).filter((other) => other.id !== id);
    this.#hold(
      issue,
      [...others, comment].sort((a, b) => a.created - b.created || a.id - b.id),
    );
    replaceUndoably(this.database, this.#issues, id, issue);
    if (!this.database.outlivesProcess) return;
    this.database.run(
      "INSERT OR REPLACE INTO comment (id, issue, author, updateAuthor, body, text, created, updated, isPublic, visibility) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      issue,
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

  byId(id: number): Comment | undefined {
    const issue = this.#issues.get(id);
    return issue === undefined ? undefined : this.of(issue).find((comment) => comment.id === id);
  }

  of(issue: number, order: "oldest" | "newest" = "oldest"): readonly Comment[] {
    let comments = this.#atHand.get(issue);
    if (comments === undefined) {
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
    this.#hold(
      issue,
      this.of(issue).filter((other) => other.id !== id),
    );
    replaceUndoably(this.database, this.#issues, id, undefined);
    if (this.database.outlivesProcess) this.database.run("DELETE FROM comment WHERE id = ?", id);
  }

  removeAll(issue: number): void {
    for (const comment of this.of(issue)) this.remove(comment);
  }

  #hold(issue: number, comments: readonly Comment[]): void {
    replaceUndoably(this.database, this.#atHand, issue, comments);
  }
}
