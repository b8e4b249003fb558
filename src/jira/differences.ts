import type { ProjectSetup } from "../usecases/project-setup";

/** Younger changes may still be on their way to the app: three minutes for the event, five for the sweep, and some to spare. */
const SETTLED = `updated <= "-15m"`;

/**
 * The search for tickets of which news may have been lost: those that differ from what the app's fields on them say, as they
 * were never measured or are in another status than was read last, and those whose priority changed. Moving between done
 * statuses changes no clock as a rule, and is no difference; coming to be done is.
 *
 * Of other fields JQL knows no history, and it compares no field with another. So with `isThorough` every ticket that
 * changed and is not done is among those found, for the app to compare.
 * @param sinceHours how far back tickets must have changed to be looked at
 * @param stateField name of the app's state field, as JQL takes it together with an alias
 */
export function suspectJql(
  { projectId, statuses }: ProjectSetup,
  sinceHours: number,
  isThorough: boolean,
  stateField: string,
): string {
  const state = quoted(stateField);
  const namesOf = (isDone: boolean) =>
    statuses.filter(({ category }) => (category === "done") === isDone).map(({ name }) => quoted(name));
  const done = namesOf(true).join(", ");
  const suspicious = [
    `${state}.State IS EMPTY`,
    ...(isThorough
      ? ["statusCategory != Done"]
      : [
          ...namesOf(false).map((name) => `(status = ${name} AND ${state}.Status != ${name})`),
          `priority CHANGED AFTER "-${sinceHours}h"`,
        ]),
    ...(done === "" ? [] : [`(statusCategory = Done AND ${state}.Status NOT IN (${done}))`]),
  ];
  return `project = ${projectId} AND updated >= "-${sinceHours}h" AND ${SETTLED} AND (${suspicious.join(" OR ")}) ORDER BY updated ASC`;
}

/** The search for tickets on which the app's state field says anything. */
export function writtenJql(projectId: string, stateField: string): string {
  return `project = ${projectId} AND ${quoted(stateField)}.State IS NOT EMPTY ORDER BY created ASC`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
