import { severalValues, valuesIn } from "../domain/monitoring/field-values";

/**
 * The name by which people know a field's value: of an option its value, of a team, organization, component or group its
 * name, of a request type the type's name. Of a person it is the account's id: names of account holders are not stored.
 * Several values are one text, as `severalValues` has it. Null where the field is
 * empty.
 */
export function nameOfValue(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return severalValues(value.flatMap((one) => valuesIn(nameOfValue(one))));
  if (typeof value !== "object") return null;
  const { name, value: option, requestType, accountId } = value as Record<string, unknown>;
  return nameOfValue(accountId) ?? nameOfValue(name) ?? nameOfValue(option) ?? nameOfValue(requestType);
}
