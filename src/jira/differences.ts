import type { ProjectSetup } from "../usecases/project-setup";

/** Younger changes may still be on their way to the app: three minutes for the event, five for the sweep, and some to spare. */
const SETTLED = `updated <= "-15m"`;

/**
 * The search for tickets that differ from what the app's fields on them say: never measured, or in another status than the
 * one that was read last. Moving between done statuses changes no clock as a rule, and is no difference; coming to be done is.
 * @param sinceHours how far back tickets must have changed to be looked at
 * @param stateField name of the app's state field, as JQL takes it together with an alias
 */
export function differenceJql({ projectId, statuses }: ProjectSetup, sinceHours: number, stateField: string): string {
  const state = quoted(stateField);
  const namesOf = (isDone: boolean) =>
    statuses.filter(({ category }) => (category === "done") === isDone).map(({ name }) => quoted(name));
  const done = namesOf(true).join(", ");
  const differing = [
    `${state}.State IS EMPTY`,
    ...namesOf(false).map((name) => `(status = ${name} AND ${state}.Status != ${name})`),
    ...(done === "" ? [] : [`(statusCategory = Done AND ${state}.Status NOT IN (${done}))`]),
  ];
  return `project = ${projectId} AND updated >= "-${sinceHours}h" AND ${SETTLED} AND (${differing.join(" OR ")})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
