import { useLocation } from "wouter";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { CalendarEditor } from "./calendar-editor";

/** A calendar with its form; without a key a new one. */
export function CalendarPage({ entryKey }: { readonly entryKey?: string }) {
  const { catalogue } = useCatalogue();
  const [, navigate] = useLocation();
  const calendar = entryKey === undefined ? null : entryOf(catalogue, "calendars", entryKey);
  const parent = { to: "/calendars", text: say("calendars.title") };
  if (calendar === undefined)
    return (
      <EmptyState
        title={say("calendars.form.not-there.title")}
        description={say("calendars.form.not-there.text")}
        actions={<PageLink to={parent.to}>{say("calendars.form.not-there.back")}</PageLink>}
      />
    );
  return (
    <>
      <PageHeading parent={parent}>{calendar === null ? say("calendars.new") : titleOf(calendar)}</PageHeading>
      <CalendarEditor
        calendar={calendar}
        onSaved={({ key }) => {
          if (key !== entryKey) void navigate(`/calendars/${inPath(key)}`, { replace: true });
        }}
        onClose={() => void navigate("/calendars")}
      />
    </>
  );
}
