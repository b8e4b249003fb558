import { asApp, asUser } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed, NotAllowed } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { permissionsOf } from "../../jira/permissions";
import { jiraServiceDesks, type ServiceDesk } from "../../jira/service-desks";
import type { OfferedTo } from "../../usecases/offer-services";

const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,16}$/));

/** What the platform says of a call from a field. Only the account is vouched for; project, portal and issue are claims. */
const fieldContext = z.object({
  accountId: z.string().min(1),
  accountType: z.enum(["licensed", "unlicensed", "customer"]).default("licensed"),
  extension: z.object({
    project: z.object({ id }).optional().catch(undefined),
    portal: z.object({ id }).optional().catch(undefined),
    issue: z.object({ id }).optional().catch(undefined),
  }),
});

/** Whom the platform names where nobody is logged in. */
const NOBODY = "unidentified";

const refusal =
  "Only people who work on this project's tickets, and customers of its portal, can choose among its services. Leave the field as it is: the rest of the form works without it.";

export interface FieldCaller {
  readonly projectId: string;
  readonly to: OfferedTo;
}

/**
 * What the caller is to the project in whose form the field stands, as Jira says of the very project: somebody who works on
 * its tickets, or a customer of its portal with the organizations that they belong to there.
 * @throws NotAllowed for everybody else
 */
export async function fieldCaller(context: unknown): Promise<FieldCaller> {
  const caller = fieldContext.safeParse(context);
  if (!caller.success || caller.data.accountId === NOBODY) throw new NotAllowed(refusal);
  const { accountId, accountType, extension } = caller.data;
  const desks = { caller: jiraServiceDesks(jiraClient(asUser())), app: jiraServiceDesks(jiraClient(asApp())) };
  const claimed = extension.project?.id ?? null;

  if (accountType !== "customer") {
    // A form of the portal may name the portal alone.
    const desk = claimed === null && extension.portal ? await desks.caller.find(extension.portal.id) : null;
    const projectId = claimed ?? desk?.projectId;
    if (projectId === undefined) throw new NotAllowed(refusal);
    const worker = await workerOn(projectId, extension.issue?.id ?? null);
    if (worker !== null) return { projectId, to: worker };
    const own = desk ?? (await deskOf(desks.caller.find(projectId), projectId));
    if (own === null) throw new NotAllowed(refusal);
    return { projectId, to: { kind: "customer", organizations: await organizationsOf(own, accountId) } };
  }

  // Jira answers no call on behalf of portal-only accounts (ECO-838): the app looks itself whether they are customers here.
  const asked = claimed ?? extension.portal?.id;
  const desk = asked === undefined ? null : await desks.app.find(asked);
  if (desk === null || (claimed !== null && desk.projectId !== claimed)) throw new NotAllowed(refusal);
  const organizations = await organizationsOf(desk, accountId);
  if (organizations.length === 0 && !(await desks.app.hasAskedIn(desk, accountId))) throw new NotAllowed(refusal);
  return { projectId: desk.projectId, to: { kind: "customer", organizations } };
}

/** Where Jira does not tell the app, what is agreed with everybody is left. */
async function organizationsOf(desk: ServiceDesk, accountId: string): Promise<readonly string[]> {
  try {
    return await jiraServiceDesks(jiraClient(asApp())).organizationsOf(desk, accountId);
  } catch (error) {
    if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
    console.warn("The organizations of a customer cannot be read:", error.message);
    return [];
  }
}

/** Jira takes ids of portals and of projects alike, so the answer says which project it was about. */
async function deskOf(found: Promise<ServiceDesk | null>, projectId: string): Promise<ServiceDesk | null> {
  const desk = await found;
  return desk?.projectId === projectId ? desk : null;
}

/** Somebody who works in the project or administers it; with the issue, where they see that. Null for others. */
async function workerOn(projectId: string, issueId: string | null): Promise<OfferedTo | null> {
  const [project, issue] = [Number(projectId), issueId === null ? null : Number(issueId)];
  const permissions = ["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"];
  const granted = await permissionsOf(jiraClient(asUser()), {
    permissions,
    projects: [project],
    ...(issue !== null && { issues: [issue] }),
  });
  const given = (permission: string) => granted.find((one) => one.permission === permission);
  const holds = (permission: string) => given(permission)?.projects.includes(project) === true;
  if (!holds("BROWSE_PROJECTS") || !(holds("SERVICEDESK_AGENT") || holds("ADMINISTER_PROJECTS"))) return null;
  const sees = issue !== null && given("BROWSE_PROJECTS")!.issues.includes(issue);
  return { kind: "agent", issueId: sees ? issueId : null };
}
