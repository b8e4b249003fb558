import { asApp, asUser } from "@forge/api";
import { z } from "zod";
import type { AgreeCalls } from "../../contract";
import { jiraDirectory } from "../../jira/directory";
import { jiraGroups } from "../../jira/groups";
import { jiraClient } from "../../jira/jira-client";
import { jiraPeople } from "../../jira/people";
import { appFieldIdsAmong, holdsPeople } from "../../jira/project-facts";
import { catalogues } from "../../storage/catalogues";
import { projects } from "../../storage/projects";
import { answeringProjectAdministrators } from "../answering";
import type { Answering } from "./answers";
import { projectId } from "./payloads";
import { peopleBy } from "./people-by";

/** More than a page names. */
const MOST_NAMED = 200;
const query = z.string().trim().max(200);

/** What Jira knows, for lists to choose from. Asked as the person who looks, so that nobody is shown what is not theirs to see. */
export const directoryCalls: Pick<
  Answering<AgreeCalls>,
  "directory" | "findPeople" | "peopleNamed" | "findGroups" | "contactStanding"
> = {
  directory: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    const { fields, statuses, ...read } = await jiraDirectory(jiraClient(asUser())).read(projectId);
    const own = new Set<string>(fields.length > 0 ? [appFieldIdsAmong(fields).service] : []);
    return {
      ...read,
      statuses: statuses.map(({ name, category }) => ({ name, category })),
      fields: fields
        .filter((field) => !holdsPeople(field))
        .map(({ id, name }) => ({ id, name }))
        .sort(
          (one, other) => Number(own.has(other.id)) - Number(own.has(one.id)) || one.name.localeCompare(other.name),
        ),
    };
  }),

  findPeople: answeringProjectAdministrators(z.object({ projectId, query }), async ({ query }) =>
    query === ""
      ? []
      : (await jiraPeople(jiraClient(asUser())).find(query)).map(({ accountId, name }) => ({ accountId, name })),
  ),

  peopleNamed: answeringProjectAdministrators(
    z.object({ projectId, accountIds: z.array(z.string().min(1).max(128)).max(MOST_NAMED) }),
    async ({ accountIds }) => {
      const personOf = await peopleBy(accountIds, jiraClient(asUser()));
      return Object.fromEntries(accountIds.map((id) => [id, personOf(id)!.name]));
    },
  ),

  findGroups: answeringProjectAdministrators(z.object({ projectId, query }), ({ query }) =>
    jiraGroups(jiraClient(asUser())).find(query),
  ),

  contactStanding: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    const setup = await projects.get(projectId);
    const source = setup?.follows ? ((await projects.get(setup.follows)) ?? setup) : setup;
    if (source === null) return { inactiveAccounts: [], missingGroups: [] };
    const { contacts = [] } = await catalogues.read(source);
    const accountIds = contacts.flatMap(({ accountId }) => accountId ?? []);
    const groupIds = contacts.flatMap(({ groupId }) => groupId ?? []);
    const jira = jiraClient(asApp());
    const people = await jiraPeople(jira).known(accountIds);
    const groups = await jiraGroups(jira).known(groupIds);
    return {
      inactiveAccounts: [...new Set(accountIds)].filter((id) => people.get(id)?.isActive !== true),
      missingGroups: [...new Set(groupIds)].filter((id) => !groups.has(id)),
    };
  }),
};
