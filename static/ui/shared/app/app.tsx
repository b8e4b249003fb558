import { createContext, type ReactNode, useContext } from "react";
import type { Call } from "./calls";

/** Who looks, and how they read times. */
export interface Viewer {
  readonly accountId: string;
  /** A language tag, such as `en-US`. */
  readonly locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** A short message that goes away by itself, with something to do about it. */
export interface Notice {
  readonly title: string;
  readonly description?: string;
  readonly kind: "success" | "warning" | "error" | "info";
  readonly action?: { readonly text: string; readonly onClick: () => void };
}

/** What every page stands on; tests pass a literal. */
export interface App {
  readonly call: Call;
  readonly viewer: Viewer;
  /** Shows a notice over the page around this one, where it is seen however far the page is scrolled. */
  notify(notice: Notice): void;
  /** Shows a ticket, in a tab of its own. */
  openIssue(issueKey: string): void;
  /** The moment to reckon by, in epoch milliseconds. */
  now(): number;
}

const AppContext = createContext<App | undefined>(undefined);

export function AppProvider({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  return <AppContext.Provider value={app}>{children}</AppContext.Provider>;
}

/** @throws Error outside an `AppProvider` */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error("A part of the page stands outside AppProvider.");
  return app;
}
