import type { ErrorObject, ValidateFunction } from "ajv";
import type { JiraRequest, JiraResponse, JiraSite } from "../../seams";
import { isKnownContradiction, removedCalls, statusesOfEveryOperation } from "./openapi-contradictions";
import { documentsFolder, documentsPresent } from "./openapi-documents";
import { callOf, type FoundOperation, findOperation, parametersOf } from "./openapi-operations";
import { complaints, errorBodyCheck, parameterCheck, requestBodyCheck, responseBodyCheck } from "./openapi-validators";

/** Raised by a validated stand-in; the message lists each mismatch as its place and what is wrong there. */
export class OpenApiMismatch extends Error {
  override readonly name = "OpenApiMismatch";
}

let absenceTold = false;

/**
 * The same stand-in, every call of which is held against Atlassian's documents: each request that it accepts (2xx), each
 * answer that it gives. Where the documents are absent the stand-in comes back as it is, and one warning says so.
 *
 * After a first mismatch every further call fails with the same one, so that an app that survives a failed call cannot
 * hide it from the test.
 */
export function validated(site: JiraSite): JiraSite {
  if (!documentsPresent) {
    if (!absenceTold) process.stderr.write(`Skipped: OpenAPI checks (${documentsFolder} is absent)\n`);
    absenceTold = true;
    return site;
  }
  let failure: OpenApiMismatch | undefined;
  return {
    scopesFor: (method, path) => site.scopesFor(method, path),
    onProductEvent: (listener) => site.onProductEvent(listener),
    installApp: (app) => site.installApp(app),
    async request(request) {
      if (failure) throw failure;
      const response = await site.request(request);
      const wrong = mismatches(request, response);
      if (wrong.length === 0) return response;
      failure = new OpenApiMismatch(
        `${request.method} ${request.path} → ${response.status} does not match Atlassian's document:\n  ${wrong.join("\n  ")}`,
      );
      throw failure;
    },
  };
}

/**
 * What is wrong with one exchange, a line each; empty when request and answer are as the documents have them.
 * A request that was refused (4xx) or met an outage (5xx) is not judged, only its answer is.
 */
export function mismatches(request: JiraRequest, response: JiraResponse): string[] {
  if (response.status === 501) return [];
  const url = new URL(request.path, "https://your-domain.atlassian.net");
  const found = findOperation(request.method, url.pathname);
  if (!found) {
    return response.status === 404 ? [] : ["no document describes this operation: only 404 or 501 can answer it"];
  }
  const accepted = response.status < 300;
  return [...(accepted ? requestMismatches(found, request, url) : []), ...responseMismatches(found, response)];
}

function requestMismatches(found: FoundOperation, request: JiraRequest, url: URL): string[] {
  return [
    ...parameterMismatches(found, "path", found.pathValues),
    ...parameterMismatches(found, "query", queryValues(found, url.searchParams)),
    ...optInMismatches(found, request),
    ...requestBodyMismatches(found, request.body),
  ];
}

function parameterMismatches(found: FoundOperation, where: "path" | "query", values: object): string[] {
  const validate = parameterCheck(found, where);
  return validate(values) ? [] : complaints(validate).map((complaint) => line(`${where} parameters`, complaint));
}

/** A list parameter gives all its values, any other its only one; one given twice stays a list and so is refused. */
function queryValues(found: FoundOperation, search: URLSearchParams): Record<string, string | string[]> {
  const lists = new Set(
    parametersOf(found, "query")
      .filter(({ schema }) => schema.type === "array")
      .map(({ name }) => name),
  );
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    values[name] = lists.has(name) || all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}

function optInMismatches({ document, operation }: FoundOperation, { headers }: JiraRequest): string[] {
  if (document !== "serviceManagement" || !operation["x-experimental"]) return [];
  return headers["x-experimentalapi"] === "opt-in" ? [] : ["an experimental operation needs X-ExperimentalApi: opt-in"];
}

function requestBodyMismatches(found: FoundOperation, body: string | undefined): string[] {
  const declared = found.operation.requestBody;
  if (!body) return declared?.required ? ["request body: is required"] : [];
  if (!declared) return ["request body: the operation takes none"];
  const validate = requestBodyCheck(found);
  return validate ? bodyMismatches("request body", validate, body, () => false) : [];
}

function responseMismatches(found: FoundOperation, response: JiraResponse): string[] {
  const { status, body } = response;
  const call = callOf(found);
  const wrong: string[] = [];
  if (response.route !== undefined && response.route !== found.template) {
    wrong.push(`answered by the route ${response.route}, but the document's is ${found.template}`);
  }
  const declared = found.operation.responses[status] !== undefined;
  const admitted = declared || statusesOfEveryOperation.has(status) || (status === 410 && removedCalls.has(call));
  if (!admitted) return [...wrong, `status ${status} is none of ${Object.keys(found.operation.responses).join(", ")}`];
  const described = responseBodyCheck(found, status);
  if (!body) {
    if (described && status !== 204 && status < 300) wrong.push("response body: is missing");
    return wrong;
  }
  if (!response.headers["content-type"]?.startsWith("application/json")) {
    wrong.push(`response body: content type is ${response.headers["content-type"] ?? "missing"}, not application/json`);
  }
  const validate = described ?? (status >= 400 ? errorBodyCheck(found) : undefined);
  if (status === 204 || !validate) return [...wrong, `response body: ${status} has none`];
  return [
    ...wrong,
    ...bodyMismatches("response body", validate, body, (complaint) => isKnownContradiction(call, complaint)),
  ];
}

function bodyMismatches(
  place: string,
  validate: ValidateFunction,
  body: string,
  isExcused: (complaint: ErrorObject) => boolean,
): string[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [`${place}: is not JSON`];
  }
  if (validate(value)) return [];
  return complaints(validate)
    .filter((complaint) => !isExcused(complaint))
    .map((complaint) => line(place, complaint));
}

function line(place: string, { instancePath, message, params }: ErrorObject): string {
  const extra = "additionalProperty" in params ? ` (${params.additionalProperty})` : "";
  return `${place} ${instancePath || "/"}: ${message}${extra}`;
}
