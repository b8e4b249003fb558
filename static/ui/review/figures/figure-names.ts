import type { HistoryNames } from "../../../../src/contract";
import type { Holder } from "../../../../src/domain/breach-attribution/holder";
import type { HistoryPromise } from "../../../../src/domain/history-pages/history-record";
import type { Dimension } from "../../../../src/domain/period-figures/figure-filter";
import { say } from "../words";

/** A value of a dimension as people call it; what the catalogue no longer has is called by its key. */
export function valueName(names: HistoryNames, dimension: Dimension, value: string | null): string {
  if (value === null) return say(`figures.none.${dimension}`);
  switch (dimension) {
    case "agreement":
      return names.agreements[value] ?? value;
    case "service":
      return names.services[value] ?? value;
    case "customer":
      return names.customers[value] ?? value;
    case "agent":
      return names.people[value] ?? value;
    case "priority":
    case "team":
    case "supplier":
      return value;
  }
}

export function promiseName(names: HistoryNames, { agreement, measure }: HistoryPromise): string {
  return say("figures.promise", {
    agreement: names.agreements[agreement] ?? agreement,
    measure: say(`figures.measure.${measure}`),
  });
}

export function reasonName(names: HistoryNames, reason: string | null): string {
  return reason === null ? say("figures.unexplained") : (names.breachReasons[reason] ?? reason);
}

export function holderName({ kind, name }: Holder): string {
  if (kind === "team") return name === null ? say("figures.holder.nobody") : say("figures.holder.team", { name });
  if (kind === "waiting")
    return name === null ? say("figures.holder.waiting") : say("figures.holder.waiting-in", { name });
  if (kind === "supplier") return say("figures.holder.supplier", { name });
  return say(`figures.holder.${kind}`);
}
