import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import { useApp } from "../../shared/app/app";

/** Today's date as the viewer's wall reads. */
export function useToday(): LocalDate {
  const { now, viewer } = useApp();
  return new Intl.DateTimeFormat("en-CA", { timeZone: viewer.timeZone, dateStyle: "short" }).format(now());
}
