import { asApp } from "@forge/api";
import { JiraRequestFailed } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { jiraServiceDesks, type Organization, type ServiceDesk } from "../../jira/service-desks";

/**
 * Those of a desk's organizations that somebody belongs to. Only agents and apps are told; where Jira does not take the
 * app for one, there are none, and *Tickets and monitoring* says so to the project's administrators.
 */
export async function customerOrganizations(
  desk: Pick<ServiceDesk, "id">,
  accountId: string,
): Promise<readonly Organization[]> {
  try {
    return await jiraServiceDesks(jiraClient(asApp())).organizationsOf(desk, accountId);
  } catch (error) {
    if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
    console.warn("The organizations of a customer cannot be read:", error.message);
    return [];
  }
}
