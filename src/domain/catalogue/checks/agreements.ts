import type { ChainLegEntry } from "../../agreement/agreement-entry";
import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

type SoundAgreement = NonNullable<NonNullable<Sound<Catalogue>["agreements"]>[number]>;

/** What one agreement demands of its own keys: those that fit its kind, legs that say one thing, a validity that is not empty. */
export function checkAgreements(catalogue: Sound<Catalogue>, report: Report): void {
  for (const { path, entry } of entriesOf("agreements", catalogue.agreements)) {
    checkParties(path, entry, report);
    checkPromiseKeys(path, entry, report);
    checkLegs(at(path, "chain"), entry.chain, report);
    const { validFrom, validTo } = entry;
    if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom)
      report(
        at(path, "validTo"),
        `The agreement ends on ${validTo}, which is not after its start on ${validFrom}, so it is never in force. validTo is the first day on which it no longer applies; leave it out for an open end.`,
      );
  }
}

const parties = {
  ola: { known: ["teams"], example: "party: { teams: [First line] }" },
  uc: {
    known: ["supplier", "statuses"],
    example: "party: { supplier: Hosting Ltd, statuses: [Waiting for supplier] }",
  },
} as const;

function checkParties(path: string, { kind, customer, party }: SoundAgreement, report: Report): void {
  if (kind === undefined) return;
  if (kind === "sla") {
    if (party !== undefined)
      report(
        at(path, "party"),
        "An SLA is made with a customer: name it under customer, or make this agreement an OLA or a UC.",
      );
    return;
  }
  if (customer !== undefined)
    report(
      at(path, "customer"),
      "Only an SLA has a customer; teams and suppliers serve all customers. Remove the key.",
    );
  const { known, example } = parties[kind];
  if (party === undefined) {
    report(at(path, "party"), `This key is missing: say whose time the agreement measures, such as ${example}.`);
    return;
  }
  for (const key of ["teams", "supplier", "statuses"] as const) {
    const wanted = (known as readonly string[]).includes(key);
    if (wanted && !(key in party)) report(at(path, "party", key), `This key is missing: write ${example}.`);
    if (!wanted && key in party)
      report(at(path, "party", key), `The party of this kind of agreement has no ${key}: write ${example}.`);
  }
}

function checkPromiseKeys(path: string, agreement: SoundAgreement, report: Report): void {
  if (agreement.kind === undefined || agreement.kind === "sla") return;
  for (const key of ["chain", "waivers"] as const)
    if (key in agreement)
      report(at(path, key), `Only an SLA has ${key}: an OLA or a contract stands behind its promise. Remove the key.`);
}

/** Each leg is one agreement or branches, and each branch leads somewhere. */
function checkLegs(
  path: string,
  legs: readonly (Sound<ChainLegEntry> | undefined)[] | undefined,
  report: Report,
): void {
  for (const { path: legPath, entry: leg } of entriesOf(path, legs)) {
    const given = ["agreement", "parallel"].filter((key) => key in leg);
    if (given.length === 0)
      report(
        legPath,
        "Say who works in this leg: { agreement: first-line }, or { parallel: [[…], […]] } for branches.",
      );
    if (given.length > 1)
      report(legPath, "A leg is an agreement or branches, not both. Put the agreement before or after the branches.");
    const branches = entriesOf(at(legPath, "parallel"), leg.parallel);
    if (leg.parallel?.length === 0) report(at(legPath, "parallel"), "There are no branches in here. Remove the leg.");
    for (const branch of branches) {
      if (branch.entry.length === 0) report(branch.path, "Nobody works in this branch. Name a leg, or remove it.");
      checkLegs(branch.path, branch.entry, report);
    }
  }
}
