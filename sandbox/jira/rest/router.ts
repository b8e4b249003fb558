import type { JiraCaller, JiraRequest, JiraResponse, RouteScopes } from "../../seams";
import { JqlError, JqlNotImplemented } from "../jql/jql-error";
import { isRefusedByProxy, type Viewer, viewerOf } from "../permissions";
import { View } from "../view/view";
import { badRequest, Problem, unauthorized } from "./problem";
import type { RateLimiter } from "./rate-limits";
import { type Answer, Call, type Route, type Services } from "./route";

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly literals: number;
}

interface Match {
  readonly found: Compiled;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the route for a path, checks who calls and how often, and puts what the route says into Jira's form. */
export class Router {
  readonly #byMethod = new Map<string, Compiled[]>();
  /** What was found last: a call's scopes are asked for before it is handled. */
  #latest: { readonly method: string; readonly path: string; readonly match: Match | undefined } | undefined;

  constructor(
    private readonly services: Services,
    private readonly limiter: RateLimiter,
    routes: readonly Route[],
  ) {
    for (const route of routes) {
      const compiled = this.#byMethod.get(route.method) ?? [];
      compiled.push(compile(route));
      this.#byMethod.set(route.method, compiled);
    }
    for (const compiled of this.#byMethod.values()) compiled.sort((a, b) => b.literals - a.literals);
  }

  scopesFor(method: string, path: string): RouteScopes | undefined {
    return this.#find(method.toUpperCase(), path.split("?")[0]!)?.found.route.scopes;
  }

  handle(request: JiraRequest): JiraResponse {
    if (isRefusedByProxy(this.services.world, request.caller)) return NEEDS_AUTHENTICATION;
    const now = this.services.world.clock.now();
    const [path = "", search = ""] = split(request.path);
    const method = request.method.toUpperCase();
    const match = this.#find(method, path);
    const isDesk = path.startsWith("/rest/servicedeskapi/");
    const isApp =
      request.caller.kind === "app" || (request.caller.kind === "user" && request.caller.throughApp !== undefined);
    if (!match)
      return respond(new Problem(501, `The Jira stand-in does not implement ${method} ${path}.`), isDesk, undefined, 1);
    const { route } = match.found;
    let answer: Answer | Problem;
    let points = 1;
    try {
      this.limiter.admit(method, route.path, route.burstPerSecond, isApp, now);
      answer = this.#answer(route, match.parameters, new URLSearchParams(search), request, now);
      points = route.cost === "write" ? 1 : 1 + (answer.objects ?? 0) + 2 * (answer.identities ?? 0);
    } catch (error) {
      answer = problemOf(error);
      if (answer.status === 429) points = 0;
    }
    if (isApp) this.limiter.spend(points, now);
    const response = respond(answer, isDesk, route.path, points);
    return isApp ? { ...response, headers: { ...this.limiter.headers(now), ...response.headers } } : response;
  }

  #answer(
    route: Route,
    parameters: Readonly<Record<string, string>>,
    query: URLSearchParams,
    request: JiraRequest,
    now: number,
  ): Answer {
    const { world } = this.services;
    const viewer = viewerOf(world, request.caller);
    if (!viewer.account && !route.isOpen) throw unauthorized();
    if (route.isExperimental && request.headers["x-experimentalapi"] !== "opt-in") {
      throw new Problem(412, "This API is experimental. Send the header X-ExperimentalApi: opt-in to use it.");
    }
    for (const name of query.keys()) {
      if (!route.query?.includes(name))
        throw badRequest(`The query parameter '${name}' is not known for ${route.method} ${route.path}.`);
    }
    const view = new View(world, { zone: zoneOf(viewer, request.caller, world.timeZone) });
    const countWrite = (issue: number) => this.limiter.countWrite(issue, now);
    return route.answer(new Call(this.services, viewer, view, now, parameters, query, request.body, countWrite));
  }

  #find(method: string, path: string): Match | undefined {
    if (this.#latest?.method !== method || this.#latest.path !== path)
      this.#latest = { method, path, match: this.#search(method, path) };
    return this.#latest.match;
  }

  #search(method: string, path: string): Match | undefined {
    for (const found of this.#byMethod.get(method) ?? []) {
      const match = found.pattern.exec(path);
      if (match) {
        const parameters: Record<string, string> = {};
        for (const [index, name] of found.names.entries()) parameters[name] = decodeURIComponent(match[index + 1]!);
        return { found, parameters };
      }
    }
    return undefined;
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    names.push(name);
    return "([^/]+)";
  });
  return { route, pattern: new RegExp(`^${source}/?$`), names, literals: route.path.split("/").length - names.length };
}

function split(path: string): [string, string] {
  const mark = path.indexOf("?");
  return mark < 0 ? [path, ""] : [path.slice(0, mark), path.slice(mark + 1)];
}

/** People read instants in their own zone, apps in the site's. */
const zoneOf = (viewer: Viewer, caller: JiraCaller, siteZone: string) =>
  caller.kind === "user" && viewer.account ? viewer.account.timeZone : siteZone;

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof JqlError) return new Problem(400, error.messages.join(" "));
  if (error instanceof JqlNotImplemented) return new Problem(501, error.message);
  if (error instanceof URIError) return badRequest("The path is not encoded properly.");
  throw error;
}

function respond(answer: Answer | Problem, isDesk: boolean, route: string | undefined, points: number): JiraResponse {
  const found = route === undefined ? {} : { route };
  if (answer instanceof Problem) {
    const body = isDesk
      ? { errorMessage: answer.message, i18nErrorMessage: { i18nKey: "sd.error", parameters: [] } }
      : { errorMessages: answer.message === "" ? [] : [answer.message], errors: answer.errors };
    return {
      status: answer.status,
      headers: { "content-type": JSON_TYPE, ...answer.headers },
      body: JSON.stringify(body),
      ...found,
      points,
    };
  }
  if (answer.body === undefined) return { status: answer.status, headers: { ...answer.headers }, ...found, points };
  return {
    status: answer.status,
    headers: { "content-type": JSON_TYPE, ...answer.headers },
    body: JSON.stringify(answer.body),
    ...found,
    points,
  };
}

/** `@forge/api` makes a NeedsAuthenticationError of this header. */
const NEEDS_AUTHENTICATION: JiraResponse = {
  status: 401,
  headers: { "forge-proxy-error": "NEEDS_AUTHENTICATION_ERR" },
  points: 0,
};

const JSON_TYPE = "application/json;charset=UTF-8";
