import { Route, Switch } from "wouter";
import { keyInPath } from "../../shared/parts/page-link";
import { CalendarList } from "./calendar-list";
import { CalendarPage } from "./calendar-page";

/** `/calendars`, `/calendars/new`, `/calendars/office`. */
export default function CalendarsPage() {
  return (
    <Switch>
      <Route path="/calendars">
        <CalendarList />
      </Route>
      <Route path="/calendars/new">
        <CalendarPage />
      </Route>
      <Route path="/calendars/:key">{({ key }) => <CalendarPage key={key} entryKey={keyInPath(key)} />}</Route>
    </Switch>
  );
}
