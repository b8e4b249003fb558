import type { Catalogue } from "../catalogue";
import { at, type Report, shown } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

/** The matrix has a row for each impact and in it a priority for each urgency; impacts and urgencies are named once each. */
export function checkPriorityMatrix({ priorityMatrix }: Sound<Catalogue>, report: Report): void {
  if (priorityMatrix === undefined) return;
  const { impacts, urgencies, priorities } = priorityMatrix;
  for (const [axis, names] of [
    ["impacts", impacts],
    ["urgencies", urgencies],
  ] as const) {
    const seen = new Set<string>();
    for (const { path, entry } of entriesOf(at("priorityMatrix", axis), names)) {
      if (seen.has(entry)) report(path, `${shown(entry)} is named already. Name each of the ${axis} once.`);
      seen.add(entry);
    }
  }
  if (priorities === undefined) return;
  const rowsPath = at("priorityMatrix", "priorities");
  if (impacts !== undefined && priorities.length !== impacts.length)
    report(
      rowsPath,
      `There are ${priorities.length} rows for ${impacts.length} impacts. Give one row for each impact.`,
    );
  if (urgencies === undefined) return;
  for (const { path, entry } of entriesOf(rowsPath, priorities))
    if (entry.length !== urgencies.length)
      report(
        path,
        `There are ${entry.length} priorities for ${urgencies.length} urgencies. Give one priority for each urgency.`,
      );
}
