import type { Answer, QueueAnswer } from "../../../src/contract";
import { NEEDS } from "../../../src/domain/queue/needs";
import { fromQueueForm, type QueueForm } from "../../../src/domain/queue/queue-form";
import type { QueueTicket } from "../../../src/domain/queue/queue-ticket";
import { element, setText } from "../panel/element";
import { moment, type Viewer } from "../panel/times";
import {
  type Choice,
  choices,
  countsBy,
  type Entry,
  entriesOf,
  narrowed,
  noFilter,
  type QueueFilter,
  withNeed,
} from "./queue-filter";
import { type Details, ticketRow } from "./row";
import { RowWindow } from "./row-window";
import { say } from "./words";

export interface Person {
  readonly accountId: string;
  readonly name: string;
}

/** What the page asks of the app and of Jira, as whoever looks. */
export interface QueueTools {
  readonly viewer: Viewer;
  ask(): Promise<Answer<QueueAnswer>>;
  /** By issue id; those that Jira does not show are absent. */
  details(issueIds: readonly string[]): Promise<ReadonlyMap<string, Details>>;
  /** Ids of the open tickets of a person, of `me` or of `nobody`. */
  assignedTo(who: string): Promise<ReadonlySet<string>>;
  people(): Promise<readonly Person[]>;
  open(issueKey: string, inNewTab: boolean): void;
  now(): number;
  isSeen(): boolean;
}

const DETAILS_AT_ONCE = 100;
const ASK_AGAIN_SOON = 4_000;
const ASK_AGAIN = 60_000;
/** A renewal that has not come by then is left to the next minute. */
const MOST_SOON = 8;
const NEEDS_SHOWN = ["any", ...NEEDS, "every"] as const;
const CHOICES: readonly Choice[] = ["service", "team", "agreement"];

/** The page: what is asked for once, filtered and sorted here, and told anew as time goes on. */
export class QueueView {
  #tickets: readonly QueueTicket[] = [];
  #at = 0;
  #entries: readonly Entry[] = [];
  #shown: readonly Entry[] = [];
  #filter: QueueFilter = noFilter;
  #askedSoon = 0;
  #nextLook: ReturnType<typeof setTimeout> | undefined;
  readonly #details = new Map<string, Details | null>();
  readonly #window = new RowWindow(
    tableHead(),
    (index) => this.#row(index),
    (from, to) => void this.#load(from, to),
  );
  readonly #asOf = element("p", { class: "quiet", role: "status" });
  readonly #needs = element("div", { class: "needs-bar", role: "group", "aria-label": say("filter.need") });
  readonly #table = element("div", { class: "table", role: "table", "aria-label": say("title") });
  readonly #empty = element("div", { class: "note", hidden: true });
  readonly #selects: Readonly<Record<Choice | "assigned", HTMLSelectElement>>;

  constructor(
    private readonly place: HTMLElement,
    private readonly tools: QueueTools,
  ) {
    const select = (name: Choice | "assigned") => element("select", { id: name, name });
    this.#selects = {
      assigned: select("assigned"),
      team: select("team"),
      service: select("service"),
      agreement: select("agreement"),
    };
  }

  /** Asks, shows, and goes on asking for as long as the page is open. */
  async look(): Promise<void> {
    const answer = await this.tools.ask().catch(
      (error: unknown): Answer<QueueAnswer> => ({
        kind: "failed",
        code: "no-answer",
        message: error instanceof Error && error.message !== "" ? error.message : say("no-answer"),
      }),
    );
    if (answer.kind === "failed") {
      this.#fail(answer.message);
      return;
    }
    if (answer.value.kind === "project-not-watched") {
      this.#say(say("not-watched"));
      return;
    }
    this.#take(answer.value.form as QueueForm);
    this.#askedSoon = answer.value.isBeingRenewed ? this.#askedSoon + 1 : 0;
    const isSoon = this.#askedSoon > 0 && this.#askedSoon <= MOST_SOON;
    this.#lookIn(isSoon ? ASK_AGAIN_SOON : ASK_AGAIN);
  }

  /** One look at a time is waited for, however often somebody tries again by hand. */
  #lookIn(wait: number): void {
    clearTimeout(this.#nextLook);
    this.#nextLook = setTimeout(() => {
      if (this.tools.isSeen()) void this.look();
      else this.#lookIn(ASK_AGAIN_SOON);
    }, wait);
  }

  /** What follows from the time alone: needs, counts, lengths. */
  tick(): void {
    if (!this.tools.isSeen() || this.#at === 0) return;
    this.#reckon();
    this.#draw();
  }

  #take(form: QueueForm): void {
    const isFirst = this.#at === 0;
    if (form.at === this.#at) return;
    this.#tickets = fromQueueForm(form);
    this.#at = form.at;
    this.#reckon();
    if (isFirst) this.#build();
    this.#offer();
    this.#draw();
  }

  #reckon(): void {
    this.#entries = entriesOf(this.#tickets, this.tools.now());
  }

  #build(): void {
    this.#table.append(this.#window.element);
    const search = element("input", { id: "text", type: "search", autocomplete: "off", placeholder: say("search") });
    search.addEventListener("input", () => this.#set({ text: search.value }));
    const field = (name: Choice | "assigned" | "text", control: HTMLElement) =>
      element("label", { for: name }, element("span", {}, say(`filter.${name}`)), control);
    this.place.replaceChildren(
      this.#asOf,
      this.#needs,
      element(
        "div",
        { class: "filters" },
        ...(Object.keys(this.#selects) as (Choice | "assigned")[]).map((name) => field(name, this.#selects[name])),
        field("text", search),
      ),
      this.#table,
      this.#empty,
    );
    for (const name of CHOICES)
      this.#selects[name].addEventListener("change", () => this.#set({ [name]: this.#selects[name].value || null }));
    this.#selects.assigned.addEventListener("change", () => void this.#assign(this.#selects.assigned.value));
    this.#table.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("a.key");
      if (link === null) return;
      event.preventDefault();
      this.tools.open(link.textContent ?? "", event.ctrlKey || event.metaKey || event.shiftKey);
    });
    this.#people([]);
    void this.tools.people().then((people) => this.#people(people), console.error);
    new ResizeObserver(() => this.#window.draw()).observe(this.#window.element);
  }

  #people(people: readonly Person[]): void {
    const { value } = this.#selects.assigned;
    const option = (key: string, name: string) => element("option", { value: key, selected: key === value }, name);
    this.#selects.assigned.replaceChildren(
      option("", say("filter.anybody")),
      option("me", say("filter.me")),
      option("nobody", say("nobody")),
      ...people.map(({ accountId, name }) => option(accountId, name)),
    );
  }

  /** Fills the lists to choose from by what the tickets have. */
  #offer(): void {
    const { locale } = this.tools.viewer;
    const values: Readonly<Record<Choice, readonly (string | null)[]>> = {
      service: this.#tickets.map(({ service }) => service),
      team: this.#tickets.map(({ team }) => team),
      agreement: this.#tickets.flatMap(({ clocks }) => clocks.map(({ agreement }) => agreement)),
    };
    for (const name of CHOICES) {
      const select = this.#selects[name];
      const { value } = select;
      const found = choices([...values[name], value || null], locale);
      select.replaceChildren(
        element("option", { value: "" }, say("filter.all")),
        ...found.map((one) => element("option", { value: one, selected: one === value }, one)),
      );
    }
  }

  /** Says beside each value how many tickets it would leave. */
  #count(): void {
    for (const name of CHOICES) {
      const counts = countsBy(this.#entries, this.#filter, name);
      for (const option of this.#selects[name].options) {
        const { value } = option;
        if (value !== "")
          setText(option, [document.createTextNode(say("filter.counted", { value, count: counts.get(value) ?? 0 }))]);
      }
    }
  }

  #set(change: Partial<QueueFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#window.toTop();
    this.#draw();
  }

  async #assign(who: string): Promise<void> {
    try {
      const assigned = who === "" ? null : await this.tools.assignedTo(who);
      if (this.#selects.assigned.value === who) this.#set({ assigned });
    } catch (error) {
      console.error(error);
      this.#selects.assigned.value = "";
      this.#set({ assigned: null });
      setText(this.#asOf, [document.createTextNode(say("no-assignees"))]);
    }
  }

  #draw(): void {
    const found = narrowed(this.#entries, this.#filter);
    this.#shown = withNeed(found, this.#filter.need);
    this.#drawNeeds(found);
    this.#count();
    const { viewer } = this.tools;
    const when = moment(this.#at, this.tools.now(), viewer);
    setText(this.#asOf, [
      document.createTextNode(say("as-of", { when, shown: this.#shown.length, all: this.#tickets.length })),
    ]);
    this.#table.setAttribute("aria-rowcount", String(this.#shown.length + 1));
    this.#table.hidden = this.#shown.length === 0;
    this.#empty.hidden = this.#shown.length > 0;
    if (this.#shown.length === 0) this.#drawEmpty();
    this.#window.show(this.#shown.length);
  }

  #drawNeeds(found: readonly Entry[]): void {
    const hadFocus = this.#needs.contains(document.activeElement);
    const buttons = NEEDS_SHOWN.map((need) => {
      const button = element(
        "button",
        { type: "button", "aria-pressed": String(this.#filter.need === need), "data-need": need },
        say(`need.${need}`),
        " ",
        element("span", { class: "count" }, String(withNeed(found, need).length)),
      );
      button.addEventListener("click", () => this.#set({ need }));
      return button;
    });
    this.#needs.replaceChildren(...buttons);
    if (hadFocus) this.#needs.querySelector<HTMLElement>(`[data-need="${this.#filter.need}"]`)?.focus();
  }

  #drawEmpty(): void {
    const { need, ...narrowing } = this.#filter;
    const isNarrowed = Object.entries(narrowing).some(([name, value]) => value !== noFilter[name as keyof QueueFilter]);
    const said = (words: string, ...offered: HTMLElement[]) =>
      this.#empty.replaceChildren(element("p", {}, words), ...offered);
    if (this.#tickets.length === 0) said(say("nothing-open"));
    else if (!isNarrowed && need === "any")
      said(
        say("all-well"),
        this.#button(say("show-every"), () => this.#set({ need: "every" })),
      );
    else
      said(
        say("none-match"),
        this.#button(say("clear"), () => this.#clear()),
      );
  }

  #clear(): void {
    for (const select of Object.values(this.#selects)) select.value = "";
    const search = this.place.querySelector<HTMLInputElement>("#text");
    if (search !== null) search.value = "";
    this.#set(noFilter);
  }

  #row(index: number): HTMLElement {
    const entry = this.#shown[index]!;
    const details = this.#details.get(entry.ticket.issueId) ?? undefined;
    return ticketRow(entry, index, details, this.tools.now(), this.tools.viewer);
  }

  async #load(from: number, to: number): Promise<void> {
    const wanted = this.#shown
      .slice(from, to)
      .map(({ ticket }) => ticket.issueId)
      .filter((issueId) => !this.#details.has(issueId));
    const some = wanted.slice(0, DETAILS_AT_ONCE);
    if (some.length === 0) return;
    // Marked as asked for, so that the next draw does not ask again.
    for (const issueId of some) this.#details.set(issueId, null);
    try {
      for (const [issueId, details] of await this.tools.details(some)) this.#details.set(issueId, details);
      this.#window.draw();
    } catch (error) {
      console.error(error);
      for (const issueId of some) this.#details.delete(issueId);
    }
  }

  #say(words: string): void {
    this.place.replaceChildren(element("p", { class: "note" }, words));
  }

  /** What is shown stays; only where there is nothing yet, the failure takes the page. */
  #fail(message: string): void {
    this.#lookIn(ASK_AGAIN);
    if (this.#at !== 0) {
      setText(this.#asOf, [document.createTextNode(message)]);
      return;
    }
    this.place.replaceChildren(
      element(
        "div",
        { class: "note", role: "alert" },
        element("p", {}, message),
        this.#button(say("again"), () => void this.look()),
      ),
    );
  }

  #button(words: string, act: () => void): HTMLElement {
    const button = element("button", { type: "button", class: "button" }, words);
    button.addEventListener("click", act);
    return button;
  }
}

function tableHead(): HTMLElement {
  const columns = ["ticket", "why", "promise", "service", "priority"] as const;
  return element(
    "div",
    { role: "rowgroup", class: "head" },
    element(
      "div",
      { role: "row", class: "row", "aria-rowindex": 1 },
      ...columns.map((name) => element("div", { role: "columnheader", class: "cell" }, say(`column.${name}`))),
    ),
  );
}
