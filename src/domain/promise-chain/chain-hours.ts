import { compileServiceHours } from "../calendar/compile-service-hours";
import type { ServiceHours } from "../calendar/service-hours";
import { calendarOf } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import type { Chain, ChainLeg } from "./chain";
import type { AgreedLeg, Window } from "./promise-chains";

/** Hours by a calendar's key. */
export type HoursOf = (calendar: string) => ServiceHours;

/** The hours of a catalogue's calendars, each compiled once, when first asked for, for the years that chains begun in the window reach. */
export function hoursWithin({ calendars }: Catalogue, { from, to }: Window): HoursOf {
  const entries = new Map(calendars.map((entry) => [entry.key, entry]));
  const compiled = new Map<string, ServiceHours>();
  // A chain that goes on for longer than into the next year makes its tables grow.
  const years = { fromYear: new Date(from).getUTCFullYear(), toYear: new Date(to).getUTCFullYear() + 2 };
  return (key) => {
    const hours = compiled.get(key) ?? compileServiceHours(calendarOf(entries.get(key)!), years);
    compiled.set(key, hours);
    return hours;
  };
}

/** The legs as they are walked. */
export function walkable(legs: readonly AgreedLeg[], hoursOf: HoursOf): Chain {
  return legs.map((leg): ChainLeg => {
    const { isOptional } = leg;
    if (leg.kind === "parallel")
      return { kind: "parallel", branches: leg.branches.map((branch) => walkable(branch, hoursOf)), isOptional };
    return { kind: "link", name: leg.name, hours: hoursOf(leg.calendar), within: leg.within, isOptional };
  });
}

/** The links in the order of `linksOf` the walkable legs. */
export function agreedLinksOf(legs: readonly AgreedLeg[]): Extract<AgreedLeg, { kind: "link" }>[] {
  return legs.flatMap((leg) => (leg.kind === "link" ? [leg] : leg.branches.flatMap(agreedLinksOf)));
}
