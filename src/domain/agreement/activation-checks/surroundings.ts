import { addMonths } from "../../catalogue/local-date";
import { calendarsWithoutHolidays } from "../../catalogue/missing-holidays";
import { at } from "../../catalogue/problem";
import { ANY } from "../agreement";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** How many months before a year begins its holidays are missed. */
const MONTHS_AHEAD = 3;

/** What a promise rests on beside its chain: a service that is offered, calendars that know their holidays, a baseline. */
export function* checkSurroundings({ entry, catalogue, reality, today }: Subject): Generator<Finding> {
  const { state = "live" } = catalogue.services.find(({ key }) => key === entry.service) ?? {};
  if (entry.service !== ANY && state !== "live")
    yield {
      code: "service-not-live",
      severity: state === "retired" ? "blocker" : "warning",
      path: "service",
      data: { service: entry.service, state },
      action: "edit-service",
    };

  const year = Number(addMonths(today, MONTHS_AHEAD).slice(0, 4));
  const bare = new Set(calendarsWithoutHolidays(catalogue, year).map(({ key }) => key));
  for (const [place, { calendar }] of entry.targets.entries()) {
    if (!bare.delete(calendar)) continue;
    yield {
      code: "calendar-without-holidays",
      severity: "warning",
      path: at("targets", place, "calendar"),
      data: { calendar, year },
      action: "edit-calendar",
    };
  }

  if (entry.kind === "sla" && reality.hasBaseline?.(entry) === false)
    yield { code: "no-baseline", severity: "warning", path: "", data: {}, action: "take-baseline" };
}
