import { resolve } from "node:path";
import { SimulatedClock } from "../../sandbox/clock";
import type { FaultPolicy } from "../../sandbox/forge/faults";
import { createForgeHost, type ForgeHost } from "../../sandbox/forge/host";
import { type AppFieldNames, type FieldInput, type JiraStandIn, openJira } from "../../sandbox/jira";
import { keptFor } from "../../sandbox/test/support/kept";
import { validated } from "../../sandbox/test/support/openapi";
import type { Answer } from "../../src/contract";
import { plainText } from "../../src/words/escalation-comment";

/** What Jira shows of a comment that announces a step. */
export interface ShownAnnouncement {
  readonly issueKey: string;
  readonly level: number;
  readonly crossedAt: string;
  readonly postedAt: number;
  readonly isPublic: boolean;
}

const buildDirectory = keptFor("app");

/** The app, unmodified, in the offline site on a simulated clock: one service project `HD`, run by its lead. */
export class SimulatedSite {
  private constructor(
    readonly clock: SimulatedClock,
    readonly jira: JiraStandIn,
    readonly host: ForgeHost,
    readonly projectId: string,
  ) {}

  /** @param dataFile where the app's storage is kept, for a test that looks into it */
  static async open(
    startsAt: number,
    faults?: FaultPolicy,
    dataFile = ":memory:",
    appFieldNames?: AppFieldNames,
  ): Promise<SimulatedSite> {
    const clock = new SimulatedClock(startsAt);
    const jira = openJira({ clock, appFieldNames });
    const { desk } = jira;
    desk.addUser({ accountId: "lead", displayName: "Lea Lead", kind: "administrator" });
    desk.addUser({ accountId: "agent", displayName: "Ann Agent", kind: "agent" });
    desk.addUser({ accountId: "customer", displayName: "Cem Customer", kind: "customer" });
    desk.addStatus({ name: "New", category: "new" });
    for (const name of ["Active", "Waiting"]) desk.addStatus({ name, category: "indeterminate" });
    for (const name of ["Done", "Closed"]) desk.addStatus({ name, category: "done" });
    for (const name of ["High", "Low"]) desk.addPriority({ name });
    desk.addIssueType("Incident");
    desk.addField({ name: "Service", kind: "select" });
    const { id } = desk.addProject({
      key: "HD",
      name: "Help desk",
      lead: "lead",
      statuses: ["New", "Active", "Waiting", "Done", "Closed"],
      issueTypes: ["Incident"],
    });
    desk.addActors("HD", "Service Desk Team", { users: ["agent"] });
    const host = await startHost(clock, jira, faults, dataFile);
    return new SimulatedSite(clock, jira, host, id);
  }

  /** Stops the Forge host, lets something be done to its data file, and starts it anew on the same site. */
  async restart(dataFile: string, meanwhile: (file: string) => void): Promise<SimulatedSite> {
    this.host.stop();
    meanwhile(dataFile);
    const host = await startHost(this.clock, this.jira, undefined, dataFile);
    return new SimulatedSite(this.clock, this.jira, host, this.projectId);
  }

  /** Asks the settings page's resolver, as the project's lead unless somebody else is named. */
  async ask<Value>(functionKey: string, payload: object = {}, accountId = "lead"): Promise<Answer<Value>> {
    const answer = await this.clock.runToResult(
      this.host.invokeResolver({
        moduleKey: "service-level-settings",
        functionKey,
        payload: { projectId: this.projectId, ...payload },
        viewer: { accountId, accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
        extension: { project: { id: this.projectId, key: "HD" } },
      }),
    );
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer.value as Answer<Value>;
  }

  /** @throws when the app refuses */
  async answer<Value>(functionKey: string, payload: object = {}): Promise<Value> {
    const answer = await this.ask<Value>(functionKey, payload);
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer.value;
  }

  createTicket(fields: Record<string, FieldInput> = {}): { readonly id: string; readonly key: string } {
    return this.jira.desk.createIssue({
      project: "HD",
      at: this.clock.now(),
      actor: "customer",
      fields: { summary: "Printer on fire", issuetype: "Incident", status: "New", reporter: "customer", ...fields },
    });
  }

  change(idOrKey: string, changes: Record<string, FieldInput>): void {
    this.jira.desk.changeIssue(idOrKey, { at: this.clock.now(), actor: "agent", changes });
  }

  async announcements(idOrKey: string): Promise<ShownAnnouncement[]> {
    const { comments } = (await this.read(`/rest/api/3/issue/${idOrKey}/comment?expand=properties`)) as {
      comments: {
        created: string;
        jsdPublic: boolean;
        properties?: { key: string; value: { level: number; crossedAt: string } }[];
      }[];
    };
    return comments.flatMap(({ created, jsdPublic, properties = [] }) =>
      properties
        .filter(({ key }) => key === "handshake.announcement")
        .map(({ value: { level, crossedAt } }) => ({
          issueKey: idOrKey,
          level,
          crossedAt,
          postedAt: Date.parse(created.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")),
          isPublic: jsdPublic,
        })),
    );
  }

  /** The app's comments on a ticket as people read them, the first one first. */
  async commentTexts(idOrKey: string): Promise<string[]> {
    const { comments } = (await this.read(`/rest/api/3/issue/${idOrKey}/comment`)) as {
      comments: { author: { accountType: string }; body: Parameters<typeof plainText>[0] }[];
    };
    return comments.filter(({ author }) => author.accountType === "app").map(({ body }) => plainText(body));
  }

  /** The app's fields on a ticket, by name. */
  async fields(idOrKey: string): Promise<Record<string, unknown>> {
    const issue = (await this.read(`/rest/api/3/issue/${idOrKey}?expand=names`)) as {
      fields: Record<string, unknown>;
      names: Record<string, string>;
    };
    return Object.fromEntries(Object.entries(issue.names).map(([id, name]) => [name, issue.fields[id]]));
  }

  async search(jql: string): Promise<string[]> {
    const { issues } = (await this.read(`/rest/api/3/search/jql?fields=key&jql=${encodeURIComponent(jql)}`)) as {
      issues: { key: string }[];
    };
    return issues.map(({ key }) => key);
  }

  close(): void {
    this.host.stop();
    this.jira.close();
  }

  private async read(path: string): Promise<unknown> {
    const { status, body } = await this.jira.request({
      method: "GET",
      path,
      headers: {},
      caller: { kind: "user", accountId: "lead" },
    });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return JSON.parse(body ?? "null");
  }
}

function startHost(
  clock: SimulatedClock,
  jira: JiraStandIn,
  faults: FaultPolicy | undefined,
  dataFile: string,
): Promise<ForgeHost> {
  return createForgeHost({
    appDirectory: resolve(__dirname, "../.."),
    siteUrl: "https://desk.example",
    buildDirectory,
    jira: validated(jira),
    clock,
    dataFile,
    faults,
    ordinaryDoubles: false,
  });
}
