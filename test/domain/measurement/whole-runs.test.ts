import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readHistory } from "../../../sandbox/history/read-history";
import type { RecordedTicket } from "../../../sandbox/history/recorded-ticket";
import type { AgreementBook } from "../../../src/domain/agreement/agreement-book";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { readCatalogueText } from "../../../src/domain/catalogue/catalogue-text";
import { dueWindows } from "../../../src/domain/escalation/due-windows";
import { procedureFor } from "../../../src/domain/escalation/steps-due";
import { thresholdOf } from "../../../src/domain/escalation/thresholds";
import { measure } from "../../../src/domain/measurement/measure";
import type { TicketClock } from "../../../src/domain/measurement/ticket-clock";
import { type TicketHistory, ticketHistory } from "../../../src/domain/measurement/ticket-history";
import { type Instant, SECOND } from "../../../src/domain/time";
import { describeWithShared, sharedFolder } from "../../support/shared";

type Row = Readonly<Record<string, string>>;

/** The expected files hold no quoted cells. */
function table(path: string): Row[] {
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

const iso = (at: Instant | null) => (at === null ? "" : new Date(at).toISOString().replace(".000Z", "Z"));
const historyOf = ({ createdAt, initial, changes, comments }: RecordedTicket): TicketHistory =>
  ticketHistory({
    createdAt,
    initial,
    changes: changes.map(({ at, items }) => ({
      at,
      set: Object.fromEntries(items.map(({ field, to }) => [field, to])),
    })),
    agentReplies: comments.filter(({ kind }) => kind === "agent-public").map(({ at }) => at),
  });

/** Clocks by what names them in the files. */
const nameOf = (ticket: string, { agreement, measure: of, cycle }: TicketClock) =>
  [ticket, agreement.key, agreement.version, of, cycle].join(" ");
const rowName = (row: Row) => [row.ticket, row.agreement, row.version, row.measure, row.cycle].join(" ");

describeWithShared("measured tickets of real logs equal an independent calculation", () => {
  describe.each(["uci500", "bpic14-500"])("%s", (run) => {
    const folder = join(sharedFolder, "conformance", "runs", run);
    let book: AgreementBook;
    let histories: ReadonlyMap<string, TicketHistory>;
    const clocksAt = (ticket: string, now: Instant) => measure(histories.get(ticket)!, book, now);

    beforeAll(async () => {
      const answer = readCatalogueText(readFileSync(join(folder, "catalogue.json"), "utf8"));
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer.problems));
      book = compileAgreementBook(answer.catalogue);
      const { tickets } = await readHistory(join(folder, "history.csv.gz"));
      histories = new Map(tickets.map((ticket) => [ticket.number, historyOf(ticket)]));
    });

    it("in every measurement: state, figures and instants, none missing and none too many", () => {
      const until = Date.parse(readFileSync(join(folder, "until.txt"), "utf8").trim());
      const expected = new Map(
        table(join(folder, "expected", "measurements.csv.gz")).map((row) => [rowName(row), row]),
      );
      const wrong: object[] = [];
      for (const ticket of histories.keys()) {
        for (const clock of clocksAt(ticket, until)) {
          const name = nameOf(ticket, clock);
          const row = expected.get(name);
          expected.delete(name);
          const got = asRow(clock);
          const differs = Object.entries(got).filter(([column, value]) => !rightValues(row, column).includes(value));
          if (row === undefined || differs.length > 0) wrong.push({ name, differs, row });
        }
      }
      expect({ wrong: wrong.slice(0, 3), missing: [...expected.keys()] }).toEqual({ wrong: [], missing: [] });
    });

    it("in every step of a ladder: each time in which it was due, to the second", () => {
      const wrong: object[] = [];
      for (const row of table(join(folder, "expected", "steps.csv.gz"))) {
        for (const window of row.windows!.split(";")) {
          const [from, to] = window.split("/");
          // Read just before the window closes: afterwards another agreement may have taken the clock's place.
          const clock = clocksAt(row.ticket!, Date.parse(to!) - 1).find(
            (one) => nameOf(row.ticket!, one) === rowName(row),
          );
          const got = clock === undefined ? undefined : openWindow(clock, Number(row.level));
          if (got !== from) wrong.push({ name: `${rowName(row)} level ${row.level}`, window, got });
        }
      }
      expect(wrong.slice(0, 3)).toEqual([]);
    });
  });
});

function asRow(clock: TicketClock): Row {
  return {
    kind: clock.agreement.kind,
    priority: clock.priority ?? "",
    state: clock.state,
    started_at: iso(clock.startedAt),
    stopped_at: iso(clock.stoppedAt),
    target_s: String(clock.target.within / SECOND),
    elapsed_s: String(clock.elapsed / SECOND),
    due_at: iso(clock.dueAt),
    breached: String(clock.isBreached),
    breached_at: iso(clock.breachedAt),
  };
}

/** The value expected in a column, and where the format allows another answer (a tie, a stop out of a pause) that too. */
function rightValues(row: Row | undefined, column: string): string[] {
  return [row?.[column] ?? "", ...(row?.[`${column}_alt`]?.split("|") ?? [])];
}

function openWindow(clock: TicketClock, level: number): string | undefined {
  const procedure = procedureFor(clock);
  if (procedure === undefined) return undefined;
  const position = procedure.steps.findIndex((step) => step.level === level) + 1;
  const present = dueWindows(clock, (target) => thresholdOf(procedure, position, target)).at(-1);
  return present?.to === Number.POSITIVE_INFINITY ? iso(present.from) : undefined;
}
