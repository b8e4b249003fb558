import type { AppLocation, Move } from "../messages";

/** Where the app is, seen from its own base: `/jira/…/apps/a/b/review?x` is `/review?x`. */
export function locationIn(basePath: string): AppLocation {
  const { pathname, search, hash } = window.location;
  return { pathname: pathname.slice(basePath.length) || "/", search, hash, state: window.history.state };
}

export function makeMove(basePath: string, move: Move): void {
  if (move.action === "GO") {
    window.history.go(move.delta);
    return;
  }
  const { pathname, search, hash, state = null } = move.location;
  const address = basePath + (pathname.startsWith("/") ? pathname : `/${pathname}`) + search + hash;
  if (move.action === "PUSH") window.history.pushState(state, "", address);
  else window.history.replaceState(state, "", address);
}
