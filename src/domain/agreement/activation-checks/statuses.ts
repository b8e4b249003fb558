import { at } from "../../catalogue/problem";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Statuses that an agreement names and the workflow lacks, and pauses that a stop keeps from ever beginning. */
export function* checkStatuses({ entry, agreement, statuses }: Subject): Generator<Finding> {
  if (statuses === undefined) return;
  const known = new Set(statuses.map(({ name }) => name));
  const { stop, pause, respond } = entry.clock ?? {};
  const named = [
    ["clock.stop.statuses", stop?.statuses],
    ["clock.respond.statuses", respond?.statuses],
    ["party.statuses", entry.kind === "uc" ? entry.party.statuses : []],
  ] as const;
  for (const [path, list = []] of named)
    for (const [place, status] of list.entries())
      if (!known.has(status))
        yield {
          code: "unknown-status",
          severity: "warning",
          path: at(path, place),
          data: { status },
          action: "choose-statuses",
        };
  for (const [place, status] of (pause?.statuses ?? []).entries()) {
    const reason = known.has(status) ? agreement.clock.stop.has(status) && "stops" : "not-in-workflow";
    if (reason)
      yield {
        code: "pause-unreachable",
        severity: "warning",
        path: at("clock.pause.statuses", place),
        data: { status, reason },
        action: "choose-statuses",
      };
  }
}
