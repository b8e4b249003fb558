/** A site with one project, three people, one issue and an app that answers who asked: enough to try the server by HTTP. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LiveClock } from "../../../clock";
import type { ForgeHost, ResolverCall } from "../../../forge/forge-host";
import type { Desk, Project, User } from "../../../jira/desk";
import type { JiraRequest, JiraResponse, JiraSite } from "../../../seams";
import { claimPort } from "../../../site/http/claim-port";
import { openSite } from "../../../site/open-site";
import { keptFor } from "../../support/kept";

const SITE_DIRECTORY = join(__dirname, "../../../site");

const person = (accountId: string, displayName: string, kind: User["kind"]): User => ({
  accountId,
  displayName,
  kind,
  emailAddress: null,
  timeZone: "Europe/Berlin",
  locale: "en-GB",
  active: true,
});

const USERS = [
  person("agent", "Ada Agent", "agent"),
  person("customer", "Carl Customer", "portal-only"),
  person("bot", "The app", "app"),
];

const PROJECT: Project = {
  id: "10",
  key: "HD",
  name: "Help <desk>",
  description: "",
  lead: "agent",
  serviceDeskId: "1",
  issueTypeIds: [],
  workflow: { initialStatus: "1", statuses: ["1"], transitions: [] },
  components: [],
  requestTypes: [],
  queues: [{ id: "1", name: "All open", jql: "project = HD", columns: ["summary", "status"] }],
  securityLevels: [],
  organizationIds: [],
  customers: ["customer"],
  actors: {},
  grants: { ADMINISTER_PROJECTS: [] },
  archived: false,
};

const ISSUE = {
  id: "100",
  key: "HD-1",
  fields: {
    summary: "Mail <does> not work",
    status: { id: "1", name: "Open", statusCategory: { key: "new", name: "To Do" } },
    project: { id: "10", key: "HD", name: "Help <desk>" },
  },
};

const MANY = { permissions: { BROWSE_PROJECTS: { havePermission: true }, EDIT_ISSUES: { havePermission: true } } };

const JIRA_ANSWERS: readonly (readonly [pattern: RegExp, answer: unknown])[] = [
  [
    /^\/rest\/api\/3\/field/,
    [
      { id: "summary", name: "Summary" },
      { id: "status", name: "Status" },
    ],
  ],
  [/^\/rest\/api\/3\/mypermissions/, MANY],
  [/^\/rest\/api\/3\/project\/HD\/properties/, { keys: [] }],
  [/^\/rest\/api\/3\/search\/jql/, { issues: [ISSUE] }],
  [/^\/rest\/api\/3\/issue\/HD-1\/comment/, { comments: [] }],
  [/^\/rest\/api\/3\/issue\/HD-1\/changelog/, { values: [], total: 0 }],
  [/^\/rest\/api\/3\/issue\/HD-1\/transitions/, { transitions: [] }],
  [/^\/rest\/api\/3\/issue\/(HD-1|100)/, ISSUE],
];

/** Remembers what it was asked. */
class FakeJira implements JiraSite {
  readonly requests: JiraRequest[] = [];
  async request(request: JiraRequest): Promise<JiraResponse> {
    this.requests.push(request);
    const known = JIRA_ANSWERS.find(([pattern]) => pattern.test(request.path));
    const [status, body] = known === undefined ? [404, { errorMessages: ["It is not there."] }] : [200, known[1]];
    return { status, headers: {}, body: JSON.stringify(body), points: 1 };
  }
  scopesFor = () => undefined;
  onProductEvent = () => undefined;
  installApp = () => ({ accountId: "bot" });
}

/** An app with a panel on issues, whose resolver answers with the call that reached it. */
function fakeHost(directory: string): ForgeHost {
  const resource = { resourceKey: "pages", directory, file: "panel.html" };
  const panel = { type: "jira:issueContext", key: "panel", title: "Panel", layout: "native", resource, pages: [] };
  const host = {
    manifest: {
      appId: "ari:cloud:ecosystem::app/1",
      uiModules: [panel],
      contentStyles: ["unsafe-inline"],
      contentScripts: [],
      resources: new Map([["pages", { key: "pages", path: directory, entries: new Map() }]]),
    },
    fields: [],
    translations: {
      info: { config: { locales: ["en-US"], fallback: {} } },
      resources: new Map([["en-US", { a: "A" }]]),
    },
    modules: () => [panel],
    pageContext: (call: object) => ({ environmentId: "env", ...call }),
    invokeResolver: async (call: ResolverCall) =>
      call.functionKey === "fail"
        ? { kind: "failed", message: "the function threw" }
        : { kind: "answered", value: { viewer: call.viewer.accountId, extension: call.extension } },
  };
  return host as unknown as ForgeHost;
}

export async function openFakeSite() {
  const directory = mkdtempSync(join(tmpdir(), "fake-app-"));
  writeFileSync(join(directory, "..", "outside.txt"), "secret");
  writeFileSync(join(directory, "panel.html"), "<!doctype html><html><head><script>a()</script></head></html>");
  writeFileSync(join(directory, "panel.js"), "");
  const jira = new FakeJira();
  const desk = {
    users: () => USERS,
    groups: () => [],
    projects: () => [PROJECT],
    project: (key: string) => (key === "HD" ? PROJECT : undefined),
    outbox: () => [],
  } as unknown as Desk;
  const clock = new LiveClock(Date.parse("2026-11-22T08:00:00Z"), () => undefined);
  const server = await claimPort(0);
  const site = await openSite({ jira, desk, host: fakeHost(directory), clock, appName: "fake" }, server, {
    siteDirectory: SITE_DIRECTORY,
    buildDirectory: keptFor("site"),
  });
  return { ...site, jira, clock, framesUrl: site.url.replace("localhost", "127.0.0.1") };
}
