import type { Contender } from "./contender";
import { dayjsBusinessTime } from "./dayjs-business-time";
import { momentBusinessTime } from "./moment-business-time";
import { openingHours } from "./opening-hours";

/**
 * The best of npm for working time with several intervals a day and holidays, by downloads and by what they can do.
 * Left out: who counts whole days only (moment-business-days, luxon-business-days, date-fns), knows no holidays, or is
 * a copy of one of these.
 */
export const libraries: readonly Contender[] = [openingHours, dayjsBusinessTime, momentBusinessTime];
