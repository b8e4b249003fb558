import { z } from "zod";
import type { JiraClient } from "./jira-client";

const Keys = z.object({ keys: z.array(z.object({ key: z.string() })) });
const Property = z.object({ value: z.unknown() });

/** A project's properties as the reader may read them: display conditions are judged in the reader's name. */
export async function projectProperties(jira: JiraClient, projectKey: string): Promise<ReadonlyMap<string, unknown>> {
  const path = `/rest/api/3/project/${encodeURIComponent(projectKey)}/properties`;
  const { keys } = await jira.get(path, Keys);
  return new Map(
    await Promise.all(
      keys.map(async ({ key }): Promise<[string, unknown]> => {
        const { value } = await jira.get(`${path}/${encodeURIComponent(key)}`, Property);
        return [key, value];
      }),
    ),
  );
}
