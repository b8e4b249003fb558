import type { ContactStanding } from "../../../../src/contract";
import { ANY } from "../../../../src/domain/agreement/agreement";
import { stagesAt } from "../../../../src/domain/agreement/agreement-stage";
import { holidayDate } from "../../../../src/domain/catalogue/calendar-entry";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { addDays } from "../../../../src/domain/catalogue/local-date";
import type { Instant } from "../../../../src/domain/time";

/** Something that waits for somebody, with the entry whose page mends it. */
export type Need =
  | { readonly kind: "contact-left" | "group-gone"; readonly key: string; readonly name: string }
  | {
      readonly kind: "expiring";
      readonly key: string;
      readonly version: number;
      readonly name: string;
      /** The first day on which it no longer holds. */
      readonly date: string;
    }
  | {
      readonly kind: "draft";
      readonly key: string;
      readonly version: number;
      readonly name: string;
      readonly state: "draft" | "proposed";
    }
  | { readonly kind: "no-holidays"; readonly key: string; readonly name: string; readonly year: number }
  | { readonly kind: "no-tickets" | "no-agreement" | "no-owner"; readonly key: string; readonly name: string };

/** How long before its end a version is said to be expiring, unless its own notice is longer; days. */
const EXPIRES_SOON = 60;
/** From this month on a calendar should know the next year's holidays; 1 is January. */
const NEXT_YEAR_FROM = 10;

/**
 * What waits for somebody in a catalogue, the most pressing first: people who cannot be told, promises that end or bind
 * nobody yet, calendars that know no holidays, services nobody answers for.
 * @param today as the viewer reads it
 * @param standing null while it is not known
 */
export function needsOf(
  catalogue: Catalogue,
  standing: ContactStanding | null,
  now: Instant,
  today: string,
): readonly Need[] {
  return [
    ...contactsWhoLeft(catalogue, standing),
    ...expiring(catalogue, now, today),
    ...unagreed(catalogue),
    ...withoutHolidays(catalogue, today),
    ...servicesAlone(catalogue),
  ];
}

function contactsWhoLeft({ contacts = [] }: Catalogue, standing: ContactStanding | null): readonly Need[] {
  if (standing === null) return [];
  return contacts.flatMap((contact): Need[] => {
    const { key, accountId, groupId } = contact;
    const name = titleOf(contact);
    if (accountId !== undefined && standing.inactiveAccounts.includes(accountId))
      return [{ kind: "contact-left", key, name }];
    return groupId !== undefined && standing.missingGroups.includes(groupId) ? [{ kind: "group-gone", key, name }] : [];
  });
}

function expiring(catalogue: Catalogue, now: Instant, today: string): readonly Need[] {
  const stageOf = stagesAt(catalogue, now);
  return catalogue.agreements
    .flatMap((entry) => {
      const { key, version, validTo, notice } = entry;
      const stage = stageOf(entry);
      if (validTo === undefined || (stage !== "active" && stage !== "ending")) return [];
      const isSoon = validTo <= addDays(today, Math.max(EXPIRES_SOON, notice?.days ?? 0));
      const isFollowed = catalogue.agreements.some(
        (other) => other.key === key && other.version > version && other.validFrom <= validTo,
      );
      return isSoon && !isFollowed
        ? [{ kind: "expiring" as const, key, version, name: titleOf(entry), date: validTo }]
        : [];
    })
    .sort((one, other) => one.date.localeCompare(other.date));
}

function unagreed({ agreements }: Catalogue): readonly Need[] {
  return agreements.flatMap((entry) => {
    const { key, version, state } = entry;
    return state === "draft" || state === "proposed"
      ? [{ kind: "draft" as const, key, version, name: titleOf(entry), state }]
      : [];
  });
}

/** Calendars that know holidays of some year, or none at all, and none of the year that counts now. Round the clock is meant so. */
function withoutHolidays({ calendars }: Catalogue, today: string): readonly Need[] {
  const [year, month] = today.split("-").map(Number) as [number, number];
  const wanted = month >= NEXT_YEAR_FROM ? year + 1 : year;
  return calendars.flatMap((calendar): Need[] => {
    const { key, weekly, holidays = [] } = calendar;
    if (weekly === "always" || holidays.some((holiday) => holidayDate(holiday).startsWith(`${wanted}-`))) return [];
    return [{ kind: "no-holidays", key, name: titleOf(calendar), year: wanted }];
  });
}

function servicesAlone({ services, agreements }: Catalogue): readonly Need[] {
  const customerAgreements = agreements.filter(({ kind }) => kind === "sla");
  const promised = new Set(customerAgreements.map(({ service }) => service));
  return services
    .filter(({ state = "live" }) => state === "live")
    .flatMap(({ key, name, owner, tickets }): Need[] => [
      ...(promised.has(key) && (tickets?.service ?? []).length === 0
        ? [{ kind: "no-tickets" as const, key, name }]
        : []),
      ...(promised.has(key) || promised.has(ANY) ? [] : [{ kind: "no-agreement" as const, key, name }]),
      ...(owner === undefined ? [{ kind: "no-owner" as const, key, name }] : []),
    ]);
}
