import type { ClockReference, ClockStanding, PromiseStanding } from "../../../../src/contract";
import { element } from "../element";
import { say, sayIn } from "../say";
import { roughly } from "../times";
import type { Action } from "./action";

export type OnAction = (action: Action, title: string) => void;

/** What people did about a clock, in words, and what they may do now. */
export function actionsOf(
  { agreement, version, name }: PromiseStanding,
  clock: ClockStanding,
  onAction: OnAction,
): { readonly said: readonly Node[][]; readonly buttons: readonly HTMLElement[] } {
  const { measure, cycle, state, isBreached, grantedMs, targetMs, pendingExtension, explanation } = clock;
  const of: ClockReference = { agreement, version, measure, cycle };
  const said: Node[][] = [];
  const buttons: HTMLElement[] = [];
  const offer = (action: Action, isFirst = false) => {
    const title = say(`act.${action.kind}.title`, { name });
    const button = element(
      "button",
      {
        type: "button",
        class: isFirst ? "button" : "link",
        "data-focus": `${action.kind} ${Object.values(of).join(" ")}`,
        "aria-label": title,
      },
      say(`act.${action.kind}.offer`),
    );
    button.addEventListener("click", () => onAction(action, title));
    buttons.push(button);
  };

  if (grantedMs > 0)
    said.push(sayIn("act.granted", { more: roughly(grantedMs), agreed: roughly(targetMs - grantedMs) }));
  if (clock.escalation?.isHeld === true) said.push(sayIn("act.held"));
  if (pendingExtension !== null) {
    said.push(sayIn("act.pending", { more: roughly(pendingExtension.additionalMs) }));
    offer({ kind: "decide", entry: pendingExtension.entry, additionalMs: pendingExtension.additionalMs, name });
  }
  if (clock.awaitsAcknowledgement !== null)
    offer(
      {
        kind: "acknowledge",
        clock: of,
        level: clock.awaitsAcknowledgement,
        follow: followOf(clock),
        name,
      },
      true,
    );
  if (isBreached) {
    said.push(explanation === null ? sayIn("act.unexplained") : sayIn("act.explained", { reason: explanation }));
    if (explanation === null) offer({ kind: "explain", clock: of, name }, state === "stopped");
  }
  if (state !== "stopped" && pendingExtension === null) offer({ kind: "extend", clock: of, name });

  return { said, buttons };
}

function followOf({ escalation }: ClockStanding): "held" | "goes-on" | "none" {
  if (escalation === null || escalation.announced === escalation.of) return "none";
  return escalation.holdsWhenAcknowledged ? "held" : "goes-on";
}

/** Opens what is about the ticket as a whole: what was done, and what it says about services that are down. */
export function ticketButtons(promises: readonly PromiseStanding[], onAction: OnAction): HTMLElement {
  const names = Object.fromEntries(promises.map(({ agreement, version, name }) => [`${agreement}:${version}`, name]));
  const button = (action: Extract<Action, { kind: "journal" | "outage" }>, title: string) => {
    const { kind } = action;
    const made = element("button", { type: "button", class: "link", "data-focus": kind }, say(`act.${kind}.offer`));
    made.addEventListener("click", () => onAction(action, title));
    return made;
  };
  return element(
    "div",
    { class: "actions" },
    button({ kind: "journal", names }, say("act.journal.title", { name: "" })),
    button({ kind: "outage" }, say("act.outage.title")),
  );
}
