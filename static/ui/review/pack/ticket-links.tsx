import { useApp } from "../../shared/app/app";
import { say } from "../words";

/** Keys of tickets, each of which opens it; those that the reader may not see are counted. */
export function TicketLinks({ keys }: { readonly keys: readonly string[] }) {
  const { openIssue } = useApp();
  const shown = keys.filter((key) => key !== "");
  const hidden = keys.length - shown.length;
  return (
    <span className="ticket-links">
      {shown.map((key) => (
        <button key={key} type="button" className="link-button" onClick={() => openIssue(key)}>
          {key}
        </button>
      ))}
      {hidden > 0 && <span className="quiet">{say("tickets-hidden", { count: hidden })}</span>}
    </span>
  );
}
