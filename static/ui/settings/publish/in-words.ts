import { type Weekday, weekdays } from "../../../../src/domain/calendar/calendar";
import type { Cost } from "../../../../src/domain/catalogue/service";
import type { DaySpan } from "../../../../src/domain/publication/calendar-in-words";
import { DAY } from "../../../../src/domain/time";
import { say } from "../../shared/words/say";

/** `Monday to Friday`, `Saturday`. */
export function spanInWords({ from, to }: DaySpan, locale: string): string {
  const name = weekdayNames(locale);
  return from === to ? name(from) : say("publish.day-span", { from: name(from), to: name(to) });
}

function weekdayNames(locale: string): (weekday: Weekday) => string {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const monday = Date.UTC(1970, 0, 5);
  return (weekday) => format.format(monday + weekdays.indexOf(weekday) * DAY);
}

/** `€4.50 for each mailbox per month`; what is unknown is left out. */
export function costInWords({ amount, currency, per }: Cost, locale: string): string {
  const sum = amount === undefined ? (currency ?? "") : amountInWords(amount, currency, locale);
  return per === undefined ? sum : say("publish.cost-per", { amount: sum, per });
}

function amountInWords(amount: number, currency: string | undefined, locale: string): string {
  if (currency === undefined) return amount.toLocaleString(locale);
  return amount.toLocaleString(locale, { style: "currency", currency });
}
