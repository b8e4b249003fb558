import type { Deed, JournalLine } from "../domain/journal/deed";
import { type DeedProblem, deedProblems } from "../domain/journal/deed-problems";
import { grantedIn } from "../domain/journal/granted-time";
import { effectsOf, inOrder } from "../domain/journal/journal-effects";
import { measure } from "../domain/measurement/measure";
import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import { InvalidRequest } from "../errors";
import { announcedIn } from "./announce-steps";
import { knownOf, type TellPorts } from "./tell-ticket";

export interface JournalPorts extends TellPorts {
  lines(issueId: string): Promise<readonly JournalLine[]>;
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
  const lines = await ports.lines(issueId);
  if (lines.some((line) => line.id === id)) return { kind: "recorded", lines: await journalOf(ports, issueId, lines) };

  const now = ports.now();
  const problems = deedProblems(deed, {
    lines,
    clocks: measure(history, project.book, now, grantedIn(effectsOf(lines))),
    rules: project.actions,
    isAnnounced: announcedIn(ticket.announcements),
    mayGrant,
  });
  if (problems.length > 0) return { kind: "refused", problems };
  await ports.addLine(projectId, issueId, { id, at: now, by: accountId, deed });
  return { kind: "recorded", lines: await journalOf(ports, issueId, await ports.lines(issueId)) };
}

const ATTEMPTS = 8;

/** The lines of a ticket's journal; where its row says something else than they come to, the row is put right. */
export async function journalOf(
  ports: Pick<JournalPorts, "now" | "getTicket" | "replaceTicket" | "checkNow">,
  issueId: string,
  lines: readonly JournalLine[],
): Promise<readonly JournalLine[]> {
  const journal = effectsOf(lines);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await ports.getTicket(issueId);
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
