import { useState } from "react";
import { useApp } from "../../shared/app/app";
import { Field } from "../../shared/form/field";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Note } from "../../shared/parts/note";
import { say } from "../../shared/words/say";
import type { FileReading, SkippedEvent } from "./read-ical";
import { type DialogProps, firstYears, TakeInDialog, yearsProblem } from "./take-in-dialog";

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 5;

/** Closed days from an `.ics` file. The reader of such files is only loaded when one is chosen. */
export function FileDialog(props: DialogProps) {
  const { now } = useApp();
  const { timezone } = props.calendar;
  const [years, setYears] = useState(() => firstYears(now(), timezone));
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const thisYear = firstYears(now(), timezone).from;
  const areSound = yearsProblem(years, thisYear) === null;
  const { loaded } = useLoaded<FileReading | null>(async () => {
    if (text === null || !areSound) return null;
    const { readIcal } = await import("./read-ical");
    return readIcal(text, { fromYear: years.from, toYear: years.to, timezone });
  }, [text, years.from, years.to, timezone]);

  const choose = async (file: File | undefined) => {
    setText(null);
    setProblem(null);
    if (file === undefined) return;
    if (file.size > MOST_MEGABYTES * MEGABYTE) {
      const size = String(Math.round(file.size / MEGABYTE));
      return setProblem(say("calendars.file.too-large", { size, most: String(MOST_MEGABYTES) }));
    }
    await file.text().then(setText, () => setProblem(say("calendars.file.unreadable")));
  };
  const reading = loaded.is === "ready" ? loaded.value : null;
  const refusal =
    reading?.kind === "refused" ? say(`calendars.file.refused.${reading.reason}`, { detail: reading.detail }) : null;
  return (
    <TakeInDialog
      {...props}
      title={say("calendars.file.title")}
      found={reading?.kind === "read" ? reading.closures : null}
      years={years}
      onYears={setYears}
      source={
        <Field
          id="calendar-file"
          label={say("calendars.file.choose")}
          help={say("calendars.file.help")}
          problems={[problem, refusal].filter((each) => each !== null)}
        >
          {({ isReadOnly: _, ...control }) => (
            <input
              {...control}
              type="file"
              accept=".ics,text/calendar"
              onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
            />
          )}
        </Field>
      }
      notes={
        text !== null && (
          <LoadedView of={loaded} what={say("calendars.file.what")}>
            {(value) => (value?.kind === "read" ? <Notes reading={value} /> : null)}
          </LoadedView>
        )
      }
    />
  );
}

function Notes({ reading: { skipped, outside } }: { readonly reading: Extract<FileReading, { kind: "read" }> }) {
  return (
    <>
      {outside > 0 && <p className="field-help">{say("calendars.file.outside", { count: outside })}</p>}
      {skipped.length > 0 && (
        <Note kind="warning" title={say("calendars.file.skipped-title", { count: skipped.length })}>
          <ul>
            {skipped.map((event, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: events of a file are known by their place alone
              <li key={place}>{skippedInWords(event)}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

function skippedInWords({ name, reason, detail }: SkippedEvent): string {
  return say(`calendars.file.skipped.${reason}`, {
    name: name === "" ? say("calendars.file.nameless") : name,
    detail,
  });
}
