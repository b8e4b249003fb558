import type { ErrorObject } from "ajv";
import type { OpenApiParameter } from "./openapi-documents";

/**
 * Where Atlassian's documents contradict Atlassian's own examples or live sites. Each entry lets one complaint pass, in
 * answers only; requests have no exceptions.
 */
interface Contradiction {
  /** `METHOD /template` of the operation, or undefined for every one. */
  readonly call?: string;
  readonly instancePath: RegExp;
  readonly keyword: string;
  readonly excuses: (value: unknown) => boolean;
  readonly why: string;
}

const contradictions: readonly Contradiction[] = [
  {
    instancePath: /\/(histories|changeHistories|values)\/\d+\/items\/\d+\/(from|to|fromString|toString)$/,
    keyword: "type",
    excuses: (value) => value === null,
    why: "The schema wants strings; Atlassian's example and every live site give null for a value that was or becomes empty.",
  },
  {
    call: "POST /rest/api/3/changelog/bulkfetch",
    instancePath: /\/changeHistories\/\d+\/created$/,
    keyword: "type",
    excuses: (value) => typeof value === "number",
    why: "The schema wants a date-time string, Atlassian's example has a number; both occur.",
  },
];

/** True for a complaint that the list above excuses. */
export function isKnownContradiction(call: string, { instancePath, keyword, data }: ErrorObject): boolean {
  return contradictions.some(
    (entry) =>
      (entry.call === undefined || entry.call === call) &&
      entry.keyword === keyword &&
      entry.instancePath.test(instancePath) &&
      entry.excuses(data),
  );
}

/**
 * Statuses that any operation may answer although few of them say so: 400 for a body that is no JSON, 401 without a
 * caller, 404 for what the caller may not see, 429 for the rate limits (described apart from the operations), 500 and 503
 * for an outage, 501 for what the stand-in lacks; 412 for an experimental operation that was not opted in to.
 */
export const statusesOfEveryOperation: ReadonlySet<number> = new Set([400, 401, 404, 412, 429, 500, 501, 503]);

/** Documented as deprecated with a 200; live sites answer 410. */
export const removedCalls: ReadonlySet<string> = new Set(["GET /rest/api/3/search", "POST /rest/api/3/search"]);

const generateAppEvents: OpenApiParameter = { name: "generateAppEvents", in: "query", schema: { type: "boolean" } };

/** Parameters that Atlassian's pages describe and the copies of its documents are too old to know. */
export const laterParameters: ReadonlyMap<string, readonly OpenApiParameter[]> = new Map([
  ["PUT /rest/api/3/app/field/{fieldIdOrKey}/value", [generateAppEvents]],
  ["POST /rest/api/3/app/field/value", [generateAppEvents]],
]);

/** Classic scopes that the text of an operation announces while its machine-readable part lacks them. */
export const laterClassicScopes: ReadonlyMap<string, readonly string[]> = new Map([
  ["POST /rest/api/3/permissions/check", ["read:jira-work"]],
]);
