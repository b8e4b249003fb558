import type { Answer } from "../../../../src/contract";
import { element } from "../element";
import { say } from "../say";
import { type FormField, textField } from "./fields";

/** How what a form asks for is sent. */
export interface Sending<Deed> {
  record(asked: { readonly requestId: string; readonly deed: Deed }): Promise<Answer<unknown>>;
  /** Closes the dialog; the panel then looks again where something was done. */
  close(hasDone: boolean): void;
  /** A name for a request that nobody has used. */
  newRequestId(): string;
}

export interface Choice<Deed> {
  readonly label: string;
  /** Null where something is missing; the fields say what. */
  deed(): Deed | null;
}

/** What is typed stays when sending fails, and is sent again under the same name, so that it counts once. */
export function form<Deed>(
  { record, close, newRequestId }: Sending<Deed>,
  words: readonly Node[][],
  fields: readonly FormField<unknown>[],
  choices: readonly Choice<Deed>[],
): HTMLElement[] {
  const names = new Map<string, string>();
  const told = element("div", { role: "alert" });
  const buttons = choices.map(({ label, deed }, index) => {
    const button = element(
      "button",
      { type: index === 0 ? "submit" : "button", class: index === 0 ? "button primary" : "button" },
      label,
    );
    const send = async () => {
      const asked = deed();
      if (asked === null) {
        fields.find(({ shown }) => shown.querySelector("[aria-invalid]") !== null)?.focus();
        return;
      }
      const content = JSON.stringify(asked);
      const requestId = names.get(content) ?? newRequestId();
      names.set(content, requestId);
      for (const one of buttons) one.disabled = true;
      const answer = await record({ requestId, deed: asked }).catch(noAnswer);
      if (answer.kind === "answered") {
        close(true);
        return;
      }
      for (const one of buttons) one.disabled = false;
      told.replaceChildren(alert(answer.message));
      button.focus();
    };
    if (index > 0) button.addEventListener("click", () => void send());
    return Object.assign(button, { send });
  });
  const cancel = element("button", { type: "button", class: "link" }, say("act.cancel"));
  // What the app refused it refused for a reason that the panel does not show yet: somebody else was first.
  cancel.addEventListener("click", () => close(told.hasChildNodes()));
  const shown = element(
    "form",
    { novalidate: true },
    ...paragraphs(words),
    ...fields.map((one) => one.shown),
    told,
    element("div", { class: "actions" }, ...buttons, cancel),
  );
  shown.addEventListener("submit", (event) => {
    event.preventDefault();
    void buttons[0]?.send();
  });
  return [shown];
}

/** Takes something back, which wants a reason. */
export function withdrawForm<Deed>(sending: Sending<Deed>, deed: (reason: string) => Deed): HTMLElement[] {
  const why = textField(say("act.reason"), say("act.withdraw.help"), true);
  return form(
    sending,
    [],
    [why],
    [
      {
        label: say("act.withdraw.do"),
        deed: () => (required(why, why.value() !== "", say("act.reason-problem")) ? deed(why.value()) : null),
      },
    ],
  );
}

export function required(field: FormField<unknown>, isRight: boolean, problem: string): boolean {
  field.tell(isRight ? null : problem);
  return isRight;
}

export const paragraphs = (words: readonly Node[][]) => words.map((nodes) => element("p", {}, ...nodes));

export const alert = (message: string) => element("p", { class: "note", role: "alert" }, message);

/** What a call comes to that nobody answered. */
export function noAnswer(error: unknown): Answer<never> {
  console.error(error);
  return { kind: "failed", code: "no-answer", message: say("act.no-answer") };
}
