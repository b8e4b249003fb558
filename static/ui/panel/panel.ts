import type { Answer, TicketAnswer, TicketStanding } from "../../../src/contract";
import { ticketButtons } from "./actions/action-buttons";
import type { LineSurroundings, Ticking } from "./clock-line";
import { element } from "./element";
import { lozenge, type StateWord } from "./lozenge";
import { isUnsettled, nextLook } from "./next-look";
import { say, sayIn } from "./say";
import { notStarted, strip } from "./strip";
import { moment, type Viewer } from "./times";

/** What the panel stands on; tests pass a literal. */
export interface PanelSurroundings {
  readonly viewer: Viewer;
  /** Asks the app how the ticket stands. Rejects where no answer comes. */
  ask(): Promise<Answer<TicketAnswer>>;
  readonly onWhy: LineSurroundings["onWhy"];
  readonly onAction: LineSurroundings["onAction"];
  /** The browser's clock, in epoch milliseconds. */
  now(): number;
  isSeen(): boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Somebody who comes back to the page wants to know what is, not what was. */
const STALE = 30 * SECOND;
/** After Jira says that the ticket changed, the app takes a moment to hear of it, at times three minutes. */
const AFTER_CHANGE = [4 * SECOND, 15 * SECOND, MINUTE, 3.5 * MINUTE];

/**
 * The panel on a ticket. It asks the app once, lets the clocks tick by what came with the answer, and asks again only when
 * the ticket changed, when the next step or due moment has passed, or when somebody comes back to it.
 */
export class TicketPanel {
  private answer: TicketAnswer | null = null;
  private ticking: readonly Ticking[] = [];
  /** How far the app's clock is ahead of the browser's. */
  private skew = 0;
  private answeredAt = Number.NEGATIVE_INFINITY;
  /** When to ask again: because time passes, and because the ticket changed. */
  private nextLookAt: number | null = null;
  private changeLooks: readonly number[] = [];
  private unsettled = 0;
  private isAsking = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly surroundings: PanelSurroundings,
  ) {}

  /** Asks the app and shows the answer; what was shown before stays until then, and where no answer comes. */
  async look(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    this.nextLookAt = null;
    const askedAt = this.surroundings.now();
    this.changeLooks = this.changeLooks.filter((at) => at > askedAt);
    const answer = await this.surroundings.ask().catch((error: unknown): Answer<TicketAnswer> => {
      console.error(error);
      return { kind: "failed", code: "no-answer", message: say("no-answer") };
    });
    this.isAsking = false;
    if (answer.kind === "answered") this.take(answer.value);
    else this.fail(answer.message);
  }

  /** Time has passed: to be called every second. */
  tick(): void {
    const { surroundings } = this;
    if (!surroundings.isSeen()) return;
    this.showTime();
    const looks = this.nextLookAt === null ? this.changeLooks : [this.nextLookAt, ...this.changeLooks];
    if (looks.some((at) => at <= surroundings.now())) void this.look();
  }

  /** Jira says that the ticket changed. */
  changed(): void {
    const now = this.surroundings.now();
    this.unsettled = 0;
    this.changeLooks = AFTER_CHANGE.map((wait) => now + wait);
  }

  /** Somebody turned to the page. */
  returned(): void {
    if (!this.surroundings.isSeen()) return;
    this.showTime();
    if (this.surroundings.now() - this.answeredAt >= STALE) void this.look();
  }

  private take(answer: TicketAnswer): void {
    const now = this.surroundings.now();
    this.answer = answer;
    this.answeredAt = now;
    this.skew = answer.kind === "standing" ? Date.parse(answer.at) - now : 0;
    const look = nextLook(answer, now + this.skew, this.unsettled);
    this.unsettled = isUnsettled(answer) ? this.unsettled + 1 : 0;
    this.nextLookAt = look === null ? null : look - this.skew;
    this.ticking = [];
    this.show(answer.kind === "standing" ? this.standing(answer) : [plainNote(answer)]);
  }

  private fail(message: string): void {
    const { answer } = this;
    const again = element("button", { type: "button", class: "button", "data-focus": "again" }, say("try-again"));
    again.addEventListener("click", () => void this.look());
    this.nextLookAt = this.surroundings.now() + MINUTE;
    const note = element("div", { class: "note", role: "alert" }, element("p", {}, message), again);
    if (answer?.kind !== "standing") {
      this.show([note]);
      return;
    }
    const { viewer, now } = this.surroundings;
    note.prepend(element("p", {}, ...sayIn("outdated", { when: moment(Date.parse(answer.at), now(), viewer) })));
    this.show([note, ...this.standing(answer)]);
  }

  /** Puts the parts in place; the focus stays on what it was on. */
  private show(parts: readonly Node[]): void {
    const { place } = this;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.focus : undefined;
    this.showTime();
    place.replaceChildren(...parts);
    place.removeAttribute("aria-busy");
    if (focused !== undefined)
      for (const element of place.querySelectorAll<HTMLElement>("[data-focus]"))
        if (element.dataset.focus === focused) element.focus();
  }

  private showTime(): void {
    const now = this.surroundings.now() + this.skew;
    for (const line of this.ticking) line.tick(now);
  }

  private standing(answer: TicketStanding): Node[] {
    const { viewer, onWhy, onAction } = this.surroundings;
    const surroundings: LineSurroundings = { viewer, onWhy, onAction, askedAt: Date.parse(answer.at) };
    const { promises, priority } = answer;
    const strips = (some: TicketStanding["promises"]) => some.map((promise) => strip(promise, priority, surroundings));
    const begun = promises.filter(({ absence, isFormer }) => absence !== "not-started" && !isFormer);
    const waiting = promises.filter(({ absence }) => absence === "not-started");
    const own = strips(begun.filter(({ kind }) => kind === "sla"));
    const beneath = strips(begun.filter(({ kind }) => kind !== "sla"));
    const former = strips(promises.filter(({ isFormer }) => isFormer));
    this.ticking = [...own, ...beneath, ...former].flatMap(({ ticking }) => ticking);
    const isBacked = beneath.length > 0 || waiting.length > 0;
    return [
      ...this.knowledgeNotes(answer),
      ...(answer.isExcluded ? [stateNote("excluded", sayIn("act.is-excluded"))] : []),
      ...own.map(({ shown }) => shown),
      ...noAgreementNote(answer),
      ...(isBacked ? [element("p", { class: "group" }, say("beneath"))] : []),
      ...beneath.map(({ shown }) => shown),
      ...(waiting.length > 0 ? [notStarted(waiting)] : []),
      ...(former.length > 0 ? [element("p", { class: "group" }, say("former"))] : []),
      ...former.map(({ shown }) => shown),
      ticketButtons(promises, onAction),
    ];
  }

  private knowledgeNotes({ knowledge, at }: TicketStanding): HTMLElement[] {
    if (knowledge.kind === "complete") return [];
    const when = moment(Date.parse(knowledge.since), Date.parse(at), this.surroundings.viewer);
    return knowledge.kind === "behind"
      ? [stateNote("changed", sayIn("behind", { when }))]
      : [stateNote("not-monitored", sayIn(`not-monitored.${knowledge.reason}`, { when }))];
  }
}

function plainNote(answer: Exclude<TicketAnswer, TicketStanding>): HTMLElement {
  switch (answer.kind) {
    case "project-not-watched":
      return stateNote("not-monitored", sayIn("not-watched"));
    case "unknown":
      return stateNote("not-monitored", sayIn("unknown"));
    case "not-read-yet":
      return stateNote("new", sayIn("not-read-yet"));
  }
}

function noAgreementNote({ noAgreement }: TicketStanding): HTMLElement[] {
  if (noAgreement === null) return [];
  const words = (): Node[] => {
    switch (noAgreement.kind) {
      case "no-service":
        return sayIn("no-agreement.no-service");
      case "unknown-service":
        return sayIn("no-agreement.unknown-service", { value: noAgreement.value });
      case "nothing-in-force": {
        const { service, customer } = noAgreement;
        return customer === null
          ? sayIn("no-agreement.nothing-in-force", { service })
          : sayIn("no-agreement.nothing-in-force-for", { service, customer });
      }
    }
  };
  return [stateNote("none", words())];
}

function stateNote(state: StateWord, words: readonly Node[]): HTMLElement {
  return element("div", { class: "note" }, lozenge(state), element("p", {}, ...words));
}
