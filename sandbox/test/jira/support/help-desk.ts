import { type JiraOptions, type JiraStandIn, openJira } from "../../../jira";
import type { AppField, JiraCaller, ProductEvent, SiteClock } from "../../../seams";
import { validated } from "../../support/openapi";

export const START = Date.parse("2026-03-02T09:00:00Z");
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A clock that stands still until the test moves it. */
export class StillClock implements SiteClock {
  #now = START;
  now(): number {
    return this.#now;
  }
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
  schedule(): { cancel(): void } {
    throw new Error("The stand-in schedules nothing.");
  }
}

export const fields: readonly AppField[] = [
  { moduleKey: "word", name: "Word", description: "", type: "string", collection: "none", readOnly: false },
  { moduleKey: "words", name: "Words", description: "", type: "string", collection: "list", readOnly: false },
  { moduleKey: "figure", name: "Figure", description: "", type: "number", collection: "none", readOnly: false },
  { moduleKey: "moment", name: "Moment", description: "", type: "datetime", collection: "none", readOnly: true },
  { moduleKey: "person", name: "Person", description: "", type: "user", collection: "none", readOnly: false },
  {
    moduleKey: "thing",
    name: "Thing",
    description: "",
    type: "object",
    collection: "none",
    readOnly: true,
    schema: {
      type: "object",
      properties: {
        size: { type: "integer", searchAlias: "Size" },
        label: { type: "string", searchAlias: "Label" },
      },
      required: ["size"],
      additionalProperties: false,
    },
  },
];

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly points: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read member by member, and each is checked against its document
  readonly body: any;
}

/**
 * A site with one service project, `HELP`, one person of each kind and an installed app. Every call through `as(…)` is held
 * against Atlassian's documents. Searches see writes at once unless `options` say otherwise.
 */
export function helpDesk(options: Partial<JiraOptions> = {}) {
  const clock = new StillClock();
  const jira: JiraStandIn = openJira({ clock, baseUrl: "https://desk.example", searchLagSeconds: 0, ...options });
  const { desk } = jira;
  desk.addUser({
    accountId: "admin",
    displayName: "Ada Admin",
    kind: "administrator",
    emailAddress: "ada@desk.example",
  });
  desk.addUser({ accountId: "agent", displayName: "Alex Agent", kind: "agent", timeZone: "Europe/Helsinki" });
  desk.addUser({ accountId: "other", displayName: "Olga Other", kind: "agent" });
  desk.addUser({ accountId: "customer", displayName: "Carl Customer", kind: "customer" });
  desk.addUser({ accountId: "portal", displayName: "Petra Portal", kind: "portal-only" });
  for (const [name, category] of [
    ["Open", "new"],
    ["Working", "indeterminate"],
    ["Solved", "done"],
  ] as const) {
    desk.addStatus({ name, category });
  }
  for (const name of ["High", "Medium", "Low"]) desk.addPriority({ name });
  desk.addProject({ key: "HELP", name: "Help desk", lead: "admin", statuses: ["Open", "Working", "Solved"] });
  desk.addComponent("HELP", "Mail");
  desk.addComponent("HELP", "Files");
  desk.addRequestType("HELP", { name: "Get help", issueType: "Incident" });
  desk.addOrganization("Acme", ["portal"]);
  desk.addOrganizationToProject("HELP", "Acme");
  desk.addCustomer("HELP", "customer");
  const app = jira.installApp({ appId: "app", environmentId: "env", name: "An app", fields });
  const events: ProductEvent[] = [];
  jira.onProductEvent((event) => events.push(event));
  const site = validated(jira);

  const people: Record<string, JiraCaller> = {
    app: { kind: "app", appId: "app", accountId: app.accountId },
    nobody: { kind: "anonymous" },
  };
  const as = (who: string, throughApp?: string) => {
    const caller = people[who] ?? { kind: "user" as const, accountId: who, ...(throughApp ? { throughApp } : {}) };
    const send = async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Reply> => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const reply = await site.request({ method, path, headers, body: text, caller });
      return { ...reply, body: reply.body === undefined ? undefined : JSON.parse(reply.body) };
    };
    return {
      get: (path: string, headers?: Record<string, string>) => send("GET", path, undefined, headers),
      post: (path: string, body: unknown) => send("POST", path, body),
      put: (path: string, body: unknown) => send("PUT", path, body),
      remove: (path: string) => send("DELETE", path),
    };
  };

  return {
    jira,
    desk,
    clock,
    events,
    as,
    app: app.accountId,
    /** The id of a field by its name. */
    field: (name: string) => desk.fields().find((field) => field.name === name)!.id,
    /** An issue reported an hour ago; `fields` as the desk takes them. */
    issue: (more: Record<string, string | readonly string[] | null> = {}) =>
      desk.createIssue({
        project: "HELP",
        at: clock.now() - HOUR,
        actor: "customer",
        fields: { summary: "Mail is down", requesttype: "Get help", issuetype: "Incident", priority: "High", ...more },
      }),
    /** The keys that a query finds, in its order. */
    async find(jql: string, who = "agent"): Promise<string[]> {
      const { status, body } = await as(who).post("/rest/api/3/search/jql", { jql, fields: ["summary"] });
      if (status !== 200) throw new Error(`${status}: ${body.errorMessages.join(" ")}`);
      return body.issues.map(({ key }: { key: string }) => key);
    },
  };
}

export type HelpDesk = ReturnType<typeof helpDesk>;

/** A document of one paragraph. */
export const paragraph = (text: string) => ({
  type: "doc",
  version: 1,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
