import type { ProjectSetup } from "../usecases/project-setup";
import type { Difference } from "../usecases/reconcile";

/** Younger changes may still be on their way to the app: three minutes for the event, five for the sweep, and some to spare. */
const SETTLED = `updated <= "-15m"`;

/**
 * The search for tickets that differ from what the app's fields on them say.
 * @param stateField name of the app's state field, as JQL takes it together with an alias
 */
export function differenceJql(setup: ProjectSetup, difference: Difference, stateField: string): string {
  const project = `project = ${setup.projectId}`;
  const state = quoted(stateField);
  const known = (alias: string) => `${state}.${alias}`;
  switch (difference) {
    case "unknown":
      return `${project} AND statusCategory != Done AND ${known("State")} IS EMPTY AND ${SETTLED}`;
    case "unknown-done":
      return `${project} AND statusCategory = Done AND ${known("State")} IS EMPTY AND updated >= "-2d" AND ${SETTLED}`;
    case "status": {
      // Moving between done statuses changes no clock as a rule, and is not read; coming to be done is.
      const open = setup.statuses.filter(({ category }) => category !== "done").map(({ name }) => name);
      const done = setup.statuses.filter(({ category }) => category === "done").map(({ name }) => name);
      const differing = open.map((name) => `(status = ${quoted(name)} AND ${known("Status")} != ${quoted(name)})`);
      if (done.length > 0)
        differing.push(`(statusCategory = Done AND ${known("Status")} NOT IN (${done.map(quoted).join(", ")}))`);
      return `${project} AND ${SETTLED} AND (${differing.join(" OR ")})`;
    }
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
