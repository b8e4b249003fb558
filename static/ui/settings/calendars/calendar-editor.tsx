import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useMemo, useState } from "react";
import type { Closure } from "../../../../src/domain/calendar-import/closure";
import { withClosures } from "../../../../src/domain/calendar-import/merge-closures";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { EntryForm } from "../../shared/form/entry-form";
import { KeyField } from "../../shared/form/key-field";
import { RemoveEntry } from "../../shared/form/remove-entry";
import { TextField } from "../../shared/form/text-field";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { Announcement } from "../../shared/parts/announcement";
import { Note } from "../../shared/parts/note";
import { UsedBy } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import { CountryDialog } from "./country-dialog";
import { DateHoursField } from "./date-hours-field";
import { FileDialog } from "./file-dialog";
import { yearsWithoutHolidays } from "./holiday-years";
import { HolidaysField } from "./holidays-field";
import { Preview } from "./preview";
import { localDate } from "./time-zones";
import { OFFICE_WEEK, WeekField } from "./week-field";
import { ZoneField } from "./zone-field";
import "./calendars.css";

interface Props {
  /** Null: a new one. */
  readonly calendar: CalendarEntry | null;
  readonly onSaved: (calendar: CalendarEntry) => void;
  readonly onClose: () => void;
}

/** All that a calendar says, and what that means for the coming weeks. */
export function CalendarEditor({ calendar: opened, onSaved, onClose }: Props) {
  const { catalogue, isFollowed, usage } = useCatalogue();
  const { now, viewer } = useApp();
  const [source, setSource] = useState<"country" | "file" | null>(null);
  const [added, setAdded] = useState(0);
  const form = useEntryForm({
    section: "calendars",
    original: opened,
    start: () => ({ key: "", timezone: viewer.timeZone, weekly: OFFICE_WEEK }),
    onSaved,
  });
  const { original } = form;
  const taken = useMemo(
    () => new Set(catalogue.calendars.map(({ key }) => key).filter((key) => key !== opened?.key)),
    [catalogue, opened],
  );
  const calendar = form.value;
  const today = localDate(now(), calendar.timezone);
  const lacking = yearsWithoutHolidays(calendar, today);
  const takeIn = (closures: readonly Closure[]) => {
    const { holidays, breaks } = withClosures(calendar, closures);
    form.slot.at("holidays").set(holidays);
    form.slot.at("breaks").set(breaks);
    setAdded(closures.length);
  };
  const isUsed = original !== null && usage.usesOf("calendars", original.key).length > 0;
  return (
    <>
      {isUsed && (
        <Note kind="information" title={say("calendars.form.used-note.title")}>
          <p>{say("calendars.form.used-note.text")}</p>
          <UsedBy section="calendars" entryKey={original.key} />
        </Note>
      )}
      <div className="calendar-editor">
        <EntryForm
          form={form}
          save={say(original === null ? "calendars.form.save-new" : "calendars.form.save")}
          onCancel={onClose}
          actions={
            original !== null && (
              <RemoveEntry
                section="calendars"
                entry={original}
                words={{
                  remove: say("calendars.form.removing.remove"),
                  title: say("calendars.form.removing.title", { name: titleOf(original) }),
                  body: say("calendars.form.removing.body"),
                  inUse: say("calendars.form.removing.in-use"),
                }}
                onRemoved={onClose}
              />
            )
          }
        >
          <TextField
            slot={form.slot.at("name")}
            label={say("calendars.form.name")}
            help={say("calendars.form.name-help")}
            isRequired
          />
          <KeyField
            slot={form.slot.at("key")}
            suggestFrom={original ? undefined : (calendar.name ?? "")}
            taken={taken}
          />
          <ZoneField
            slot={form.slot.at("timezone")}
            label={say("calendars.form.zone")}
            help={say("calendars.form.zone-help")}
          />
          <Heading as="h3" size="small">
            {say("calendars.week.title")}
          </Heading>
          <WeekField slot={form.slot.at("weekly")} before={original?.weekly ?? null} />
          {lacking.length > 0 && (
            <Note kind="warning" title={say("calendars.lacking-note.title")}>
              {say("calendars.lacking-note.text", { years: lacking.join(", ") })}
            </Note>
          )}
          {!isFollowed && (
            <div className="buttons">
              <Button onClick={() => setSource("country")}>{say("calendars.holidays.from-country")}</Button>
              <Button onClick={() => setSource("file")}>{say("calendars.holidays.from-file")}</Button>
            </div>
          )}
          {added > 0 && <p className="quiet">{say("calendars.holidays.added", { count: added })}</p>}
          <Announcement>{added > 0 ? say("calendars.holidays.added", { count: added }) : ""}</Announcement>
          <HolidaysField slot={form.slot.at("holidays")} thisYear={Number(today.slice(0, 4))} />
          <Heading as="h3" size="small">
            {say("calendars.dates.title")}
          </Heading>
          <DateHoursField
            slot={form.slot.at("overrides")}
            label={say("calendars.dates.overrides")}
            help={say("calendars.dates.overrides-help")}
            add={say("calendars.dates.add-override")}
            mayBeClosed
          />
          <DateHoursField
            slot={form.slot.at("breaks")}
            label={say("calendars.dates.breaks")}
            help={say("calendars.dates.breaks-help")}
            add={say("calendars.dates.add-break")}
            mayBeClosed={false}
          />
        </EntryForm>
        <Preview calendar={calendar} />
      </div>
      {source === "country" && <CountryDialog calendar={calendar} onTake={takeIn} onClose={() => setSource(null)} />}
      {source === "file" && <FileDialog calendar={calendar} onTake={takeIn} onClose={() => setSource(null)} />}
    </>
  );
}
