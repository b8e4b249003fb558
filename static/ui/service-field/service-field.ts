import type { Answer, ServiceChoice } from "../../../src/contract";
import { element } from "../panel/element";
import { serviceDetails } from "./service-details";
import { ServiceList } from "./service-list";
import { say, sayIn } from "./words";

type Service = ServiceChoice["services"][number];

export interface FieldDoings {
  readonly locale: string;
  /** What the field holds. */
  readonly present: string | null;
  /** Whether the field is part of a form; otherwise it is saved by itself. */
  readonly isInForm: boolean;
  ask(): Promise<Answer<ServiceChoice | null>>;
  submit(value: string | null): Promise<void>;
  /** Leaves a field that is edited by itself as it was. */
  cancel(): void;
}

/**
 * A field in which one searches a service in plain words and sees what is promised with it: a combobox with a list box, by
 * the ARIA pattern. What the field held before and what is no longer offered stays until something else is chosen.
 */
export class ServiceField {
  readonly #input = element("input", {
    id: "service",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    dir: "auto",
    placeholder: say("placeholder"),
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "services",
    "aria-describedby": "told",
  });
  readonly #clear = element("button", { type: "button", class: "button" }, say("clear"));
  readonly #told = element("p", { id: "told", class: "quiet", role: "status" });
  readonly #details = element("div", { id: "details", class: "details" });
  #choice: ServiceChoice | null = null;
  #list: ServiceList | null = null;
  #chosen: Service | null = null;
  /** What the field holds and no service that is offered means. */
  #other: string | null;

  constructor(
    private readonly place: HTMLElement,
    private readonly doings: FieldDoings,
  ) {
    this.#other = doings.present;
  }

  /** Asks what may be chosen, and shows it; what goes wrong is shown too, and can be tried again. */
  async load(): Promise<void> {
    this.place.replaceChildren(...this.#presentValue(), element("p", { class: "quiet" }, say("loading")));
    let answer: Answer<ServiceChoice | null>;
    try {
      answer = await this.doings.ask();
    } catch (error) {
      console.error(error);
      return this.#refuse(say("no-answer"), true);
    }
    if (answer.kind === "failed") return this.#refuse(answer.message, answer.code !== "not-allowed");
    if (answer.value === null) return this.#refuse(say("nothing-set-up"), false);
    const { services, present, isFor } = answer.value;
    if (services.length === 0 && isFor === "customer" && present.kind === "none")
      return this.#refuse(say("none-offered"), false);
    this.#offer(answer.value);
  }

  #refuse(words: string, isPassing: boolean): void {
    const again = element("button", { type: "button", class: "button" }, say("again"));
    again.addEventListener("click", () => void this.load());
    this.place.replaceChildren(
      ...this.#presentValue(),
      element("div", { class: "note", role: "alert" }, element("p", {}, words), ...(isPassing ? [again] : [])),
      ...this.#ownButtons(false),
    );
  }

  #presentValue(): HTMLElement[] {
    const { present } = this.doings;
    return present === null ? [] : [element("p", { class: "text" }, ...sayIn("present", { value: present }))];
  }

  #offer(choice: ServiceChoice): void {
    const { present } = choice;
    this.#choice = choice;
    this.#chosen =
      present.kind === "offered" ? (choice.services.find(({ value }) => value === present.value) ?? null) : null;
    if (this.#chosen !== null) this.#other = null;
    this.#list = new ServiceList(choice.services, this.doings.locale, (service) => void this.#choose(service));
    this.#listen(this.#list);
    this.place.replaceChildren(
      element("label", { for: "service", class: "hidden-label" }, say("label")),
      element("div", { class: "entry" }, this.#input, this.#clear),
      this.#list.element,
      this.#told,
      this.#details,
      ...this.#ownButtons(true),
    );
    this.#rest();
    if (!this.doings.isInForm) this.#input.focus();
  }

  #listen(list: ServiceList): void {
    this.#input.addEventListener("input", () => this.#search(this.#input.value));
    this.#input.addEventListener("click", () => list.isOpen || this.#search(""));
    this.#input.addEventListener("keydown", (event) => this.#key(event, list));
    this.#input.addEventListener("blur", () => this.#rest());
    this.#clear.addEventListener("click", () => {
      this.#input.focus();
      void this.#choose(null);
    });
  }

  #key(event: KeyboardEvent, list: ServiceList): void {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        if (!list.isOpen) this.#search("");
        if (!event.altKey && (list.isOpen || list.active !== null)) list.move(event.key === "ArrowDown" ? 1 : -1);
        this.#mark(list);
        return;
      case "Enter":
        // A form's own button sends it; Enter in a list chooses.
        event.preventDefault();
        if (list.isOpen && list.active !== null) void this.#choose(list.active);
        return;
      case "Escape":
        if (list.isOpen || this.#input.value !== this.#words()) {
          event.preventDefault();
          event.stopPropagation();
          this.#rest();
        } else if (!this.doings.isInForm) this.doings.cancel();
    }
  }

  #search(typed: string): void {
    const list = this.#list!;
    const words = list.show(typed, this.#chosen?.value ?? null);
    this.#told.textContent = words;
    this.#details.replaceChildren();
    this.#mark(list);
  }

  #mark(list: ServiceList): void {
    this.#input.setAttribute("aria-expanded", String(list.isOpen));
    const active = list.activeId;
    if (active === null) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", active);
  }

  /** The field as it stands when nobody is choosing: what was typed and not chosen is gone. */
  #rest(told: readonly Node[] = this.#standing()): void {
    const list = this.#list!;
    list.close();
    this.#mark(list);
    this.#input.value = this.#words();
    this.#clear.hidden = this.#words() === "";
    this.#told.replaceChildren(...told);
    this.#details.replaceChildren(
      ...(this.#chosen === null ? [] : serviceDetails(this.#choice!, this.#chosen, this.doings.locale)),
    );
  }

  #words(): string {
    return this.#chosen?.name ?? this.#other ?? "";
  }

  /** What is to be said of a value that cannot be chosen. */
  #standing(): Node[] {
    if (this.#other === null) return [];
    const { present, isFor } = this.#choice!;
    const name = present.kind === "not-offered" ? present.name : null;
    if (isFor === "customer") return sayIn("not-offered.customer", { value: this.#other });
    return name === null
      ? sayIn("not-offered.agent", { value: this.#other })
      : sayIn("not-offered.agent-named", { value: this.#other, name });
  }

  async #choose(service: Service | null): Promise<void> {
    this.#chosen = service;
    this.#other = null;
    this.#rest(service === null ? sayIn("cleared") : sayIn("chosen", { service: service.name }));
    if (this.doings.isInForm) await this.#submit();
  }

  async #submit(): Promise<void> {
    try {
      await this.doings.submit(this.#chosen?.value ?? this.#other);
    } catch (error) {
      console.error(error);
      this.#told.textContent = say("not-kept");
    }
  }

  /** A field that is edited by itself is saved and left by itself. */
  #ownButtons(maySave: boolean): HTMLElement[] {
    if (this.doings.isInForm) return [];
    const save = element("button", { type: "button", class: "button button-main" }, say("save"));
    save.addEventListener("click", () => void this.#submit());
    const cancel = element("button", { type: "button", class: "button" }, say("cancel"));
    cancel.addEventListener("click", () => this.doings.cancel());
    return [element("div", { class: "actions" }, ...(maySave ? [save] : []), cancel)];
  }
}
