import { z } from "zod";
import type { ForgeHost } from "../../forge/forge-host";
import { HttpError } from "../http/reply";
import type { SiteParts } from "../site-parts";
import { isOneOf, PAGE_TYPES, type PageType } from "./module-types";

/** Where the pages of a module begin, for the types that have an address of their own; undefined for the others. */
export function modulePath(
  host: ForgeHost,
  module: { readonly type: string; readonly key: string },
  projectKey: string,
): string | undefined {
  if (!isPage(module.type)) return undefined;
  const nobody = { accountType: "anonymous", locale: "en-US", timezone: "Etc/UTC" } as const;
  const { environmentId } = host.pageContext({ moduleKey: module.key, viewer: nobody, extension: {} });
  const appId = host.manifest.appId.split("/").at(-1)!;
  return `/jira/servicedesk/projects/${encodeURIComponent(projectKey)}${PLACES[module.type]}/apps/${appId}/${environmentId}`;
}

/** What stands between the project's path and the app's. */
const PLACES: Readonly<Record<PageType, string>> = {
  "jira:projectPage": "",
  "jira:projectSettingsPage": "/settings",
  "jiraServiceManagement:queuePage": "/queues",
};

const isPage = (moduleType: string): moduleType is PageType => isOneOf(PAGE_TYPES, moduleType);

const Location = z.union([
  z.object({ url: z.string() }),
  z.object({ target: z.literal("issue"), issueKey: z.string() }),
  z.object({ target: z.literal("projectSettingsDetails"), projectKey: z.string() }),
  z.object({ target: z.literal("module"), moduleKey: z.string(), projectKey: z.string().optional() }),
  z.looseObject({ target: z.string() }),
]);

/**
 * The address that a page of the app means by a `NavigationLocation` or a plain URL, as `router` takes them.
 * @param here the project that the page stands in
 * @throws HttpError 501 for a target that this site does not have
 */
export function urlOf({ host }: SiteParts, siteOrigin: string, location: unknown, here: string | undefined): string {
  const parsed = Location.safeParse(location);
  if (!parsed.success) throw new HttpError(400, "The location has neither a url nor a target.");
  const wanted = parsed.data;
  if ("url" in wanted && typeof wanted.url === "string") return new URL(wanted.url, siteOrigin).href;
  const path = targetPath(host, wanted as Record<string, unknown>, here);
  if (path === undefined)
    throw new HttpError(501, `This site has no page for the navigation target ${JSON.stringify(wanted)}.`);
  return siteOrigin + path;
}

function targetPath(
  host: ForgeHost,
  wanted: Readonly<Record<string, unknown>>,
  here: string | undefined,
): string | undefined {
  switch (wanted.target) {
    case "issue":
      return `/browse/${encodeURIComponent(String(wanted.issueKey))}`;
    case "projectSettingsDetails":
      return `/jira/servicedesk/projects/${encodeURIComponent(String(wanted.projectKey))}/settings`;
    case "module": {
      const module = host.manifest.uiModules.find(({ key }) => key === wanted.moduleKey);
      const project = wanted.projectKey ?? here;
      return module === undefined || project === undefined ? undefined : modulePath(host, module, String(project));
    }
    default:
      return undefined;
  }
}
