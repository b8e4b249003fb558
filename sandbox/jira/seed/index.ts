import type { Desk } from "../desk";
import { addPeople, organizations, people } from "./people";
import { addServiceProject, PROJECT } from "./project";
import { type Step, stories } from "./stories";
import { type SeedTicket, tickets } from "./tickets";

export { PROJECT, people };

const MINUTE = 60_000;

/** What people write who ask for such a thing. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "Report an outage":
    "It stopped a few minutes ago, for all of us here.\nWe are writing things down on paper meanwhile.",
  "Get IT help": "It began today. Restarting did not help.\nI can be reached at my desk until five.",
  "Request access":
    "My team leader agrees; she is in copy.\nIt would be good to have it by the start of the next shift.",
  "Request equipment": "To be delivered to reception, please. The cost centre is the usual one.",
  "Ask a question": "There is no hurry. I could not find it in the handbook.",
};

/**
 * Fills an empty site with a small invented help desk whose tickets lie before `now`: some minutes old, some two months.
 * No events are sent, as for an import.
 */
export function seedServiceDesk(desk: Desk, now: number): void {
  desk.batch({ silent: true }, () => {
    addPeople(desk);
    addServiceProject(desk);
    for (const ticket of tickets) addTicket(desk, ticket, now);
  });
}

function addTicket(desk: Desk, ticket: SeedTicket, now: number): void {
  const createdAt = now - ticket.hoursAgo * 60 * MINUTE;
  const customer = people.customers[ticket.customer];
  const organization = organizations.find(({ members }) => (members as readonly string[]).includes(customer));
  const { key } = desk.createIssue({
    project: PROJECT,
    at: createdAt,
    actor: customer,
    fields: {
      summary: ticket.summary,
      description: DESCRIPTIONS[ticket.requestType]!,
      issuetype: ["Report an outage", "Get IT help"].includes(ticket.requestType) ? "Incident" : "Service request",
      requesttype: ticket.requestType,
      components: [ticket.component],
      priority: ticket.priority,
      impact: ticket.impact,
      urgency: ticket.priority === "Highest" || ticket.priority === "High" ? "High" : "Normal",
      team: ticket.team,
      organizations: organization ? [organization.name] : [],
    },
  });
  for (const step of stories[ticket.story]) {
    const at = createdAt + step.after * MINUTE;
    if (at <= now) take(desk, key, ticket, step, at);
  }
}

function take(desk: Desk, key: string, ticket: SeedTicket, step: Step, at: number): void {
  const agent = people.agents[ticket.agent];
  const actor = step.by === "agent" ? agent : people.customers[ticket.customer];
  switch (step.does) {
    case "take":
      desk.changeIssue(key, { at, actor, changes: { assignee: agent } });
      return;
    case "move":
      desk.changeIssue(key, { at, actor, changes: { status: step.to } });
      return;
    case "say":
    case "note":
      desk.addComment(key, { at, author: actor, text: step.text, isPublic: step.does === "say" });
  }
}
