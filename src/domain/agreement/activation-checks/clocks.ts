import { at } from "../../catalogue/problem";
import type { Measure } from "../measure";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Clocks that no status of the workflow ever stops, or lets run, and hours that never come. */
export function* checkClocks({ agreement, statuses, now }: Subject): Generator<Finding> {
  for (const [place, { calendar, hours }] of agreement.targets.entries())
    if (hours.nextOpening(now) === null)
      yield {
        code: "calendar-never-opens",
        severity: "blocker",
        path: at("targets", place, "calendar"),
        data: { calendar },
        action: "edit-calendar",
      };
  if (statuses === undefined) return;
  const names = statuses.map(({ name }) => name);
  const { stop, pause } = agreement.clock;
  if (!names.some((name) => stop.has(name)))
    yield { code: "never-stops", severity: "blocker", path: "clock.stop", data: {}, action: "choose-statuses" };

  const { party } = agreement;
  const isWithParty = (name: string) => party?.kind !== "supplier" || party.statuses.has(name);
  const measures = new Set<Measure>(agreement.targets.map(({ measure }) => measure));
  for (const measure of measures)
    if (!names.some((name) => isWithParty(name) && !stop.has(name) && !pause[measure].has(name)))
      yield {
        code: "never-starts",
        severity: "blocker",
        path: party?.kind === "supplier" ? "party.statuses" : "clock",
        data: { measure },
        action: "choose-statuses",
      };
}
