import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useDeferredValue, useMemo, useState } from "react";
import { weekdays } from "../../../../src/domain/calendar/calendar";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { addDays } from "../../../../src/domain/catalogue/local-date";
import { useApp } from "../../shared/app/app";
import { When } from "../../shared/parts/when";
import { say } from "../../shared/words/say";
import { dateInWords, hoursInWords, lengthInWords } from "./calendar-words";
import { type ComingDay, comingDays, daysWithClockChange } from "./coming-days";
import { isTimeZone, localDate } from "./time-zones";
import { zoneInWords } from "./zone-field";

const WEEKS_AT_FIRST = 4;
const DAYS_AHEAD = 365;

/** What a calendar, as it stands in the form, means for the coming weeks: open or closed day by day, and clock changes. */
export function Preview({ calendar }: { readonly calendar: CalendarEntry }) {
  const { now, viewer } = useApp();
  const [weeks, setWeeks] = useState(WEEKS_AT_FIRST);
  // Typing goes before showing what it means.
  const shown = useDeferredValue(calendar);
  const isKnown = isTimeZone(shown.timezone ?? "");
  const today = isKnown ? localDate(now(), shown.timezone) : null;
  const days = useMemo(
    () => (today === null ? [] : comingDays(shown, mondayOf(today), weeks * 7)),
    [shown, today, weeks],
  );
  const changes = useMemo(() => (today === null ? [] : daysWithClockChange(shown, today, DAYS_AHEAD)), [shown, today]);
  if (today === null) return null;
  return (
    <section className="preview" aria-labelledby="preview-title">
      <div id="preview-title">
        <Heading as="h3" size="small">
          {say("calendars.preview.title")}
        </Heading>
      </div>
      <p className="field-help">{say("calendars.preview.help", { zone: zoneInWords(shown.timezone, now()) })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={say("calendars.preview.table")}>
        <table className="coming-days">
          <caption className="visually-hidden">{say("calendars.preview.table")}</caption>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {say(`calendars.day-short.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7)).map((week) => (
              <tr key={week[0]!.date}>
                {week.map((day) => (
                  <DayCell key={day.date} day={day} isPast={day.date < today} locale={viewer.locale} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div>
        <Button spacing="compact" appearance="subtle" onClick={() => setWeeks(weeks + WEEKS_AT_FIRST)}>
          {say("calendars.preview.more")}
        </Button>
      </div>
      <Heading as="h4" size="xsmall">
        {say("calendars.preview.changes")}
      </Heading>
      {changes.length === 0 ? (
        <p>{say("calendars.preview.no-changes")}</p>
      ) : (
        <ul>
          {changes.map((day) => (
            <ChangeLine key={day.date} day={day} zone={shown.timezone} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface CellProps {
  readonly day: ComingDay;
  readonly isPast: boolean;
  readonly locale: string;
}

function DayCell({ day: { date, hours, cause, name, clockChange }, isPast, locale }: CellProps) {
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const why = cause === "week" ? "" : (name ?? say(`calendars.preview.cause.${cause}`));
  return (
    <td data-open={hours.length > 0} data-past={isPast}>
      <span className="coming-date">
        <span aria-hidden="true">{short.format(Date.parse(date))}</span>
        <span className="visually-hidden">{dateInWords(date, locale)}</span>
      </span>
      <span className="coming-hours">{hoursInWords(hours)}</span>
      {why !== "" && <span className="coming-why">{why}</span>}
      {clockChange !== null && <span className="coming-why">{say("calendars.preview.cause.clock")}</span>}
    </td>
  );
}

function ChangeLine({ day: { clockChange }, zone }: { readonly day: ComingDay; readonly zone: string }) {
  if (clockChange === null) return null;
  const { at, by, gained } = clockChange;
  const effect =
    gained === 0
      ? say("calendars.preview.same")
      : say(gained > 0 ? "calendars.preview.longer" : "calendars.preview.shorter", { gained: lengthInWords(gained) });
  return (
    <li>
      <When at={at} zone={zone} withWeekday />:{" "}
      {say(by > 0 ? "calendars.preview.forward" : "calendars.preview.back", { by: lengthInWords(by) })} {effect}
    </li>
  );
}

/** The Monday on or before a date. */
function mondayOf(date: string): string {
  const sinceMonday = (new Date(Date.parse(date)).getUTCDay() + 6) % 7;
  return addDays(date, -sinceMonday);
}
