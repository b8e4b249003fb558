import { useContext, useState } from "react";
import type { Topic } from "../../../../src/domain/review/service-review";
import { say } from "../words";
import { AgendaContext } from "./agenda-context";

interface Props {
  /** Key of the customer in whose review it is to be spoken of; null where nobody is. */
  readonly customer: string | null;
  /** What the agenda says. */
  readonly text: string;
  readonly about: NonNullable<Topic["about"]>;
}

/** Puts something on the agenda of the customer's next review, with one click. */
export function PutOnAgenda({ customer, text, about }: Props) {
  const agenda = useContext(AgendaContext);
  const [isBusy, setBusy] = useState(false);
  if (agenda === null || customer === null) return null;
  if (agenda.has(customer, about)) return <span className="quiet not-printed on-agenda">{say("agenda.is-on")}</span>;
  const put = async () => {
    setBusy(true);
    await agenda.put(customer, { id: crypto.randomUUID(), text: text.slice(0, LONGEST), about });
    setBusy(false);
  };
  return (
    <button
      type="button"
      className="link-button not-printed on-agenda"
      disabled={isBusy}
      aria-label={say("agenda.put-named", { text })}
      onClick={put}
    >
      {say("agenda.put-on")}
    </button>
  );
}

/** As long as a line of a record may be. */
const LONGEST = 500;
