import type { z } from "zod";
import type { RouteScopes } from "../../seams";
import type { Desk } from "../desk";
import type { Actor } from "../events";
import type { FieldBook } from "../fields/field-book";
import type { IssueWriter } from "../issue-writer";
import type { Outbox } from "../outbox";
import type { Permissions, Viewer } from "../permissions";
import type { Search } from "../search/search";
import type { Issue } from "../store/issue";
import type { View } from "../view/view";
import type { Account, World } from "../world";
import { badRequest, forbidden, noSuchIssue } from "./problem";

/** What every route works with. */
export interface Services {
  readonly world: World;
  readonly permissions: Permissions;
  readonly fields: FieldBook;
  readonly writer: IssueWriter;
  readonly search: Search;
  readonly outbox: Outbox;
  readonly desk: Desk;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Issues, projects and the like among what was read: a point each. */
  readonly objects?: number;
  /** Users, groups, roles and permissions among what was read: two points each. */
  readonly identities?: number;
}

/** One entry of the route table. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As Atlassian's documents write it. */
  readonly path: string;
  readonly scopes: RouteScopes;
  /** Any write costs one point; a read one, and more for what it returns. */
  readonly cost: "read" | "write";
  /** Query parameters that it takes. */
  readonly query?: readonly string[];
  /** Where the burst limit is not the verb's own. */
  readonly burstPerSecond?: number;
  /** Whether it may be called by nobody in particular. */
  readonly isOpen?: boolean;
  /** Needs the header `X-ExperimentalApi: opt-in`. */
  readonly isExperimental?: boolean;
  readonly answer: (call: Call) => Answer;
}

/** One request on its way through a route. */
export class Call {
  constructor(
    readonly services: Services,
    readonly viewer: Viewer,
    readonly view: View,
    readonly now: number,
    private readonly parameters: Readonly<Record<string, string>>,
    readonly query: URLSearchParams,
    private readonly text: string | undefined,
    /** Counts a write to an issue against its limit. @throws Problem 429 */
    readonly countWrite: (issue: number) => void,
  ) {}

  get world(): World {
    return this.services.world;
  }

  get account(): Account | undefined {
    return this.viewer.account;
  }

  get searcher() {
    return { account: this.account, zone: this.view.reader.zone };
  }

  get actor(): Actor {
    return { accountId: this.account?.id ?? null, appId: this.viewer.appId ?? null };
  }

  parameter(name: string): string {
    const value = this.parameters[name];
    if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
    return value;
  }

  /** The body as its schema has it. @throws Problem 400, with the place of what is wrong */
  body<Shape>(schema: z.ZodType<Shape>): Shape {
    const result = schema.safeParse(this.json());
    if (result.success) return result.data;
    const faults = result.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join(".")}: ${message}` : message,
    );
    throw badRequest(
      `Invalid request payload. Refer to the REST API documentation and try again. (${faults.join("; ")})`,
    );
  }

  json(): unknown {
    if (this.text === undefined || this.text === "") throw badRequest("Request body is missing.");
    try {
      return JSON.parse(this.text);
    } catch {
      throw badRequest("There was an error parsing JSON. Check that your request body is valid.");
    }
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.query.get(name);
    if (value === null) return otherwise;
    if (value !== "true" && value !== "false") throw badRequest(`The query parameter '${name}' must be true or false.`);
    return value === "true";
  }

  /** A whole number from the query; below zero is refused, above `most` is cut. */
  count(name: string, otherwise: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.query.get(name);
    if (value === null) return otherwise;
    if (!/^\d+$/.test(value)) throw badRequest(`The query parameter '${name}' must be a whole number, not '${value}'.`);
    return Math.min(Number(value), most);
  }

  /** A list parameter: repeated, or with commas. */
  list(name: string): string[] {
    return this.query
      .getAll(name)
      .flatMap((value) => value.split(","))
      .filter((value) => value !== "");
  }

  /** The issue of the path, if the caller may see it. @throws Problem 404 */
  issue(parameter = "issueIdOrKey"): Issue {
    const issue = this.world.issues.byIdOrKey(this.parameter(parameter));
    if (!issue || !this.services.permissions.sees(this.account, issue)) throw noSuchIssue();
    return issue;
  }

  allows(permission: string, issue: Issue): boolean {
    return this.services.permissions.canOn(this.account, permission, issue);
  }

  /** @throws Problem 403 */
  demand(permission: string, issue: Issue, doing: string): void {
    if (!this.allows(permission, issue)) throw forbidden(`You do not have permission to ${doing} this issue.`);
  }

  get isAdministrator(): boolean {
    return this.services.permissions.isAdministrator(this.account);
  }
}

const granular = (names: readonly string[]) =>
  names.map((name) => (name.includes(":", name.indexOf(":") + 1) ? name : `${name}:jira`));

/** `scopes("read:jira-work", "read:issue", "read:avatar")`; granular names end in `:jira` unless they say otherwise. */
export const scopes = (classic: string | null, ...granularNames: string[]): RouteScopes => ({
  classic: classic === null ? [] : [classic],
  granular: granular(granularNames),
});

/** Granular names of service management end in `:jira-service-management`; those of the platform are written in full. */
export const deskScopes = (classic: string, ...granularNames: string[]): RouteScopes => ({
  classic: [classic],
  granular: granularNames.map((name) => (name.endsWith(":jira") ? name : `${name}:jira-service-management`)),
});

export const ok = (body: unknown, counted: { objects?: number; identities?: number } = {}): Answer => ({
  status: 200,
  body,
  ...counted,
});
export const done: Answer = { status: 204 };
