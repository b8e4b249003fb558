import type { Service } from "../catalogue/service";

/**
 * What a ticket's service field holds for a service: its name where tickets may say it, as customers read the field; else
 * the first of the values that mean it. Null where no value does, so that no ticket can be measured as the service's.
 */
export function valueOfService({ name, tickets }: Service): string | null {
  const values = tickets?.service ?? [];
  return values.includes(name) ? name : (values[0] ?? null);
}
