import { useLocation } from "wouter";
import type { ReviewDesk } from "../../../../src/domain/review/review-record";
import { useApp } from "../../shared/app/app";
import { type Loaded, useLoaded } from "../../shared/loading/loaded";
import { withRecent } from "./recent-records";

/** What is kept of the project's reviews, and whether the viewer may change it. */
export interface Desk extends ReviewDesk {
  readonly mayChange: boolean;
}

/** Read anew at each address: what was made or removed at one is there, or gone, at the next. */
export function useDesk(): { readonly loaded: Loaded<Desk>; again(): void } {
  const { call, now } = useApp();
  const [path] = useLocation();
  return useLoaded(async () => {
    const { desk, mayChange } = await call("reviewDesk", {});
    // The app checked the records when they were saved, so their shape is trusted here.
    return { ...withRecent(desk as ReviewDesk, now()), mayChange };
  }, [call, path]);
}
