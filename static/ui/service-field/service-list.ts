import type { ServiceChoice } from "../../../src/contract";
import { serviceSearch } from "../../../src/domain/service-choice/service-search";
import { element } from "../panel/element";
import { say } from "./words";

type Service = ServiceChoice["services"][number];

/** More is not read but searched. */
const MOST_SHOWN = 50;

/** The services to choose from as a list box: what is found for what was typed, and which of them is looked at. */
export class ServiceList {
  readonly element = element("ul", { id: "services", role: "listbox", "aria-label": say("label"), hidden: true });
  readonly #search: (typed: string) => readonly number[];
  readonly #services: readonly Service[];
  #found: readonly Service[] = [];
  #active = -1;

  constructor(
    services: readonly Service[],
    locale: string,
    private readonly onChosen: (service: Service) => void,
  ) {
    const collator = new Intl.Collator(locale, { numeric: true });
    this.#services = [...services].sort((one, other) => collator.compare(one.name, other.name));
    this.#search = serviceSearch(this.#services);
    // The focus stays in the field; a list that took it would close itself.
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    this.element.addEventListener("click", ({ target }) => {
      const option = (target as Element).closest<HTMLElement>("[role=option]");
      if (option !== null) this.onChosen(this.#found[Number(option.dataset.place)]!);
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  get active(): Service | null {
    return this.#found[this.#active] ?? null;
  }

  /** Id of the option that is looked at; null for none. */
  get activeId(): string | null {
    return this.isOpen && this.#active >= 0 ? optionId(this.#active) : null;
  }

  /** @returns how many there are, in words */
  show(typed: string, chosen: string | null): string {
    const places = this.#search(typed);
    this.#found = places.slice(0, MOST_SHOWN).map((place) => this.#services[place]!);
    const isSearch = typed.trim() !== "";
    this.#active = isSearch && this.#found.length > 0 ? 0 : this.#found.findIndex(({ value }) => value === chosen);
    this.element.replaceChildren(
      ...this.#found.map((service, place) =>
        element(
          "li",
          { role: "option", id: optionId(place), "data-place": place, "aria-selected": service.value === chosen },
          element("span", { class: "name", dir: "auto" }, service.name),
          ...(aboutOf(service) === null ? [] : [element("span", { class: "about", dir: "auto" }, aboutOf(service)!)]),
        ),
      ),
    );
    this.element.hidden = this.#found.length === 0;
    this.#mark();
    if (places.length === 0) return say("found.none");
    if (places.length > MOST_SHOWN) return say("found.more", { shown: MOST_SHOWN, count: places.length });
    return places.length === 1 ? say("found.one") : say("found.some", { count: places.length });
  }

  close(): void {
    this.element.hidden = true;
    this.#active = -1;
  }

  /** To the next or the one before, around the ends. */
  move(step: 1 | -1): void {
    const { length } = this.#found;
    if (length === 0) return;
    this.#active = this.#active < 0 ? (step === 1 ? 0 : length - 1) : (this.#active + step + length) % length;
    this.#mark();
  }

  #mark(): void {
    for (const [place, option] of [...this.element.children].entries())
      option.classList.toggle("active", place === this.#active);
    this.element.children[this.#active]?.scrollIntoView?.({ block: "nearest" });
  }
}

const optionId = (place: number) => `service-${place}`;

const aboutOf = ({ description, outcome }: Service) => description ?? outcome;
