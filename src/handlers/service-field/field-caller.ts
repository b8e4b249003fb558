import { asApp, asUser } from "@forge/api";
import { z } from "zod";
import { NotAllowed } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { permissionsOf } from "../../jira/permissions";
import { jiraServiceDesks, type ServiceDesk } from "../../jira/service-desks";
import type { OfferedTo } from "../../usecases/offer-services";
import { customerOrganizations } from "../portal/customer-organizations";
import { ACCOUNT_TYPES, type AccountType, isAskedFor } from "../portal/request-seen-by";

const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,16}$/));

/** What the platform says of a call from a field. Only the account is vouched for; project, portal and issue are claims. */
const fieldContext = z.object({
  accountId: z.string().min(1),
  accountType: z.enum(ACCOUNT_TYPES).default("licensed"),
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

/** What a form says of where it stands; each of them a claim. */
interface Place {
  readonly projectId: string | null;
  readonly portalId: string | null;
  readonly issueId: string | null;
}

/**
 * What the caller is to the project in whose form the field stands, as Jira says of the very project: somebody who works on
 * its tickets, or a customer of its portal with the organizations that they belong to there.
 * @throws NotAllowed for everybody else
 */
export async function fieldCaller(context: unknown): Promise<FieldCaller> {
  const given = fieldContext.safeParse(context);
  if (!given.success || given.data.accountId === NOBODY) throw new NotAllowed(refusal);
  const { accountId, accountType, extension } = given.data;
  const place = {
    projectId: extension.project?.id ?? null,
    portalId: extension.portal?.id ?? null,
    issueId: extension.issue?.id ?? null,
  };
  const seen = isAskedFor(accountType) ? await asThemselves(place, accountId, accountType) : "refused";
  const caller = seen === "refused" ? await asTheAppSees(place, accountId) : seen;
  if (caller === null) throw new NotAllowed(refusal);
  return caller;
}

/** By what Jira says when it is asked on their behalf; `refused` where it lets nobody ask so. */
async function asThemselves(
  { projectId: claimed, portalId, issueId }: Place,
  accountId: string,
  accountType: AccountType,
): Promise<FieldCaller | "refused" | null> {
  const desks = jiraServiceDesks(jiraClient(asUser()));
  // A form of the portal may name the portal alone.
  const named = claimed === null && portalId !== null ? await desks.find(portalId) : null;
  if (named === "refused") return named;
  const projectId = claimed ?? named?.projectId;
  if (projectId === undefined) return null;
  // Nobody who knows the portal alone works on tickets.
  const worker = accountType === "customer" ? null : await workerOn(projectId, issueId);
  if (worker !== null) return { projectId, to: worker };
  const desk = named ?? (await desks.find(projectId));
  if (desk === "refused") return desk;
  return desk === null || desk.projectId !== projectId ? null : customerOf(desk, accountId);
}

/** A customer by what the app finds of them: they belong to an organization of the portal, or have asked something there. */
async function asTheAppSees({ projectId, portalId }: Place, accountId: string): Promise<FieldCaller | null> {
  const desks = jiraServiceDesks(jiraClient(asApp()));
  const asked = projectId ?? portalId;
  const desk = asked === null ? null : await desks.find(asked);
  // Jira takes ids of portals and of projects alike, so the answer says which project it was about.
  if (desk === null || desk === "refused" || (projectId !== null && desk.projectId !== projectId)) return null;
  const caller = await customerOf(desk, accountId);
  const isCustomer = caller.to.organizations.length > 0 || (await desks.hasAskedIn(desk, accountId));
  return isCustomer ? caller : null;
}

async function customerOf(desk: ServiceDesk, accountId: string) {
  const organizations = (await customerOrganizations(desk, accountId)).map(({ name }) => name);
  return { projectId: desk.projectId, to: { kind: "customer", organizations } } as const;
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
