import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";

/** Named in the display conditions of the manifest; everybody who may browse the project can read it. */
export const WATCH_PROPERTY = "handshake";

/**
 * What the app has Jira know of a project, for the display conditions of its modules: whether its tickets are watched.
 * `false` once it was and is no longer, so that what was reviewed stays in reach; absent where it never was.
 */
export interface WatchMark {
  readonly watched?: boolean | undefined;
}

const property = z.object({ value: z.object({ watched: z.boolean().optional() }).catch({}) });

export const projectProperty = (jira: JiraClient) => ({
  /** Null where the project has no such property. @throws JiraRequestFailed, JiraUnreachable */
  async read(projectId: string): Promise<WatchMark | null> {
    try {
      const call = {
        what: "read the project's property",
        route: route`/rest/api/3/project/${projectId}/properties/${WATCH_PROPERTY}`,
      };
      return (await jira.ask(call, property)).value;
    } catch (error) {
      if (error instanceof JiraRequestFailed && error.status === 404) return null;
      throw error;
    }
  },

  /** Takes *Administer Projects*. @throws JiraRequestFailed, JiraUnreachable */
  async write(projectId: string, mark: WatchMark): Promise<void> {
    await jira.tell({
      what: "write the project's property",
      route: route`/rest/api/3/project/${projectId}/properties/${WATCH_PROPERTY}`,
      method: "PUT",
      body: mark,
    });
  },
});
