import { z } from "zod";
import { compileServiceHours } from "../../src/domain/calendar/compile-service-hours";
import type { ServiceHours } from "../../src/domain/calendar/service-hours";
import { SECOND } from "../../src/domain/time";
import { calendarOf, VectorCalendar } from "./vector-calendar";
import { instant, isoOf, seconds, withoutLabels } from "./vector-fields";
import type { VectorResult } from "./vector-result";

const asked = { id: z.string(), calendar: VectorCalendar, start: instant };
const instantExpected = { expect: z.string().nullable(), expect_alt: z.string().nullable().optional() };

const CalendarVector = z.discriminatedUnion("op", [
  z.strictObject({ ...asked, op: z.literal("between"), end: instant, expect: z.number() }),
  z.strictObject({ ...asked, op: z.literal("add"), duration_s: seconds, ...instantExpected }),
  z.strictObject({ ...asked, op: z.literal("subtract"), duration_s: seconds, ...instantExpected }),
  z.strictObject({ ...asked, op: z.literal("next_open"), ...instantExpected }),
  z.strictObject({ ...asked, op: z.literal("prev_close"), ...instantExpected }),
  z.strictObject({ ...asked, op: z.literal("is_open"), expect: z.boolean() }),
]);
type CalendarVector = z.infer<typeof CalendarVector>;

const describedKeys = ["id", "op", "calendar", "start", "end", "duration_s", "expect", "expect_alt"];
const CalendarFile = z.object({
  format: z.literal("calendar-vectors"),
  version: z.literal(1),
  vectors: z.array(z.unknown()),
});

/**
 * Runs the vectors of a file of service hours. A vector that is not wholly understood fails and says what was not.
 * @throws ZodError when `file` is no such file at all
 */
export function runCalendarVectors(file: unknown): VectorResult[] {
  return CalendarFile.parse(file).vectors.map(runVector);
}

function runVector(raw: unknown, index: number): VectorResult {
  const vector = CalendarVector.safeParse(withoutLabels(raw, describedKeys));
  if (!vector.success) {
    const id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? `vector ${index + 1}`;
    return { id, passed: false, expected: "a vector that can be run", got: z.prettifyError(vector.error) };
  }
  const right = rightAnswers(vector.data);
  const expected = right.map(String).join(" or ");
  try {
    const got = answer(compileServiceHours(calendarOf(vector.data.calendar)), vector.data);
    return { id: vector.data.id, passed: right.includes(got), expected, got: String(got) };
  } catch (error) {
    return { id: vector.data.id, passed: false, expected, got: String(error) };
  }
}

type Answer = number | string | boolean | null;

function rightAnswers(vector: CalendarVector): Answer[] {
  return "expect_alt" in vector && vector.expect_alt !== undefined
    ? [vector.expect, vector.expect_alt]
    : [vector.expect];
}

function answer(hours: ServiceHours, vector: CalendarVector): Answer {
  switch (vector.op) {
    case "between":
      return hours.workingTimeBetween(vector.start, vector.end) / SECOND;
    case "add":
      return isoOf(hours.addWorkingTime(vector.start, vector.duration_s * SECOND));
    case "subtract":
      return isoOf(hours.subtractWorkingTime(vector.start, vector.duration_s * SECOND));
    case "next_open":
      return isoOf(hours.nextOpening(vector.start));
    case "prev_close":
      return isoOf(hours.previousClosing(vector.start));
    case "is_open":
      return hours.isOpen(vector.start);
  }
}
