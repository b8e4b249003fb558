import type { Problem } from "../../../../src/domain/catalogue/problem";

/** From what the customer relies on to two signatures: the order in which an agreement is made. */
export const wizardSteps = ["service", "promise", "support", "ladder", "check", "agree"] as const;

export type WizardStep = (typeof wizardSteps)[number];

/** Where the wizard asks for what a key of the agreement holds; the step of the checks shows all that has no step of its own. */
const stepOfKey: Readonly<Record<string, WizardStep>> = {
  key: "service",
  name: "service",
  service: "service",
  customer: "service",
  validFrom: "promise",
  validTo: "promise",
  targets: "promise",
  clock: "promise",
  availability: "promise",
  attainment: "promise",
  chain: "support",
  party: "support",
  escalation: "ladder",
};

/** @param path inside the agreement; empty for the agreement as a whole */
export function stepOf(path: string): WizardStep {
  const [key = ""] = /^\w*/.exec(path) ?? [];
  return stepOfKey[key] ?? "check";
}

export function problemsAt(step: WizardStep, problems: readonly Problem[]): Problem[] {
  return problems.filter(({ path }) => stepOf(path) === step);
}

/** The furthest step that one may go to: nothing before it is wrong. */
export function furthestStep(problems: readonly Problem[]): WizardStep {
  return wizardSteps.find((step) => problemsAt(step, problems).length > 0) ?? "agree";
}

export function isBefore(one: WizardStep, other: WizardStep): boolean {
  return wizardSteps.indexOf(one) < wizardSteps.indexOf(other);
}

/** The step after or before; null at either end. */
export function neighbourOf(step: WizardStep, distance: 1 | -1): WizardStep | null {
  return wizardSteps[wizardSteps.indexOf(step) + distance] ?? null;
}
