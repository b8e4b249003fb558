/** Where the page is, as the site around it keeps it: addresses can be linked to, and Back works. */
import { useSyncExternalStore } from "react";

/** What is used of `view.createHistory()`. */
export interface PageHistory {
  readonly location: { readonly pathname: string };
  push(path: string): void;
  replace(path: string): void;
  listen(listener: (location: { readonly pathname: string }, action: string) => void): unknown;
}

/** Asked before a page is left: answers true to go on. Null: there is nothing to lose. */
export type LeaveGuard = (() => Promise<boolean>) | null;

/** The way through the pages, for `wouter`; forms may hold it up. */
export class PageLocation {
  private path: string;
  private guard: LeaveGuard = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly history: PageHistory) {
    this.path = pathOf(history.location.pathname);
    history.listen((location, action) => {
      const wanted = pathOf(location.pathname);
      if (wanted === this.path) return;
      if (action === "POP" && this.guard !== null) void this.askAfterBack(wanted);
      else this.show(wanted);
    });
  }

  /** While it is set, leaving the page asks it first. */
  setGuard(guard: LeaveGuard): void {
    this.guard = guard;
  }

  get isGuarded(): boolean {
    return this.guard !== null;
  }

  readonly navigate = async (path: string, { replace = false }: { replace?: boolean } = {}): Promise<void> => {
    if (path === this.path || (this.guard !== null && !(await this.guard()))) return;
    this.guard = null;
    if (replace) this.history.replace(path);
    else this.history.push(path);
    this.show(path);
  };

  /** The hook that `wouter` routes by. */
  readonly useLocation = (): [string, typeof this.navigate] => [
    useSyncExternalStore(this.listen, () => this.path),
    this.navigate,
  ];

  private readonly listen = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The site has gone back already: if the answer is to stay, the address is put back. */
  private async askAfterBack(wanted: string): Promise<void> {
    const here = this.path;
    if (this.guard === null || (await this.guard())) {
      this.guard = null;
      this.show(wanted);
    } else this.history.push(here);
  }

  private show(path: string): void {
    if (path === this.path) return;
    this.path = path;
    for (const listener of this.listeners) listener();
  }
}

const pathOf = (pathname: string): string => (pathname === "" ? "/" : pathname);
