import type { AppFieldIds, ProjectSetup } from "../usecases/project-setup";

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
 */
export function suspectJql(
  { projectId, statuses, appFields }: ProjectSetup,
  sinceHours: number,
  isThorough: boolean,
): string {
  const [state, statusRead] = [inJql(appFields.state), inJql(appFields.statusRead)];
  const namesOf = (isDone: boolean) =>
    statuses.filter(({ category }) => (category === "done") === isDone).map(({ name }) => quoted(name));
  const done = namesOf(true).join(", ");
  const suspicious = [
    `${state} IS EMPTY`,
    ...(isThorough
      ? ["statusCategory != Done"]
      : [
          ...namesOf(false).map((name) => `(status = ${name} AND ${statusRead} != ${name})`),
          `priority CHANGED AFTER "-${sinceHours}h"`,
        ]),
    ...(done === "" ? [] : [`(statusCategory = Done AND ${statusRead} NOT IN (${done}))`]),
  ];
  return `${changedJql(projectId, sinceHours)} AND (${suspicious.join(" OR ")}) ORDER BY updated ASC`;
}

/**
 * The same where Jira refuses to search by the app's fields, as it may while it is still making them: every ticket that has
 * changed, for the app to compare.
 */
export function changedTicketsJql({ projectId }: ProjectSetup, sinceHours: number): string {
  return `${changedJql(projectId, sinceHours)} ORDER BY updated ASC`;
}

const changedJql = (projectId: string, sinceHours: number) =>
  `project = ${projectId} AND updated >= "-${sinceHours}h" AND ${SETTLED}`;

/** The search for tickets on which the app's state field says anything. */
export function writtenJql(projectId: string, { state }: AppFieldIds): string {
  return `project = ${projectId} AND ${inJql(state)} IS NOT EMPTY ORDER BY created ASC`;
}

/**
 * A field as searches name it by its id: names may be translated, carry a suffix in environments for development, or belong
 * to a second field too, which makes JQL refuse them.
 * @param fieldId such as `customfield_10050`
 */
export const inJql = (fieldId: string): string => `cf[${fieldId.replace("customfield_", "")}]`;

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
