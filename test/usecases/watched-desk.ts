import { compileAgreementBook } from "../../src/domain/agreement/compile-agreement-book";
import { readCatalogueText } from "../../src/domain/catalogue/catalogue-text";
import { ordinaryRules } from "../../src/domain/journal/action-rules";
import { type StepIdentity, stepKey } from "../../src/domain/monitoring/announcement";
import type { EscalationNotice } from "../../src/domain/monitoring/escalation-notice";
import type { FieldRecord, FieldValues } from "../../src/domain/monitoring/field-record";
import type { MonitoredProject } from "../../src/domain/monitoring/monitored-project";
import type { Unreached } from "../../src/domain/monitoring/unreached-contact";
import { dueAt, type StoredTicket, unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import type { Instant } from "../../src/domain/time";
import type { PostOutcome } from "../../src/usecases/announce-steps";
import type { CheckPorts, FieldWrite, ReadTicket } from "../../src/usecases/check-ports";
import { checkTickets } from "../../src/usecases/check-tickets";

/** The function died: nothing after it runs. */
export class Killed extends Error {}

/** A comment that announces a step, as it stands on a ticket. */
export interface PostedStep extends StepIdentity {
  readonly step: string;
  readonly crossedAt: Instant;
  readonly postedAt: Instant;
  readonly id: string;
}

/** A ticket as Jira has it. */
export interface JiraTicket {
  record: FieldRecord;
  updatedAt: Instant;
  projectId: string;
}

/**
 * A desk of one project, with its Jira and the app's storage in memory: what the use cases of watching ask for. Storage is
 * as strict as the platform's: a write succeeds only on top of the version that was read.
 */
export class WatchedDesk {
  now: Instant;
  readonly rows = new Map<string, StoredTicket>();
  readonly tickets = new Map<string, JiraTicket>();
  readonly comments = new Map<string, PostedStep[]>();
  readonly mails: { issueId: string; notice: EscalationNotice }[] = [];
  /** Contacts whom Jira does not know when mail is sent. */
  unknownToMail: readonly Unreached[] = [];
  /** Those that were noted as not reached, such as `boss on HD-1`. */
  readonly unreached: string[] = [];
  readonly writes: FieldWrite[] = [];
  /** What was asked of the desk, by port. */
  readonly calls: string[] = [];
  /** Set to interfere with a call; `effect` makes it happen. */
  around: <T>(port: string, effect: () => T) => Promise<T> | T = (_, effect) => effect();
  /** Set to have Jira answer a comment otherwise. */
  answerComment: ((post: () => PostOutcome) => PostOutcome) | undefined;
  readonly project: MonitoredProject;

  constructor(catalogueText: string, startsAt: Instant, statuses: readonly string[] = ["New", "Active", "Waiting"]) {
    this.now = startsAt;
    const read = readCatalogueText(catalogueText);
    if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
    const { catalogue } = read;
    const workflow = [
      ...statuses.map((name) => ({ name, category: name === "New" ? ("new" as const) : ("indeterminate" as const) })),
      { name: "Done", category: "done" as const },
      { name: "Closed", category: "done" as const },
    ];
    this.project = {
      projectId: "1",
      catalogue,
      book: compileAgreementBook(catalogue, workflow),
      fields: { service: ["service"], customer: ["customer"], team: ["team"] },
      doneStatuses: new Set(["Done", "Closed"]),
      monitoredFrom: startsAt,
      actions: ordinaryRules,
      promisesResponse: catalogue.agreements.some(({ targets }) =>
        targets.some(({ measure }) => measure === "response"),
      ),
    };
  }

  /** A new ticket in Jira, of which the app hears at once. */
  open(issueId: string, values: Partial<FieldValues> = {}): void {
    const initial = { status: "New", priority: null, service: null, customer: null, team: null, ...values };
    this.tickets.set(issueId, {
      record: { createdAt: this.now, initial, changes: [], firstReplyAt: null },
      updatedAt: this.now,
      projectId: "1",
    });
    this.rows.set(issueId, { ticket: unreadTicket(issueId, "1", this.now), version: 1 });
  }

  /** A change in Jira. The app does not hear of it by this. */
  change(issueId: string, values: FieldValues): void {
    const ticket = this.tickets.get(issueId)!;
    const changes = [...ticket.record.changes, { at: this.now, values }];
    ticket.record = { ...ticket.record, changes };
    ticket.updatedAt = this.now;
  }

  /** Marks a ticket as changed in a way that only reading tells. */
  mark(issueId: string): void {
    const { ticket, version } = this.rows.get(issueId)!;
    this.rows.set(issueId, { ticket: { ...ticket, changedAt: this.now, news: null }, version: version + 1 });
  }

  row(issueId: string): WatchedTicket {
    return this.rows.get(issueId)!.ticket;
  }

  posted(issueId: string): readonly PostedStep[] {
    return this.comments.get(issueId) ?? [];
  }

  /** Ids of the tickets that a sweep would hand on now. */
  due(): string[] {
    return [...this.rows.values()].flatMap(({ ticket }) => {
      const at = dueAt(ticket);
      return at !== null && at <= this.now ? [ticket.issueId] : [];
    });
  }

  /** Lets time pass in steps, checking at each what is due then; a check that is killed is simply over. */
  async run(until: Instant, every: number): Promise<void> {
    for (; this.now <= until; this.now += every) {
      const due = this.due();
      if (due.length === 0) continue;
      await checkTickets(this.ports(), due, true).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    }
  }

  ports(): CheckPorts {
    const through = <Arguments extends unknown[], Value>(port: string, work: (...given: Arguments) => Value) => {
      return async (...given: Arguments): Promise<Value> => {
        this.calls.push(port);
        return this.around(port, () => work(...given));
      };
    };
    const replace = ({ ticket, version }: StoredTicket): boolean => {
      if (this.rows.get(ticket.issueId)?.version !== version) return false;
      this.rows.set(ticket.issueId, { ticket, version: version + 1 });
      return true;
    };
    const read = (issueId: string): ReadTicket | null => {
      const ticket = this.tickets.get(issueId);
      if (ticket === undefined) return null;
      return {
        issueId,
        issueKey: `HD-${issueId}`,
        projectId: ticket.projectId,
        updatedAt: ticket.updatedAt,
        record: ticket.record,
      };
    };
    return {
      now: () => this.now,
      remainingMs: () => 120_000,
      getTicket: through("getTicket", (issueId) => this.rows.get(issueId) ?? null),
      getTickets: through("getTickets", (ids) => ids.flatMap((id) => this.rows.get(id) ?? [])),
      replaceTicket: through("replaceTicket", replace),
      replaceTickets: through(
        "replaceTickets",
        (stored) => new Set(stored.filter((one) => !replace(one)).map(({ ticket }) => ticket.issueId)),
      ),
      removeTicket: through("removeTicket", (issueId) => void this.rows.delete(issueId)),
      project: async (projectId) => (projectId === "1" ? this.project : null),
      readTickets: through("readTickets", (_, ids) => ids.flatMap((id) => read(id) ?? [])),
      readChanges: through("readChanges", (_, { issueId }) => read(issueId)),
      writeFields: through("writeFields", (_, writes) => {
        this.writes.push(...writes);
        return new Set<string>();
      }),
      postAnnouncement: through("postAnnouncement", (issueId, step) => {
        const post = (): PostOutcome => {
          const id = `${issueId}-${this.posted(issueId).length + 1}`;
          const comment = { ...step, step: stepKey(step), postedAt: this.now, id };
          this.comments.set(issueId, [...this.posted(issueId), comment]);
          return { kind: "posted", commentId: id, postedAt: this.now, unreached: [] };
        };
        return this.answerComment === undefined ? post() : this.answerComment(post);
      }),
      findAnnouncement: through("findAnnouncement", (issueId, step) => {
        const found = this.posted(issueId).find((comment) => comment.step === stepKey(step));
        return found === undefined ? null : { commentId: found.id, postedAt: found.postedAt };
      }),
      notify: through("notify", (issueId, _, notice) => {
        this.mails.push({ issueId, notice });
        return this.unknownToMail;
      }),
      noteUnreached: through("noteUnreached", (_, issueKey, unreached) => {
        this.unreached.push(...unreached.map(({ contact }) => `${contact} on ${issueKey}`));
      }),
    };
  }
}
