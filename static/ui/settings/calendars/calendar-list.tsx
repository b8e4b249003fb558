import Button from "@atlaskit/button/new";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";
import { dateInWords, weekInWords } from "./calendar-words";
import { lastHoliday, yearsWithoutHolidays } from "./holiday-years";
import { localDate } from "./time-zones";
import { zoneInWords } from "./zone-field";

export function CalendarList() {
  const { catalogue, isFollowed, usage } = useCatalogue();
  const { now, viewer } = useApp();
  const [, navigate] = useLocation();
  const columns = useMemo((): Column<CalendarEntry>[] => {
    const usersOf = ({ key }: CalendarEntry) =>
      new Set(usage.usesOf("calendars", key).map((use) => `${use.section} ${use.key}`)).size;
    return [
      {
        key: "name",
        heading: say("calendars.column.name"),
        text: titleOf,
        cell: (calendar) => <PageLink to={`/calendars/${inPath(calendar.key)}`}>{titleOf(calendar)}</PageLink>,
      },
      { key: "hours", heading: say("calendars.column.hours"), text: weekInWords },
      { key: "zone", heading: say("calendars.column.zone"), text: ({ timezone }) => zoneInWords(timezone, now()) },
      {
        key: "holidays",
        heading: say("calendars.column.holidays"),
        text: (calendar) => holidaysInWords(calendar, viewer.locale),
        order: (calendar) => lastHoliday(calendar) ?? "",
        cell: (calendar) => <KnownHolidays calendar={calendar} />,
      },
      {
        key: "used",
        heading: say("calendars.column.used"),
        text: (calendar) => String(usersOf(calendar)),
        order: usersOf,
      },
    ];
  }, [usage, now, viewer.locale]);
  const add = !isFollowed && (
    <Button appearance="primary" onClick={() => navigate("/calendars/new")}>
      {say("calendars.new")}
    </Button>
  );
  return (
    <>
      <PageHeading
        lead={say("calendars.intro")}
        terms={["service-hours"]}
        actions={catalogue.calendars.length > 0 && add}
      >
        {say("calendars.title")}
      </PageHeading>
      <EntryTable
        label={say("calendars.table")}
        rows={catalogue.calendars}
        columns={columns}
        rowKey={({ key }) => key}
        alsoSearched={({ key }) => key}
        empty={{ title: say("calendars.empty.title"), description: say("calendars.empty.text"), actions: add }}
      />
    </>
  );
}

function holidaysInWords(calendar: CalendarEntry, locale: string): string {
  const last = lastHoliday(calendar);
  if (last !== null) return say("calendars.holidays-until", { date: dateInWords(last, locale) });
  return say(calendar.weekly === "always" ? "calendars.holidays-not-needed" : "calendars.holidays-none");
}

function KnownHolidays({ calendar }: { readonly calendar: CalendarEntry }) {
  const { now, viewer } = useApp();
  const lacking = yearsWithoutHolidays(calendar, localDate(now(), calendar.timezone));
  return (
    <>
      {holidaysInWords(calendar, viewer.locale)}{" "}
      {lacking.length > 0 && (
        <StateLozenge mood="moved">{say("calendars.lacking", { years: lacking.join(", ") })}</StateLozenge>
      )}
    </>
  );
}
