import { StorageError } from "./storage-error";

/** A condition of a query or transaction, as `@forge/kvs` sends it. */
export interface StorageCondition {
  readonly condition: string;
  readonly values: readonly unknown[];
}

export interface AttributeCondition extends StorageCondition {
  readonly property: string;
}

/** `{ and: [...] }` or `{ or: [...] }`. */
export type ConditionGroup = {
  readonly and?: readonly AttributeCondition[];
  readonly or?: readonly AttributeCondition[];
};

const MOST_CONDITIONS = 100;

/** Whether an item's attributes meet a group; an absent item has no attributes. */
export function meets(group: ConditionGroup, item: Readonly<Record<string, unknown>>): boolean {
  for (const condition of group.and ?? []) if (!conditionHolds(condition, item[condition.property])) return false;
  if (group.and !== undefined) return true;
  for (const condition of group.or ?? []) if (conditionHolds(condition, item[condition.property])) return true;
  return false;
}

/** @throws StorageError when a group is empty, too long, or names what the entity does not have (code ours) */
export function checkConditions(group: ConditionGroup, attributes: ReadonlyMap<string, unknown>): void {
  const conditions = group.and ?? group.or ?? [];
  if (conditions.length === 0 || conditions.length > MOST_CONDITIONS)
    throw new StorageError(400, "INVALID_FILTER", `A filter takes 1 to ${MOST_CONDITIONS} conditions.`);
  for (const { property, condition } of conditions) {
    if (!attributes.has(property))
      throw new StorageError(400, "INVALID_FILTER", `A filter names ${property}, which is no attribute of the entity.`);
    if (!(condition in TESTS))
      throw new StorageError(400, "INVALID_FILTER", `There is no filter condition ${condition}.`);
  }
}

/**
 * As in DynamoDB, which carries the store: values of different types are never equal nor in order, and of a missing
 * attribute only the negative conditions hold.
 */
export function conditionHolds({ condition, values }: StorageCondition, given: unknown): boolean {
  const test = TESTS[condition];
  if (test === undefined) throw new StorageError(400, "INVALID_FILTER", `There is no condition ${condition}.`);
  return test(given, values[0], values[1]);
}

type Test = (given: unknown, first: unknown, second: unknown) => boolean;

const ordered = (given: unknown, other: unknown, isRight: (order: number) => boolean): boolean => {
  if (typeof given !== typeof other || (typeof given !== "string" && typeof given !== "number")) return false;
  return isRight(given === other ? 0 : given < (other as typeof given) ? -1 : 1);
};

const contains = (given: unknown, part: unknown): boolean =>
  Array.isArray(given)
    ? given.includes(part)
    : typeof given === "string" && typeof part === "string" && given.includes(part);

const TESTS: Readonly<Record<string, Test>> = {
  EQUAL_TO: (given, value) => given === value,
  NOT_EQUAL_TO: (given, value) => given !== value,
  EXISTS: (given) => given !== undefined,
  NOT_EXISTS: (given) => given === undefined,
  CONTAINS: contains,
  NOT_CONTAINS: (given, part) => !contains(given, part),
  BEGINS_WITH: (given, start) => typeof given === "string" && typeof start === "string" && given.startsWith(start),
  BETWEEN: (given, low, high) =>
    ordered(given, low, (order) => order >= 0) && ordered(given, high, (order) => order <= 0),
  GREATER_THAN: (given, value) => ordered(given, value, (order) => order > 0),
  GREATER_THAN_EQUAL_TO: (given, value) => ordered(given, value, (order) => order >= 0),
  LESS_THAN: (given, value) => ordered(given, value, (order) => order < 0),
  LESS_THAN_EQUAL_TO: (given, value) => ordered(given, value, (order) => order <= 0),
};
