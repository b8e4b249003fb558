export * from "./desk";
export type { AppFieldNames, JiraOptions, JiraStandIn } from "./open-jira";
export { openJira } from "./open-jira";
export { PROJECT as SEED_PROJECT, people as seedPeople, seedServiceDesk } from "./seed";
