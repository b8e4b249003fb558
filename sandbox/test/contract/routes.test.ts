import { routes } from "../../jira/rest/routes";
import { laterClassicScopes } from "../support/openapi-contradictions";
import { describeWithDocuments } from "../support/openapi-describe";
import { callOf, type FoundOperation, findOperation, parametersOf } from "../support/openapi-operations";

const calls = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

/** The operation that the documents have for a route of the stand-in, by its very template. */
function operationOf(call: string, method: string, path: string): FoundOperation {
  const found = findOperation(method, path);
  if (!found || callOf(found) !== call) throw new Error(`No document describes ${call}`);
  return found;
}

function classicScopesOf(found: FoundOperation): string[] {
  const { security = [], "x-atlassian-oauth2-scopes": sets = [] } = found.operation;
  const announced = laterClassicScopes.get(callOf(found)) ?? [];
  const current = sets.find(({ state }) => state === "Current")?.scopes;
  return [...announced, ...(current ?? security.flatMap(({ OAuth2 = [] }) => OAuth2))].sort();
}

function granularScopesOf({ operation }: FoundOperation): string[] {
  const sets = operation["x-atlassian-oauth2-scopes"] ?? [];
  return [...(sets.find(({ state }) => state === "Beta")?.scopes ?? [])].sort();
}

describeWithDocuments("every route of the stand-in against Atlassian's documents", () => {
  it("has one entry for each operation", () => {
    expect(new Set(calls.map(([call]) => call)).size).toBe(calls.length);
  });

  it.each(calls)("%s asks for the documented scopes", (call, { method, path, scopes }) => {
    const found = operationOf(call, method, path);
    expect({ classic: [...scopes.classic].sort(), granular: [...scopes.granular].sort() }).toEqual({
      classic: classicScopesOf(found),
      granular: granularScopesOf(found),
    });
  });

  it.each(calls)("%s takes no query parameter that is not documented, and every required one", (call, route) => {
    const declared = parametersOf(operationOf(call, route.method, route.path), "query");
    const taken = route.query ?? [];
    const names = declared.map(({ name }) => name);
    expect(taken.filter((name) => !names.includes(name))).toEqual([]);
    const required = declared.filter((parameter) => parameter.required).map(({ name }) => name);
    expect(required.filter((name) => !taken.includes(name))).toEqual([]);
  });

  it.each(calls)("%s is experimental exactly where the documents say so", (call, { method, path, isExperimental }) => {
    const { document, operation } = operationOf(call, method, path);
    // Only service management wants the opt-in; the platform marks operations and asks for nothing.
    const wantsOptIn = document === "serviceManagement" && operation["x-experimental"] === true;
    expect(isExperimental ?? false).toBe(wantsOptIn);
  });
});
