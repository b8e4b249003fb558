import type { HistoryProject } from "../../sandbox/history/history-project";
import { type RecordedStep, type RecordedTicket, stepsOf } from "../../sandbox/history/recorded-ticket";
import type { IssueRef } from "../../sandbox/jira";
import type { SiteClock } from "../../sandbox/seams";

interface Happening {
  readonly at: number;
  readonly ticket: RecordedTicket;
  /** Absent for the creation. */
  readonly step?: RecordedStep;
}

/**
 * Lets a history happen on the site's clock: every creation, change and comment at its very instant, up to and including
 * `until`. What happens at one instant happens in the order of the tickets' creation.
 */
export class HistoryReplay {
  /** Tickets created so far, by issue id. */
  readonly created = new Map<string, RecordedTicket>();
  private readonly issues = new Map<RecordedTicket, IssueRef>();
  private readonly happenings: readonly Happening[];
  private next = 0;

  constructor(
    private readonly project: HistoryProject,
    tickets: readonly RecordedTicket[],
    private readonly clock: SiteClock,
    until: number,
  ) {
    this.happenings = tickets
      .flatMap((ticket): Happening[] => [
        { at: ticket.createdAt, ticket },
        ...stepsOf(ticket).map((step) => ({ at: step.at, ticket, step })),
      ])
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at);
  }

  /** Sets the first happening on the clock; each sets the next one when it is its turn. */
  start(): void {
    const happening = this.happenings[this.next];
    if (happening === undefined) return;
    this.clock.schedule(happening.at, () => {
      const { at } = happening;
      for (let due = this.happenings[this.next]; due?.at === at; due = this.happenings[this.next]) {
        this.next += 1;
        this.happen(due);
      }
      this.start();
    });
  }

  private happen({ ticket, step }: Happening): void {
    const issue = this.issues.get(ticket);
    if (issue !== undefined && step !== undefined) {
      this.project.take(issue, ticket, step);
      return;
    }
    const made = this.project.create(ticket);
    this.issues.set(ticket, made);
    this.created.set(made.id, ticket);
  }
}
