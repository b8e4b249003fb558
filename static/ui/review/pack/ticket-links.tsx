import { useApp } from "../../shared/app/app";

/** Keys of tickets, each of which opens it. */
export function TicketLinks({ keys }: { readonly keys: readonly string[] }) {
  const { openIssue } = useApp();
  return (
    <span className="ticket-links">
      {keys.map((key) => (
        <button key={key} type="button" className="link-button" onClick={() => openIssue(key)}>
          {key}
        </button>
      ))}
    </span>
  );
}
