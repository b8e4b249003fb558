import type { Catalogue } from "../catalogue";
import { at, listed, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

type SoundLadder = NonNullable<
  NonNullable<NonNullable<NonNullable<Sound<Catalogue>["agreements"]>[number]>["escalation"]>[number]
>;

/** An agreement has at most one ladder for each measure; its steps rise, and several steps have time between them. */
export function checkLadders(catalogue: Sound<Catalogue>, report: Report): void {
  for (const agreement of entriesOf("agreements", catalogue.agreements)) {
    const measured = new Map<string, string>();
    for (const { path, entry } of entriesOf(at(agreement.path, "escalation"), agreement.entry.escalation)) {
      const first = entry.measure && measured.get(entry.measure);
      if (first) report(path, `A ladder for ${entry.measure} stands at ${first}. Join the two.`);
      else if (entry.measure) measured.set(entry.measure, path);
      checkCommencement(path, entry, report);
      checkSteps(path, entry, report);
    }
  }
}

function checkCommencement(path: string, { commence }: SoundLadder, report: Report): void {
  if (commence === undefined) return;
  const given = (["percent", "before", "after"] as const).filter((key) => key in commence);
  if (given.length === 0)
    report(
      at(path, "commence"),
      "Say when the first step stands: { percent: 75 }, { before: PT1H } or { after: PT0S }.",
    );
  if (given.length > 1) report(at(path, "commence"), `Give one of percent, before and after, not ${listed(given)}.`);
}

function checkSteps(path: string, ladder: SoundLadder, report: Report): void {
  if ((ladder.steps?.length ?? 0) > 1 && !("every" in ladder))
    report(
      at(path, "every"),
      "This key is missing: with several steps, give the working time between them, such as PT4H.",
    );
  let highest = 0;
  for (const step of entriesOf(at(path, "steps"), ladder.steps)) {
    const { level } = step.entry;
    if (level === undefined) continue;
    if (level > highest) highest = level;
    else
      report(
        at(step.path, "level"),
        level === highest
          ? `Level ${level} is given twice. Each step of a ladder has a level of its own.`
          : `Level ${level} follows level ${highest}. Put the steps in order, the lowest level first.`,
      );
  }
}
