import Button from "@atlaskit/button/new";
import AtlaskitTextField from "@atlaskit/textfield";
import { useEffect, useRef, useState } from "react";
import { type Calendar, type Weekday, weekdays } from "../../../../src/domain/calendar/calendar";
import { Field, fieldId, useReadOnly } from "../../shared/form/field";
import type { Slot } from "../../shared/form/slot";
import { say } from "../../shared/words/say";
import { hoursWords, problemInWords } from "./calendar-words";
import { DayPicture } from "./day-picture";
import { DAY_MINUTES, readHours, wallTime } from "./read-hours";
import { readWeek, sameOnWorkdays, type WeekText, weeklyToSave, weekText } from "./week-editor";

type Weekly = Calendar["weekly"];
type WeekHours = Exclude<Weekly, "always">;

/** What a week begins with when nobody has said more. */
export const OFFICE_WEEK: WeekHours = Object.fromEntries(
  (["mon", "tue", "wed", "thu", "fri"] as const).map((weekday) => [weekday, [["09:00", "17:00"]]]),
);

interface Props {
  readonly slot: Slot<Weekly>;
  /** As it was opened, null for a new one: hours that come out the same are kept as they were written. */
  readonly before: Weekly | null;
}

/** The hours of a week: round the clock, or a line of text for each day with a bar that shows how it was understood. */
export function WeekField({ slot, before }: Props) {
  const isReadOnly = useReadOnly();
  const [texts, setTexts] = useState<WeekText>(() => weekText(weekOf(slot.value)));
  const made = useRef(slot.value);
  const days = slot as unknown as Slot<WeekHours>;
  const isAlways = slot.value === "always";

  useEffect(() => {
    // Somebody else's week was taken over, or the form was set back.
    if (slot.value === made.current) return;
    made.current = slot.value;
    if (slot.value !== "always") setTexts(weekText(weekOf(slot.value)));
    for (const weekday of weekdays) days.at(weekday).refuse(null);
  }, [slot.value, days]);

  const give = (weekly: Weekly) => {
    made.current = weeklyToSave(before, weekly);
    slot.set(made.current);
  };
  const write = (next: WeekText) => {
    setTexts(next);
    const reading = readWeek(next, hoursWords());
    for (const weekday of weekdays) {
      const problem = reading.kind === "refused" ? reading.problems[weekday] : undefined;
      days.at(weekday).refuse(problem ? problemInWords(problem) : null);
    }
    if (reading.kind === "read") give(reading.weekly);
  };
  const choose = (always: boolean) => {
    if (!always) return write(texts);
    for (const weekday of weekdays) days.at(weekday).refuse(null);
    give("always");
  };

  return (
    <Field id={fieldId(slot.path)} label={say("calendars.week.kind")} problems={slot.problems} isGroup>
      {() => (
        <div className="week-field">
          {[true, false].map((always) => (
            <label key={String(always)} className="check">
              <input
                type="radio"
                name={`${fieldId(slot.path)}-kind`}
                checked={isAlways === always}
                disabled={isReadOnly}
                onChange={() => choose(always)}
              />
              <span>{say(always ? "calendars.week.always" : "calendars.week.weekly")}</span>
            </label>
          ))}
          {!isAlways && (
            <>
              <p className="field-help">{say("calendars.week.help")}</p>
              {weekdays.map((weekday) => (
                <DayRow
                  key={weekday}
                  weekday={weekday}
                  slot={days.at(weekday) as Slot<unknown>}
                  text={texts[weekday]}
                  onWrite={(text) => write({ ...texts, [weekday]: text })}
                />
              ))}
              {!isReadOnly && (
                <div className="buttons">
                  <Button spacing="compact" onClick={() => write(sameOnWorkdays(texts, "mon"))}>
                    {say("calendars.week.same-like")}
                  </Button>
                  <Button spacing="compact" appearance="subtle" onClick={() => write(weekText(OFFICE_WEEK))}>
                    {say("calendars.week.office")}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      )}
    </Field>
  );
}

interface DayProps {
  readonly weekday: Weekday;
  readonly slot: Slot<unknown>;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

function DayRow({ weekday, slot, text, onWrite }: DayProps) {
  const reading = readHours(text, hoursWords());
  const shifts = reading.kind === "read" ? reading.shifts : [];
  const night = shifts.find(({ end }) => end > DAY_MINUTES);
  const next = weekdays[(weekdays.indexOf(weekday) + 1) % weekdays.length]!;
  return (
    <div className="week-day">
      <Field id={fieldId(slot.path)} label={say(`calendars.day.${weekday}`)} problems={slot.problems}>
        {({ isReadOnly, "aria-invalid": isInvalid, ...control }) => (
          <AtlaskitTextField
            {...control}
            value={text}
            isInvalid={isInvalid}
            isReadOnly={isReadOnly}
            isCompact
            placeholder={say("calendars.week.closed")}
            onChange={({ currentTarget }) => onWrite(currentTarget.value)}
          />
        )}
      </Field>
      <div className="week-day-picture">
        <DayPicture
          hours={shifts.map(({ start, end }) => [wallTime(start), wallTime(Math.min(end, DAY_MINUTES))] as const)}
        />
        {night !== undefined && (
          <span className="quiet">
            {say("calendars.week.ends-next-day", {
              day: say(`calendars.day.${next}`),
              time: wallTime(night.end - DAY_MINUTES),
            })}
          </span>
        )}
      </div>
    </div>
  );
}

function weekOf(weekly: Weekly | undefined): WeekHours {
  return weekly === undefined || weekly === "always" ? OFFICE_WEEK : weekly;
}
