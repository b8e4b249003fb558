import { z } from "zod";
import type { WatchedTicket } from "../domain/monitoring/watched-ticket";

const instant = z.number();
const measure = z.enum(["resolution", "response"]);
const text = z.string().nullable();

const values = z.record(z.string(), text);

const record = z.object({
  createdAt: instant,
  initial: values,
  changes: z.array(z.object({ at: instant, values })),
  firstReplyAt: instant.nullable(),
});

const reading = z.object({
  agreement: z.string(),
  version: z.number(),
  kind: z.enum(["sla", "ola", "uc"]),
  measure,
  cycle: z.number(),
  priority: text,
  state: z.enum(["running", "paused", "stopped"]),
  startedAt: instant,
  stoppedAt: instant.nullable(),
  target: z.number(),
  elapsed: z.number(),
  dueAt: instant.nullable(),
  isBreached: z.boolean(),
  breachedAt: instant.nullable(),
});

const step = {
  agreement: z.string(),
  version: z.number(),
  measure,
  cycle: z.number(),
  level: z.number(),
  crossedAt: instant,
};

const fields = z.object({
  agreement: text,
  state: z.enum(["running", "paused", "met", "breached", "none"]),
  level: z.number(),
  remainingMinutes: z.number().nullable(),
  resolutionDueAt: instant.nullable(),
  responseDueAt: instant.nullable(),
  nextEscalationAt: instant.nullable(),
  status: text,
});

/** The first and so far only form in which tickets were stored; a later one reads this one too. */
export const watchedTicketSchema: z.ZodType<WatchedTicket & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  issueId: z.string(),
  issueKey: z.string(),
  projectId: z.string(),
  changedAt: instant.nullable(),
  news: z.array(z.object({ at: instant, from: values, to: values })).nullable(),
  readUpTo: instant.nullable(),
  record: record.nullable(),
  measuredAt: instant.nullable(),
  clocks: z.array(reading),
  nextAt: instant.nullable(),
  fieldsDueAt: instant.nullable(),
  announcements: z.array(z.object({ ...step, postedAt: instant, commentId: text })),
  claim: z.object({ ...step, claimedAt: instant }).nullable(),
  isDone: z.boolean(),
  fields: fields.nullable(),
  restingStatuses: z.array(z.string()),
  awaitsReply: z.boolean(),
  isOnEdge: z.boolean(),
  notMonitored: z.object({ reason: z.enum(["not-readable", "comment-refused"]), since: instant }).nullable(),
});
