import { accountGroups, teamsAmong } from "../jira/assignee-teams";
import type { ReadingRules } from "../jira/issues";
import type { JiraClient } from "../jira/jira-client";
import { accountGroupMemory } from "../storage/account-groups";
import type { ProjectAtWork } from "../storage/monitored-projects";
import type { ProjectSetup } from "../usecases/project-setup";

/**
 * How the tickets of projects are read, for one invocation. A project's catalogue is asked only where the assignee's groups
 * tell the team: for those among them that an operational agreement names.
 */
export function readingRules(
  jira: JiraClient,
  projectAtWork: (projectId: string) => Promise<ProjectAtWork | null>,
): (setup: ProjectSetup) => ReadingRules {
  const groupsOf = accountGroups(jira, accountGroupMemory);
  return ({ projectId, fields, statuses }) => ({
    fields,
    statusNames: new Map(statuses.map(({ id, name }) => [id, name])),
    async teamsOf(accountIds) {
      const agreements = (await projectAtWork(projectId))?.catalogue.agreements ?? [];
      const teams = agreements.flatMap((agreement) => (agreement.kind === "ola" ? agreement.party.teams : []));
      return teamsAmong(groupsOf, new Set(teams))(accountIds);
    },
  });
}
