import type { ServiceChoice } from "../../contract";
import type { Agreement } from "../../domain/agreement/agreement";
import { titleOf } from "../../domain/catalogue/entry-title";
import { calendarInWords } from "../../domain/publication/calendar-in-words";
import { shortened } from "../../domain/typed-text";
import type { Offer, OfferedTo } from "../../usecases/offer-services";

/** An answer holds 5 MB at most; what is promised takes a part of it. */
const MOST_LETTERS = 3_000_000;
/** So much of a text is kept where all of them together are too long. */
const SHORTENED = 200;

/** Each agreement and each calendar once, however many services have them. Nothing of the provider's house is among it. */
export function choiceAnswer(
  { catalogue, offered, present, priority }: Offer,
  isFor: OfferedTo["kind"],
): ServiceChoice {
  const calendars = new Map(catalogue.calendars.map((calendar) => [calendar.key, calendar]));
  const customers = new Map((catalogue.customers ?? []).map((customer) => [customer.key, titleOf(customer)]));
  const hours = new Places<string>();
  const promises = new Places<Agreement>();
  const shorten = lengthOf(offered) > MOST_LETTERS;
  const text = (words: string | undefined) =>
    words === undefined ? null : shorten ? shortened(words, SHORTENED) : words;

  const services = offered.map(({ service, value, agreements, agreedApart }) => ({
    value,
    name: service.name,
    description: text(service.description),
    outcome: text(service.outcome),
    cost: service.cost
      ? {
          amount: service.cost.amount ?? null,
          currency: service.cost.currency ?? null,
          per: service.cost.per ?? null,
        }
      : null,
    alsoCalled: isFor === "agent" ? (service.tickets?.service ?? []).filter((other) => other !== value) : [],
    hours: service.hours === undefined ? null : hours.of(service.hours),
    promises: agreements.map((agreement) => promises.of(agreement)),
    agreedApart,
  }));
  return {
    isFor,
    services,
    promises: promises.all.map(({ customer, targets }) => ({
      customer: customers.get(customer) ?? null,
      targets: targets.map(({ measure, priority: of, within, calendar }) => ({
        measure,
        priority: of,
        withinMs: within,
        hours: hours.of(calendar),
      })),
    })),
    hours: hours.all.map((key) => {
      const calendar = calendars.get(key)!;
      return { title: titleOf(calendar), timezone: calendar.timezone, week: calendarInWords(calendar) };
    }),
    priority,
    present,
  };
}

const lengthOf = (offered: Offer["offered"]) =>
  offered.reduce((sum, { service }) => sum + (service.description?.length ?? 0) + (service.outcome?.length ?? 0), 0);

/** Things in the order in which they were first asked for, each once. */
class Places<Thing> {
  readonly all: Thing[] = [];
  readonly #places = new Map<Thing, number>();

  of(thing: Thing): number {
    let place = this.#places.get(thing);
    if (place === undefined) {
      place = this.all.push(thing) - 1;
      this.#places.set(thing, place);
    }
    return place;
  }
}
