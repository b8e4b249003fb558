import type { JournalEntry, TicketDeed, TicketJournal } from "../../../../src/contract";
import { element } from "../element";
import { lozenge } from "../lozenge";
import { say, sayIn } from "../say";
import { fullMoment, roughly, type Viewer } from "../times";

/** Who did what when, the latest first; what holds may be taken back. */
export function journalList(
  { entries, breachReasons }: TicketJournal,
  viewer: Viewer,
  withdrawForm: (entry: string) => readonly HTMLElement[],
): HTMLElement {
  if (entries.length === 0) return element("p", { class: "quiet" }, say("act.journal.empty"));
  const nameOfReason = (key: string) => breachReasons.find((reason) => reason.key === key)?.name ?? key;
  const items = entries.toReversed().map((entry) => {
    const { at, by, isWithdrawn, deed } = entry;
    return element(
      "li",
      {},
      element(
        "p",
        { class: "quiet" },
        ...sayIn("act.journal.who", { name: by.name, when: fullMoment(Date.parse(at), viewer) }),
      ),
      element(
        "p",
        {},
        ...(isWithdrawn ? [lozenge("withdrawn"), " "] : []),
        element(isWithdrawn ? "s" : "span", {}, ...deedInWords(deed, nameOfReason)),
      ),
      ...typedIn(deed).map((text) => element("p", { class: "typed", dir: "auto" }, text)),
      ...(mayWithdraw(entry)
        ? [element("details", {}, element("summary", {}, say("act.withdraw.offer")), ...withdrawForm(entry.id))]
        : []),
    );
  });
  return element("ol", { class: "journal" }, ...items);
}

const mayWithdraw = ({ deed, isWithdrawn }: JournalEntry) => !isWithdrawn && deed.kind !== "withdrawn";

function deedInWords(deed: TicketDeed, nameOfReason: (key: string) => string): Node[] {
  switch (deed.kind) {
    case "acknowledged":
      return sayIn("act.did.acknowledged", { level: deed.step.level });
    case "extension-asked":
      return sayIn("act.did.extension-asked", { more: roughly(deed.additionalMs) });
    case "extension-granted":
      return sayIn("act.did.extension-granted");
    case "extension-declined":
      return sayIn("act.did.extension-declined");
    case "breach-explained":
      return sayIn("act.did.breach-explained", { reason: nameOfReason(deed.reason) });
    case "excluded":
      return sayIn("act.did.excluded");
    case "withdrawn":
      return sayIn("act.did.withdrawn");
  }
}

/** What somebody typed, shown as typed. */
function typedIn(deed: TicketDeed): string[] {
  const texts = "note" in deed ? [deed.note] : [deed.reason];
  return texts.filter((text) => text !== "");
}
