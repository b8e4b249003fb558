import { type ActionRules, ordinaryRules } from "../domain/journal/action-rules";
import { type CataloguePorts, type Editing, firstStep } from "./change-catalogue";
import { changeSetup, type SetupPorts } from "./change-setup";

/** Settles what people may do on a project's tickets, and has the tickets that it may concern looked at. */
export async function settleActionRules(
  ports: SetupPorts & Pick<CataloguePorts, "remeasure">,
  editing: Editing,
  rules: ActionRules,
): Promise<void> {
  let holdsAnew = false;
  await changeSetup(ports, editing, (setup) => {
    const before = setup.actions ?? ordinaryRules;
    const facts = factsOf(before, rules);
    if (facts.length === 0) return null;
    holdsAnew = before.acknowledgementHolds !== rules.acknowledgementHolds;
    return {
      setup: { ...setup, actions: rules },
      change: { entry: null, action: "actions-changed", facts, note: null, issueKey: null },
    };
  });
  // Steps that were held fall due, or are held from now on.
  if (holdsAnew) await ports.remeasure(firstStep(editing.projectId, "known"), 0);
}

function factsOf(before: ActionRules, after: ActionRules) {
  const facts = (rules: ActionRules): Record<string, string> => ({
    breachReasons: rules.breachReasons.map(({ key, name }) => `${key}: ${name}`).join(", "),
    "extensionGranters.accountIds": rules.extensionGranters.accountIds.join(", "),
    "extensionGranters.groups": rules.extensionGranters.groups.join(", "),
    acknowledgementHolds: rules.acknowledgementHolds ? "hold" : "continue",
    agentFigureGroups: rules.agentFigureGroups.join(", "),
  });
  const [was, is] = [facts(before), facts(after)];
  return Object.keys(is)
    .map((path) => ({ path, before: was[path]!, after: is[path]! }))
    .filter(({ before: one, after: other }) => one !== other);
}
