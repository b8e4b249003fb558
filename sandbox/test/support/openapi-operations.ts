import { laterParameters } from "./openapi-contradictions";
import {
  type DocumentName,
  documentNames,
  type OpenApiOperation,
  type OpenApiParameter,
  openApiDocument,
} from "./openapi-documents";

/** One method of one path template, and the values that a concrete path gives its placeholders. */
export interface FoundOperation {
  readonly document: DocumentName;
  /** In lower case, as the documents write it. */
  readonly verb: string;
  readonly template: string;
  readonly operation: OpenApiOperation;
  readonly pathValues: Readonly<Record<string, string>>;
}

interface Route {
  readonly document: DocumentName;
  readonly template: string;
  readonly segments: readonly string[];
}

const verbs = new Set(["get", "post", "put", "patch", "delete"]);

let routesByLength: Map<number, Route[]> | undefined;

function routesOfLength(length: number): readonly Route[] {
  if (!routesByLength) {
    routesByLength = new Map();
    for (const document of documentNames) {
      for (const template of Object.keys(openApiDocument(document).paths)) {
        const segments = template.split("/");
        const sameLength = routesByLength.get(segments.length) ?? [];
        sameLength.push({ document, template, segments });
        routesByLength.set(segments.length, sameLength);
      }
    }
  }
  return routesByLength.get(length) ?? [];
}

const isPlaceholder = (segment: string): boolean => segment.startsWith("{");

/** `/issue/bulkfetch` fits both `/issue/bulkfetch` and `/issue/{id}`; the earlier literal wins, as in Jira. */
function moreLiteral(a: Route, b: Route): number {
  for (const [index, segment] of a.segments.entries()) {
    const difference = Number(isPlaceholder(segment)) - Number(isPlaceholder(b.segments[index] ?? ""));
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Finds what the documents say about a call. `path` has no query.
 * Undefined when no template of either document fits, or none that fits has this method.
 */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const verb = method.toLowerCase();
  const segments = path.split("/");
  const fitting = routesOfLength(segments.length)
    .filter((route) => route.segments.every((part, index) => isPlaceholder(part) || part === segments[index]))
    .sort(moreLiteral);
  for (const { document, template, segments: parts } of fitting) {
    const operation = openApiDocument(document).paths[template]?.[verb];
    if (!operation) continue;
    const pathValues: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      if (isPlaceholder(part)) pathValues[part.slice(1, -1)] = decodeURIComponent(segments[index] ?? "");
    }
    return { document, verb, template, operation, pathValues };
  }
  return undefined;
}

/** `GET /rest/api/3/issue/{issueIdOrKey}`: how messages and lists of exceptions name an operation. */
export const callOf = ({ verb, template }: Pick<FoundOperation, "verb" | "template">): string =>
  `${verb.toUpperCase()} ${template}`;

/** What the operation takes in its path or query. */
export function parametersOf(found: FoundOperation, where: "path" | "query"): OpenApiParameter[] {
  const all = [...(found.operation.parameters ?? []), ...(laterParameters.get(callOf(found)) ?? [])];
  return all.filter((parameter) => parameter.in === where);
}

/** Every operation of both documents. */
export function allOperations(): FoundOperation[] {
  return documentNames.flatMap((document) =>
    Object.entries(openApiDocument(document).paths).flatMap(([template, methods]) =>
      Object.entries(methods)
        .filter(([verb]) => verbs.has(verb))
        .map(([verb, operation]) => ({ document, verb, template, operation, pathValues: {} })),
    ),
  );
}
