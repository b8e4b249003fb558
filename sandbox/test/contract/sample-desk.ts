import { openJira } from "../../jira";

/** The time on the sample desk. */
export const now = Date.parse("2026-03-02T09:00:00Z");

/** A desk with one issue, HD-1, on which has happened what recorded samples show, and people of every kind. */
export function sampleDesk(limits: Parameters<typeof openJira>[0]["limits"] = {}) {
  const clock = { now: () => now, schedule: () => ({ cancel: () => undefined }) };
  const jira = openJira({ clock, baseUrl: "https://desk.example", searchLagSeconds: 0, limits });
  const { desk } = jira;
  const administrator = desk.addUser({
    displayName: "Noor Visser",
    kind: "administrator",
    emailAddress: "noor@desk.example",
  }).accountId;
  const customer = desk.addUser({ displayName: "Sam Customer", kind: "portal-only" }).accountId;
  desk.addStatus({ name: "Waiting for support", category: "new" });
  desk.addStatus({ name: "In progress", category: "indeterminate" });
  desk.addPriority({ name: "High" });
  const statuses = ["Waiting for support", "In progress"];
  desk.addProject({ key: "HD", name: "Help desk", lead: administrator, statuses });
  desk.addRequestType("HD", { name: "Get help", description: "Ask us", issueType: "Service request" });
  desk.addQueue("HD", { name: "Open", jql: "project = HD" });
  desk.addOrganization("Example Ltd", [administrator]);
  desk.addOrganizationToProject("HD", "Example Ltd");
  desk.addCustomer("HD", customer);
  const issue = desk.createIssue({
    project: "HD",
    at: now - 3_600_000,
    actor: administrator,
    fields: {
      summary: "Mail is down",
      description: "Since nine",
      priority: "High",
      requesttype: "Get help",
      Organizations: ["Example Ltd"],
      assignee: administrator,
    },
  });
  const change = (minutesAgo: number, changes: Record<string, string | string[]>) =>
    desk.changeIssue(issue.key, { at: now - minutesAgo * 60_000, actor: administrator, changes });
  change(30, { status: "In progress", summary: "Mail" });
  change(28, { labels: ["mail"] });
  change(26, { labels: ["mail", "urgent"] });
  const text = "We are on it";
  const comment = desk.addComment(issue.key, { at: now - 1_200_000, author: administrator, text, isPublic: true });
  const app = jira.installApp({
    appId: "sample-app",
    environmentId: "sample",
    name: "Sample app",
    fields: [
      { moduleKey: "words", name: "Words", description: "", type: "string", collection: "none", readOnly: false },
      { moduleKey: "figure", name: "Figure", description: "", type: "number", collection: "none", readOnly: false },
    ],
  });
  return {
    jira,
    issue,
    comment,
    administrator: { kind: "user", accountId: administrator } as const,
    customer: { kind: "user", accountId: customer } as const,
    app: { kind: "app", appId: "sample-app", accountId: app.accountId } as const,
    idOfField: (name: string) => desk.fields().find((field) => field.name === name)!.id,
  };
}

export type SampleDesk = ReturnType<typeof sampleDesk>;
