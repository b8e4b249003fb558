import { at } from "../../catalogue/problem";
import { linksOf } from "../../catalogue/usage";
import { thresholdOf } from "../../escalation/thresholds";
import type { Milliseconds } from "../../time";
import { ANY, type Target } from "../agreement";
import { type AgreementEntry, isAgreed, type ServiceLevelAgreementEntry, type TargetEntry } from "../agreement-entry";
import { parseDuration } from "../duration";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Promises without a ladder, ladders without a promise, and ladders that begin when it is too late. */
export function* checkLadders(subject: Subject): Generator<Finding> {
  const { agreement, entry } = subject;
  const measures = new Set(agreement.targets.map(({ measure }) => measure));
  for (const measure of measures)
    if (!agreement.escalation.some((ladder) => ladder.measure === measure && ladder.steps.length > 0))
      yield {
        code: "no-ladder",
        severity: agreement.kind === "sla" && measure === "resolution" ? "warning" : "hint",
        path: "escalation",
        data: { measure },
        action: "edit-ladder",
      };
  for (const [place, ladder] of agreement.escalation.entries()) {
    const path = at("escalation", place);
    if (!measures.has(ladder.measure))
      yield {
        code: "ladder-without-target",
        severity: "warning",
        path,
        data: { measure: ladder.measure },
        action: "edit-targets",
      };
    for (const [index, { level, notify }] of ladder.steps.entries())
      if (notify.length === 0)
        yield {
          code: "step-notifies-nobody",
          severity: "hint",
          path: at(path, "steps", index),
          data: { level },
          action: "edit-ladder",
        };
    if (ladder.steps.length === 0) continue;
    for (const target of agreement.targets) {
      if (target.measure !== ladder.measure) continue;
      const begins = thresholdOf(ladder, 1, target);
      const { measure, priority } = target;
      const finding = (code: Finding["code"], ends: Milliseconds, more = {}): Finding => ({
        code,
        severity: "warning",
        path: at(path, "commence"),
        data: { measure, priority, begins, ends, ...more },
        action: "edit-ladder",
      });
      if (begins > target.within) yield finding("ladder-begins-late", target.within);
      const resolution = measure === "response" && targetFor(agreement.targets, target.priority);
      if (resolution && resolution.calendar === target.calendar && begins >= resolution.within)
        yield finding("ladder-after-next", resolution.within);
      for (const promise of entry.kind === "sla" ? [] : promisesOver(entry, subject)) {
        const promised = targetFor(promise.targets, target.priority);
        const ends = promised && parseDuration(promised.within);
        if (promised?.calendar === target.calendar && ends !== undefined && ends !== null && begins >= ends)
          yield finding("ladder-after-next", ends, { agreement: promise.key });
      }
    }
  }
}

/** The resolution target that a ticket of a priority has: its own, else the one for all. */
function targetFor<T extends Target | TargetEntry>(targets: readonly T[], priority: string): T | undefined {
  const of = (name: string) =>
    targets.find((target) => target.measure === "resolution" && (target.priority ?? ANY) === name);
  return of(priority) ?? of(ANY);
}

/** Agreed SLAs that an OLA or a contract stands behind: those whose chain names it, or, without a chain, of its services. */
function promisesOver(entry: AgreementEntry, { catalogue }: Subject): ServiceLevelAgreementEntry[] {
  return catalogue.agreements.filter(
    (other): other is ServiceLevelAgreementEntry =>
      other.kind === "sla" &&
      isAgreed(other) &&
      (other.chain
        ? [...linksOf(other.chain)].includes(entry.key)
        : entry.service === ANY || entry.service === other.service),
  );
}
