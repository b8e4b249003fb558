import type { Answer, TicketDeed, TicketJournal } from "../../../../src/contract";
import { element } from "../element";
import { say, sayIn } from "../say";
import { roughly, type Viewer } from "../times";
import type { Action } from "./action";
import { choiceField, textField, timeField } from "./fields";
import { alert, form, noAnswer, paragraphs, required, withdrawForm } from "./form";
import { journalList } from "./journal-list";
import "./actions.css";

/** What a dialog stands on; tests pass a literal. */
export interface ActionSurroundings {
  readonly viewer: Viewer;
  journal(): Promise<Answer<TicketJournal>>;
  record(asked: { readonly requestId: string; readonly deed: TicketDeed }): Promise<Answer<TicketJournal>>;
  /** Closes the dialog; the panel then looks again where something was done. */
  close(hasDone: boolean): void;
  /** A name for a request that nobody has used. */
  newRequestId(): string;
}

/** Shows what an action asks for, in a dialog of its own. */
export async function showAction(
  place: HTMLElement,
  action: Exclude<Action, { kind: "outage" }>,
  surroundings: ActionSurroundings,
): Promise<void> {
  place.classList.add("act");
  const answer = await surroundings.journal().catch(noAnswer);
  if (answer.kind === "failed") {
    place.replaceChildren(alert(answer.message));
    return;
  }
  place.replaceChildren(...partsOf(action, answer.value, surroundings));
  place.querySelector<HTMLElement>("select, input, textarea, button")?.focus();
}

function partsOf(
  action: Exclude<Action, { kind: "outage" }>,
  journal: TicketJournal,
  surroundings: ActionSurroundings,
): HTMLElement[] {
  switch (action.kind) {
    case "acknowledge": {
      const note = textField(say("act.note"), null, false);
      return form<TicketDeed>(
        surroundings,
        [sayIn(`act.acknowledge.${action.follow}`)],
        [note],
        [
          {
            label: say("act.acknowledge.do"),
            deed: () => ({ kind: "acknowledged", step: { ...action.clock, level: action.level }, note: note.value() }),
          },
        ],
      );
    }
    case "extend": {
      const time = timeField(say("act.extend.time"), say("act.extend.time-help"));
      const reason = textField(say("act.reason"), say("act.extend.reason-help"), true);
      return form<TicketDeed>(
        surroundings,
        [sayIn("act.extend.text")],
        [time, reason],
        [
          {
            label: say("act.extend.do"),
            deed() {
              const additionalMs = time.value();
              const isTimed = required(time, additionalMs !== null, say("act.extend.time-problem"));
              const isReasoned = required(reason, reason.value() !== "", say("act.reason-problem"));
              if (additionalMs === null || !isTimed || !isReasoned) return null;
              return { kind: "extension-asked", clock: action.clock, additionalMs, reason: reason.value() };
            },
          },
        ],
      );
    }
    case "decide": {
      const request = journal.entries.find(({ id }) => id === action.entry);
      const asked =
        request?.deed.kind === "extension-asked"
          ? [
              sayIn("act.decide.asked", {
                name: request.by.name,
                more: roughly(action.additionalMs),
                reason: request.deed.reason,
              }),
            ]
          : [];
      if (!journal.mayGrantExtensions) return [...paragraphs([...asked, sayIn("act.decide.not-allowed")])];
      const note = textField(say("act.note"), null, false);
      return form<TicketDeed>(
        surroundings,
        asked,
        [note],
        [
          {
            label: say("act.decide.grant"),
            deed: () => ({ kind: "extension-granted", asked: action.entry, note: note.value() }),
          },
          {
            label: say("act.decide.decline"),
            deed: () => ({ kind: "extension-declined", asked: action.entry, note: note.value() }),
          },
        ],
      );
    }
    case "explain": {
      const reason = choiceField(say("act.explain.reason"), journal.breachReasons);
      const note = textField(say("act.note"), say("act.explain.note-help"), false);
      return form<TicketDeed>(
        surroundings,
        [sayIn("act.explain.text")],
        [reason, note],
        [
          {
            label: say("act.explain.do"),
            deed: () =>
              required(reason, reason.value() !== "", say("act.explain.problem"))
                ? { kind: "breach-explained", clock: action.clock, reason: reason.value(), note: note.value() }
                : null,
          },
        ],
      );
    }
    case "journal":
      return journalParts(journal, action.names, surroundings);
  }
}

/** Everything that was done, and whether the ticket counts in figures. */
function journalParts(
  journal: TicketJournal,
  names: Readonly<Record<string, string>>,
  surroundings: ActionSurroundings,
): HTMLElement[] {
  const isExcluded = journal.entries.some(({ deed, isWithdrawn }) => deed.kind === "excluded" && !isWithdrawn);
  const reason = textField(say("act.reason"), say("act.exclude.help"), true);
  const exclude = form<TicketDeed>(
    surroundings,
    [],
    [reason],
    [
      {
        label: say("act.exclude.do"),
        deed: () =>
          required(reason, reason.value() !== "", say("act.reason-problem"))
            ? { kind: "excluded", reason: reason.value() }
            : null,
      },
    ],
  );
  const withdraw = (entry: string) =>
    withdrawForm<TicketDeed>(surroundings, (why) => ({ kind: "withdrawn", entry, reason: why }));
  return [
    element("h2", {}, say("act.journal.done")),
    journalList(journal, names, surroundings.viewer, withdraw),
    ...(isExcluded ? [] : [element("details", {}, element("summary", {}, say("act.exclude.offer")), ...exclude)]),
  ];
}
