import Button from "@atlaskit/button/new";
import AtlaskitTextField from "@atlaskit/textfield";
import { useRef, useState } from "react";
import { withClosures } from "../../../../src/domain/calendar-import/merge-closures";
import { type CalendarEntry, type HolidayEntry, holidayDate } from "../../../../src/domain/catalogue/calendar-entry";
import { useApp } from "../../shared/app/app";
import { Field, fieldId, useReadOnly } from "../../shared/form/field";
import type { Slot } from "../../shared/form/slot";
import { say } from "../../shared/words/say";
import { dateInWords } from "./calendar-words";

interface Props {
  readonly slot: Slot<readonly HolidayEntry[]>;
  /** This year and those after it are shown open. */
  readonly thisYear: number;
}

interface Placed {
  readonly holiday: HolidayEntry;
  readonly place: number;
}

/** Holidays by year: names to write, days to add and to remove. */
export function HolidaysField({ slot, thisYear }: Props) {
  const isReadOnly = useReadOnly();
  const holidays = slot.value ?? [];
  const years = new Map<string, Placed[]>();
  for (const [place, holiday] of holidays.entries()) {
    const year = holidayDate(holiday).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), { holiday, place }]);
  }
  const set = (next: readonly HolidayEntry[]) => slot.set(next.length === 0 ? undefined : next);
  const without = (places: ReadonlySet<number>) => set(holidays.filter((_, place) => !places.has(place)));
  return (
    <Field
      id={fieldId(slot.path)}
      label={say("calendars.holidays.title")}
      help={say("calendars.holidays.help")}
      problems={slot.problems}
      isGroup
    >
      {() => (
        <>
          {holidays.length === 0 && <p>{say("calendars.holidays.none")}</p>}
          {[...years]
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([year, placed]) => (
              <details key={year} open={Number(year) >= thisYear} className="holiday-year">
                <summary>{say("calendars.holidays.count", { year, count: placed.length })}</summary>
                <ul className="holidays" aria-label={say("calendars.holidays.list", { year })}>
                  {placed.map(({ holiday, place }) => (
                    <HolidayRow
                      key={holidayDate(holiday)}
                      slot={slot.at(place) as Slot<HolidayEntry>}
                      holiday={holiday}
                      onRemove={isReadOnly ? undefined : () => without(new Set([place]))}
                    />
                  ))}
                </ul>
                {!isReadOnly && (
                  <Button
                    spacing="compact"
                    appearance="subtle"
                    onClick={() => without(new Set(placed.map(({ place }) => place)))}
                  >
                    {say("calendars.holidays.remove-year", { year })}
                  </Button>
                )}
              </details>
            ))}
          {!isReadOnly && <NewHoliday holidays={holidays} onAdd={set} />}
        </>
      )}
    </Field>
  );
}

interface RowProps {
  readonly slot: Slot<HolidayEntry>;
  readonly holiday: HolidayEntry;
  readonly onRemove: (() => void) | undefined;
}

function HolidayRow({ slot, holiday, onRemove }: RowProps) {
  const { viewer } = useApp();
  const date = holidayDate(holiday);
  const name = typeof holiday === "string" ? "" : (holiday.name ?? "");
  const said = dateInWords(date, viewer.locale);
  const problems = [...slot.problems, ...(slot as Slot<{ date: string }>).at("date").problems];
  return (
    <li>
      <span>{said}</span>
      <AtlaskitTextField
        aria-label={say("calendars.holidays.name-of", { date: said })}
        placeholder={say("calendars.holidays.name")}
        isCompact
        value={name}
        isReadOnly={onRemove === undefined}
        isInvalid={problems.length > 0}
        onChange={({ currentTarget }) =>
          slot.set(currentTarget.value === "" ? date : { date, name: currentTarget.value })
        }
      />
      {onRemove !== undefined && (
        <Button
          appearance="subtle"
          spacing="compact"
          aria-label={say("calendars.holidays.remove", { date: said })}
          onClick={onRemove}
        >
          {say("form.remove")}
        </Button>
      )}
      {problems.length > 0 && <p className="field-error">{problems.join(" ")}</p>}
    </li>
  );
}

interface NewProps {
  readonly holidays: readonly HolidayEntry[];
  readonly onAdd: (holidays: readonly HolidayEntry[]) => void;
}

function NewHoliday({ holidays, onAdd }: NewProps) {
  const { viewer } = useApp();
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const dateInput = useRef<HTMLInputElement>(null);
  const add = () => {
    if (date === "") setProblem(say("calendars.holidays.choose-date"));
    else if (holidays.some((holiday) => holidayDate(holiday) === date))
      setProblem(say("calendars.holidays.known", { date: dateInWords(date, viewer.locale) }));
    else {
      const closure = { date, name: name.trim() === "" ? null : name.trim(), hours: null };
      onAdd(withClosures({ holidays } as CalendarEntry, [closure]).holidays ?? []);
      setDate("");
      setName("");
      setProblem(null);
    }
    dateInput.current?.focus();
  };
  return (
    <div className="holiday-new">
      <Field
        id="new-holiday-date"
        label={say("calendars.holidays.add-date")}
        problems={problem === null ? [] : [problem]}
      >
        {({ isReadOnly: _, ...control }) => (
          <input
            {...control}
            ref={dateInput}
            type="date"
            className="input"
            value={date}
            onChange={({ currentTarget }) => {
              setDate(currentTarget.value);
              setProblem(null);
            }}
          />
        )}
      </Field>
      <Field id="new-holiday-name" label={say("calendars.holidays.add-name")} problems={[]}>
        {({ isReadOnly: _, "aria-invalid": __, ...control }) => (
          <AtlaskitTextField
            {...control}
            isCompact
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault(); // the calendar is not to be saved yet
              add();
            }}
          />
        )}
      </Field>
      <Button onClick={add}>{say("calendars.holidays.add")}</Button>
    </div>
  );
}
