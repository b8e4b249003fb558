import type { Answer, ClockReference, ClockStory, TicketAnswer, TicketCalls, TicketStanding } from "../../src/contract";
import type { SimulatedSite } from "./simulated-site";

/** A site with the app in it, as far as a panel needs one. */
export type PanelSite = Pick<SimulatedSite, "clock" | "host" | "projectId">;

/** Who looks at a ticket, and on which issue of which project their panel says that it stands. */
export interface Onlooker {
  readonly accountId?: string | undefined;
  readonly accountType?: "licensed" | "unlicensed" | "customer" | "anonymous";
}

export interface Place {
  readonly issueId: string;
  readonly projectId: string;
}

const agent: Onlooker = { accountId: "agent", accountType: "licensed" };

/** Asks the panel's resolver as the page does, through the host. */
export async function askPanel<Name extends keyof TicketCalls>(
  site: PanelSite,
  functionKey: Name,
  { issueId, projectId }: Place,
  payload: object = {},
  { accountId, accountType = "licensed" }: Onlooker = agent,
): Promise<ReturnType<TicketCalls[Name]>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "ticket-service-levels",
      functionKey,
      payload,
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension: {
        type: "jira:issueContext",
        issue: { id: issueId, key: `HD-${issueId}` },
        project: { id: projectId, key: "HD" },
      },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as ReturnType<TicketCalls[Name]>;
}

/** @throws when the app refuses, or knows nothing of the ticket */
export async function standingOf(site: PanelSite, issueId: string, onlooker = agent): Promise<TicketStanding> {
  const answer = await askPanel(site, "standing", { issueId, projectId: site.projectId }, {}, onlooker);
  const value: TicketAnswer = given(answer);
  if (value.kind !== "standing") throw new Error(`The panel says: ${value.kind}`);
  return value;
}

export async function storyOf(
  site: PanelSite,
  issueId: string,
  clock: ClockReference,
  onlooker = agent,
): Promise<ClockStory> {
  const story = given(await askPanel(site, "story", { issueId, projectId: site.projectId }, clock, onlooker));
  if (story === null) throw new Error("The ticket has no such clock.");
  return story;
}

function given<Value>(answer: Answer<Value>): Value {
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value;
}
