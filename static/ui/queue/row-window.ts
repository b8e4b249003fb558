import { element } from "../panel/element";

/** As high as `queue.css` makes a row. */
export const ROW_HEIGHT = 60;
/** As high as `queue.css` makes the head, which stays while the rows pass beneath it. */
const HEAD_HEIGHT = 32;
/** Rows beyond what is seen, so that scrolling finds them there. */
const BEYOND = 8;

/** A list of which only the rows in sight exist; the rest is height. The focus is in one row, which the arrow keys move. */
export class RowWindow {
  readonly element: HTMLElement;
  readonly #space = element("div", { class: "space", role: "rowgroup" });
  #count = 0;
  #active = 0;

  /** @param onShown told which rows are there now, `to` exclusive */
  constructor(
    head: HTMLElement,
    private readonly make: (index: number) => HTMLElement,
    private readonly onShown: (from: number, to: number) => void,
  ) {
    this.element = element("div", { class: "window" }, head, this.#space);
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("focusin", ({ target }) => {
      const index = (target as Element).closest<HTMLElement>("[data-index]")?.dataset.index;
      if (index !== undefined) this.#active = Number(index);
    });
  }

  show(count: number): void {
    this.#count = count;
    this.#active = Math.max(0, Math.min(this.#active, count - 1));
    this.#space.style.height = `${count * ROW_HEIGHT}px`;
    this.draw();
  }

  /** Begins at the top again. */
  toTop(): void {
    this.#active = 0;
    this.element.scrollTop = 0;
  }

  draw(): void {
    const { scrollTop } = this.element;
    const clientHeight = this.#height();
    const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - BEYOND);
    const to = Math.min(this.#count, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + BEYOND);
    const hasFocus = this.#space.contains(document.activeElement);
    const rows: HTMLElement[] = [];
    for (let index = from; index < to; index += 1) {
      const row = this.make(index);
      row.style.top = `${index * ROW_HEIGHT}px`;
      if (index === this.#active || (index === from && (this.#active < from || this.#active >= to)))
        row.querySelector("a")?.setAttribute("tabindex", "0");
      rows.push(row);
    }
    this.#space.replaceChildren(...rows);
    if (hasFocus) this.#focus();
    this.onShown(from, to);
  }

  /** Of the rows in sight together. */
  #height(): number {
    return Math.max(0, this.element.clientHeight - HEAD_HEIGHT);
  }

  #focus(): void {
    this.#space.querySelector<HTMLElement>(`[data-index="${this.#active}"] a`)?.focus({ preventScroll: true });
  }

  #key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#height() / ROW_HEIGHT) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: this.#count - 1,
    };
    const wanted = moves[event.key];
    if (wanted === undefined || this.#count === 0) return;
    event.preventDefault();
    this.#active = Math.max(0, Math.min(wanted, this.#count - 1));
    const top = this.#active * ROW_HEIGHT;
    const { scrollTop } = this.element;
    const clientHeight = this.#height();
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) this.element.scrollTop = top + ROW_HEIGHT - clientHeight;
    this.draw();
    this.#focus();
  }
}
