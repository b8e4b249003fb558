import { z } from "zod";

/** As Jira writes it, so that one project is known by one id. */
export const projectId = z.string().regex(/^[1-9]\d{0,15}$/);

const key = z.string().min(1).max(1_000);
const keyedSection = z.enum(["calendars", "statuses", "configurationItems", "services", "contacts", "customers"]);

export const entryReference = z.union([
  z.strictObject({ section: z.literal("agreements"), key, version: z.int() }),
  z.strictObject({ section: z.literal("priorityMatrix") }),
  z.strictObject({ section: keyedSection, key }),
]);

export const agreementVersion = z.object({ projectId, key, version: z.int() });

export const localDate = z.iso.date();
/** What people write beside a change. */
export const note = z.string().trim().max(2_000);
export const issueKey = z.string().regex(/^[A-Z][A-Z0-9_]+-[1-9]\d*$/);
/** A name that somebody typed. */
export const typedName = z.string().trim().min(1).max(200);
