import type { TicketFields } from "../domain/monitoring/field-record";
import { type CataloguePorts, type Editing, firstStep } from "./change-catalogue";
import { changeSetup, type SetupPorts } from "./change-setup";

/** Says where a project's tickets tell their service, customer and team, and has them measured by it. */
export async function chooseFields(
  ports: SetupPorts & Pick<CataloguePorts, "remeasure">,
  editing: Editing,
  fields: TicketFields,
): Promise<void> {
  const isChanged = await changeSetup(ports, editing, (setup) => {
    const facts = (["service", "customer", "team"] as const)
      .map((path) => ({ path, before: setup.fields[path].join(", "), after: fields[path].join(", ") }))
      .filter(({ before, after }) => before !== after);
    if (facts.length === 0) return null;
    return {
      setup: { ...setup, fields },
      change: { entry: null, action: "fields-changed", facts, note: null, issueKey: null },
    };
  });
  if (isChanged) await ports.remeasure(firstStep(editing.projectId, "known"), 0);
}
