import { asApp, asUser } from "@forge/api";
import { jiraClient } from "../../jira/jira-client";
import { jiraRequests, type PortalRequest } from "../../jira/requests";
import { customerOrganizations } from "./customer-organizations";

/** As the platform names the kinds of accounts; nobody who is not logged in is any of them. */
export const ACCOUNT_TYPES = ["licensed", "unlicensed", "customer"] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/**
 * Whether Jira answers calls on behalf of such accounts: of those with a licence and, since June 2026, of portal-only
 * customers. Whoever has an Atlassian account and no licence it refuses, so the app itself looks what is theirs.
 */
export const isAskedFor = (accountType: AccountType): boolean => accountType !== "unlicensed";

/** The request when it is shown to this very account; null where it is not, or there is none. */
export async function requestSeenBy(
  key: string,
  accountId: string,
  accountType: AccountType,
): Promise<PortalRequest | null> {
  if (isAskedFor(accountType)) {
    const request = await jiraRequests(jiraClient(asUser())).find(key);
    if (request !== "refused") return request;
  }
  return requestOf(key, accountId);
}

/** By the app's own look: they reported it, take part in it, or belong to an organization that it is shared with. */
async function requestOf(key: string, accountId: string): Promise<PortalRequest | null> {
  const requests = jiraRequests(jiraClient(asApp()));
  const request = await requests.find(key);
  if (request === null || request === "refused") return null;
  if (request.reporter === accountId || (await requests.hasParticipant(key, accountId))) return request;
  const own = await customerOrganizations({ id: request.serviceDeskId }, accountId);
  if (own.length === 0) return null;
  const shared = await requests.sharedWith(request);
  return own.some(({ id }) => shared.has(id)) ? request : null;
}
