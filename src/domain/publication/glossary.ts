import type { PublishedAgreement, Term } from "./published-agreement";

const kindOf = {
  sla: "service-level-agreement",
  ola: "operational-level-agreement",
  uc: "underpinning-contract",
} as const satisfies Record<PublishedAgreement["kind"], Term>;

/** The words to explain below a page: those that it uses, in the order in which it does. */
export function glossaryOf(page: Omit<PublishedAgreement, "glossary">): Term[] {
  const promises = (measure: "resolution" | "response") => page.targets.some((target) => target.measure === measure);
  const used: readonly (readonly [Term, boolean])[] = [
    [kindOf[page.kind], true],
    ["response", promises("response")],
    ["resolution", promises("resolution")],
    ["priority", page.targets.some(({ priority }) => priority !== "*")],
    ["service-hours", page.hours.some(({ week }) => week.kind !== "always")],
    ["pause", Object.values(page.pauses).some((statuses) => statuses.length > 0)],
    ["escalation", page.escalation.length > 0],
    ["availability", page.availability !== null],
    ["attainment", page.attainment !== null],
    ["review", page.reviewEvery !== null],
    ["notice", page.notice !== null],
    ["operational-level-agreement", page.kind === "sla" && page.chain.length > 0],
    ["underpinning-contract", page.kind === "sla" && page.chain.length > 0],
  ];
  return used.filter(([, isUsed]) => isUsed).map(([term]) => term);
}
