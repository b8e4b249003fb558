import Button from "@atlaskit/button/new";
import { type ReactNode, useMemo, useState } from "react";
import type { Closure } from "../../../../src/domain/calendar-import/closure";
import { compareClosures } from "../../../../src/domain/calendar-import/merge-closures";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { useApp } from "../../shared/app/app";
import { Field } from "../../shared/form/field";
import { Dialog } from "../../shared/parts/dialog";
import { say } from "../../shared/words/say";
import { type Chosen, FoundClosures, isTaken } from "./found-closures";
import { localDate } from "./time-zones";

/** Both inclusive. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** Rules about holidays are law for some years ahead, and nobody agrees on hours longer. */
const YEARS_AHEAD = 10;

export interface DialogProps {
  readonly calendar: CalendarEntry;
  readonly onTake: (closures: readonly Closure[]) => void;
  readonly onClose: () => void;
}

interface Props extends DialogProps {
  readonly title: string;
  /** Null while nothing is found yet. */
  readonly found: readonly Closure[] | null;
  readonly years: Years;
  readonly onYears: (years: Years) => void;
  /** Where to look. */
  readonly source: ReactNode;
  /** What there is to say of it, before what was found. */
  readonly notes?: ReactNode;
}

/** Years from which a dialog starts: this one and the two after it. */
export function firstYears(now: number, timezone: string): Years {
  const thisYear = Number(localDate(now, timezone).slice(0, 4));
  return { from: thisYear, to: thisYear + 2 };
}

/** What is wrong with the years, or null. */
export function yearsProblem({ from, to }: Years, thisYear: number): string | null {
  const [first, last] = [thisYear - YEARS_AHEAD, thisYear + YEARS_AHEAD];
  const isSound = Number.isInteger(from) && Number.isInteger(to) && first <= from && from <= to && to <= last;
  return isSound ? null : say("calendars.country.years-wrong", { first: String(first), last: String(last) });
}

/** A source of closed days, the years that are wanted, and what was found there to be taken into a calendar or left. */
export function TakeInDialog({ calendar, onTake, onClose, title, found, years, onYears, source, notes }: Props) {
  const { now } = useApp();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const today = localDate(now(), calendar.timezone);
  const problem = yearsProblem(years, Number(today.slice(0, 4)));
  const days = useMemo(() => (found === null ? [] : compareClosures(calendar, found)), [calendar, found]);
  const taken = days.filter((day) => isTaken(day, chosen, today));
  return (
    <Dialog
      title={title}
      width="large"
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("dialog.cancel")}
          </Button>
          <Button
            appearance="primary"
            isDisabled={taken.length === 0}
            onClick={() => {
              onTake(taken.map(({ date, name, hours }) => ({ date, name, hours })));
              onClose();
            }}
          >
            {say("calendars.found.add", { count: taken.length })}
          </Button>
        </>
      }
    >
      <div className="take-in">
        {source}
        <div className="take-in-years">
          <YearField
            id="from-year"
            label={say("calendars.country.from-year")}
            value={years.from}
            problem={problem}
            onYear={(from) => onYears({ ...years, from })}
          />
          <YearField
            id="to-year"
            label={say("calendars.country.to-year")}
            value={years.to}
            problem={null}
            onYear={(to) => onYears({ ...years, to })}
          />
        </div>
        {notes}
        {found !== null && <FoundClosures days={days} chosen={chosen} today={today} onChoose={setChosen} />}
      </div>
    </Dialog>
  );
}

interface YearProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly problem: string | null;
  readonly onYear: (year: number) => void;
}

function YearField({ id, label, value, problem, onYear }: YearProps) {
  return (
    <Field id={id} label={label} problems={problem === null ? [] : [problem]}>
      {({ isReadOnly: _, ...control }) => (
        <input
          {...control}
          type="number"
          className="input field-width-short"
          value={Number.isNaN(value) ? "" : value}
          onChange={({ currentTarget }) => onYear(currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}
