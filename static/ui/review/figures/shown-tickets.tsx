import Button from "@atlaskit/button/new";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useApp } from "../../shared/app/app";
import { Dialog } from "../../shared/parts/dialog";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";

/** Tickets behind a figure, by their keys. */
interface Shown {
  readonly title: string;
  readonly keys: readonly string[];
}

const ShowContext = createContext<(shown: Shown) => void>(() => undefined);

/** So many are listed at first; nobody reads thousands, but whoever wants to can. */
const AT_ONCE = 100;

/** Shows the tickets behind a figure that is pressed within. */
export function ShownTickets({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <ShowContext.Provider value={setShown}>
      {children}
      {shown !== null && <TicketDialog {...shown} onClose={() => setShown(null)} />}
    </ShowContext.Provider>
  );
}

function TicketDialog({ title, keys, onClose }: Shown & { readonly onClose: () => void }) {
  const { openIssue } = useApp();
  const { number } = useReviewFormats();
  const [count, setCount] = useState(AT_ONCE);
  const unique = useMemo(() => [...new Set(keys)].filter((key) => key !== ""), [keys]);
  const isAnyHidden = keys.includes("");
  return (
    <Dialog
      title={title}
      width="medium"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {say("figures.close")}
        </Button>
      }
    >
      <p className="quiet">{say("figures.tickets-count", { count: number(unique.length) })}</p>
      {isAnyHidden && <p className="quiet">{say("figures.tickets-hidden")}</p>}
      <ul className="figure-tickets">
        {unique.slice(0, count).map((key) => (
          <li key={key}>
            <button type="button" className="link-button" onClick={() => openIssue(key)}>
              {key}
            </button>
          </li>
        ))}
      </ul>
      {unique.length > count && (
        <Button onClick={() => setCount(count * 10)}>
          {say("figures.more", { count: number(unique.length - count) })}
        </Button>
      )}
    </Dialog>
  );
}

interface FigureProps {
  /** What the figure says. */
  readonly children: string;
  /** What it counts, for the list's title and for those who hear it: `Broken, Standard support`. */
  readonly of: string;
  /** Keys of the tickets behind it; worked out when they are asked for. */
  readonly keys: () => readonly string[];
  readonly count: number;
}

/** A figure that opens the tickets behind it; one that counts nothing is plain. */
export function Figure({ children, of, keys, count }: FigureProps) {
  const show = useContext(ShowContext);
  if (count === 0) return <>{children}</>;
  return (
    <button
      type="button"
      className="link-button figure"
      aria-label={say("figures.open-tickets", { figure: children, of })}
      onClick={() => show({ title: of, keys: keys() })}
    >
      {children}
    </button>
  );
}
