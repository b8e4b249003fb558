import {
  amount,
  count,
  duration,
  filledListOf,
  group,
  key,
  keyOrAny,
  listOf,
  localDate,
  oneOf,
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
});

/** All keys that one kind or another knows; which of `customer` and `party` a kind wants, the checks say. */
export const agreementSchema = group("an agreement with its key, kind, version, service, validFrom and targets", {
  key,
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
});
