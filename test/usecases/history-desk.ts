import { createHash } from "node:crypto";
import { readPage } from "../../src/domain/history-pages/history-page";
import { type HistoryShelf, pageNamesOf } from "../../src/domain/history-pages/history-shelf";
import { type HistoryTable, historyTable } from "../../src/domain/history-pages/history-table";
import type { JournalLine } from "../../src/domain/journal/deed";
import { effectsOf } from "../../src/domain/journal/journal-effects";
import type { MonitoredProject } from "../../src/domain/monitoring/monitored-project";
import { phaseOf, type StoredTicket, type WatchPhase } from "../../src/domain/monitoring/watched-ticket";
import { type Instant, MINUTE } from "../../src/domain/time";
import { checkTickets } from "../../src/usecases/check-tickets";
import type { PageBytes } from "../../src/usecases/fill-history-pages";
import type { HistoryPorts } from "../../src/usecases/pack-history";
import type { Rebuilding, RebuildPorts } from "../../src/usecases/rebuild-history";
import { Killed, WatchedDesk } from "./watched-desk";

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Europe/Berlin, weekly: always }]
services:
  - { key: print, name: Printing, tickets: { service: [Printers] } }
  - { key: mail, name: Mail, tickets: { service: [Mail] } }
customers: [{ key: sales, name: Sales }]
agreements:
  - key: gold
    kind: sla
    version: 1
    service: print
    validFrom: "2026-01-01"
    clock: { stop: { statuses: [Done, Closed] }, pause: { statuses: [Waiting] }, respond: { statuses: [Active] }, reopen: resume }
    targets:
      - { measure: resolution, within: PT4H, calendar: always }
      - { measure: response, within: PT1H, calendar: always }
    attainment: { percent: 90 }
  - key: mail
    kind: sla
    version: 1
    service: mail
    validFrom: "2026-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT8H, calendar: always }]
  - key: first-line
    kind: ola
    version: 1
    service: print
    party: { teams: [First line] }
    validFrom: "2026-01-01"
    targets: [{ measure: resolution, within: PT2H, calendar: always }]
`;

/** A desk whose history is packed: pages and shelf are in memory, replaced as the platform does it. */
export class HistoryDesk {
  readonly desk: WatchedDesk;
  readonly pages = new Map<string, PageBytes>();
  /** Whose tickets Jira says they are. */
  readonly assignees = new Map<string, string>();
  shelf: HistoryShelf | null = null;
  rebuilding: Rebuilding | null = null;
  readonly journals = new Map<string, JournalLine[]>();
  /** Tickets that the index does not give yet. */
  readonly unseen = new Set<string>();
  /** Steps of a rebuilding that were ordered. */
  readonly ordered: Instant[] = [];
  bytesWritten = 0;
  /** The call at which the function dies, from 0; null for never. */
  diesAt: number | null = null;
  calls = 0;

  #project: MonitoredProject;

  constructor(startsAt: Instant) {
    this.desk = new WatchedDesk(catalogue, startsAt);
    this.#project = this.desk.project;
  }

  /** A ticket that is created, answered and resolved, each so many minutes after the one before. */
  async work(
    issueId: string,
    minutes: { readonly answer: number; readonly resolve: number },
    values = {},
  ): Promise<void> {
    await this.open(issueId, values);
    await this.change(issueId, minutes.answer, { status: "Active" });
    await this.change(issueId, minutes.resolve, { status: "Done" });
  }

  async open(issueId: string, values: object = {}): Promise<void> {
    this.desk.open(issueId, { service: "Printers", customer: "Sales", team: "First line", ...values });
    await this.check(issueId);
  }

  async change(issueId: string, minutesLater: number, values: Readonly<Record<string, string | null>>): Promise<void> {
    this.desk.now += minutesLater * MINUTE;
    this.desk.change(issueId, values);
    this.desk.mark(issueId);
    await this.check(issueId);
  }

  /** Writes a line into a ticket's journal, as the panel does. */
  async note(issueId: string, line: Omit<JournalLine, "at">): Promise<void> {
    const lines = [...(this.journals.get(issueId) ?? []), { ...line, at: this.desk.now }];
    this.journals.set(issueId, lines);
    const { ticket, version } = this.desk.rows.get(issueId)!;
    const changed = { ...ticket, journal: effectsOf(lines), changedAt: this.desk.now, news: null };
    this.desk.rows.set(issueId, { ticket: changed, version: version + 1 });
    await this.check(issueId);
  }

  /** Settles that somebody sees figures of single agents. */
  seeAgents(): void {
    this.#project = { ...this.#project, actions: { ...this.#project.actions, agentFigureGroups: ["leads"] } };
  }

  private async check(issueId: string): Promise<void> {
    await checkTickets(this.desk.ports(), [issueId], true);
  }

  /** The months as a page of the app would have them. */
  table(): HistoryTable {
    const read = (pages: readonly { readonly name: string }[]) =>
      pages.map(({ name }) => {
        const bytes = this.pages.get(name);
        if (bytes === undefined) throw new Error(`The shelf names page ${name}, and there is none.`);
        return readPage(bytes.page, bytes.people);
      });
    return historyTable(
      (this.shelf?.months ?? []).map(({ month, finished, open }) => ({
        month,
        finished: read(finished),
        open: open && { asOf: open.asOf, pages: read(open.pages) },
      })),
    );
  }

  /** Rows of the table such as `2026-03 HD-1 gold resolution#1 kept`, sorted. */
  told(): string[] {
    const { rows, tickets, words, months } = this.table();
    return Array.from({ length: rows.count }, (_, row) => {
      const { agreement, measure } = words.promises[rows.promise[row]!]!;
      const isOpen = Number.isNaN(rows.stoppedAt[row]);
      const outcome = Number.isNaN(rows.breachedAt[row])
        ? isOpen
          ? "open"
          : "kept"
        : isOpen
          ? "open, broken"
          : "broken";
      return `${months[rows.month[row]!]} ${tickets.keys[rows.ticket[row]!]} ${agreement} ${measure}#${rows.cycle[row]} ${outcome}`;
    }).sort();
  }

  /** Pages that no shelf names. */
  orphans(): string[] {
    const named = new Set(this.shelf === null ? [] : pageNamesOf(this.shelf));
    return [...this.pages.keys()].filter((name) => !named.has(name));
  }

  ports(): HistoryPorts & RebuildPorts {
    // A function that dies does so before or after a call took effect.
    const through = <Given extends unknown[], Value>(work: (...given: Given) => Value) => {
      return async (...given: Given): Promise<Value> => {
        const call = this.calls++;
        if (this.diesAt !== null && Math.floor(this.diesAt / 2) === call && this.diesAt % 2 === 0) throw new Killed();
        const value = work(...given);
        if (this.diesAt !== null && Math.floor(this.diesAt / 2) === call) throw new Killed();
        return value;
      };
    };
    const inPhase = (phase: WatchPhase) =>
      [...this.desk.rows.values()].filter(
        ({ ticket }) => phaseOf(ticket) === phase && !this.unseen.has(ticket.issueId),
      );
    const pageOf = (tickets: StoredTicket[], after: string | null) =>
      tickets
        .sort((one, other) => (one.ticket.issueId < other.ticket.issueId ? -1 : 1))
        .filter(({ ticket }) => after === null || ticket.issueId > after)
        .slice(0, 2);
    const measured = ({ ticket }: StoredTicket) => Math.floor((ticket.measuredAt ?? 0) / MINUTE);
    return {
      now: () => this.desk.now,
      remainingMs: () => 120_000,
      project: async () => this.#project,
      shelf: through(() => this.shelf),
      replaceShelf: through((_, shelf) => {
        if ((this.shelf?.revision ?? 0) !== shelf.revision - 1) return false;
        this.shelf = shelf;
        return true;
      }),
      packPage: ({ page, people }) => ({
        name: createHash("sha256")
          .update(page)
          .update(people ?? "")
          .digest("hex"),
        size: page.length,
        packed: Buffer.from(page).toString("base64"),
        people: people && Buffer.from(people).toString("base64"),
      }),
      savePages: through((_, pages) => {
        for (const { name, packed, people, size } of pages) {
          const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
          this.pages.set(name, { page: bytes(packed), people: people === null ? null : bytes(people) });
          this.bytesWritten += size;
        }
      }),
      readPages: through((_, names) => names.map((name) => this.pages.get(name)!)),
      removePages: through((_, names) => {
        for (const name of names) this.pages.delete(name);
      }),
      // Two tickets a page, so that a few tickets make several.
      finishedSince: through((_, since, cursor) => {
        const found = inPhase("finished")
          .filter((stored) => measured(stored) >= Math.floor(since / MINUTE))
          .sort((one, other) => measured(one) - measured(other));
        const from = Number(cursor ?? 0);
        return { tickets: found.slice(from, from + 2), cursor: from + 2 < found.length ? String(from + 2) : undefined };
      }),
      openTickets: through((_, after) => pageOf(inPhase("open"), after)),
      finishedTickets: through((_, after) => pageOf(inPhase("finished"), after)),
      assignees: through((issueIds) => new Map([...this.assignees].filter(([issueId]) => issueIds.includes(issueId)))),
      journal: through(({ issueId }) => this.journals.get(issueId) ?? []),
      rebuilding: through(() => this.rebuilding),
      saveRebuilding: through((_, rebuilding) => {
        this.rebuilding = rebuilding;
      }),
      goOn: through((_, startedAt) => void this.ordered.push(startedAt)),
    };
  }
}
