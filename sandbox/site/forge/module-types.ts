/** The module types that this site mounts, by where they stand. */
export const PAGE_TYPES = ["jira:projectPage", "jira:projectSettingsPage", "jiraServiceManagement:queuePage"] as const;
export const ISSUE_PANEL_TYPES = ["jira:issueContext", "jira:issuePanel"] as const;
export const PORTAL_PANEL_TYPES = [
  "jiraServiceManagement:portalRequestDetail",
  "jiraServiceManagement:portalRequestDetailPanel",
] as const;

export type PageType = (typeof PAGE_TYPES)[number];

const MOUNTED: ReadonlySet<string> = new Set([...PAGE_TYPES, ...ISSUE_PANEL_TYPES, ...PORTAL_PANEL_TYPES]);

export const isMounted = (moduleType: string): boolean => MOUNTED.has(moduleType);

export const isOneOf = (types: readonly string[], moduleType: string): boolean => types.includes(moduleType);
