import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

type SoundAgreement = NonNullable<NonNullable<Sound<Catalogue>["agreements"]>[number]>;

/** What one agreement demands of its own keys: parties that fit its kind, and a validity that is not empty. */
export function checkAgreements(catalogue: Sound<Catalogue>, report: Report): void {
  for (const { path, entry } of entriesOf("agreements", catalogue.agreements)) {
    checkParties(path, entry, report);
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
