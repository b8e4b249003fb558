import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type DocumentName, documentNames, type OpenApiOperation, openApiDocument } from "./openapi-documents";
import { type FoundOperation, parametersOf } from "./openapi-operations";

/**
 * Schemas of the documents as compiled checks. Whole documents serve as the store of schemas, and each schema is compiled
 * when it is first asked for: compiling all of them takes seconds, a test needs a handful.
 */

// `ownProperties`: a changelog item has a member named `toString`, which every object also inherits.
// `verbose`: complaints carry the value, by which the known contradictions are told apart.
const options = { strict: false, allErrors: true, ownProperties: true, verbose: true } as const;

let bodies: Ajv | undefined;

function bodySchemas(): Ajv {
  if (!bodies) {
    bodies = addFormats(new Ajv(options));
    for (const name of documentNames) bodies.addSchema({ $id: name, ...openApiDocument(name) });
  }
  return bodies;
}

const pointer = (parts: readonly string[]): string =>
  parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

const compiled = new Map<string, ValidateFunction>();

/** The check that the schema at `parts` (member names from the document's root) stands for. */
function schemaAt(document: DocumentName, parts: readonly string[]): ValidateFunction {
  const reference = `${document}#/${pointer(parts)}`;
  let validate = compiled.get(reference);
  if (!validate) {
    validate = bodySchemas().compile({ $ref: reference });
    compiled.set(reference, validate);
  }
  return validate;
}

const JSON_TYPE = "application/json";

/** Undefined when the operation takes no JSON body. */
export function requestBodyCheck({
  document,
  verb,
  template,
  operation,
}: FoundOperation): ValidateFunction | undefined {
  if (!operation.requestBody?.content[JSON_TYPE]?.schema) return undefined;
  return schemaAt(document, ["paths", template, verb, "requestBody", "content", JSON_TYPE, "schema"]);
}

/** Undefined when the document describes no JSON body for this status. */
export function responseBodyCheck(found: FoundOperation, status: number): ValidateFunction | undefined {
  if (!found.operation.responses[status]?.content?.[JSON_TYPE]?.schema) return undefined;
  const { document, verb, template } = found;
  return schemaAt(document, ["paths", template, verb, "responses", String(status), "content", JSON_TYPE, "schema"]);
}

/** The error body of the operation's family, for the many statuses whose description in the document has no schema. */
export function errorBodyCheck({ document }: FoundOperation): ValidateFunction {
  const name = document === "platform" ? "ErrorCollection" : "ErrorResponse";
  return schemaAt(document, ["components", "schemas", name]);
}

let coercing: Ajv | undefined;

function parameterSchemas(): Ajv {
  if (!coercing) {
    coercing = addFormats(new Ajv({ ...options, coerceTypes: true }));
    for (const name of documentNames) coercing.addSchema({ $id: name, ...openApiDocument(name) });
  }
  return coercing;
}

/** A schema taken out of its document, with references that still lead there. */
const apart = (schema: object, document: DocumentName): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${document}#/`));

const parameterChecks = new WeakMap<OpenApiOperation, Map<string, ValidateFunction>>();

/** The check of an operation's path or query values, which arrive as text; unknown names are refused. */
export function parameterCheck(found: FoundOperation, where: "path" | "query"): ValidateFunction {
  const checks = parameterChecks.get(found.operation) ?? new Map<string, ValidateFunction>();
  parameterChecks.set(found.operation, checks);
  let validate = checks.get(where);
  if (!validate) {
    const declared = parametersOf(found, where);
    validate = parameterSchemas().compile({
      type: "object",
      properties: Object.fromEntries(declared.map(({ name, schema }) => [name, apart(schema, found.document)])),
      required: declared.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    });
    checks.set(where, validate);
  }
  return validate;
}

/** What the last run of a check found wrong, each with its place in the value. */
export function complaints(validate: ValidateFunction): readonly ErrorObject[] {
  return validate.errors ?? [];
}
