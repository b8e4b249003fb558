import type { Mounts } from "./forge/mounts";
import { type Format, formatFor } from "./format";
import type { BuildNews } from "./http/build-news";
import type { PageRequest } from "./http/router";
import { JiraClient } from "./jira/jira-client";
import { type Persona, personaFor } from "./persona";
import type { Origins, SiteParts } from "./site-parts";

/** The site as a whole, as every page's code gets it. */
export interface Site extends SiteParts {
  readonly origins: Origins;
  readonly mounts: Mounts;
  /** How often an issue has changed since the site was started. */
  changes(): number;
  /** Only while somebody is at work on the app. */
  readonly buildNews?: BuildNews | undefined;
}

/** What a page needs beside the request: who looks, what they may read, how they write times. */
export interface PageContext {
  readonly site: Site;
  readonly request: PageRequest;
  readonly persona: Persona;
  readonly jira: JiraClient;
  readonly format: Format;
}

export function contextOf(site: Site, request: PageRequest): PageContext {
  const persona = personaFor(site.desk, request.session.accountId);
  return { site, request, persona, jira: new JiraClient(site.jira, persona.caller), format: formatFor(persona) };
}
