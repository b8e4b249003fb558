import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Confirm } from "../parts/confirm";
import { say } from "../words/say";
import type { PageLocation } from "./location";

const LocationContext = createContext<PageLocation | undefined>(undefined);

/** Holds the way through the pages, and the question that is asked before unsaved changes are left behind. */
export function LocationProvider({
  location,
  children,
}: {
  readonly location: PageLocation;
  readonly children: ReactNode;
}) {
  return <LocationContext.Provider value={location}>{children}</LocationContext.Provider>;
}

/** Lets the page be left without a question: what was unsaved no longer means anything. */
export function useLeave(): () => void {
  const location = useContext(LocationContext);
  return () => location?.setGuard(null);
}

/**
 * Asks before the page is left while `isHeld`; shows nothing until then. `EntryForm` has one of its own.
 */
export function LeaveGuard({ isHeld }: { readonly isHeld: boolean }) {
  const location = useContext(LocationContext);
  const [isAsking, setAsking] = useState(false);
  const answer = useRef<(leave: boolean) => void>(() => undefined);

  useEffect(() => {
    if (!isHeld || location === undefined) return;
    location.setGuard(() => {
      setAsking(true);
      return new Promise((resolve) => {
        answer.current = resolve;
      });
    });
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => {
      location.setGuard(null);
      window.removeEventListener("beforeunload", warn);
    };
  }, [isHeld, location]);

  const settle = (leave: boolean) => {
    setAsking(false);
    answer.current(leave);
  };
  if (!isAsking) return null;
  return (
    <Confirm
      title={say("leaving.title")}
      confirm={say("leaving.leave")}
      cancel={say("leaving.stay")}
      isDangerous
      onConfirm={() => settle(true)}
      onCancel={() => settle(false)}
    >
      {say("leaving.body")}
    </Confirm>
  );
}
