import { ANY } from "../../agreement/agreement";
import type { AgreementEntry, EscalationEntry } from "../../agreement/agreement-entry";
import { describeDuration, parseDuration } from "../../agreement/duration";
import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";

/** Percentages and offsets that are allowed but seldom meant. */
export function warnOfLadders({ agreements }: Catalogue, report: Report): void {
  for (const [index, agreement] of agreements.entries()) {
    const path = at("agreements", index);
    if (agreement.availability)
      warnOfPercent(at(path, "availability", "percent"), agreement.availability.percent, "availability", report);
    for (const [place, ladder] of (agreement.escalation ?? []).entries())
      warnOfLadder(at(path, "escalation", place), ladder, agreement, report);
  }
}

function warnOfLadder(
  path: string,
  { measure, commence, every, steps }: EscalationEntry,
  agreement: AgreementEntry,
  report: Report,
): void {
  if ("percent" in commence) warnOfPercent(at(path, "commence", "percent"), commence.percent, "ladder", report);
  if (steps.length > 1 && every !== undefined && parseDuration(every) === 0)
    report(
      at(path, "every"),
      "With no time between them all steps fall due at once. Give the time that each level has to act.",
    );
  if (!("before" in commence)) return;
  const before = parseDuration(commence.before)!;
  for (const target of agreement.targets) {
    const within = parseDuration(target.within)!;
    if (target.measure === measure && before > within)
      report(
        at(path, "commence", "before"),
        `${describeDuration(before)} before due lies before the start where the target is ${describeDuration(within)} (priority ${target.priority ?? ANY}): the first step is due at once. Shorten it, or give a percent.`,
      );
  }
}

function warnOfPercent(path: string, percent: number, of: "ladder" | "availability", report: Report): void {
  if (percent === 0)
    report(path, of === "ladder" ? "0 % is due as soon as the clock starts." : "0 % available promises nothing.");
  if (percent > 100)
    report(
      path,
      of === "ladder"
        ? `${percent} % is due only after the breach; 100 is the due time itself.`
        : `${percent} % can never be reached.`,
    );
}
