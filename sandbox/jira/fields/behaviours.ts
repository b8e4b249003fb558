import { type FieldInput, UnknownName } from "../desk";
import { type AdfNode, documentFault, documentOf, textOf } from "../document";
import { parseInstant } from "../instants";
import { invalidField } from "../rest/problem";
import type { Issue, StoredValue } from "../store/issue";
import { requestTypeField } from "../view/request-type";
import type { View } from "../view/view";
import type { World } from "../world";
import { appBehaviour } from "./app-values";
import type { CustomField, FieldDefinition, ValueKind } from "./field";

/** Where a value is being set: names such as components mean those of the issue's project. */
export interface ValuePlace {
  readonly world: World;
  readonly project: string;
}

/** How a value reads in a changelog: its id (null for plain values) and its words. */
export interface Described {
  readonly id: string | null;
  readonly text: string | null;
}

/** One entry of the search index: an id or word to compare with, and a number where the value has an order. */
export interface Term {
  readonly text: string;
  readonly number?: number | undefined;
  /** Whether `~` may look inside. */
  readonly isPhrase?: boolean;
  /** `Field.Alias` of an app's object field. */
  readonly alias?: string;
}

/** All that differs between kinds of fields. Null always means empty and never reaches these, except through `represent`. */
export interface Behaviour {
  /** From people's names, for `desk`. @throws UnknownName */
  fromName(input: Exclude<FieldInput, null>, place: ValuePlace, field: FieldDefinition): StoredValue;
  /** From the JSON of a REST body. @throws Problem 400 */
  fromRest(input: unknown, place: ValuePlace, field: FieldDefinition): StoredValue;
  describe(value: StoredValue, place: ValuePlace): Described;
  represent(value: StoredValue, issue: Issue, view: View): unknown;
  terms(value: StoredValue, place: ValuePlace, field: FieldDefinition): Term[];
}

const bad = (field: FieldDefinition, message: string) => invalidField(field.id, message);

const text: Behaviour = {
  fromName: (input) => String(input),
  fromRest(input, _place, field) {
    if (typeof input !== "string") throw bad(field, "Operation value must be a string");
    if (input.length > 255) throw bad(field, `${field.name} can't exceed 255 characters.`);
    return input;
  },
  describe: (value) => ({ id: null, text: String(value) }),
  represent: (value) => value,
  terms: (value) => [{ text: String(value), isPhrase: true }],
};

const document: Behaviour = {
  fromName: (input) => JSON.stringify(typeof input === "string" ? documentOf(input) : input),
  fromRest(input, _place, field) {
    const fault = documentFault(input);
    if (fault) throw bad(field, fault);
    return JSON.stringify(input);
  },
  describe: (value) => ({ id: null, text: textOf(JSON.parse(String(value)) as AdfNode) }),
  represent: (value) => (value === null ? null : JSON.parse(String(value))),
  terms: (value) => [{ text: textOf(JSON.parse(String(value)) as AdfNode), isPhrase: true }],
};

const number: Behaviour = {
  fromName: (input) => Number(input),
  fromRest(input, _place, field) {
    if (typeof input !== "number") throw bad(field, "Operation value must be a number");
    return input;
  },
  describe: (value) => ({ id: null, text: String(value) }),
  represent: (value) => value,
  terms: (value) => [{ text: String(value), number: Number(value) }],
};

/** What a customer said of a request: one to five stars. */
const satisfaction: Behaviour = { ...number, represent: (value) => (value === null ? null : { rating: value }) };

const datetime: Behaviour = {
  fromName: (input, _place, field) => instantValue(input, field),
  fromRest: (input, _place, field) => instantValue(input, field),
  describe: (value) => ({ id: null, text: new Date(Number(value)).toISOString() }),
  represent: (value, _issue, view) => (value === null ? null : view.date(Number(value))),
  terms: (value) => [{ text: String(value), number: Number(value) }],
};

/** Jira keeps date-times to the second. */
function instantValue(input: unknown, field: FieldDefinition): number {
  const instant = typeof input === "string" ? parseInstant(input) : undefined;
  if (instant === undefined)
    throw bad(field, "Operation value must be a string in the format yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  return Math.floor(instant / 1000) * 1000;
}

const instant: Behaviour = { ...datetime, terms: () => [] };

const user: Behaviour = {
  fromName(input, { world }) {
    const account = world.accounts.get(String(input));
    if (!account)
      throw new UnknownName(
        "account",
        String(input),
        world.accounts.all().map(({ id }) => id),
      );
    return account.id;
  },
  fromRest(input, { world }, field) {
    const accountId = member(input, "accountId") ?? member(input, "id");
    if (accountId === undefined) throw bad(field, "data was not an object with an accountId");
    const account = world.accounts.get(accountId);
    if (!account) throw bad(field, `Specify a valid 'accountId' for ${field.name}.`);
    return account.id;
  },
  describe: (value, { world }) => ({ id: String(value), text: world.accounts.get(String(value))?.displayName ?? null }),
  represent: (value, _issue, view) => view.user(value as string | null),
  terms: (value) => [{ text: String(value) }],
};

const users: Behaviour = {
  fromName: (input, place, field) => list(input).map((one) => user.fromName(one, place, field)),
  fromRest(input, place, field) {
    if (!Array.isArray(input)) throw bad(field, "data was not an array");
    return input.map((one) => user.fromRest(one, place, field));
  },
  describe: (value, { world }) => ({
    id: items(value).join(", "),
    text: items(value)
      .map((id) => world.accounts.get(id)?.displayName ?? id)
      .join(", "),
  }),
  represent: (value, _issue, view) => items(value).map((id) => view.user(id)),
  terms: (value) => items(value).map((id) => ({ text: id })),
};

/** A thing that has an id and a name: found by name from `desk`, by `{id}` or `{name}` (or the member's name given) from REST. */
function named(
  noun: string,
  pool: (place: ValuePlace, field: FieldDefinition) => readonly { id: string; name: string }[],
  represent: (id: string, issue: Issue, view: View) => unknown,
  nameMember = "name",
): Behaviour {
  const nameOf = (id: StoredValue, place: ValuePlace, field?: FieldDefinition) =>
    (field ? pool(place, field) : []).find((thing) => thing.id === id)?.name;
  return {
    fromName(input, place, field) {
      const things = pool(place, field);
      const thing = things.find(({ name }) => name === input) ?? things.find(({ id }) => id === input);
      if (!thing)
        throw new UnknownName(
          noun,
          String(input),
          things.map(({ name }) => name),
        );
      return thing.id;
    },
    fromRest(input, place, field) {
      const id = member(input, "id");
      const name = member(input, nameMember);
      if (id === undefined && name === undefined)
        throw bad(field, `Specify a valid 'id' or '${nameMember}' for ${field.name}`);
      const thing = pool(place, field).find((one) => (id !== undefined ? one.id === id : one.name === name));
      if (!thing) throw bad(field, `Specify a valid 'id' or '${nameMember}' for ${field.name}`);
      return thing.id;
    },
    describe: (value, place) => ({ id: String(value), text: nameOf(value, place, anyField) ?? null }),
    represent: (value, issue, view) => (value === null ? null : represent(String(value), issue, view)),
    terms: (value) => [{ text: String(value) }],
  };
}

/** For pools that don't depend on the field. */
const anyField = { id: "" } as FieldDefinition;

const project = (place: ValuePlace) => place.world.projects.need(place.project);

const select: Behaviour = {
  ...named(
    "option",
    ({ world }, field) => world.options.all().filter(({ fieldId }) => field.id === "" || fieldId === field.id),
    (id, _issue, view) => ({
      self: view.link(`/rest/api/3/customFieldOption/${id}`),
      value: view.world.options.need(id).name,
      id,
    }),
    "value",
  ),
  /** The desk may name options that don't exist yet: an import brings its own. */
  fromName: (input, { world }, field) => optionNamed(world, field.id, String(input)),
};

function optionNamed(world: World, fieldId: string, name: string): string {
  const known = world.options.find((option) => option.fieldId === fieldId && option.name === name);
  return known?.id ?? world.options.put({ id: String(world.sequences.next("option")), fieldId, name }).id;
}

const team: Behaviour = {
  fromName: (input, { world }) => optionNamed(world, "team", String(input)),
  fromRest(input, { world }, field) {
    const id = typeof input === "string" ? input : member(input, "id");
    if (id === undefined || world.options.get(id)?.fieldId !== "team") throw bad(field, "Team id is not valid.");
    return id;
  },
  describe: (value, { world }) => ({ id: String(value), text: world.options.get(String(value))?.name ?? null }),
  represent(value, _issue, view) {
    if (value === null) return null;
    const name = view.world.options.need(String(value)).name;
    return { id: value, name, title: name, isVisible: true, isVerified: false, avatarUrl: "" };
  },
  terms: (value) => [{ text: String(value) }],
};

const labels: Behaviour = {
  fromName: (input) => list(input).map(String),
  fromRest(input, _place, field) {
    if (!Array.isArray(input)) throw bad(field, "data was not an array");
    for (const label of input) {
      if (typeof label !== "string") throw bad(field, "string expected at index 0");
      if (/\s/.test(label)) throw bad(field, `The label '${label}' contains spaces which is invalid.`);
    }
    return [...new Set(input as string[])];
  },
  describe: (value) => ({ id: null, text: items(value).join(" ") }),
  represent: (value) => items(value),
  terms: (value) => items(value).map((label) => ({ text: label })),
};

/** Several named things. */
function manyNamed(one: Behaviour, represent: (id: string, issue: Issue, view: View) => unknown): Behaviour {
  return {
    fromName: (input, place, field) => list(input).map((name) => one.fromName(name, place, field)),
    fromRest(input, place, field) {
      if (!Array.isArray(input)) throw bad(field, "data was not an array");
      return [...new Set(input.map((entry) => one.fromRest(entry, place, field)))];
    },
    describe(value, place) {
      const parts = items(value).map((id) => one.describe(id, place));
      return { id: parts.map(({ id }) => id).join(", "), text: parts.map((part) => part.text ?? "").join(", ") };
    },
    represent: (value, issue, view) =>
      items(value)
        .map((id) => represent(id, issue, view))
        .filter((thing) => thing !== undefined),
    terms: (value) => items(value).map((id) => ({ text: id })),
  };
}

const component = named(
  "component",
  (place) => project(place).components,
  () => undefined,
);

const organization: Behaviour = {
  ...named(
    "organization",
    ({ world }) => world.organizations.all(),
    () => undefined,
  ),
  fromRest(input, { world }, field) {
    const found =
      typeof input === "number" || typeof input === "string" ? world.organizations.get(String(input)) : undefined;
    if (!found) throw bad(field, "Organization id is not valid; give a list of numeric ids.");
    return found.id;
  },
};

const requestType: Behaviour = {
  ...named(
    "request type",
    (place) => project(place).requestTypes,
    () => undefined,
  ),
  fromRest(input, place, field) {
    const found = project(place).requestTypes.find(({ id }) => id === String(input));
    if (!found) throw bad(field, "The request type is not one of this project; give its id as a string.");
    return found.id;
  },
  represent: (_value, issue, view) => requestTypeField(view, issue),
};

const behaviours: Readonly<Record<Exclude<ValueKind, "app">, Behaviour>> = {
  text,
  document,
  number,
  satisfaction,
  datetime,
  instant,
  user,
  users,
  select,
  team,
  labels,
  components: manyNamed(component, (id, issue, view) => view.component(view.world.projects.need(issue.project), id)),
  organizations: manyNamed(organization, (id, _issue, view) => {
    const found = view.world.organizations.get(id);
    return found && { id, name: found.name, _links: { self: view.link(`/rest/servicedeskapi/organization/${id}`) } };
  }),
  "request-type": requestType,
  status: named(
    "status",
    ({ world }) => world.statuses.all(),
    (id, _issue, view) => view.status(view.world.statuses.need(id)),
  ),
  priority: named(
    "priority",
    ({ world }) => world.priorities.all(),
    (id, _issue, view) => view.priority(id),
  ),
  resolution: named(
    "resolution",
    ({ world }) => world.resolutions.all(),
    (id, _issue, view) => {
      const { name, description } = view.world.resolutions.need(id);
      return { self: view.link(`/rest/api/3/resolution/${id}`), id, description, name };
    },
  ),
  issuetype: named(
    "issue type",
    (place) => project(place).issueTypeIds.map((id) => place.world.issueTypes.need(id)),
    (id, _issue, view) => view.issueType(id),
  ),
  security: named(
    "security level",
    (place) => project(place).securityLevels,
    (id, issue, view) => {
      const level = view.world.projects.need(issue.project).securityLevels.find((candidate) => candidate.id === id);
      return level
        ? { self: view.link(`/rest/api/3/securitylevel/${id}`), id, name: level.name, description: level.description }
        : null;
    },
  ),
  project: named(
    "project",
    ({ world }) => world.projects.all(),
    (id, _issue, view) => view.projectRef(view.world.projects.need(id)),
  ),
};

export const behaviourOf = (field: FieldDefinition): Behaviour =>
  field.kind === "app" ? appBehaviour((field as CustomField).app!) : behaviours[field.kind];

/** A text member of a JSON object; undefined when there is none. */
function member(input: unknown, name: string): string | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

const list = (input: FieldInput): readonly string[] => (Array.isArray(input) ? input : [String(input)]);

const items = (value: StoredValue): string[] => (Array.isArray(value) ? value.map(String) : []);
