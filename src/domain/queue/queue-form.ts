import type { AgreementKind, Measure } from "../agreement/agreement";
import type { Instant } from "../time";
import type { QueueClock, QueueTicket } from "./queue-ticket";

/**
 * Ten thousand tickets as they travel and are kept: words once, rows by position, instants in seconds from `at`. Seconds
 * are rounded up, so nothing is late before its time.
 */
export interface QueueForm {
  /** Epoch milliseconds: when the tickets stood so. */
  readonly at: Instant;
  /** Each word once; rows name it by its place. Null stands for a field that is empty. */
  readonly words: readonly (string | null)[];
  /** Issue id, key, status, priority, service, team, reason for not being monitored, agreement or none; then six values a clock. */
  readonly rows: readonly (readonly (number | string | null)[])[];
}

const FIXED = 8;
const PER_CLOCK = 6;
const KINDS: readonly AgreementKind[] = ["sla", "ola", "uc"];
const MEASURES: readonly Measure[] = ["resolution", "response"];
const STATES = ["running", "paused", "stopped"] as const;
const SECOND = 1_000;

export function toQueueForm(tickets: readonly QueueTicket[], at: Instant): QueueForm {
  const places = new Map<string | null, number>();
  const place = (word: string | null): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, places.size);
    return places.size - 1;
  };
  const seconds = (instant: Instant | null) => (instant === null ? null : Math.ceil((instant - at) / SECOND));
  const rows = tickets.map((ticket) => [
    ticket.issueId,
    ticket.issueKey,
    place(ticket.status),
    place(ticket.priority),
    place(ticket.service),
    place(ticket.team),
    place(ticket.notMonitored),
    ticket.hasAgreement ? 1 : 0,
    ...ticket.clocks.flatMap((clock) => [
      place(clock.agreement),
      KINDS.indexOf(clock.kind) + 3 * MEASURES.indexOf(clock.measure) + 6 * STATES.indexOf(clock.state),
      seconds(clock.dueAt),
      seconds(clock.atRiskAt),
      seconds(clock.nextStepAt),
      flags(clock),
    ]),
  ]);
  return { at, words: [...places.keys()], rows };
}

const flags = ({ isBreached, awaitsAcknowledgement, isExplained, awaitsDecision }: QueueClock) =>
  Number(isBreached) + 2 * Number(awaitsAcknowledgement) + 4 * Number(isExplained) + 8 * Number(awaitsDecision);

export function fromQueueForm({ at, words, rows }: QueueForm): QueueTicket[] {
  const word = (place: unknown) => words[place as number] ?? null;
  const instant = (seconds: unknown) => (typeof seconds === "number" ? at + seconds * SECOND : null);
  return rows.map((row) => {
    const clocks: QueueClock[] = [];
    for (let first = FIXED; first < row.length; first += PER_CLOCK) {
      const sort = row[first + 1] as number;
      const set = row[first + 5] as number;
      clocks.push({
        agreement: word(row[first]) ?? "",
        kind: KINDS[sort % 3]!,
        measure: MEASURES[Math.floor(sort / 3) % 2]!,
        state: STATES[Math.floor(sort / 6)]!,
        dueAt: instant(row[first + 2]),
        atRiskAt: instant(row[first + 3]),
        nextStepAt: instant(row[first + 4]),
        isBreached: (set & 1) !== 0,
        awaitsAcknowledgement: (set & 2) !== 0,
        isExplained: (set & 4) !== 0,
        awaitsDecision: (set & 8) !== 0,
      });
    }
    return {
      issueId: String(row[0]),
      issueKey: String(row[1]),
      status: word(row[2]),
      priority: word(row[3]),
      service: word(row[4]),
      team: word(row[5]),
      notMonitored: word(row[6]) as QueueTicket["notMonitored"],
      hasAgreement: row[7] === 1,
      clocks,
    };
  });
}

/** The same tickets less those that somebody may not see, with no word that only those had. */
export function onlyOf(form: QueueForm, issueIds: ReadonlySet<string>): QueueForm {
  const rows = form.rows.filter(([issueId]) => issueIds.has(String(issueId)));
  return rows.length === form.rows.length ? form : toQueueForm(fromQueueForm({ ...form, rows }), form.at);
}
