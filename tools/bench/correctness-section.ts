import type { Calendar } from "../../src/domain/calendar/calendar";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/domain/time";
import { readWall } from "../calendar-oracle/wall-clock";
import { benchZone, nights, office, roundTheClock } from "./bench-calendars";
import { casesOf, earliestStart, latestStart, openTime } from "./calendar-cases";
import { checkAnswers } from "./check-answers";
import { handshake } from "./contenders/handshake";
import { libraries } from "./contenders/libraries";
import { randomWhole } from "./random-whole";
import type { Section } from "./section";

const random = randomWhole(31_337);

interface HardCases {
  readonly name: string;
  readonly calendar: Calendar;
  readonly span: number;
  readonly start: () => Instant;
}

const anywhere = () => earliestStart + MINUTE * random((latestStart - earliestStart) / MINUTE);

/** Midnights UTC before a day in which the zone's wall clock gained or lost time. */
const clockChanges: Instant[] = [];
for (let at = Math.ceil(earliestStart / DAY) * DAY; at < latestStart; at += DAY) {
  if (readWall(benchZone, at + DAY) - readWall(benchZone, at) !== DAY) clockChanges.push(at);
}
const beforeClockChange = () => clockChanges[random(clockChanges.length)]! - MINUTE * random(12 * 60);

const hardCases: readonly HardCases[] = [
  { name: "office, a week, on full minutes", calendar: office, span: 7 * DAY, start: anywhere },
  {
    name: "office, a week, to the second",
    calendar: office,
    span: 7 * DAY,
    start: () => anywhere() + SECOND * random(60),
  },
  { name: "24x7, a day in which clocks change", calendar: roundTheClock, span: DAY, start: beforeClockChange },
  { name: "nights, a day in which clocks change", calendar: nights, span: DAY, start: beforeClockChange },
  { name: "nights, an hour in any night or day", calendar: nights, span: HOUR, start: anywhere },
];

/** Who is right where it is hard: seconds, and hours that are skipped or repeated. */
export const correctnessSection: Section = {
  name: "correctness",
  run({ checkedCases }) {
    const ratios: Record<string, number> = {};
    const rows = hardCases.map(({ name, calendar, span, start }) => {
      const starts = Float64Array.from({ length: checkedCases }, start);
      const cases = casesOf(openTime(calendar), starts, span, checkedCases);
      const cells = [handshake, ...libraries].map((contender) => {
        const answers = contender.open(calendar);
        const between = checkAnswers(answers, "between", cases);
        const add = checkAnswers(answers, "add", cases);
        ratios[`${name}: right / asked, ${contender.name}`] =
          (between.right + add.right) / (between.checked + add.checked);
        return `${between.right}/${between.checked}, ${add.right}/${add.checked}`;
      });
      return [name, ...cells];
    });
    return {
      tables: [
        {
          title: "Who is right (right / asked: working time between, working time added)",
          head: ["cases", handshake.name, ...libraries.map(({ name }) => name)],
          rows,
          notes: ["Right is what a wall clock says that is read off Intl minute by minute, to the millisecond."],
        },
      ],
      ratios,
    };
  },
};
