import type { Desk } from "../desk";
import { organizations, people } from "./people";

export const PROJECT = "HELP";

const STATUSES = [
  { name: "Waiting for support", category: "new" },
  { name: "In progress", category: "indeterminate" },
  { name: "Waiting for customer", category: "indeterminate" },
  { name: "Waiting for vendor", category: "indeterminate" },
  { name: "Resolved", category: "done" },
  { name: "Closed", category: "done" },
] as const;

const OPEN = ["Waiting for support", "In progress", "Waiting for customer", "Waiting for vendor"];

const TRANSITIONS = [
  {
    name: "Start work",
    from: ["Waiting for support", "Waiting for customer", "Waiting for vendor"],
    to: "In progress",
  },
  { name: "Ask the customer", from: ["Waiting for support", "In progress"], to: "Waiting for customer" },
  { name: "Hand to vendor", from: ["In progress"], to: "Waiting for vendor" },
  {
    name: "Back to support",
    from: ["Waiting for customer", "Waiting for vendor", "In progress"],
    to: "Waiting for support",
  },
  { name: "Resolve", from: OPEN, to: "Resolved" },
  { name: "Close", from: ["Resolved"], to: "Closed" },
  { name: "Reopen", from: ["Resolved", "Closed"], to: "Waiting for support" },
];

const REQUEST_TYPES = [
  { name: "Report an outage", issueType: "Incident", description: "Something that worked has stopped working." },
  { name: "Get IT help", issueType: "Incident", description: "Something works badly, or for you alone not at all." },
  { name: "Request access", issueType: "Service request", description: "Ask for an account or for more rights." },
  { name: "Request equipment", issueType: "Service request", description: "Laptops, phones, scanners, licences." },
  { name: "Ask a question", issueType: "Service request", description: "Anything else that we can help with." },
] as const;

const COMPONENTS = [
  ["E-mail and calendar", "Mailboxes, shared calendars, distribution lists"],
  ["Patient records", "The clinics' records system"],
  ["Warehouse scanning", "Hand scanners and the stock application behind them"],
  ["Remote access", "VPN and remote desktops"],
  ["Workplace devices", "Laptops, printers, phones"],
] as const;

/** The service project with all that its tickets refer to. */
export function addServiceProject(desk: Desk): void {
  for (const name of ["Highest", "High", "Medium", "Low", "Lowest"]) desk.addPriority({ name });
  for (const status of STATUSES) desk.addStatus(status);
  desk.addResolution("Won't do");
  desk.addProject({
    key: PROJECT,
    name: "IT help desk",
    description: "First point of contact for the clinics and the warehouse.",
    lead: people.projectAdministrator,
    statuses: STATUSES.map(({ name }) => name),
    transitions: TRANSITIONS,
    issueTypes: ["Incident", "Service request"],
  });
  for (const [name, description] of COMPONENTS) desk.addComponent(PROJECT, name, description);
  for (const requestType of REQUEST_TYPES) desk.addRequestType(PROJECT, requestType);
  for (const { name } of organizations) desk.addOrganizationToProject(PROJECT, name);
  for (const customer of people.customers) desk.addCustomer(PROJECT, customer);
  desk.addActors(PROJECT, "Service Desk Team", { users: [people.projectAdministrator, ...people.agents] });
  const columns = ["issuekey", "summary", "status", "priority", "assignee", "reporter", "created", "updated"];
  desk.addQueue(PROJECT, {
    name: "All open",
    jql: `project = ${PROJECT} AND resolution is EMPTY ORDER BY created DESC`,
    columns,
  });
  desk.addQueue(PROJECT, {
    name: "Unassigned",
    jql: `project = ${PROJECT} AND resolution is EMPTY AND assignee is EMPTY ORDER BY priority DESC, created ASC`,
    columns,
  });
  desk.addQueue(PROJECT, {
    name: "Assigned to me",
    jql: `project = ${PROJECT} AND resolution is EMPTY AND assignee = currentUser() ORDER BY priority DESC`,
    columns,
  });
  desk.addQueue(PROJECT, {
    name: "Waiting",
    jql: `project = ${PROJECT} AND status in ("Waiting for customer", "Waiting for vendor")`,
    columns,
  });
  desk.addQueue(PROJECT, {
    name: "Resolved lately",
    jql: `project = ${PROJECT} AND resolved >= -7d ORDER BY resolved DESC`,
    columns,
  });
}
