import type { ClockReference, JournalEntry, TicketDeed, TicketJournal } from "../../../../src/contract";
import { element } from "../element";
import { lozenge } from "../lozenge";
import { say, sayIn } from "../say";
import { fullMoment, roughly, type Viewer } from "../times";

/**
 * Who did what when about which promise, the latest first; what holds may be taken back.
 * @param names of agreements, by `key:version`
 */
export function journalList(
  { entries, breachReasons }: TicketJournal,
  names: Readonly<Record<string, string>>,
  viewer: Viewer,
  withdrawForm: (entry: string) => readonly HTMLElement[],
): HTMLElement {
  if (entries.length === 0) return element("p", { class: "quiet" }, say("act.journal.empty"));
  const nameOfReason = (key: string) => breachReasons.find((reason) => reason.key === key)?.name ?? key;
  const deedOf = (id: string) => entries.find((entry) => entry.id === id)?.deed;
  /** The deed itself, or the one that it answers or withdraws. */
  const aboutOf = (deed: TicketDeed): ClockReference | null => {
    if ("step" in deed) return deed.step;
    if ("clock" in deed) return deed.clock;
    const other = deedOf("asked" in deed ? deed.asked : "entry" in deed ? deed.entry : "");
    return other === undefined ? null : aboutOf(other);
  };
  const inWords = (deed: TicketDeed): Node[] => {
    switch (deed.kind) {
      case "acknowledged":
        return sayIn("act.did.acknowledged", { level: deed.step.level });
      case "extension-asked":
        return sayIn("act.did.extension-asked", { more: roughly(deed.additionalMs) });
      case "extension-granted":
      case "extension-declined": {
        const asked = deedOf(deed.asked);
        const more = asked?.kind === "extension-asked" ? roughly(asked.additionalMs) : "";
        return sayIn(`act.did.${deed.kind}`, { more });
      }
      case "breach-explained":
        return sayIn("act.did.breach-explained", { reason: nameOfReason(deed.reason) });
      case "excluded":
        return sayIn("act.did.excluded");
      case "withdrawn": {
        const other = deedOf(deed.entry);
        return [...sayIn("act.did.withdrawn"), ...(other === undefined ? [] : inWords(other))];
      }
    }
  };
  const items = entries.toReversed().map((entry) => {
    const { at, by, isWithdrawn, deed } = entry;
    const about = aboutOf(deed);
    return element(
      "li",
      {},
      element(
        "p",
        { class: "quiet" },
        ...sayIn("act.journal.who", { name: by.name, when: fullMoment(Date.parse(at), viewer) }),
        ...(about === null ? [] : aboutInWords(about, names)),
      ),
      element(
        "p",
        {},
        ...(isWithdrawn ? [lozenge("withdrawn"), " "] : []),
        element(isWithdrawn ? "s" : "span", {}, ...inWords(deed)),
      ),
      ...typedIn(deed).map((text) => element("p", { class: "typed", dir: "auto" }, text)),
      ...(mayWithdraw(entry)
        ? [element("details", {}, element("summary", {}, say("act.withdraw.offer")), ...withdrawForm(entry.id))]
        : []),
    );
  });
  return element("ol", { class: "journal" }, ...items);
}

function aboutInWords(
  { agreement, version, measure }: ClockReference,
  names: Readonly<Record<string, string>>,
): (Node | string)[] {
  const name = names[`${agreement}:${version}`] ?? agreement;
  return ["; ", ...sayIn("story.title", { measure: say(`measure.${measure}`), name })];
}

const mayWithdraw = ({ deed, isWithdrawn }: JournalEntry) => !isWithdrawn && deed.kind !== "withdrawn";

/** What somebody typed, shown as typed. */
function typedIn(deed: TicketDeed): string[] {
  const texts = "note" in deed ? [deed.note] : [deed.reason];
  return texts.filter((text) => text !== "");
}
