import type { ServiceChoice } from "../../../src/contract";
import { element } from "../panel/element";
import { placeOf, roughly } from "../panel/times";
import { weekInWords } from "../panel/why/rule-words";
import { say, sayIn } from "./words";

export type OfferedService = ServiceChoice["services"][number];
type Promised = ServiceChoice["promises"][number];
type Target = Promised["targets"][number];

/** So many names are read; the rest is a number. */
const MOST_NAMES = 5;
/** Longer than a few lines. */
const LONG = 600;

/** What somebody wants to know of a service before they choose it: what it is, its hours, what is promised, what it costs. */
export function serviceDetails(choice: ServiceChoice, service: OfferedService, locale: string): HTMLElement[] {
  const { description, outcome, hours, cost } = service;
  const price = cost === null ? null : priceInWords(cost, locale);
  const others = calendarsOf(choice, service).filter((place) => place !== hours);
  return [
    ...(description === null ? [] : [longText([description])]),
    ...(outcome === null ? [] : [longText(sayIn("outcome", { outcome }))]),
    ...(hours === null ? [] : [element("p", {}, ...hoursInWords("hours", choice.hours[hours]!))]),
    ...promisesOf(choice, service),
    ...others.map((place) => element("p", { class: "quiet" }, ...hoursInWords("calendar", choice.hours[place]!))),
    ...(price === null ? [] : [element("p", {}, ...price)]),
  ];
}

/** A text as it was typed; one that would bury the form is opened by whoever wants to read it. */
function longText(words: readonly (Node | string)[]): HTMLElement {
  const text = element("p", { class: "text", dir: "auto" }, ...words);
  if ((text.textContent ?? "").length <= LONG) return text;
  return element("details", {}, element("summary", {}, say("more")), text);
}

/** Those by which its promises are reckoned. */
const calendarsOf = (choice: ServiceChoice, { promises }: OfferedService): readonly number[] => [
  ...new Set(promises.flatMap((place) => choice.promises[place]!.targets.map(({ hours }) => hours))),
];

function promisesOf(choice: ServiceChoice, { promises, agreedApart }: OfferedService): HTMLElement[] {
  const tables = promises.map((place) => promiseTable(choice, choice.promises[place]!, promises.length > 1));
  if (choice.isFor === "customer") return tables;
  const nothing = agreedApart.length > 0 ? say("promise.none-general") : say("promise.nothing");
  return [
    ...(tables.length > 0 ? tables : [element("p", { class: "quiet" }, nothing)]),
    ...(agreedApart.length === 0 ? [] : [element("p", { class: "quiet" }, ...apart(agreedApart))]),
  ];
}

function apart(names: readonly string[]): Node[] {
  const customers = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length - MOST_NAMES;
  return more > 0 ? sayIn("promise.apart-more", { customers, more }) : sayIn("promise.apart", { customers });
}

/** A row for each priority, with what is promised for each measure that is promised at all. */
function promiseTable(choice: ServiceChoice, { customer, targets }: Promised, isOneOfSeveral: boolean): HTMLElement {
  const isAgents = choice.isFor === "agent";
  const title =
    customer !== null && (isAgents || isOneOfSeveral) ? sayIn("promise.of", { customer }) : sayIn("promise.title");
  const measures = (["response", "resolution"] as const).filter((one) =>
    targets.some(({ measure }) => measure === one),
  );
  const priorities = [...new Set(targets.map(({ priority }) => priority))].sort(
    (one, other) => rank(one) - rank(other),
  );
  const applies = choice.priority !== null && priorities.includes(choice.priority) ? choice.priority : "*";
  const isThis = (priority: string) => isAgents && choice.priority !== null && priority === applies;
  return element(
    "table",
    {},
    element("caption", {}, ...title),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, say("promise.priority")),
        ...measures.map((measure) => element("th", { scope: "col" }, say(`promise.${measure}`))),
      ),
    ),
    element(
      "tbody",
      {},
      ...priorities.map((priority) =>
        element(
          "tr",
          { class: isThis(priority) ? "this" : undefined },
          element(
            "th",
            { scope: "row" },
            element("bdi", {}, nameOf(priority, priorities.length === 1)),
            ...(isThis(priority) ? [" ", element("span", { class: "lozenge" }, say("promise.this"))] : []),
          ),
          ...measures.map((measure) => element("td", {}, ...within(choice, targetOf(targets, measure, priority)))),
        ),
      ),
    ),
  );
}

/** What no other names stands last. */
const rank = (priority: string) => Number(priority === "*");

function nameOf(priority: string, isOnly: boolean): string {
  if (priority !== "*") return priority;
  return isOnly ? say("promise.all") : say("promise.any");
}

/** A measure that does not name the priority promises it what it promises all others. */
function targetOf(targets: readonly Target[], measure: Target["measure"], priority: string): Target | undefined {
  const of = targets.filter((target) => target.measure === measure);
  return of.find((target) => target.priority === priority) ?? of.find((target) => target.priority === "*");
}

const within = ({ hours }: ServiceChoice, target: Target | undefined): (Node | string)[] =>
  target === undefined
    ? ["–"]
    : [roughly(target.withinMs), " ", element("span", { class: "quiet", dir: "auto" }, hours[target.hours]!.title)];

function hoursInWords(as: "hours" | "calendar", { title, timezone, week }: ServiceChoice["hours"][number]): Node[] {
  if (week.kind !== "weekly") return sayIn(`${as}.${week.kind}`, { title });
  return sayIn(`${as}.weekly`, { title, zone: placeOf(timezone), week: weekInWords(week) });
}

function priceInWords({ amount, currency, per }: NonNullable<OfferedService["cost"]>, locale: string): Node[] | null {
  if (amount === null) return per === null ? null : sayIn("cost.for", { per });
  const price = money(amount, currency, locale);
  return per === null ? sayIn("cost.amount", { amount: price }) : sayIn("cost.per", { amount: price, per });
}

function money(amount: number, currency: string | null, locale: string): string {
  if (currency === null) return new Intl.NumberFormat(locale).format(amount);
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}
