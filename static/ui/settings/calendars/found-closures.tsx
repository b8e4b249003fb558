import { useMemo } from "react";
import type { Closure } from "../../../../src/domain/calendar-import/closure";
import { compareClosures } from "../../../../src/domain/calendar-import/merge-closures";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { useApp } from "../../shared/app/app";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";
import { dateInWords, hoursInWords } from "./calendar-words";

interface Props {
  readonly calendar: CalendarEntry;
  readonly found: readonly Closure[];
  /** Names (`nameOf`) of those that are not to be taken. */
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

/** Days that were found, beside what the calendar has: each that is new can be taken or left. */
export function FoundClosures({ calendar, found, left, onLeave }: Props) {
  const { viewer } = useApp();
  const compared = useMemo(() => compareClosures(calendar, found), [calendar, found]);
  const fresh = compared.filter(({ standing }) => standing === "new");
  const toggle = (closure: Closure) => {
    const next = new Set(left);
    if (!next.delete(nameOf(closure))) next.add(nameOf(closure));
    onLeave(next);
  };
  return (
    <div className="found">
      {fresh.length === 0 ? (
        <p>{say("calendars.found.nothing-new")}</p>
      ) : (
        <label className="check">
          <input
            type="checkbox"
            checked={fresh.every((closure) => !left.has(nameOf(closure)))}
            onChange={({ currentTarget }) => onLeave(currentTarget.checked ? new Set() : new Set(fresh.map(nameOf)))}
          />
          <span>{say("calendars.found.all")}</span>
        </label>
      )}
      <ul className="found-days" aria-label={say("calendars.found.table")}>
        {compared.map((closure) => {
          const isKnown = closure.standing === "known";
          return (
            <li key={nameOf(closure)}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={!isKnown && !left.has(nameOf(closure))}
                  disabled={isKnown}
                  onChange={() => toggle(closure)}
                />
                <span>
                  {dateInWords(closure.date, viewer.locale)} · {closure.name ?? say("calendars.found.nameless")}
                  {closure.hours !== null &&
                    ` · ${say("calendars.found.break", { hours: hoursInWords([closure.hours]) })}`}
                </span>
              </label>
              {isKnown && <StateLozenge>{say("calendars.found.known")}</StateLozenge>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What tells found closures apart, which are joined by day and hours. */
export function nameOf({ date, hours }: Closure): string {
  return `${date} ${hours?.join(" ") ?? ""}`;
}

/** Those that would be added: new ones that are not left out. */
export function takenOf(calendar: CalendarEntry, found: readonly Closure[], left: ReadonlySet<string>): Closure[] {
  return compareClosures(calendar, found)
    .filter((closure) => closure.standing === "new" && !left.has(nameOf(closure)))
    .map(({ date, name, hours }) => ({ date, name, hours }));
}
