/**
 * Where the three parts of the offline site meet: the Forge host (`forge/`), the Jira stand-in (`jira/`) and the pages in
 * the browser (`site/`). Each part imports from the others what stands here, and nothing else.
 */

/** The site's own time, which can run live, fast, or jump; epoch milliseconds. */
export interface SiteClock {
  now(): number;
  /** Runs `task` when the site's clock reaches `at`; tasks of one instant run in the order in which they were set. */
  schedule(at: number, task: () => void | Promise<void>): { cancel(): void };
}

/** Who makes a REST call. The app acts as itself (`app`) or on behalf of the user who clicked (`user`). */
export type JiraCaller =
  | { readonly kind: "app"; readonly appId: string; readonly accountId: string }
  | { readonly kind: "user"; readonly accountId: string; readonly throughApp?: string }
  | { readonly kind: "anonymous" };

export interface JiraRequest {
  readonly method: string;
  /** Path with query, from `/rest/` on. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly caller: JiraCaller;
}

export interface JiraResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; absent where Jira answers without a body. */
  readonly body?: string | undefined;
  /** The template that answered, such as `/rest/api/3/issue/{issueIdOrKey}`; absent when no route matched. */
  readonly route?: string | undefined;
  /** What the call cost by Jira's published point rule. */
  readonly points: number;
}

/** What Jira tells apps, in the shape of Forge's product events. */
export interface ProductEvent {
  /** For example `avi:jira:updated:issue`. */
  readonly eventType: string;
  /** When it happened on the site's clock. */
  readonly at: number;
  /** Account of who did it. */
  readonly atlassianId: string | null;
  /** Set when an app did it: `ignoreSelf` and `selfGenerated` go by this. */
  readonly causedByApp: string | null;
  /** The rest of the event: `issue`, `changelog`, `comment`, `associatedUsers` … */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The scopes that admit a call: the classic one of a pair, or all the granular ones. */
export interface RouteScopes {
  readonly classic: readonly string[];
  readonly granular: readonly string[];
}

/** A custom field that an app's manifest declares (`jira:customField`). */
export interface AppField {
  readonly moduleKey: string;
  readonly name: string;
  readonly description: string;
  readonly type: "string" | "number" | "user" | "group" | "date" | "datetime" | "object";
  readonly collection: "none" | "list";
  readonly readOnly: boolean;
  /** JSON Schema of an `object` field; properties with `searchAlias` are searchable as `Field.Alias`. */
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
}

/** The stand-in as the host and the pages see it. */
export interface JiraSite {
  request(request: JiraRequest): Promise<JiraResponse>;
  /** Undefined when the stand-in does not serve the path. */
  scopesFor(method: string, path: string): RouteScopes | undefined;
  onProductEvent(listener: (event: ProductEvent) => void): void;
  /** Declares an installed app: its account, which may see what apps see, and its fields. Idempotent. */
  installApp(app: { appId: string; environmentId: string; name: string; fields: readonly AppField[] }): {
    accountId: string;
  };
}
