/** The panel on a ticket, and in a dialog the story of one of its clocks. */
import { events, invoke, Modal, view } from "@forge/bridge";
import type { Answer, ClockReference, TicketAnswer, TicketJournal, TicketOutages } from "../../../src/contract";
import type { Action } from "./actions/action";
import { element } from "./element";
import { TicketPanel } from "./panel";
import { say } from "./say";
import type { Viewer } from "./times";
import "./panel.css";

/** What the platform says of where the page stands; a dialog gets what its opener gave it. */
interface Extension {
  readonly issue?: { readonly id?: string | number; readonly key?: string };
  readonly modal?: { readonly clock?: ClockReference; readonly name?: string; readonly action?: Action };
}

const TICK = 1_000;
const place = document.getElementById("page") as HTMLElement;

async function start(): Promise<void> {
  const themed = view.theme.enable();
  const context = await view.getContext();
  const viewer: Viewer = { locale: context.locale.replace("_", "-"), timeZone: context.timezone };
  const extension = context.extension as Extension;
  const clock = extension.modal?.clock;
  if (clock !== undefined) {
    const { showStory } = await import("./dialogs");
    await showStory(place, viewer, extension.issue?.key ?? "", () => once(themed, invoke("story", { ...clock })));
    return;
  }
  const action = extension.modal?.action;
  if (action !== undefined) {
    const { showAction, showOutages } = await import("./dialogs");
    await themed;
    const dialog = {
      viewer,
      close: (hasDone: boolean) => void view.close({ hasDone }),
      newRequestId: () => crypto.randomUUID(),
    };
    if (action.kind === "outage") {
      await showOutages(place, {
        ...dialog,
        outages: () => invoke("outages", {}) as Promise<Answer<TicketOutages>>,
        record: (asked) => invoke("recordOutage", asked) as Promise<Answer<TicketOutages>>,
      });
      return;
    }
    await showAction(place, action, {
      ...dialog,
      journal: () => invoke("journal", {}) as Promise<Answer<TicketJournal>>,
      record: (asked) => invoke("record", asked) as Promise<Answer<TicketJournal>>,
    });
    return;
  }
  const panel = new TicketPanel(place, {
    viewer,
    ask: () => once(themed, invoke("standing", {}) as Promise<Answer<TicketAnswer>>),
    onWhy: (of, title) => void new Modal({ size: "large", title, context: { clock: of } }).open(),
    onAction: (chosen, title) =>
      void new Modal({
        size: "medium",
        title,
        context: { action: chosen },
        onClose: (given?: { readonly hasDone?: boolean }) => {
          if (given?.hasDone === true) void panel.look().then(() => panel.changed());
        },
      }).open(),
    now: Date.now,
    isSeen: () => !document.hidden,
  });
  await panel.look();
  window.setInterval(() => panel.tick(), TICK);
  document.addEventListener("visibilitychange", () => panel.returned());
  window.addEventListener("focus", () => panel.returned());
  document.documentElement.addEventListener("pointerenter", () => panel.returned());
  await events.on("JIRA_ISSUE_CHANGED", (change?: { readonly issueId?: unknown }) => {
    if (change?.issueId === undefined || String(change.issueId) === String(extension.issue?.id)) panel.changed();
  });
}

/** An answer, once the theme is there to show it in: neither waits for the other. */
async function once<Value>(themed: Promise<void>, answer: Promise<Value>): Promise<Value> {
  const [value] = await Promise.all([answer, themed]);
  return value;
}

start().catch((error: unknown) => {
  console.error(error);
  place.replaceChildren(element("p", { class: "note", role: "alert" }, say("no-answer")));
});
