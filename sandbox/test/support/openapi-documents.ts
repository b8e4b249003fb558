import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What lies beside the repository in development and is no part of it: Atlassian's documents, recorded samples, public logs. */
export const sharedFolder = resolve(__dirname, "../../../../shared");

/** The folder that holds Atlassian's OpenAPI documents. */
export const documentsFolder = join(sharedFolder, "openapi");

const fileNames = {
  platform: "jira-platform-v3.openapi.json",
  serviceManagement: "jira-service-management.openapi.json",
} as const;

export type DocumentName = keyof typeof fileNames;

/** False on a machine that has the repository alone: then nothing can be checked against the documents. */
export const documentsPresent = Object.values(fileNames).every((name) => existsSync(join(documentsFolder, name)));

export interface OpenApiParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}

interface MediaTypes {
  readonly [contentType: string]: { readonly schema?: object };
}

/** The members of an operation that the harness reads. */
export interface OpenApiOperation {
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: MediaTypes };
  readonly responses: { readonly [status: string]: { readonly content?: MediaTypes } };
  /** Names classic scopes as well, also of operations whose list of scope sets is empty. */
  readonly security?: readonly { readonly OAuth2?: readonly string[] }[];
  /** The classic set has the state `Current`, the granular one `Beta`. */
  readonly "x-atlassian-oauth2-scopes"?: readonly { readonly scopes: readonly string[]; readonly state: string }[];
  /** On Jira Service Management's operations: the caller must send `X-ExperimentalApi: opt-in`. */
  readonly "x-experimental"?: boolean;
}

export interface OpenApiDocument {
  readonly paths: { readonly [template: string]: { readonly [verb: string]: OpenApiOperation } };
}

const documents = new Map<DocumentName, OpenApiDocument>();

/** Reads a document once per test file. Throws when the documents are absent: ask `documentsPresent` first. */
export function openApiDocument(name: DocumentName): OpenApiDocument {
  let document = documents.get(name);
  if (!document) {
    document = JSON.parse(readFileSync(join(documentsFolder, fileNames[name]), "utf8")) as OpenApiDocument;
    documents.set(name, document);
  }
  return document;
}

export const documentNames = Object.keys(fileNames) as readonly DocumentName[];
