import { z } from "zod";
import type { Calendar } from "../../src/domain/calendar/calendar";

const Intervals = z.array(z.tuple([z.string(), z.string()]));
const ByDate = z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), Intervals);

/** A calendar as the vectors write it; a key that is not described there is refused, since it could change the answer. */
export const VectorCalendar = z.strictObject({
  tz: z.string(),
  weekly: z.strictObject({
    mon: Intervals.optional(),
    tue: Intervals.optional(),
    wed: Intervals.optional(),
    thu: Intervals.optional(),
    fri: Intervals.optional(),
    sat: Intervals.optional(),
    sun: Intervals.optional(),
  }),
  holidays: z.array(z.string().regex(/^\d{4}-\d\d-\d\d$/)).optional(),
  breaks: ByDate.optional(),
  overrides: ByDate.optional(),
});

/** The product's calendar for a vector's. */
export function calendarOf({ tz, ...rest }: z.infer<typeof VectorCalendar>): Calendar {
  return { timezone: tz, ...rest } as Calendar;
}
