import type { Session } from "../session";
import { HttpError, type Reply } from "./reply";

/** A request as a page's code sees it. */
export interface PageRequest {
  readonly method: string;
  readonly url: URL;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly form: URLSearchParams;
  /** The parsed body of a JSON request. */
  readonly json: unknown;
  readonly session: Session;
}

export type Handler = (request: PageRequest) => Reply | Promise<Reply>;

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/**
 * Paths to handlers. In a template `{name}` stands for one part of the path, a closing `{rest*}` for what remains, which may
 * be empty. The first route that fits answers.
 */
export class Router {
  private readonly routes: Route[] = [];

  get(template: string, handler: Handler): void {
    this.routes.push({ method: "GET", segments: template.split("/"), handler });
  }

  post(template: string, handler: Handler): void {
    this.routes.push({ method: "POST", segments: template.split("/"), handler });
  }

  /** @throws HttpError 404 when no template fits, 405 when one fits but not its method */
  find(method: string, path: string): { handler: Handler; params: Record<string, string> } {
    const wanted = method === "HEAD" ? "GET" : method;
    let otherMethod = false;
    for (const route of this.routes) {
      const params = match(route.segments, path.split("/"));
      if (params === undefined) continue;
      if (route.method === wanted) return { handler: route.handler, params };
      otherMethod = true;
    }
    if (otherMethod) throw new HttpError(405, `This address does not take ${method}.`);
    throw new HttpError(404, `There is nothing at ${path} on this site.`);
  }
}

function match(template: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const rest = /^\{(\w+)\*\}$/.exec(segment);
    if (rest !== null) {
      const value = decoded(path.slice(index).join("/"));
      if (value === undefined) return undefined;
      params[rest[1]!] = value;
      return params;
    }
    const given = path[index];
    if (given === undefined) return undefined;
    const named = /^\{(\w+)\}$/.exec(segment);
    if (named === null) {
      if (segment !== given) return undefined;
      continue;
    }
    const value = decoded(given);
    if (value === undefined || value === "") return undefined;
    params[named[1]!] = value;
  }
  return path.length === template.length ? params : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a lone percent sign
  }
}
