import type { Format } from "../format";
import { isDocument, plainText } from "./adf";
import type { FieldSchema } from "./issue";

/** A field's value in words: people by name, options by value, instants in the reader's zone; "" when there is none. */
export function fieldText(value: unknown, schema: FieldSchema | undefined, format: Format): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((entry) => fieldText(entry, undefined, format)).join(", ");
  if (typeof value === "string") {
    if (schema?.type === "datetime") return format.instant(value);
    return schema?.type === "date" ? format.date(`${value}T12:00:00Z`) : value;
  }
  if (typeof value !== "object") return String(value);
  if (isDocument(value)) return plainText(value).trim();
  return named(value as Readonly<Record<string, unknown>>, format);
}

function named(value: Readonly<Record<string, unknown>>, format: Format): string {
  for (const member of ["displayName", "name", "value", "title"])
    if (typeof value[member] === "string") return value[member];
  if (value.requestType !== undefined) return fieldText(value.requestType, undefined, format);
  return Object.entries(value)
    .map(([member, content]) => `${member}: ${fieldText(content, undefined, format)}`)
    .join(", ");
}
