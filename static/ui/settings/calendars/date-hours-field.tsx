import Button from "@atlaskit/button/new";
import AtlaskitTextField from "@atlaskit/textfield";
import { useEffect, useRef, useState } from "react";
import type { LocalDate, WallInterval } from "../../../../src/domain/calendar/calendar";
import { useApp } from "../../shared/app/app";
import { Field, fieldId, useReadOnly } from "../../shared/form/field";
import type { Slot } from "../../shared/form/slot";
import { say } from "../../shared/words/say";
import { dateInWords, hoursWords, problemInWords } from "./calendar-words";
import { type DateLine, dateLines, readDateLines } from "./date-lines";

type HoursByDate = Readonly<Record<LocalDate, readonly WallInterval[]>>;

interface Props {
  readonly slot: Slot<HoursByDate>;
  readonly label: string;
  readonly help: string;
  readonly add: string;
  /** Whether a date without hours means something: closed, for a date with its own hours; nothing, for a break. */
  readonly mayBeClosed: boolean;
}

/** Hours of single dates, a line for each. */
export function DateHoursField({ slot, label, help, add, mayBeClosed }: Props) {
  const { viewer } = useApp();
  const isReadOnly = useReadOnly();
  const [lines, setLines] = useState<readonly DateLine[]>(() => dateLines(slot.value ?? {}));
  const made = useRef(slot.value);
  const addButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Dates were taken in from elsewhere, or the form was set back.
    if (slot.value === made.current) return;
    made.current = slot.value;
    setLines(dateLines(slot.value ?? {}));
    slot.refuse(null);
  }, [slot]);

  const reading = readDateLines(lines, { words: hoursWords(), mayBeClosed });
  const write = (next: readonly DateLine[]) => {
    setLines(next);
    const read = readDateLines(next, { words: hoursWords(), mayBeClosed });
    slot.refuse(read.kind === "read" ? null : say("calendars.dates.mend", { label }));
    if (read.kind === "refused") return;
    made.current = Object.keys(read.dates).length === 0 ? undefined : read.dates;
    slot.set(made.current);
  };
  const problemOf = (place: number): string | null => {
    const problem = reading.kind === "refused" ? reading.problems[place] : undefined;
    if (problem === undefined) return null;
    if (problem.reason === "no-date") return say("calendars.problem.no-date");
    if (problem.reason === "date-twice")
      return say("calendars.problem.date-twice", { date: dateInWords(problem.part, viewer.locale) });
    if (problem.reason === "no-hours") return say("calendars.problem.no-hours");
    return problemInWords({ reason: problem.reason, part: problem.part });
  };
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} problems={slot.problems} isGroup>
      {() => (
        <>
          <ul className="date-lines">
            {lines.map(({ id, date, hours }, place) => {
              const problem = problemOf(place);
              const number = place + 1;
              return (
                <li key={id}>
                  <input
                    type="date"
                    className="input"
                    aria-label={say("calendars.dates.date-number", { number })}
                    value={date}
                    readOnly={isReadOnly}
                    aria-invalid={problem !== null}
                    onChange={({ currentTarget }) =>
                      write(lines.map((line) => (line.id === id ? { ...line, date: currentTarget.value } : line)))
                    }
                  />
                  <AtlaskitTextField
                    aria-label={say("calendars.dates.hours-number", { number })}
                    isCompact
                    value={hours}
                    isReadOnly={isReadOnly}
                    isInvalid={problem !== null}
                    placeholder={say(mayBeClosed ? "calendars.week.closed" : "calendars.dates.hours-for")}
                    onChange={({ currentTarget }) =>
                      write(lines.map((line) => (line.id === id ? { ...line, hours: currentTarget.value } : line)))
                    }
                  />
                  {!isReadOnly && (
                    <Button
                      appearance="subtle"
                      spacing="compact"
                      aria-label={say("form.remove-item", { item: say("calendars.dates.line", { number }) })}
                      onClick={() => {
                        write(lines.filter((line) => line.id !== id));
                        addButton.current?.focus();
                      }}
                    >
                      {say("form.remove")}
                    </Button>
                  )}
                  {problem !== null && <p className="field-error">{problem}</p>}
                </li>
              );
            })}
          </ul>
          {!isReadOnly && (
            <div className="buttons">
              <Button
                ref={addButton}
                spacing="compact"
                onClick={() =>
                  write([...lines, { id: 1 + Math.max(0, ...lines.map(({ id }) => id)), date: "", hours: "" }])
                }
              >
                {add}
              </Button>
            </div>
          )}
        </>
      )}
    </Field>
  );
}
