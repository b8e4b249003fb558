import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { AppField } from "../../seams";
import { parseInstant } from "../instants";
import { invalidField } from "../rest/problem";
import type { StoredValue } from "../store/issue";
import type { Behaviour, Term, ValuePlace } from "./behaviours";
import type { FieldDefinition } from "./field";

const ajv = addFormats(new Ajv({ strict: false, allErrors: false }));
const validators = new WeakMap<object, ValidateFunction>();
const known = new WeakMap<AppField, Behaviour>();

/** Lists of app fields hold at most this many values. */
const LONGEST_LIST = 100;

/** How a field behaves that an app declares, by its data type and collection. */
export function appBehaviour(field: AppField): Behaviour {
  let behaviour = known.get(field);
  if (!behaviour) {
    behaviour = field.collection === "list" ? listOf(field) : single(field);
    known.set(field, behaviour);
  }
  return behaviour;
}

function single(declared: AppField): Behaviour {
  const read = (input: unknown, place: ValuePlace, field: FieldDefinition) => readValue(declared, input, place, field);
  return {
    fromName: read,
    fromRest: read,
    describe: (value) => ({ id: null, text: typeof value === "object" ? JSON.stringify(value) : String(value) }),
    represent: (value, _issue, view) => {
      if (value === null) return null;
      if (declared.type === "user") return view.user(String(value));
      if (declared.type === "group") return groupOf(view.world, String(value));
      if (declared.type === "datetime") return view.date(Number(value));
      return value;
    },
    terms: (value) => termsOf(declared, value),
  };
}

function listOf(declared: AppField): Behaviour {
  const one = single(declared);
  const read = (input: unknown, place: ValuePlace, field: FieldDefinition): StoredValue => {
    if (!Array.isArray(input)) throw invalidField(field.id, "The value must be an array.");
    if (input.length > LONGEST_LIST)
      throw invalidField(field.id, `The value can't have more than ${LONGEST_LIST} items.`);
    return input.map((item) => readValue(declared, item, place, field));
  };
  const values = (value: StoredValue) => (Array.isArray(value) ? (value as StoredValue[]) : []);
  return {
    fromName: read,
    fromRest: read,
    describe: (value, place) => ({
      id: null,
      text: values(value)
        .map((item) => one.describe(item, place).text)
        .join(", "),
    }),
    represent: (value, issue, view) =>
      value === null ? null : values(value).map((item) => one.represent(item, issue, view)),
    terms: (value, place, field) => values(value).flatMap((item) => one.terms(item, place, field)),
  };
}

function readValue(declared: AppField, input: unknown, { world }: ValuePlace, field: FieldDefinition): StoredValue {
  const wrong = (expected: string) => invalidField(field.id, `The value of ${declared.name} must be ${expected}.`);
  switch (declared.type) {
    case "string":
      if (typeof input !== "string") throw wrong("a string");
      return input;
    case "number":
      if (typeof input !== "number" || !Number.isFinite(input)) throw wrong("a number");
      return input;
    case "date":
      if (typeof input !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(input)) throw wrong("a date such as 2026-03-31");
      return input;
    case "datetime": {
      const instant = typeof input === "string" ? parseInstant(input) : undefined;
      if (instant === undefined) throw wrong("a date-time in ISO 8601 with offset");
      return Math.floor(instant / 1000) * 1000;
    }
    case "user": {
      const id = (input as { accountId?: unknown } | null)?.accountId;
      if (typeof id !== "string" || !world.accounts.get(id))
        throw wrong("an object with the accountId of a user of the site");
      return id;
    }
    case "group": {
      const { groupId, name } = (input ?? {}) as { groupId?: unknown; name?: unknown };
      const group = world.groups.find((candidate) => candidate.id === groupId || candidate.name === name);
      if (!group) throw wrong("an object with the groupId of a group of the site");
      return group.id;
    }
    case "object": {
      if (typeof input !== "object" || input === null || Array.isArray(input)) throw wrong("an object");
      const fault = declared.schema && schemaFault(declared.schema, input);
      if (fault) throw invalidField(field.id, `The value of ${declared.name} does not match its schema: ${fault}.`);
      return input as StoredValue;
    }
  }
}

function schemaFault(schema: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  let validate = validators.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    validators.set(schema, validate);
  }
  if (validate(value)) return undefined;
  const first = validate.errors?.[0];
  return `${first?.instancePath || "the value"} ${first?.message ?? "is invalid"}`;
}

function termsOf(declared: AppField, value: StoredValue): Term[] {
  switch (declared.type) {
    case "number":
      return [{ text: String(value), number: Number(value) }];
    case "datetime":
      return [{ text: String(value), number: Number(value) }];
    case "date":
      return [{ text: String(value), number: Date.parse(String(value)) }];
    case "object":
      return [
        { text: JSON.stringify(value), isPhrase: true },
        ...aliases(declared.schema ?? {}, value).flatMap(({ alias, part }) => aliasTerms(alias, part)),
      ];
    default:
      return [{ text: String(value) }];
  }
}

/** An alias of an object field's schema with the part of the value that it names. */
interface AliasedPart {
  readonly alias: string;
  readonly part: unknown;
}

/** The search aliases that a schema declares, with their JQL types; also used to know which clauses exist. */
export function declaredAliases(schema: Readonly<Record<string, unknown>>): { alias: string; type: string }[] {
  const properties = Object.values((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
  return properties.flatMap((property) => {
    const own =
      typeof property.searchAlias === "string" ? [{ alias: property.searchAlias, type: jqlType(property) }] : [];
    return [...own, ...declaredAliases(property)];
  });
}

function jqlType(property: Record<string, unknown>): string {
  if (typeof property.searchType === "string") return property.searchType;
  const items = property.items as Record<string, unknown> | undefined;
  const type = property.type === "array" ? items?.type : property.type;
  return type === "integer" || type === "number" ? "number" : "string";
}

function aliases(schema: Readonly<Record<string, unknown>>, value: unknown): AliasedPart[] {
  if (typeof value !== "object" || value === null) return [];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
  return properties.flatMap(([name, property]) => {
    const part = (value as Record<string, unknown>)[name];
    if (part === undefined || part === null) return [];
    const own = typeof property.searchAlias === "string" ? [{ alias: property.searchAlias, part }] : [];
    return [...own, ...aliases(property, part)];
  });
}

function aliasTerms(alias: string, part: unknown): Term[] {
  const values = Array.isArray(part) ? part : [part];
  return values.map((value) => {
    if (typeof value === "number") return { alias, text: String(value), number: value };
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    const instant = parseInstant(text) ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : undefined);
    return { alias, text, number: instant, isPhrase: true };
  });
}

function groupOf(world: ValuePlace["world"], id: string) {
  const group = world.groups.get(id);
  return group ? { name: group.name, groupId: group.id } : null;
}
