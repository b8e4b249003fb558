import { instantOfWall, wallOf } from "../../../../src/domain/calendar/wall-instant";
import { element } from "../element";
import { say } from "../say";
import type { Viewer } from "../times";

/** A labelled part of a form; `problem` is null while what was typed can be sent. */
export interface FormField<Value> {
  readonly shown: HTMLElement;
  value(): Value;
  /** Says beside the field what is wrong, or takes that away. */
  tell(problem: string | null): void;
  focus(): void;
}

let made = 0;

function field<Value>(
  label: string,
  help: string | null,
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  value: () => Value,
): FormField<Value> {
  made += 1;
  const id = `field-${made}`;
  control.id = id;
  const problem = element("p", { class: "problem", id: `${id}-problem` });
  const hint = element("p", { class: "quiet", id: `${id}-help` }, help ?? "");
  control.setAttribute("aria-describedby", `${id}-help ${id}-problem`);
  return {
    shown: element("div", { class: "field" }, element("label", { for: id }, label), control, hint, problem),
    value,
    tell(words) {
      problem.textContent = words ?? "";
      if (words === null) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    },
    focus: () => control.focus(),
  };
}

export function textField(label: string, help: string | null, isRequired: boolean): FormField<string> {
  const area = element("textarea", { rows: 4, maxlength: 10_000, "aria-required": isRequired, dir: "auto" });
  return field(label, help, area, () => area.value.trim());
}

export interface Offered {
  readonly key: string;
  readonly name: string;
}

/** @param chosen a key that is chosen already; null asks for a choice */
export function choiceField(
  label: string,
  choices: readonly Offered[],
  chosen: string | null = null,
): FormField<string> {
  return groupedField(label, [{ name: null, choices }], chosen);
}

/** The same with the choices under headings. */
export function groupedField(
  label: string,
  groups: readonly { readonly name: string | null; readonly choices: readonly Offered[] }[],
  chosen: string | null = null,
): FormField<string> {
  const isOffered = groups.some(({ choices }) => choices.some(({ key }) => key === chosen));
  const options = (choices: readonly Offered[]) =>
    choices.map(({ key, name }) => element("option", { value: key, selected: key === chosen }, name));
  const select = element(
    "select",
    { "aria-required": true },
    ...(isOffered ? [] : [element("option", { value: "" }, say("act.choose"))]),
    ...groups
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ name, choices }) =>
        name === null ? options(choices) : [element("optgroup", { label: name }, ...options(choices))],
      ),
  );
  return field(label, null, select, () => select.value);
}

/**
 * A date and a time on the viewer's wall, in the browser's own field; null while there is none.
 * @param at what stands there at first; null for nothing
 */
export function momentField(
  label: string,
  help: string | null,
  { timeZone }: Viewer,
  at: number | null,
  isRequired: boolean,
): FormField<number | null> {
  const input = element("input", {
    type: "datetime-local",
    value: at === null ? "" : wallOf(at, timeZone),
    "aria-required": isRequired,
  });
  return field(label, help, input, () => instantOfWall(input.value, timeZone));
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Working time such as `2:30` or `90 min`, in milliseconds; null while it cannot be read. */
export function timeField(label: string, help: string): FormField<number | null> {
  const input = element("input", { type: "text", inputmode: "text", "aria-required": true, autocomplete: "off" });
  return field(label, help, input, () => typedTime(input.value));
}

/** `2`, `2h`, `2.5 h` and `2:30` are hours, `90m` and `90 min` minutes, `2 h 30 min` both. */
export function typedTime(typed: string): number | null {
  const text = typed.trim().toLowerCase().replace(",", ".");
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  if (clock !== null) return positive(Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE);
  const hours = /^(\d+(?:\.\d+)?)\s*(?:h|hours?)?$/.exec(text);
  if (hours !== null) return positive(Math.round(Number(hours[1]) * HOUR));
  const parts = /^(?:(\d+)\s*(?:h|hours?)\s*)?(\d+)\s*(?:m|min|minutes?)$/.exec(text);
  if (parts === null) return null;
  return positive(Number(parts[1] ?? 0) * HOUR + Number(parts[2]) * MINUTE);
}

function positive(length: number): number | null {
  return length > 0 ? length : null;
}
