import type { Answer, OutageDeed, OutageSubject, TicketOutages } from "../../../../src/contract";
import { element } from "../element";
import { lozenge } from "../lozenge";
import { say, sayIn } from "../say";
import { fullMoment, type Viewer } from "../times";
import { choiceField, groupedField, momentField, textField } from "./fields";
import { alert, form, noAnswer, required, type Sending, withdrawForm } from "./form";
import "./actions.css";

/** What the dialog stands on; tests pass a literal. */
export interface OutageSurroundings extends Sending<OutageDeed> {
  readonly viewer: Viewer;
  outages(): Promise<Answer<TicketOutages>>;
}

type Outage = TicketOutages["outages"][number];

/** What the ticket says about services that are down, and a form to say that one is. */
export async function showOutages(place: HTMLElement, surroundings: OutageSurroundings): Promise<void> {
  place.classList.add("act");
  const answer = await surroundings.outages().catch(noAnswer);
  if (answer.kind === "failed") {
    place.replaceChildren(alert(answer.message));
    return;
  }
  const { outages } = answer.value;
  const begin = beginForm(answer.value, surroundings);
  place.replaceChildren(
    element("p", {}, say("act.outage.text")),
    ...(outages.length === 0
      ? begin
      : [
          outageList(answer.value, surroundings),
          element("details", {}, element("summary", {}, say("act.outage.another")), ...begin),
        ]),
  );
  place.querySelector<HTMLElement>(outages.length === 0 ? "select" : "summary")?.focus();
}

/** Parts of a service of which a form offers to say that they are lost, in percent. */
const LOSSES = [100, 75, 50, 25] as const;

const nameOf = ({ kind, key }: Omit<OutageSubject, "name">) => `${kind} ${key}`;

function beginForm({ subjects, service, raisedAt }: TicketOutages, surroundings: OutageSurroundings): HTMLElement[] {
  const { viewer } = surroundings;
  const group = (kind: OutageSubject["kind"]) => ({
    name: say(`act.outage.${kind}`),
    choices: subjects.filter((one) => one.kind === kind).map((one) => ({ key: nameOf(one), name: one.name })),
  });
  const subject = groupedField(
    say("act.outage.subject"),
    [group("service"), group("configuration-item")],
    service === null ? null : nameOf({ kind: "service", key: service }),
  );
  const losses = LOSSES.map((loss) => ({ key: String(loss), name: say(`act.outage.loss.${loss}`) }));
  const loss = choiceField(say("act.outage.how-much"), losses, "100");
  const zone = say("act.outage.zone", { zone: viewer.timeZone.replaceAll("_", " ") });
  const from = momentField(say("act.outage.from"), zone, viewer, Date.parse(raisedAt), true);
  const to = momentField(say("act.outage.to"), say("act.outage.to-help"), viewer, null, false);
  const note = textField(say("act.note"), null, false);
  return form<OutageDeed>(
    surroundings,
    [],
    [subject, loss, from, to, note],
    [
      {
        label: say("act.outage.do"),
        deed() {
          const chosen = subjects.find((one) => nameOf(one) === subject.value());
          const [start, end] = [from.value(), to.value()];
          const sound = [
            required(subject, chosen !== undefined, say("act.outage.subject-problem")),
            required(from, start !== null, say("act.outage.from-problem")),
            required(to, end === null || end > (start ?? end), say("act.outage.to-problem")),
          ];
          if (chosen === undefined || start === null || sound.includes(false)) return null;
          const { kind, key } = chosen;
          return {
            kind: "began",
            subject: { kind, key },
            from: iso(start),
            to: end === null ? null : iso(end),
            loss: Number(loss.value()),
            note: note.value(),
          };
        },
      },
    ],
  );
}

const iso = (at: number) => new Date(at).toISOString();

/** What was said so far, the latest first, with what may be said of it now. */
function outageList({ outages, at }: TicketOutages, surroundings: OutageSurroundings): HTMLElement {
  const { viewer } = surroundings;
  const moment = (when: string) => fullMoment(Date.parse(when), viewer);
  const items = outages.toReversed().map((outage) => {
    const { subject, from, to, loss, note, by, recordedAt, withdrawn } = outage;
    const values = { name: subject.name, from: moment(from), to: to === null ? "" : moment(to) };
    const words = [
      ...sayIn(to === null ? "act.outage.is" : "act.outage.was", values),
      ...(loss === 100 ? [] : [" ", ...sayIn("act.outage.part", { loss })]),
    ];
    return element(
      "li",
      {},
      element(
        "p",
        {},
        ...(withdrawn === null ? [] : [lozenge("withdrawn"), " "]),
        element(withdrawn === null ? "span" : "s", {}, ...words),
      ),
      element("p", { class: "quiet" }, ...sayIn("act.journal.who", { name: by.name, when: moment(recordedAt) })),
      ...(note === "" ? [] : [element("p", { class: "typed", dir: "auto" }, note)]),
      ...(withdrawn === null
        ? changesOf(outage, Date.parse(at), surroundings)
        : [
            element(
              "p",
              { class: "quiet" },
              ...sayIn("act.outage.withdrawn", { name: withdrawn.by.name, when: moment(withdrawn.at) }),
            ),
            element("p", { class: "typed", dir: "auto" }, withdrawn.reason),
          ]),
    );
  });
  return element("ol", { class: "journal" }, ...items);
}

function changesOf({ id, from, to }: Outage, now: number, surroundings: OutageSurroundings): HTMLElement[] {
  const fold = (title: string, isOpen: boolean, parts: readonly HTMLElement[]) =>
    element("details", { open: isOpen }, element("summary", {}, title), ...parts);
  const withdraw = withdrawForm<OutageDeed>(surroundings, (reason) => ({ kind: "withdrawn", outage: id, reason }));
  if (to !== null) return [fold(say("act.withdraw.offer"), false, withdraw)];
  const back = momentField(say("act.outage.to"), null, surroundings.viewer, now, true);
  const end = form<OutageDeed>(
    surroundings,
    [],
    [back],
    [
      {
        label: say("act.outage.end"),
        deed() {
          const at = back.value();
          const isRight = at !== null && at > Date.parse(from);
          if (!required(back, isRight, say("act.outage.to-problem")) || at === null) return null;
          return { kind: "ended", outage: id, to: iso(at) };
        },
      },
    ],
  );
  return [fold(say("act.outage.end-offer"), true, end), fold(say("act.withdraw.offer"), false, withdraw)];
}
