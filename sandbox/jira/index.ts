export * from "./desk";
export type { JiraOptions, JiraStandIn } from "./open-jira";
export { openJira } from "./open-jira";
