import type { TicketAnswer } from "../../../src/contract";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The app works on what falls due at that very moment; so long it may take. */
const GRACE = 10 * SECOND;
/** Waits between looks at what is about to change; the last one is kept to. */
const PATIENCE = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];

/**
 * When the app has to be asked again if nobody changes the ticket: when a step falls due or a promise is broken, when the
 * known hours end, and, patiently, while the app is about to take something in. Null when nothing can change by itself.
 * @param looked how many times in a row the answer said that it was about to change
 */
export function nextLook(answer: TicketAnswer, now: number, looked: number): number | null {
  if (isUnsettled(answer)) return now + PATIENCE[Math.min(looked, PATIENCE.length - 1)]!;
  if (answer.kind !== "standing") return null;
  const instants = answer.promises.flatMap(({ clocks }) =>
    clocks.flatMap(({ state, dueAt, hours, escalation }) =>
      state === "running" ? [dueAt, hours?.until ?? null, escalation?.next?.at ?? null] : [],
    ),
  );
  const ahead = instants.flatMap((at) => (at === null ? [] : [Date.parse(at)])).filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead) + GRACE;
}

/** Whether another answer is to come soon: something waits to be taken in, or to be announced. */
export function isUnsettled(answer: TicketAnswer): boolean {
  if (answer.kind === "project-not-watched") return false;
  if (answer.kind !== "standing") return true;
  if (answer.knowledge.kind === "not-monitored") return false;
  return (
    answer.knowledge.kind === "behind" ||
    answer.promises.some(({ clocks }) => clocks.some(({ escalation }) => escalation?.next?.isDue === true))
  );
}
