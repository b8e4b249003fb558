import type { Deed, JournalLine } from "../domain/journal/deed";
import { type DeedProblem, deedProblems } from "../domain/journal/deed-problems";
import { grantedIn } from "../domain/journal/granted-time";
import { effectsOf, inOrder } from "../domain/journal/journal-effects";
import { measure } from "../domain/measurement/measure";
import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import { InvalidRequest } from "../errors";
import { toldIn } from "./announce-steps";
import { knownOf, type TellPorts } from "./tell-ticket";

export interface JournalPorts extends TellPorts {
  /** What a ticket's journal holds: lines that were written a moment ago may be missing unless their ids are known. */
  lines(issueId: string, known: readonly string[]): Promise<readonly JournalLine[]>;
  /** False when the ticket has a line of this id already. */
  addLine(projectId: string, issueId: string, line: JournalLine): Promise<boolean>;
  getTicket(issueId: string): Promise<StoredTicket | null>;
  /** Stores a ticket in place of the version that was read; false when somebody else stored it meanwhile. */
  replaceTicket(stored: StoredTicket): Promise<boolean>;
  /** Has a ticket checked without waiting for the next sweep. */
  checkNow(issueId: string): Promise<void>;
}

/** Where and by whom something is done. */
export interface DeedPlace {
  readonly issueId: string;
  readonly projectId: string;
  readonly accountId: string;
  /** Whether this person may grant extensions. */
  readonly mayGrant: boolean;
}

/** Why a deed was not recorded: everything that is wrong with it. */
export type Recorded =
  | { readonly kind: "recorded"; readonly lines: readonly JournalLine[] }
  | { readonly kind: "refused"; readonly problems: readonly DeedProblem[] };

/**
 * Writes a deed into a ticket's journal, and what the journal comes to into the ticket's row, which is then measured anew.
 * The journal is written first and is the truth: whoever dies in between leaves a row that the next reader of the journal
 * puts right. The same id recorded twice stands there once.
 * @throws InvalidRequest when the app does not know the ticket yet
 */
export async function recordDeed(ports: JournalPorts, place: DeedPlace, id: string, deed: Deed): Promise<Recorded> {
  const { issueId, projectId, accountId, mayGrant } = place;
  const known = await knownOf(ports, issueId, projectId);
  if (known.kind !== "known")
    throw new InvalidRequest(
      "This ticket is not measured yet, so nothing can be said about its promises. Try again in a few minutes.",
    );
  const { ticket, project, history } = known;
  const lines = await ports.lines(issueId, [...ticket.journal.lines, id]);
  if (lines.some((line) => line.id === id))
    return { kind: "recorded", lines: await settleJournal(ports, issueId, lines) };

  const now = ports.now();
  const problems = deedProblems(deed, {
    lines,
    clocks: measure(history, project.book, now, grantedIn(effectsOf(lines))),
    rules: project.actions,
    isAnnounced: toldIn(ticket.announcements),
    mayGrant,
  });
  if (problems.length > 0) return { kind: "refused", problems };
  const line: JournalLine = { id, at: now, by: accountId, deed };
  const isNew = await ports.addLine(projectId, issueId, line);
  // Somebody sent the same at the same moment: what they wrote counts.
  const written = isNew ? [...lines, line] : await ports.lines(issueId, [...ticket.journal.lines, id]);
  return { kind: "recorded", lines: await settleJournal(ports, issueId, written) };
}

const ATTEMPTS = 8;

/** A ticket's journal; where its row says something else than the lines come to, the row is put right. */
export async function readJournal(
  ports: Pick<JournalPorts, "now" | "lines" | "getTicket" | "replaceTicket" | "checkNow">,
  issueId: string,
): Promise<readonly JournalLine[]> {
  return settleJournal(ports, issueId, []);
}

/** @param seen lines that are known to be there */
async function settleJournal(
  ports: Pick<JournalPorts, "now" | "lines" | "getTicket" | "replaceTicket" | "checkNow">,
  issueId: string,
  seen: readonly JournalLine[],
): Promise<readonly JournalLine[]> {
  let lines = seen;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await ports.getTicket(issueId);
    const known = new Set(lines.map(({ id }) => id));
    const others = stored?.ticket.journal.lines.filter((id) => !known.has(id)) ?? [];
    // Whatever the row knows is part of the journal, so that two people who act at once lose nothing of each other.
    if (attempt === 0 || others.length > 0) lines = merged(lines, await ports.lines(issueId, others));
    const journal = effectsOf(lines);
    if (stored === null || JSON.stringify(stored.ticket.journal) === JSON.stringify(journal)) break;
    const { ticket, version } = stored;
    // Marked as changed, so that the next check measures by it; nothing is told that the record does not know.
    const changed = { ...ticket, journal, changedAt: ticket.changedAt ?? ports.now() };
    if (!(await ports.replaceTicket({ ticket: changed, version }))) continue;
    await ports.checkNow(issueId);
    break;
  }
  return inOrder(lines);
}

function merged(lines: readonly JournalLine[], more: readonly JournalLine[]): JournalLine[] {
  return [...new Map([...lines, ...more].map((line) => [line.id, line])).values()];
}
