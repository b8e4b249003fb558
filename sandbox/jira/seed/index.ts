import type { Desk } from "../desk";
import { addPeople, organizations, people } from "./people";
import { addServiceProject, PROJECT } from "./project";
import { type Step, stories } from "./stories";
import { type SeedTicket, tickets } from "./tickets";

export { PROJECT, people };

const MINUTE = 60_000;

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
      description: `${ticket.summary}. Please help us soon, several people are waiting.`,
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
