import { z } from "zod";
import { HttpError } from "../http/reply";

/** What is known of a place where a module might be shown. */
export interface DisplayFacts {
  readonly projectType: "service_desk";
  readonly projectKey?: string | undefined;
  readonly projectId?: string | undefined;
  readonly issueKey?: string | undefined;
  readonly issueType?: string | undefined;
  readonly isLoggedIn: boolean;
  readonly canAdministerProjects: boolean;
  readonly canAdministerJira: boolean;
  readonly canUseServiceManagementAgentFeatures: boolean;
  /** Properties of the project that is looked at, as the reader may read them; absent where no project is. */
  readonly projectProperties?: ReadonlyMap<string, unknown> | undefined;
}

const SAME_AS: Readonly<Record<string, keyof DisplayFacts>> = {
  isProjectAdmin: "canAdministerProjects",
  isAdmin: "canAdministerJira",
  isSiteAdmin: "canAdministerJira",
  hasServiceManagementAccess: "canUseServiceManagementAgentFeatures",
  hasServiceDeskAccess: "canUseServiceManagementAgentFeatures",
};

const FACTS: ReadonlySet<string> = new Set<Exclude<keyof DisplayFacts, "projectProperties">>([
  "projectType",
  "projectKey",
  "projectId",
  "issueKey",
  "issueType",
  "isLoggedIn",
  "canAdministerProjects",
  "canAdministerJira",
  "canUseServiceManagementAgentFeatures",
]);

/**
 * Whether a module's `displayConditions` are met. All members of an object must be; `and`, `or` and `not` take an object or a
 * list of them. A list of values means any of them.
 *
 * @throws UnknownCondition for a condition that this site cannot judge
 */
export function isDisplayed(conditions: Readonly<Record<string, unknown>> | undefined, facts: DisplayFacts): boolean {
  return Object.entries(conditions ?? {}).every(([name, wanted]) => {
    if (name === "and") return alternatives(wanted).every((each) => isDisplayed(each, facts));
    if (name === "or") return alternatives(wanted).some((each) => anyMember(each, facts));
    if (name === "not") return !alternatives(wanted).some((each) => isDisplayed(each, facts));
    return holds(name, wanted, facts);
  });
}

/** The module cannot be shown or left out without guessing; the message names the condition. */
export class UnknownCondition extends HttpError {
  constructor(condition: string) {
    super(501, `This site cannot judge the display condition "${condition}".`);
  }
}

/** `or: { a: …, b: … }` is met by either member. */
const anyMember = (conditions: Readonly<Record<string, unknown>>, facts: DisplayFacts): boolean =>
  Object.entries(conditions).some(([name, wanted]) => isDisplayed({ [name]: wanted }, facts));

function alternatives(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]) as readonly Readonly<Record<string, unknown>>[];
}

function holds(name: string, wanted: unknown, facts: DisplayFacts): boolean {
  if (name === "entityPropertyExists") return propertyValue(name, wanted, facts) !== undefined;
  if (name === "entityPropertyEqualTo") {
    const value = propertyValue(name, wanted, facts);
    return value !== undefined && asText(value) === String((wanted as { value?: unknown }).value);
  }
  const fact = SAME_AS[name] ?? name;
  if (!FACTS.has(fact)) throw new UnknownCondition(name);
  const actual = facts[fact as keyof DisplayFacts];
  return Array.isArray(wanted) ? wanted.includes(actual) : actual === wanted;
}

const PropertyCondition = z.strictObject({
  entity: z.string(),
  propertyKey: z.string(),
  /** A path into the property's value: `field.subField`. */
  objectName: z.string().optional(),
  value: z.unknown().optional(),
});

/**
 * The value that a condition on an entity's property means; undefined where the entity, the property or its field is not
 * there (developer.atlassian.com/platform/forge/manifest-reference/display-conditions/entity-property-conditions).
 */
function propertyValue(name: string, wanted: unknown, { projectProperties }: DisplayFacts): unknown {
  const condition = PropertyCondition.safeParse(wanted);
  if (!condition.success || condition.data.entity !== "project")
    throw new UnknownCondition(`${name}: ${JSON.stringify(wanted)}`);
  const { propertyKey, objectName } = condition.data;
  const steps = objectName === undefined ? [] : objectName.split(".");
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    projectProperties?.get(propertyKey),
  );
}

/** Values are compared as text; a list equals no text. */
const asText = (value: unknown): string | undefined =>
  Array.isArray(value)
    ? undefined
    : typeof value === "object" && value !== null
      ? JSON.stringify(value)
      : String(value);
