import type { Cell, Database } from "../../database";
import type { ChangeEntry } from "./issue";
import { RecentMap } from "./recent-map";
import { replaceUndoably } from "./undoable";

type Row = Omit<ChangeEntry, "items"> & { items: string };

const entryOf = (row: Row): ChangeEntry => ({ ...row, items: JSON.parse(row.items) });

/** Issues whose changes are kept at hand. */
const MOST_AT_HAND = 5_000;
/** Entries that wait to be written at most, and those of them that are written with one statement. */
const MOST_WAITING = 1_000;
const WRITTEN_AT_ONCE = 50;

/** Changelogs. Where there will be a next start they are in the data file at once, else when somebody asks the database. */
export class Changes {
  /** Oldest first. */
  readonly #atHand = new RecentMap<number, readonly ChangeEntry[]>(MOST_AT_HAND);
  /** Entries that the database does not have yet. */
  #waiting: readonly ChangeEntry[] = [];

  constructor(private readonly database: Database) {}

  /** To be called for an issue that is new: nothing has to be looked up of it. */
  begin(issue: number): void {
    this.#hold(issue, []);
  }

  add(entry: ChangeEntry): void {
    const known = this.#atHand.get(entry.issue);
    const last = known?.at(-1);
    const isLast = known !== undefined && (last === undefined || last.at <= entry.at);
    this.#hold(entry.issue, isLast ? [...known, entry] : undefined);
    this.#wait([...this.#waiting, entry]);
    if (this.database.outlivesProcess || this.#waiting.length >= MOST_WAITING) this.write();
  }

  /** Oldest first. */
  of(issue: number): readonly ChangeEntry[] {
    const known = this.#atHand.get(issue);
    if (known !== undefined) return known;
    this.write();
    const rows = this.database.all<Row>("SELECT * FROM change WHERE issue = ? ORDER BY at, id", issue);
    const entries = rows.map(entryOf);
    this.#atHand.set(issue, entries);
    return entries;
  }

  removeAll(issue: number): void {
    this.#hold(issue, undefined);
    this.write();
    this.database.run("DELETE FROM change WHERE issue = ?", issue);
  }

  /** To be called before the table `change` is read by anybody else. */
  write(): void {
    const entries = this.#waiting;
    if (entries.length === 0) return;
    this.database.transaction(() => {
      this.#wait([]);
      for (let from = 0; from < entries.length; from += WRITTEN_AT_ONCE) {
        const some = entries.slice(from, from + WRITTEN_AT_ONCE);
        this.database.run(
          `INSERT INTO change (id, issue, author, at, items) VALUES ${some.map(() => "(?, ?, ?, ?, ?)").join(", ")}`,
          ...some.flatMap(({ id, issue, author, at, items }): Cell[] => [id, issue, author, at, JSON.stringify(items)]),
        );
      }
    });
  }

  #wait(entries: readonly ChangeEntry[]): void {
    const before = this.#waiting;
    this.database.undoWith(() => {
      this.#waiting = before;
    });
    this.#waiting = entries;
  }

  #hold(issue: number, entries: readonly ChangeEntry[] | undefined): void {
    replaceUndoably(this.database, this.#atHand, issue, entries);
  }
}
