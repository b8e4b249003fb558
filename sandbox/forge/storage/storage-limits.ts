/**
 * What the storage service refuses: keys, values, attribute types, times to live. Codes are those of Atlassian's error
 * pages where these name one; the others (marked) are ours.
 */
import type { AttributeType, EntityDefinition, EntityIndex } from "../manifest/app-manifest";
import { StorageError } from "./storage-error";

// LENIENT: storage-codes
const LONGEST_KEY = 500;
/** Atlassian's own expression; its `\s-#` is no range, since the hyphen follows a class. */
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const LARGEST_VALUE_BYTES = 240 * 1024;
const DEEPEST_VALUE = 31;
export const LARGEST_PAYLOAD_BYTES = 4 * 1024 * 1024;
export const MOST_OPERATIONS = 25;
/** Bytes of what an index orders by, and of all that it is parted by. */
const LARGEST_RANGE_BYTES = 900;
const LARGEST_PARTITION_BYTES = 1_700;
const LONGEST_TTL_SECONDS = 365 * 86_400;
const TTL_UNIT_SECONDS: Readonly<Record<string, number>> = { SECONDS: 1, MINUTES: 60, HOURS: 3_600, DAYS: 86_400 };

export function checkKey(key: unknown): asserts key is string {
  if (typeof key !== "string" || key.length === 0)
    throw new StorageError(400, "KEY_TOO_SHORT", "The provided key needs to be more than one character.");
  if (key.length > LONGEST_KEY)
    throw new StorageError(400, "KEY_TOO_LONG", `The provided key has exceeded the maximum ${LONGEST_KEY} characters.`);
  if (!KEY.test(key))
    throw new StorageError(400, "INVALID_KEY", `The provided key does not match the regex: ${String(KEY)}`);
}

/** The value as JSON text. */
export function checkedValue(value: unknown): string {
  // The service's schema allows strings, booleans, numbers, arrays and objects: no null. Code ours.
  if (value === undefined || value === null)
    throw new StorageError(
      400,
      "INVALID_VALUE",
      "The provided value must be a string, boolean, number, array or object.",
    );
  const text = JSON.stringify(value);
  if (
    text.length > LARGEST_VALUE_BYTES ||
    (text.length * 3 > LARGEST_VALUE_BYTES && Buffer.byteLength(text) > LARGEST_VALUE_BYTES)
  )
    throw new StorageError(400, "MAX_SIZE", "The provided value has exceeded the maximum size limit.");
  if (depthExceeds(value, DEEPEST_VALUE))
    throw new StorageError(
      400,
      "MAX_DEPTH",
      `The provided value has exceeded the maximum object depth (${DEEPEST_VALUE}) limit.`,
    );
  return text;
}

function depthExceeds(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const part of Object.values(value)) if (depthExceeds(part, levels - 1)) return true;
  return false;
}

/**
 * Codes ours. Attributes may be absent; one that the manifest does not declare may not be there. A text needs a character
 * other than a space, and what an index holds of a value is short.
 */
export function checkEntityValue(entity: EntityDefinition, value: unknown): asserts value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new StorageError(400, "INVALID_VALUE", `A value of the entity ${entity.name} must be an object.`);
  for (const [name, given] of Object.entries(value)) {
    const type = entity.attributes.get(name);
    if (type === undefined)
      throw new StorageError(400, "INVALID_ATTRIBUTE", `The entity ${entity.name} has no attribute ${name}.`);
    if (!fits(type, given))
      throw new StorageError(
        400,
        "INVALID_ATTRIBUTE_TYPE",
        type === "string" && typeof given === "string"
          ? `The attribute ${name} of the entity ${entity.name} must have a character other than a space.`
          : `The attribute ${name} of the entity ${entity.name} must be of type ${type}.`,
      );
  }
  for (const index of entity.indexes.values())
    if (index.name !== "by-key") checkIndexed(entity, index, value as Record<string, unknown>);
}

/** Codes ours. */
function checkIndexed(entity: EntityDefinition, index: EntityIndex, item: Record<string, unknown>): void {
  const refuse = (part: string, most: number) => {
    throw new StorageError(
      400,
      "INDEX_VALUE_TOO_LARGE",
      `The ${part} of the index ${index.name} of the entity ${entity.name} may have ${most} bytes at most.`,
    );
  };
  if (bytesOf([item[index.range]]) > LARGEST_RANGE_BYTES) refuse("range", LARGEST_RANGE_BYTES);
  if (bytesOf(index.partition.map((attribute) => item[attribute])) > LARGEST_PARTITION_BYTES)
    refuse("partition", LARGEST_PARTITION_BYTES);
}

/** Numbers and booleans take few bytes, and have no limit of their own. */
function bytesOf(values: readonly unknown[]): number {
  return values.reduce<number>((bytes, value) => bytes + (typeof value === "string" ? Buffer.byteLength(value) : 0), 0);
}

export function fits(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case "any":
      return true;
    case "string":
      return typeof value === "string" && /\S/.test(value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value) && (value as number) >= -2_147_483_648 && (value as number) <= 2_147_483_647;
    case "float":
      return typeof value === "number" && Number.isFinite(value);
  }
}

/** Milliseconds to live, or undefined for ever. Codes ours. */
export function checkedTtlMs(ttl: unknown): number | undefined {
  if (ttl === undefined || ttl === null) return undefined;
  const { value, unit } = ttl as { value?: unknown; unit?: unknown };
  const seconds = TTL_UNIT_SECONDS[String(unit)];
  if (seconds === undefined || !Number.isInteger(value) || (value as number) <= 0)
    throw new StorageError(
      400,
      "INVALID_TTL",
      "ttl needs a positive whole value and a unit of SECONDS, MINUTES, HOURS or DAYS.",
    );
  if ((value as number) * seconds > LONGEST_TTL_SECONDS)
    throw new StorageError(400, "INVALID_TTL", "ttl may be one year at most.");
  return (value as number) * seconds * 1_000;
}
