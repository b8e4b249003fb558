import type { AppLocation, Move } from "../messages";

type Action = "POP" | "PUSH" | "REPLACE";
type KeyedLocation = AppLocation & { readonly key: string };
type Listener = (location: KeyedLocation, action: Action) => void;
type Target = string | Partial<AppLocation>;

/** What `view.createHistory()` gives: a `history` of version 4 whose addresses begin where the app's own do. */
export class FrameHistory {
  private action: Action = "POP";
  private location: KeyedLocation = { pathname: "/", search: "", hash: "", key: "initial" };
  private readonly listeners = new Set<Listener>();

  constructor(private readonly report: (move: Move) => void) {}

  /** The object for the app; its functions may be taken apart from it. */
  startingAt(location: AppLocation): unknown {
    this.location = { ...location, key: "initial" };
    const action = () => this.action;
    return {
      get action() {
        return action();
      },
      get length() {
        return window.history.length;
      },
      // A plain property: the SDK keeps it up to date by a listener of its own.
      location: this.location,
      listen: (listener: Listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      push: (target: Target, state?: unknown) => this.go("PUSH", target, state),
      replace: (target: Target, state?: unknown) => this.go("REPLACE", target, state),
      go: (delta: number) => this.report({ action: "GO", delta }),
      goBack: () => this.report({ action: "GO", delta: -1 }),
      goForward: () => this.report({ action: "GO", delta: 1 }),
      createHref: (target: Target) => addressOf(this.resolved(target)),
    };
  }

  /** The page around has moved. */
  moved(action: Action, location: AppLocation): void {
    this.action = action;
    this.location = { ...location, key: crypto.randomUUID() };
    for (const listener of this.listeners) listener(this.location, action);
  }

  private go(action: "PUSH" | "REPLACE", target: Target, state: unknown): void {
    const location = { ...this.resolved(target), ...(state === undefined ? {} : { state }) };
    this.report({ action, location });
    this.moved(action, location);
  }

  private resolved(target: Target): AppLocation {
    if (typeof target !== "string") return { pathname: this.location.pathname, search: "", hash: "", ...target };
    const { pathname, search, hash } = new URL(target, `http://app${this.location.pathname}`);
    return { pathname, search, hash };
  }
}

const addressOf = ({ pathname, search, hash }: AppLocation): string => pathname + search + hash;
