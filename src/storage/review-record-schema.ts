import { z } from "zod";
import { isLocalDate } from "../domain/catalogue/local-date";
import type { CustomerRelation } from "../domain/review/customer-relation";
import type { ServiceImprovementPlan } from "../domain/review/improvement-plan";
import type { Requirement } from "../domain/review/requirement";
import type { ReviewRecordKind, ReviewRecords } from "../domain/review/review-record";
import type { Participant, ServiceReview } from "../domain/review/service-review";

/** Bounds that keep a record below what storage takes for a value, 240 KiB, at one to three bytes a character. */
const line = z.string().max(500);
const words = z.string().max(4_000);
const minutes = z.string().max(30_000);
const MOST_ITEMS = 60;
/** Tickets that were rated poorly. */
const MOST_POOR = 1_000;
const listOf = <Item extends { id: string }>(item: z.ZodType<Item>) =>
  z
    .array(item)
    .max(MOST_ITEMS)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, "two items have the same id");

/** Made up by the page: a part of a key of storage, of a label and of a path. */
export const recordId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const catalogueKey = z.string().min(1).max(1_000);
const day = z.string().refine(isLocalDate, "give a day as YYYY-MM-DD");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const period = z.strictObject({ first: month, last: month });
const side = z.enum(["provider", "customer"]);
const person = { id: recordId, name: line, side, role: line };

const task = z.strictObject({
  id: recordId,
  text: line,
  owner: line,
  dueOn: day.nullable(),
  issueKey: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+-[1-9]\d*$/)
    .nullable(),
  doneOn: day.nullable(),
});

const participant: z.ZodType<Participant> = z.strictObject({
  ...person,
  wasPresent: z.boolean(),
  signedOn: day.nullable(),
});

const review: z.ZodType<ServiceReview> = z.strictObject({
  id: recordId,
  customer: catalogueKey,
  period,
  meetingOn: day,
  preparation: minutes,
  minutes,
  topics: listOf(
    z.strictObject({
      id: recordId,
      text: line,
      about: z
        .strictObject({ kind: z.enum(["ticket", "plan", "requirement"]), id: z.string().min(1).max(100) })
        .optional(),
    }),
  ),
  participants: listOf(participant),
  decisions: listOf(
    z.strictObject({
      id: recordId,
      text: words,
      renegotiates: z.strictObject({ agreement: catalogueKey, draft: z.int().nullable() }).nullable(),
    }),
  ),
  actions: listOf(task),
  rating: z.int().min(1).max(5).nullable(),
  perception: words,
  satisfaction: z
    .strictObject({
      resolved: z.int().min(0),
      counts: z.array(z.int().min(0)).length(5),
      poor: z.array(line).max(MOST_POOR),
    })
    .optional(),
  nextOn: day.nullable(),
  frozen: z.strictObject({ at: z.number(), by: z.string(), hash: z.string(), pieces: z.int() }).nullable(),
});

const relation: z.ZodType<CustomerRelation> = z.strictObject({
  id: catalogueKey,
  every: z.enum(["month", "quarter", "half-year", "year"]),
  nextOn: day.nullable(),
  outcomes: words,
  preferences: words,
  baseline: period.nullable(),
  participants: listOf(z.strictObject(person)),
});

const requirement: z.ZodType<Requirement> = z.strictObject({
  id: recordId,
  customer: catalogueKey,
  service: catalogueKey.nullable(),
  asked: words,
  outcome: words,
  askedBy: line,
  askedOn: day,
  answer: z.enum(["open", "granted", "declined"]),
  answeredOn: day.nullable(),
  justification: words,
  alternative: words,
  risk: z.enum(["low", "medium", "high"]).nullable(),
  riskWords: words,
  lookAgainOn: day.nullable(),
  agreement: catalogueKey.nullable(),
  draft: z.int().optional(),
});

const keptShare = z.strictObject({ period, kept: z.int().min(0), counted: z.int().min(0) });

const plan: z.ZodType<ServiceImprovementPlan> = z.strictObject({
  id: recordId,
  name: line,
  customer: catalogueKey.nullable(),
  agreement: catalogueKey,
  measure: z.enum(["response", "resolution"]),
  cause: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("breaches"), reason: catalogueKey.nullable() }),
    z.strictObject({ kind: z.literal("requirement"), requirement: recordId }),
    z.strictObject({ kind: z.literal("other") }),
  ]),
  words,
  owner: line,
  begunOn: day,
  dueOn: day,
  baseline: keptShare,
  targetPercent: z.number().min(0).max(100),
  tasks: listOf(task),
  closed: z
    .strictObject({
      on: day,
      verdict: z.enum(["worked", "worked-in-part", "did-not-work", "given-up"]),
      words,
      effect: keptShare,
    })
    .nullable(),
});

/** The form of each kind of record, as it is stored and as pages send it. */
export const recordSchemas: { readonly [Kind in ReviewRecordKind]: z.ZodType<ReviewRecords[Kind]> } = {
  relation,
  review,
  requirement,
  plan,
};
