import { type Route, route } from "@forge/api";
import { z } from "zod";
import { AppError } from "../errors";
import type { WorkflowStatus } from "../usecases/project-setup";
import type { JiraClient } from "./jira-client";
import { type JiraField, jiraProjectFacts } from "./project-facts";

/** What Jira says of a service project, for lists to choose from. */
export interface JiraDirectory {
  readonly project: { readonly projectId: string; readonly projectKey: string; readonly name: string };
  readonly statuses: readonly WorkflowStatus[];
  readonly priorities: readonly string[];
  readonly requestTypes: readonly string[];
  readonly components: readonly string[];
  readonly organizations: readonly string[];
  readonly fields: readonly JiraField[];
  /** Why a list is empty that could not be read, a sentence each. */
  readonly unavailable: readonly string[];
}

const named = z.object({ name: z.string() });
const project = named.extend({ id: z.string(), key: z.string() });
const deskPage = z.object({ isLastPage: z.boolean(), values: z.array(named) });
/** Of lists that come in pages: enough for any that people choose from. */
const MOST_PAGES = 20;
const PER_PAGE = 100;
/** As many as Jira takes. */
const IDS_PER_REQUEST = 50;

export const jiraDirectory = (jira: JiraClient) => {
  const facts = jiraProjectFacts(jira);

  const names = async (what: string, path: Route): Promise<string[]> =>
    (await jira.ask({ what, route: path }, z.array(named))).map(({ name }) => name);

  /** A list of a service desk; Jira takes the project's id for the desk's. */
  const deskNames = async (what: string, pageAt: (start: number) => Route): Promise<string[]> => {
    const found: string[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const { values, isLastPage } = await jira.ask({ what, route: pageAt(found.length) }, deskPage);
      found.push(...values.map(({ name }) => name));
      if (isLastPage || values.length === 0) break;
    }
    return found;
  };

  return {
    /** Those of the projects that the asker may see. */
    async visible(projectIds: readonly string[]): Promise<JiraDirectory["project"][]> {
      const found: JiraDirectory["project"][] = [];
      for (let from = 0; from < projectIds.length; from += IDS_PER_REQUEST) {
        const query = new URLSearchParams({ maxResults: String(IDS_PER_REQUEST) });
        for (const id of projectIds.slice(from, from + IDS_PER_REQUEST)) query.append("id", id);
        const page = await jira.ask(
          { what: "look for projects", route: route`/rest/api/3/project/search?${query}` },
          z.object({ values: z.array(project) }),
        );
        found.push(...page.values.map(({ id, key, name }) => ({ projectId: id, projectKey: key, name })));
      }
      return found;
    },

    project: async (projectId: string): Promise<JiraDirectory["project"]> => {
      const { id, key, name } = await jira.ask(
        { what: "read a project", route: route`/rest/api/3/project/${projectId}` },
        project,
      );
      return { projectId: id, projectKey: key, name };
    },

    /** Everything about a project; what cannot be read is empty and told of, but for the project itself. */
    async read(projectId: string): Promise<JiraDirectory> {
      const unavailable: string[] = [];
      const orEmpty = async <Item>(list: Promise<readonly Item[]>): Promise<readonly Item[]> => {
        try {
          return await list;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          unavailable.push(error.message);
          return [];
        }
      };
      const [shown, statuses, priorities, requestTypes, components, organizations, fields] = await Promise.all([
        this.project(projectId),
        orEmpty(facts.statuses(projectId)),
        orEmpty(names("list the priorities", route`/rest/api/3/priority`)),
        orEmpty(
          deskNames(
            "list the request types",
            (start) =>
              route`/rest/servicedeskapi/servicedesk/${projectId}/requesttype?start=${start}&limit=${PER_PAGE}`,
          ),
        ),
        orEmpty(names("list the components", route`/rest/api/3/project/${projectId}/components`)),
        orEmpty(
          deskNames(
            "list the organizations",
            (start) =>
              route`/rest/servicedeskapi/servicedesk/${projectId}/organization?start=${start}&limit=${PER_PAGE}`,
          ),
        ),
        orEmpty(facts.fields()),
      ]);
      return {
        project: shown,
        statuses,
        priorities,
        requestTypes: unique(requestTypes),
        components: unique(components),
        organizations: unique(organizations),
        fields,
        unavailable,
      };
    },
  };
};

const unique = (names: readonly string[]) => [...new Set(names)];
