import { Filter, FilterConditions, kvs, Sort, WhereConditions } from "@forge/kvs";
import {
  dueAt,
  phaseOf,
  type StoredTicket,
  type WatchedTicket,
  type WatchPhase,
} from "../domain/monitoring/watched-ticket";
import { type Instant, MINUTE } from "../domain/time";
import { members, number, readByForm, text } from "./positional-form";
import { isConflict, StorageReadFailed } from "./stored";
import { packBody, type TicketBody, ticketBody } from "./watched-ticket-schema";

export interface TicketPage {
  readonly tickets: readonly StoredTicket[];
  /** Where to go on; absent on the last page. Not to be kept longer than the listing takes. */
  readonly cursor?: string | undefined;
}

/** The entity's name in the manifest. */
export const TICKET_ENTITY = "watched-ticket";
/** Limits of the platform. */
const KEYS_PER_BATCH = 25;
const ROWS_PER_PAGE = 100;

/** What the platform indexes; the ticket itself is in `body`, since integers have 32 bits and instants do not fit. */
interface Row {
  /** `due` while there is an instant at which to look at the ticket, else `none`. */
  readonly nextCheck: "due" | "none";
  /** That instant in minutes since 1970, rounded down. */
  readonly checkMinute: number;
  readonly projectId: string;
  readonly phase: WatchPhase;
  /** When it was last measured, in minutes since 1970; 0 for never. */
  readonly measuredMinute: number;
  readonly issueId: string;
  readonly version: number;
  readonly body: string;
}

/** What is read of a row; the rest follows from the ticket. */
const row = members({ issueId: text, projectId: text, version: number, body: text });

/**
 * Tickets by the very text they are stored as: within minutes the same one is stored by an event, and read by a sweep and a
 * check. What a text says is the same for everybody, and whoever has the text was given it by storage.
 */
const lately = new Map<string, TicketBody>();
const MOST_REMEMBERED = 2_000;

function remember(body: string, ticket: TicketBody): void {
  if (lately.size >= MOST_REMEMBERED) for (const oldest of lately.keys()) if (lately.delete(oldest)) break;
  lately.set(body, ticket);
}

function toRow(ticket: WatchedTicket, version: number): Row {
  const due = dueAt(ticket);
  const { issueId, projectId, ...said } = ticket;
  const body = JSON.stringify(packBody(said));
  remember(body, said);
  return {
    nextCheck: due === null ? "none" : "due",
    checkMinute: due === null ? 0 : Math.floor(due / MINUTE),
    projectId,
    phase: phaseOf(ticket),
    measuredMinute: Math.floor((ticket.measuredAt ?? 0) / MINUTE),
    issueId,
    version,
    body,
  };
}

/** @throws UnexpectedShape */
export function fromRow(stored: unknown): StoredTicket {
  const { issueId, projectId, body, version } = readByForm("A stored ticket", row, stored);
  let ticket = lately.get(body);
  if (ticket === undefined) {
    ticket = readByForm("A stored ticket", ticketBody, JSON.parse(body));
    remember(body, ticket);
  }
  return { ticket: { issueId, projectId, ...ticket }, version };
}

const isVersion = (version: number) => new Filter<Row>().and("version", FilterConditions.equalTo(version));

/** The index over all tickets of an installation that the app watches. */
export const watchedTickets = {
  async get(issueId: string): Promise<StoredTicket | null> {
    const stored = await kvs.entity<Row>(TICKET_ENTITY).get(issueId);
    return stored === undefined ? null : fromRow(stored);
  },

  /** Those of the tickets that are known, in no order. */
  async getMany(issueIds: readonly string[]): Promise<StoredTicket[]> {
    const found: StoredTicket[] = [];
    for (let from = 0; from < issueIds.length; from += KEYS_PER_BATCH) {
      const keys = issueIds.slice(from, from + KEYS_PER_BATCH);
      const answer = await kvs.batchGet<Row>(keys.map((key) => ({ key, entityName: TICKET_ENTITY })));
      for (const { value } of answer.successfulKeys)
        if (value !== undefined && value !== null) found.push(fromRow(value));
      for (const { key, error } of answer.failedKeys) {
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      }
    }
    return found;
  },

  /** Stores a ticket that is not known yet. @returns false when it is known by now */
  async add(ticket: WatchedTicket): Promise<boolean> {
    try {
      await kvs.entity<Row>(TICKET_ENTITY).set(ticket.issueId, toRow(ticket, 1), { keyPolicy: "FAIL_IF_EXISTS" });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  /** Stores a ticket in place of the version that was read. @returns false when somebody else stored it meanwhile */
  async replace({ ticket, version }: StoredTicket): Promise<boolean> {
    return (await watchedTickets.replaceAll([{ ticket, version }])).size === 0;
  },

  /** Stores tickets, each in place of the version that was read. @returns ids of those that somebody else stored meanwhile */
  async replaceAll(tickets: readonly StoredTicket[]): Promise<ReadonlySet<string>> {
    const conflicts = new Set<string>();
    for (let from = 0; from < tickets.length; from += KEYS_PER_BATCH) {
      const chunk = tickets.slice(from, from + KEYS_PER_BATCH);
      const transaction = kvs.transact();
      for (const { ticket, version } of chunk) {
        transaction.set(ticket.issueId, toRow(ticket, version + 1), {
          entityName: TICKET_ENTITY,
          conditions: isVersion(version),
        });
      }
      try {
        await transaction.execute();
      } catch (error) {
        if (!isConflict(error)) throw error;
        // A transaction does not say which of its conditions failed.
        if (chunk.length === 1) conflicts.add(chunk[0]!.ticket.issueId);
        else
          for (const single of chunk) if (!(await watchedTickets.replace(single))) conflicts.add(single.ticket.issueId);
      }
    }
    return conflicts;
  },

  async remove(issueId: string): Promise<void> {
    await kvs.entity<Row>(TICKET_ENTITY).delete(issueId);
  },

  /** Best effort: a ticket that stays behind is found again. */
  async removeAll(issueIds: readonly string[]): Promise<void> {
    for (let from = 0; from < issueIds.length; from += KEYS_PER_BATCH) {
      const keys = issueIds.slice(from, from + KEYS_PER_BATCH);
      await kvs.batchDelete(keys.map((key) => ({ key, entityName: TICKET_ENTITY })));
    }
  },

  /** Tickets that want to be looked at up to the end of the minute of an instant, the most urgent first. */
  async dueUntil(until: Instant, cursor?: string): Promise<TicketPage> {
    let query = kvs
      .entity<Row>(TICKET_ENTITY)
      .query()
      .index("by-next-check", { partition: ["due"] })
      .where(WhereConditions.lessThanEqualTo(Math.floor(until / MINUTE)))
      .sort(Sort.ASC)
      .limit(ROWS_PER_PAGE);
    if (cursor !== undefined) query = query.cursor(cursor);
    const { results, nextCursor } = await query.getMany();
    return { tickets: results.map(({ value }) => fromRow(value)), cursor: nextCursor || undefined };
  },

  /** A project's finished tickets that were measured in the minute of an instant or later, the earliest first. */
  async finishedSince(projectId: string, since: Instant, cursor?: string): Promise<TicketPage> {
    let query = kvs
      .entity<Row>(TICKET_ENTITY)
      .query()
      .index("by-measured-minute", { partition: [projectId, "finished"] })
      .where(WhereConditions.greaterThanEqualTo(Math.floor(since / MINUTE)))
      .sort(Sort.ASC)
      .limit(ROWS_PER_PAGE);
    if (cursor !== undefined) query = query.cursor(cursor);
    const { results, nextCursor } = await query.getMany();
    return { tickets: results.map(({ value }) => fromRow(value)), cursor: nextCursor || undefined };
  },

  /** A project's tickets of one phase, ordered by issue id. */
  async inPhase(
    projectId: string,
    phase: WatchPhase,
    after?: { cursor: string } | { issueId: string },
  ): Promise<TicketPage> {
    const query = kvs
      .entity<Row>(TICKET_ENTITY)
      .query()
      .index("by-phase", { partition: [projectId, phase] })
      .sort(Sort.ASC)
      .limit(ROWS_PER_PAGE);
    if (after !== undefined) {
      if ("cursor" in after) query.cursor(after.cursor);
      else query.where(WhereConditions.greaterThan(after.issueId));
    }
    const { results, nextCursor } = await query.getMany();
    return { tickets: results.map(({ value }) => fromRow(value)), cursor: nextCursor || undefined };
  },
};
