import type { LocalDate } from "../../domain/calendar/calendar";
import type { ReviewTask } from "../../domain/review/service-review";
import { type Instant, MINUTE } from "../../domain/time";
import { InvalidRequest } from "../../errors";
import { ATTEMPTS, type ReviewEditing, type ReviewPorts, type StoredRecord } from "./review-ports";

/** Where a task stands. */
export interface TaskPlace {
  readonly kind: "review" | "plan";
  readonly id: string;
  readonly task: string;
}

type StoredTasks = StoredRecord<TaskPlace["kind"]>;

export interface TaskPorts extends ReviewPorts {
  /**
   * Notes that a task's issue is about to be made.
   * @returns when that was noted before; null when it was not
   */
  claim(projectId: string, mark: string, at: Instant): Promise<Instant | null>;
  /** The issue that was made for a task before, by its mark; null where there is none. */
  findIssue(projectId: string, mark: string): Promise<string | null>;
  /** Makes an issue with a mark, as the person who asks. @returns its key */
  createIssue(
    projectId: string,
    mark: string,
    task: { readonly text: string; readonly owner: string; readonly dueOn: LocalDate | null },
  ): Promise<string>;
}

/** So long Jira's search may not know of an issue that was made. */
const SEARCH_LAGS = MINUTE;

/**
 * Makes a task a Jira issue and notes its key. Whoever died between the two left a claim, and perhaps an issue with the
 * task's mark: that is looked for once a search can be trusted to find it, so that a task that is asked for twice is one
 * issue.
 * @returns the record with the task's key
 * @throws InvalidRequest
 */
export async function makeTask(
  ports: TaskPorts,
  { projectId, by }: ReviewEditing,
  { kind, id, task: taskId }: TaskPlace,
): Promise<StoredTasks["record"]> {
  let made: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, kind, id);
    const task = stored === null ? undefined : tasksOf(stored).find((one) => one.id === taskId);
    if (stored === null || task === undefined)
      throw new InvalidRequest("This task is no longer there: somebody removed it.");
    if (task.issueKey !== null) return stored.record;
    if (task.text.trim() === "") throw new InvalidRequest("Say what is to be done first: the issue is named by it.");
    const mark = markOf(taskId);
    made ??= (await issueClaimedBefore(ports, projectId, mark)) ?? (await ports.createIssue(projectId, mark, task));
    const issueKey = made;
    const record = withTasks(stored, (one) => (one.id === taskId ? { ...one, issueKey } : one));
    const facts = [{ path: `${taskId}/issueKey`, before: null, after: issueKey }];
    const change = { at: ports.now(), by, kind, id, action: "task-made", facts } as const;
    if (await ports.replace(projectId, kind, stored.version, record, change)) return record;
  }
  throw new InvalidRequest(`The issue ${made} was made, but others were writing here: ask again to note it.`);
}

async function issueClaimedBefore(ports: TaskPorts, projectId: string, mark: string): Promise<string | null> {
  const claimedAt = await ports.claim(projectId, mark, ports.now());
  if (claimedAt === null) return null;
  const found = await ports.findIssue(projectId, mark);
  if (found === null && ports.now() - claimedAt < SEARCH_LAGS)
    throw new InvalidRequest("The issue of this task is being made at this moment. Look again in a minute.");
  return found;
}

/** Notes which tasks are done, by their issues. @returns how many were found to be done */
export async function noteDoneTasks(
  ports: ReviewPorts & { doneAmong(issueKeys: readonly string[]): Promise<ReadonlySet<string>> },
  { projectId, by }: ReviewEditing,
  today: LocalDate,
): Promise<number> {
  const { reviews, plans } = await ports.desk(projectId);
  const places = [
    ...reviews.map(({ id, actions }) => ({ kind: "review" as const, id, tasks: actions })),
    ...plans.filter(({ closed }) => closed === null).map(({ id, tasks }) => ({ kind: "plan" as const, id, tasks })),
  ];
  const isOpen = ({ issueKey, doneOn }: ReviewTask) => issueKey !== null && doneOn === null;
  const keys = places.flatMap(({ tasks }) => tasks.filter(isOpen).map(({ issueKey }) => issueKey!));
  if (keys.length === 0) return 0;
  const done = await ports.doneAmong(keys);
  let count = 0;
  for (const { kind, id, tasks } of places) {
    if (!tasks.some((task) => isOpen(task) && done.has(task.issueKey!))) continue;
    const stored = await ports.record(projectId, kind, id);
    if (stored === null) continue;
    const facts: { path: string; before: null; after: string }[] = [];
    const record = withTasks(stored, (task) => {
      if (!isOpen(task) || !done.has(task.issueKey!)) return task;
      facts.push({ path: `${task.id}/doneOn`, before: null, after: today });
      return { ...task, doneOn: today };
    });
    const change = { at: ports.now(), by, kind, id, action: "changed", facts } as const;
    // Whoever writes at the same moment goes first: the next look finds the same.
    if (facts.length > 0 && (await ports.replace(projectId, kind, stored.version, record, change)))
      count += facts.length;
  }
  return count;
}

/** A label that names the task on its issue. */
const markOf = (taskId: string) => `service-review-${taskId}`;

function tasksOf({ record }: StoredTasks): readonly ReviewTask[] {
  return "actions" in record ? record.actions : record.tasks;
}

function withTasks({ record }: StoredTasks, change: (task: ReviewTask) => ReviewTask): StoredTasks["record"] {
  return "actions" in record
    ? { ...record, actions: record.actions.map(change) }
    : { ...record, tasks: record.tasks.map(change) };
}
