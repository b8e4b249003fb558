import type { Issue } from "../store/issue";
import { demandFieldPermissions, updateBody, valuesFrom } from "./issue-values";
import { badRequest } from "./problem";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

function getTransitions(call: Call): Answer {
  const issue = call.issue();
  const wanted = call.query.get("transitionId");
  const transitions = transitionsFrom(call, issue)
    .filter(({ id }) => wanted === null || id === wanted)
    .map(({ id, name, to, from }) => ({
      id,
      name,
      to: call.view.status(call.world.statuses.need(to)),
      hasScreen: false,
      isGlobal: from === undefined,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      looped: to === issue.status,
      ...(call.list("expand").includes("transitions.fields") ? { fields: {} } : {}),
    }));
  return ok({ expand: "transitions", transitions });
}

/** The ways out of the issue's status that the caller may take. */
function transitionsFrom(call: Call, issue: Issue) {
  if (!call.allows("TRANSITION_ISSUES", issue)) return [];
  const { workflow } = call.world.projects.need(issue.project);
  return workflow.transitions.filter(({ from }) => from === undefined || from.includes(issue.status));
}

function transitIssue(call: Call): Answer {
  const issue = call.issue();
  const body = call.body(updateBody);
  if (!body.transition) throw badRequest("Missing 'transition' identifier");
  const transition = transitionsFrom(call, issue).find(({ id }) => id === body.transition!.id);
  if (!transition)
    throw badRequest(
      "It seems that you have tried to perform an illegal workflow operation: the transition is not valid for the issue's status.",
    );
  const values = valuesFrom(call, body, issue.project, issue, false);
  demandFieldPermissions(call, issue, values);
  const status = { field: call.services.fields.byId("status")!, value: transition.to };
  call.countWrite(issue.id);
  call.services.writer.change(issue, [status, ...values], call.actor, call.now);
  return done;
}

const path = "/rest/api/3/issue/{issueIdOrKey}/transitions";

export const transitionRoutes: readonly Route[] = [
  {
    method: "GET",
    path,
    scopes: scopes("read:jira-work", "read:issue.transition", "read:status", "read:field-configuration"),
    cost: "read",
    query: [
      "expand",
      "transitionId",
      "skipRemoteOnlyCondition",
      "includeUnavailableTransitions",
      "sortByOpsBarAndStatus",
    ],
    answer: getTransitions,
  },
  {
    method: "POST",
    path,
    scopes: scopes("write:jira-work", "write:issue", "write:issue.property"),
    cost: "write",
    answer: transitIssue,
  },
];
