import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import type { ComparedClosure } from "../../../../src/domain/calendar-import/merge-closures";
import { useApp } from "../../shared/app/app";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";
import { dateInWords, hoursInWords } from "./calendar-words";

/** What was chosen by hand, by the day's name (`nameOf`): to take it or to leave it. */
export type Chosen = ReadonlyMap<string, boolean>;

interface Props {
  /** Joined, so that no day stands twice. */
  readonly days: readonly ComparedClosure[];
  readonly chosen: Chosen;
  readonly today: LocalDate;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Days that were found, beside what the calendar has: each that is new can be taken or left. */
export function FoundClosures({ days, chosen, today, onChoose }: Props) {
  const { viewer } = useApp();
  const fresh = days.filter(({ standing }) => standing === "new");
  const hasPast = fresh.some(({ date }) => date < today);
  return (
    <div className="found">
      {fresh.length === 0 ? (
        <p>{say("calendars.found.nothing-new")}</p>
      ) : (
        <label className="check">
          <input
            type="checkbox"
            checked={fresh.every((day) => isTaken(day, chosen, today))}
            onChange={({ currentTarget: { checked } }) => onChoose(new Map(fresh.map((day) => [nameOf(day), checked])))}
          />
          <span>{say("calendars.found.all")}</span>
        </label>
      )}
      {hasPast && <p className="field-help">{say("calendars.found.past")}</p>}
      <ul className="found-days" aria-label={say("calendars.found.table")}>
        {days.map((day) => (
          <li key={nameOf(day)}>
            <label className="check">
              <input
                type="checkbox"
                checked={isTaken(day, chosen, today)}
                disabled={day.standing === "known"}
                onChange={({ currentTarget }) => onChoose(new Map(chosen).set(nameOf(day), currentTarget.checked))}
              />
              <span>
                {dateInWords(day.date, viewer.locale)} · {day.name ?? say("calendars.found.nameless")}
                {day.hours !== null && ` · ${say("calendars.found.break", { hours: hoursInWords([day.hours]) })}`}
              </span>
            </label>
            {day.standing === "known" && <StateLozenge>{say("calendars.found.known")}</StateLozenge>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether a day is added: it is new, and chosen or, unless somebody chose, not past, since tickets were measured by that. */
export function isTaken(day: ComparedClosure, chosen: Chosen, today: LocalDate): boolean {
  return day.standing === "new" && (chosen.get(nameOf(day)) ?? day.date >= today);
}

function nameOf({ date, hours }: ComparedClosure): string {
  return `${date} ${hours?.join(" ") ?? ""}`;
}
