import { useMemo } from "react";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";

export interface CustomerChoice {
  readonly key: string;
  readonly name: string;
}

/** The catalogue's customers by name. */
export function useCustomers(): { readonly customers: readonly CustomerChoice[]; nameOf(key: string): string } {
  const { catalogue } = useCatalogue();
  return useMemo(() => {
    const customers = (catalogue.customers ?? [])
      .map((customer) => ({ key: customer.key, name: titleOf(customer) }))
      .sort((one, other) => one.name.localeCompare(other.name));
    return { customers, nameOf: (key) => customers.find((one) => one.key === key)?.name ?? key };
  }, [catalogue]);
}
