import { z } from "zod";
import type { AvailabilityDeed } from "../domain/availability/availability-deed";
import type { AvailabilityEntry } from "../domain/availability/availability-entry";
import type { CheckLog } from "../domain/availability/check-log/check-log";
import type { Outage } from "../domain/availability/outage";

const instant = z.number().int();
const id = z.string().min(1).max(100);
const subject = z.object({
  kind: z.enum(["service", "configuration-item"]),
  key: z.string().min(1).max(1_000),
});

const outage: z.ZodType<Outage> = z.object({
  subject,
  from: instant,
  to: instant.nullable(),
  loss: z.number(),
  announcedAt: instant.nullable(),
  note: z.string(),
  ticket: z.object({ issueId: z.string(), issueKey: z.string() }).nullable(),
});

const log: z.ZodType<CheckLog> = z.object({
  from: instant,
  to: instant,
  losses: z.array(z.tuple([instant, instant, z.number()])),
  last: z.number(),
});

/** What may be recorded; the same form comes from pages. */
export const availabilityDeed: z.ZodType<AvailabilityDeed> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("outage"), outage }),
  z.object({ kind: z.literal("ended"), of: id, to: instant }),
  z.object({ kind: z.literal("corrected"), of: id, outage, reason: z.string() }),
  z.object({ kind: z.literal("recording"), subject, from: instant, to: instant.nullable() }),
  z.object({
    kind: z.literal("checks"),
    file: z.string(),
    logs: z.array(z.object({ subject, log })).min(1).max(1_000),
  }),
  z.object({ kind: z.literal("withdrawn"), of: id, reason: z.string() }),
]);

const line = { id, at: instant, by: z.string() };
const was = z.object({ from: instant, to: instant.nullable() });

/** A line as it is stored. */
export const availabilityEntry: z.ZodType<AvailabilityEntry> = z.discriminatedUnion("kind", [
  z.object({ ...line, kind: z.literal("outage"), outage }),
  z.object({ ...line, kind: z.literal("ended"), of: id, to: instant, was }),
  z.object({ ...line, kind: z.literal("corrected"), of: id, outage, reason: z.string(), was }),
  z.object({ ...line, kind: z.literal("recording"), subject, from: instant, to: instant.nullable() }),
  z.object({ ...line, kind: z.literal("checks"), subject, log, file: z.string(), batch: id }),
  z.object({ ...line, kind: z.literal("withdrawn"), of: id, reason: z.string(), was }),
]);
