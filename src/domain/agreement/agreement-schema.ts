import { z } from "zod";
import { documents } from "../catalogue/document-link-schema";
import {
  amount,
  count,
  duration,
  filledListOf,
  flag,
  group,
  key,
  keyOrAny,
  listOf,
  localDate,
  oneOf,
  percentage,
  text,
} from "../catalogue/file-values";

const measure = oneOf("resolution", "response");

const target = group("a target such as { measure: resolution, priority: High, within: PT8H, calendar: office }", {
  measure,
  priority: text.optional(),
  within: duration,
  calendar: key,
});

const statuses = listOf(text).optional();

const clock = group("clock rules such as { stop: …, pause: …, respond: …, reopen: resume }", {
  stop: group("statuses, such as { statuses: [Closed] }", { statuses }).optional(),
  pause: group("statuses, such as { statuses: [Waiting], measures: [resolution] }", {
    statuses,
    measures: listOf(measure).optional(),
  }).optional(),
  respond: group("statuses, such as { statuses: [Active] }", { statuses }).optional(),
  reopen: oneOf("resume", "restart").optional(),
});

const availability = group("an availability such as { percent: 99.5, calendar: always, per: month }", {
  percent: amount,
  calendar: key.optional(),
  per: oneOf("month", "quarter", "year").optional(),
  announced: duration.optional(),
});

/** That it is exactly one of the three, the checks say. */
const commence = group("one of { percent: 75 }, { before: PT1H } or { after: PT0S }", {
  percent: amount.optional(),
  before: duration.optional(),
  after: duration.optional(),
});

const ladder = group("a ladder with its measure, commence and steps", {
  measure,
  commence,
  every: duration.optional(),
  steps: listOf(
    group("a step such as { level: 1, notify: [slm], comment: internal }", {
      level: count,
      notify: listOf(key).optional(),
      comment: oneOf("internal", "public").optional(),
    }),
  ),
  whenAcknowledged: oneOf("hold", "continue").optional(),
});

/** Branches inside branches inside branches are more than anybody can oversee, and a file may not nest without end. */
const DEEPEST_BRANCHES = 3;

/** Legs in order; that a leg is either an agreement or branches, and that agreements exist, the checks say. */
function legs(depth = 0): z.ZodType {
  const branches =
    depth < DEEPEST_BRANCHES
      ? listOf(legs(depth + 1))
      : z.never({
          error: `Branches may lie ${DEEPEST_BRANCHES} deep in each other, not deeper. Put the legs in here one after another.`,
        });
  return listOf(
    group("a leg such as { agreement: first-line } or { parallel: [[{ agreement: lan }], [{ agreement: hosting }]] }", {
      agreement: key.optional(),
      parallel: branches.optional(),
      optional: flag.optional(),
    }),
  );
}

/** All keys that one kind or another knows; which of `customer` and `party` a kind wants, the checks say. */
export const agreementSchema = group("an agreement with its key, kind, version, service, validFrom and targets", {
  key,
  name: text.optional(),
  state: oneOf("draft", "proposed", "agreed").optional(),
  kind: oneOf("sla", "ola", "uc"),
  version: count,
  service: keyOrAny,
  customer: keyOrAny.optional(),
  party: group(
    "{ teams: [First line] } for an ola, { supplier: Hosting Ltd, statuses: [Waiting for supplier] } for a uc",
    {
      teams: filledListOf(text, "name the teams whose time this agreement measures").optional(),
      supplier: text.optional(),
      statuses: filledListOf(text, "name the statuses whose time this contract measures").optional(),
    },
  ).optional(),
  validFrom: localDate,
  validTo: localDate.optional(),
  clock: clock.optional(),
  targets: filledListOf(target, "the first target's calendar says in which time zone validFrom and validTo are"),
  availability: availability.optional(),
  escalation: listOf(ladder).optional(),
  chain: legs().optional(),
  owner: key.optional(),
  attainment: group("an attainment such as { percent: 95, per: month }", {
    percent: percentage,
    per: oneOf("month", "quarter", "year").optional(),
  }).optional(),
  review: group("a review cycle such as { every: quarter }", {
    every: oneOf("month", "quarter", "half-year", "year"),
  }).optional(),
  notice: group("a period of notice such as { days: 90 }", { days: count }).optional(),
  penalty: text.optional(),
  needs: listOf(text).optional(),
  documents: documents.optional(),
  signatures: listOf(
    group("a signature such as { side: customer, name: Ada Byron, on: 2026-01-01 }", {
      side: oneOf("provider", "customer", "supplier"),
      name: text,
      on: localDate,
    }),
  ).optional(),
  waivers: listOf(
    group("a waiver such as { measure: resolution, reason: …, by: Ada Byron, on: 2026-01-01 }", {
      measure,
      priority: text.optional(),
      reason: text,
      by: text.optional(),
      accountId: text.optional(),
      on: localDate,
    }),
  ).optional(),
});
