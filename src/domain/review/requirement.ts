import type { LocalDate } from "../calendar/calendar";

/**
 * What a customer asked for. One that is declined names the business reason, for people go round a refusal that nobody
 * explains.
 */
export interface Requirement {
  readonly id: string;
  readonly customer: string;
  /** A service's key; null where it is about none. */
  readonly service: string | null;
  /** In the customer's words. */
  readonly asked: string;
  /** What they want to achieve by it. */
  readonly outcome: string;
  readonly askedBy: string;
  readonly askedOn: LocalDate;
  readonly answer: "open" | "granted" | "declined";
  readonly answeredOn: LocalDate | null;
  /** Of a declined one: why the business does not want it. */
  readonly justification: string;
  /** What was offered instead. */
  readonly alternative: string;
  /** How likely it is that people go round the refusal, and how. */
  readonly risk: "low" | "medium" | "high" | null;
  readonly riskWords: string;
  /** When to look at a refusal again. */
  readonly lookAgainOn: LocalDate | null;
  /** Of a granted one: the agreement that changes for it, by key; null where none does. */
  readonly agreement: string | null;
  /** The version that was drafted for it; absent until then. */
  readonly draft?: number | undefined;
}

/** What keeps a requirement from being answered as it says, by the field that mends it. */
export type RequirementProblem = "justification-missing" | "risk-missing" | "look-again-missing";

/** A refusal is complete when its reason, the risk and the day to look at it again are known. */
export function problemsOfRequirement(requirement: Requirement): readonly RequirementProblem[] {
  if (requirement.answer !== "declined") return [];
  return [
    ...(requirement.justification.trim() === "" ? (["justification-missing"] as const) : []),
    ...(requirement.risk === null ? (["risk-missing"] as const) : []),
    ...(requirement.lookAgainOn === null ? (["look-again-missing"] as const) : []),
  ];
}
