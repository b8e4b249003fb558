import type { Catalogue } from "../catalogue";
import { isCurrencyCode } from "../currency-code";
import { at, type Report, shown } from "../problem";

/** A currency that no reader's locale can write as one. */
export function warnOfCurrencies({ services }: Catalogue, report: Report): void {
  for (const [index, { cost }] of services.entries())
    if (cost?.currency !== undefined && !isCurrencyCode(cost.currency))
      report(
        at("services", index, "cost", "currency"),
        `${shown(cost.currency)} is no currency code, so the cost is shown without a currency's form. Write three capital letters such as EUR.`,
      );
}
