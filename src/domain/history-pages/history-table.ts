import type { Holder } from "../breach-attribution/holder";
import type { Instant } from "../time";
import type { Correction } from "./correction";
import { correctionOf } from "./correction";
import { entryAt, type PageColumns } from "./history-page";
import type { HistoryPromise, Month } from "./history-record";
import { asItIs, asJson, WordList } from "./word-list";

/** The pages of one month, as they are read. */
export interface MonthPages {
  readonly month: Month;
  /** Finished tickets, in the order in which they were packed. */
  readonly finished: readonly PageColumns[];
  /** Tickets that were open at `asOf`; null where nobody looked. */
  readonly open: { readonly asOf: Instant; readonly pages: readonly PageColumns[] } | null;
}

/**
 * What is known of one or several months, a row for each clock, in columns that a filter runs over quickly. Words are
 * places in the table's own lists, -1 for none; instants are not a number where there is none.
 */
export interface HistoryTable {
  readonly months: readonly Month[];
  /** For each month the moment of its open rows; not a number where nobody looked. */
  readonly asOf: Float64Array;
  /** Each ticket once, however many months know it. */
  readonly tickets: TicketColumns;
  readonly rows: RowColumns;
  readonly shares: ShareColumns;
  readonly words: TableWords;
  /** What later entries changed of earlier ones, in the order in which they were packed. */
  readonly corrections: readonly Correction[];
}

export interface TicketColumns {
  readonly ids: readonly string[];
  readonly keys: readonly string[];
  readonly createdAt: Float64Array;
  readonly exclusion: Int32Array;
  readonly reopened: Int32Array;
  /** All -1 where the reader may not see it. */
  readonly assignee: Int32Array;
}

export interface RowColumns {
  readonly count: number;
  readonly ticket: Int32Array;
  readonly month: Int32Array;
  readonly promise: Int32Array;
  readonly cycle: Int32Array;
  readonly service: Int32Array;
  readonly customer: Int32Array;
  readonly team: Int32Array;
  readonly priority: Int32Array;
  readonly startedAt: Float64Array;
  /** Not a number for a clock that was open when its month was looked at. */
  readonly stoppedAt: Float64Array;
  readonly dueAt: Float64Array;
  /** Not a number where the promise was kept, or was not broken yet. */
  readonly breachedAt: Float64Array;
  readonly target: Float64Array;
  readonly granted: Float64Array;
  readonly elapsed: Float64Array;
  readonly reason: Int32Array;
  /** The shares of row n are those from `shareFrom[n]` to before `shareFrom[n + 1]`. */
  readonly shareFrom: Int32Array;
}

export interface ShareColumns {
  readonly holder: Int32Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface TableWords {
  readonly promises: readonly HistoryPromise[];
  readonly services: readonly string[];
  readonly customers: readonly string[];
  readonly teams: readonly string[];
  readonly priorities: readonly string[];
  readonly reasons: readonly string[];
  readonly exclusions: readonly string[];
  readonly holders: readonly Holder[];
  /** Accounts. */
  readonly assignees: readonly string[];
}

/** An entry of a page, with where its records and their shares begin. */
interface EntryPlace {
  readonly page: PageColumns;
  readonly entry: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly firstShare: number;
}

/**
 * Joins months into one table. Of a ticket's entries in a month the last packed holds. Where a ticket was also open when
 * the month was looked at, what was packed later goes before what was seen, clock by clock, and what was seen goes before
 * anything packed earlier: it had been opened again.
 */
export function historyTable(months: readonly MonthPages[]): HistoryTable {
  const maker = new TableMaker();
  months.forEach((pages, month) => {
    const packed = new Map<string, EntryPlace>();
    for (const page of pages.finished)
      for (const place of entryPlaces(page)) {
        const id = page.issueIds[place.entry]!;
        const former = packed.get(id);
        if (former !== undefined) maker.correct(pages.month, former, place);
        packed.set(id, place);
      }
    const seen = new Map<string, EntryPlace>();
    for (const page of pages.open?.pages ?? [])
      for (const place of entryPlaces(page)) seen.set(page.issueIds[place.entry]!, place);
    for (const [id, place] of packed) {
      const other = seen.get(id);
      const isOutdated = other !== undefined && place.page.packedAt[place.entry]! <= pages.open!.asOf;
      maker.addTicket(id, place);
      if (!isOutdated) maker.addRows(id, month, place, new Set());
    }
    for (const [id, place] of seen) {
      const later = packed.get(id);
      const isOutdated = later !== undefined && later.page.packedAt[later.entry]! > pages.open!.asOf;
      maker.addTicket(id, place);
      maker.addRows(id, month, place, isOutdated ? clocksIn(later) : new Set());
    }
  });
  return maker.table(
    months.map(({ month }) => month),
    Float64Array.from(months, ({ open }) => open?.asOf ?? Number.NaN),
  );
}

function entryPlaces(page: PageColumns): EntryPlace[] {
  let firstRow = 0;
  let firstShare = 0;
  return page.issueIds.map((_, entry) => {
    const rowCount = page.recordCounts[entry]!;
    const place = { page, entry, firstRow, rowCount, firstShare };
    for (const end = firstRow + rowCount; firstRow < end; firstRow++) firstShare += page.shareCounts[firstRow]!;
    return place;
  });
}

/** Names of an entry's clocks, equal in all pages. */
function clocksIn({ page, firstRow, rowCount }: EntryPlace): ReadonlySet<string> {
  return new Set(Array.from({ length: rowCount }, (_, place) => clockIn(page, firstRow + place)));
}

function clockIn(page: PageColumns, row: number): string {
  const { agreement, version, measure } = page.words.promises[page.promises[row]!]!;
  return `${agreement}:${version}:${measure}:${page.cycles[row]}`;
}

type NumberColumn = "startedAt" | "stoppedAt" | "dueAt" | "breachedAt" | "targets" | "granted" | "elapsed" | "cycles";
type WordColumn = "promises" | "services" | "customers" | "teams" | "priorities" | "reasons";

class TableMaker {
  readonly #promises = new WordList<HistoryPromise>(asJson);
  readonly #holders = new WordList<Holder>(asJson);
  readonly #services = new WordList<string>(asItIs);
  readonly #customers = new WordList<string>(asItIs);
  readonly #teams = new WordList<string>(asItIs);
  readonly #priorities = new WordList<string>(asItIs);
  readonly #reasons = new WordList<string>(asItIs);
  readonly #exclusions = new WordList<string>(asItIs);
  readonly #assignees = new WordList<string>(asItIs);
  /** For each page and list the places of its words in the table's. */
  readonly #placesOf = new Map<readonly unknown[], Int32Array>();
  readonly #ticketOf = new Map<string, number>();
  /** By which entry each ticket is described: the one packed last. */
  readonly #described: EntryPlace[] = [];
  /** Of each row of the table its page, its place there, where its shares begin there, its month and ticket. */
  readonly #page: PageColumns[] = [];
  readonly #row: number[] = [];
  readonly #share: number[] = [];
  readonly #month: number[] = [];
  readonly #ticket: number[] = [];
  readonly #corrections: Correction[] = [];

  addTicket(id: string, place: EntryPlace): void {
    const known = this.#ticketOf.get(id);
    if (known === undefined) this.#ticketOf.set(id, this.#described.push(place) - 1);
    else if (packedAt(place) >= packedAt(this.#described[known]!)) this.#described[known] = place;
  }

  addRows(id: string, month: number, place: EntryPlace, without: ReadonlySet<string>): void {
    const { page, firstRow, rowCount } = place;
    const ticket = this.#ticketOf.get(id)!;
    let share = place.firstShare;
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      if (without.size === 0 || !without.has(clockIn(page, row))) {
        this.#page.push(page);
        this.#row.push(row);
        this.#share.push(share);
        this.#month.push(month);
        this.#ticket.push(ticket);
      }
      share += page.shareCounts[row]!;
    }
  }

  correct(month: Month, former: EntryPlace, later: EntryPlace): void {
    const correction = correctionOf(month, told(former), told(later));
    if (correction !== null) this.#corrections.push(correction);
  }

  table(months: readonly Month[], asOf: Float64Array): HistoryTable {
    const [pages, row] = [this.#page, this.#row];
    const count = row.length;
    const { shareFrom, shares } = this.#shares();
    const numbers = (column: NumberColumn) => {
      const values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[i] = pages[i]![column][row[i]!]!;
      return values;
    };
    const words = <Word>(column: WordColumn, wordsIn: (page: PageColumns) => readonly Word[], list: WordList<Word>) => {
      const values = new Int32Array(count);
      let [page, places]: [PageColumns | null, Int32Array] = [null, new Int32Array(0)];
      for (let i = 0; i < count; i++) {
        // Rows of one page mostly stand together.
        if (pages[i] !== page) {
          page = pages[i]!;
          places = this.#places(wordsIn(page), list);
        }
        const place = page[column][row[i]!]!;
        values[i] = place < 0 ? -1 : places[place]!;
      }
      return values;
    };
    const table = {
      months,
      asOf,
      tickets: this.#tickets(),
      rows: {
        count,
        ticket: Int32Array.from(this.#ticket),
        month: Int32Array.from(this.#month),
        promise: words("promises", ({ words: of }) => of.promises, this.#promises),
        cycle: Int32Array.from(numbers("cycles")),
        service: words("services", ({ words: of }) => of.services, this.#services),
        customer: words("customers", ({ words: of }) => of.customers, this.#customers),
        team: words("teams", ({ words: of }) => of.teams, this.#teams),
        priority: words("priorities", ({ words: of }) => of.priorities, this.#priorities),
        startedAt: numbers("startedAt"),
        stoppedAt: numbers("stoppedAt"),
        dueAt: numbers("dueAt"),
        breachedAt: numbers("breachedAt"),
        target: numbers("targets"),
        granted: numbers("granted"),
        elapsed: numbers("elapsed"),
        reason: words("reasons", ({ words: of }) => of.reasons, this.#reasons),
        shareFrom,
      },
      shares,
      corrections: this.#corrections,
    };
    return {
      ...table,
      words: {
        promises: this.#promises.words,
        services: this.#services.words,
        customers: this.#customers.words,
        teams: this.#teams.words,
        priorities: this.#priorities.words,
        reasons: this.#reasons.words,
        exclusions: this.#exclusions.words,
        holders: this.#holders.words,
        assignees: this.#assignees.words,
      },
    };
  }

  #tickets(): TicketColumns {
    const described = this.#described;
    return {
      ids: [...this.#ticketOf.keys()],
      keys: described.map(({ page, entry }) => page.issueKeys[entry]!),
      createdAt: Float64Array.from(described, ({ page, entry }) => page.createdAt[entry]!),
      exclusion: Int32Array.from(described, ({ page, entry }) => {
        const place = page.exclusions[entry]!;
        return place < 0 ? -1 : this.#places(page.words.exclusions, this.#exclusions)[place]!;
      }),
      reopened: Int32Array.from(described, ({ page, entry }) => page.reopened[entry]!),
      assignee: Int32Array.from(described, ({ page, entry }) =>
        this.#assignees.placeOf(page.assignees?.[entry] ?? null),
      ),
    };
  }

  #shares() {
    const [pages, row] = [this.#page, this.#row];
    const count = row.length;
    const shareFrom = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) shareFrom[i + 1] = shareFrom[i]! + pages[i]!.shareCounts[row[i]!]!;
    const all = shareFrom[count]!;
    const shares = { holder: new Int32Array(all), before: new Float64Array(all), after: new Float64Array(all) };
    for (let i = 0; i < count; i++) {
      const page = pages[i]!;
      const places = this.#places(page.words.holders, this.#holders);
      let share = this.#share[i]!;
      for (let next = shareFrom[i]!; next < shareFrom[i + 1]!; next++, share++) {
        shares.holder[next] = places[page.holders[share]!]!;
        shares.before[next] = page.before[share]!;
        shares.after[next] = page.after[share]!;
      }
    }
    return { shareFrom, shares };
  }

  /** The places of a page's words in a list of the table. */
  #places<Word>(words: readonly Word[], list: WordList<Word>): Int32Array {
    let places = this.#placesOf.get(words);
    if (places === undefined) {
      places = Int32Array.from(words, (word) => list.placeOf(word));
      this.#placesOf.set(words, places);
    }
    return places;
  }
}

const told = ({ page, entry, firstRow, firstShare }: EntryPlace) => entryAt(page, entry, firstRow, firstShare);

const packedAt = ({ page, entry }: EntryPlace) => page.packedAt[entry]!;
