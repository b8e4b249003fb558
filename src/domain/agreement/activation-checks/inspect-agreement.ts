import type { Catalogue } from "../../catalogue/catalogue";
import type { Instant } from "../../time";
import { type AgreementEntry, isAgreed } from "../agreement-entry";
import { todayOf } from "../agreement-stage";
import { compileAgreement } from "../compile-agreement";
import { compileSurroundings } from "../compile-surroundings";
import { checkClocks } from "./clocks";
import { checkContacts } from "./contacts";
import { checkDates, lastSignature } from "./dates";
import type { Finding, Severity } from "./finding";
import { checkLadders } from "./ladders";
import type { ProjectReality } from "./project-reality";
import { checkStatuses } from "./statuses";
import type { Subject } from "./subject";
import { checkSupport } from "./support";
import { checkSurroundings } from "./surroundings";
import { checkTargets } from "./targets";

export interface Inspection {
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** What nobody knew, so that nothing is said of it either way. */
  readonly unchecked: readonly (keyof ProjectReality)[];
}

const checks: readonly ((subject: Subject) => Iterable<Finding>)[] = [
  checkClocks,
  checkStatuses,
  checkTargets,
  checkLadders,
  checkContacts,
  checkSupport,
  checkDates,
  checkSurroundings,
];

const gravity: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, hint: 2 };

/**
 * Looks at agreements before they bind, and while they do. What the agreements have in common is worked out once, for any
 * number of them.
 * @param catalogue one that `parseCatalogue` accepted
 */
export function inspector(
  catalogue: Catalogue,
  reality: ProjectReality,
  now: Instant,
): (entry: AgreementEntry) => Inspection {
  const statuses = reality.statuses ?? catalogue.statuses;
  const surroundings = compileSurroundings(catalogue, statuses ?? []);
  const today = todayOf(catalogue, now);
  const contacts = new Map((catalogue.contacts ?? []).map((contact) => [contact.key, contact]));
  const agreed = new Map<string, AgreementEntry[]>();
  for (const entry of catalogue.agreements.filter(isAgreed))
    agreed.set(entry.key, [...(agreed.get(entry.key) ?? []), entry]);

  return (entry) => {
    const subject: Subject = {
      entry,
      agreement: compileAgreement(entry, surroundings),
      catalogue,
      reality,
      statuses,
      now,
      today: today(entry),
      contactOf: (key) => contacts.get(key)!,
      agreedVersionsOf: (key) => agreed.get(key) ?? [],
    };
    return {
      findings: checks
        .flatMap((check) => [...check(subject)])
        .sort((one, other) => gravity[one.severity] - gravity[other.severity]),
      unchecked: uncheckedOf(subject),
    };
  };
}

function uncheckedOf({ entry, reality, statuses }: Subject): (keyof ProjectReality)[] {
  const isKnown = {
    statuses: statuses !== undefined,
    priorities: reality.priorities !== undefined,
    inactiveAccounts: reality.inactiveAccounts !== undefined,
    missingGroups: reality.missingGroups !== undefined,
    hasBaseline: reality.hasBaseline !== undefined || entry.kind !== "sla",
    lastReviewedOn: reality.lastReviewedOn !== undefined || lastSignature(entry) !== null || entry.review === undefined,
    chain: reality.chain !== undefined || entry.kind !== "sla",
  } satisfies Record<keyof ProjectReality, boolean>;
  return (Object.keys(isKnown) as (keyof ProjectReality)[]).filter((fact) => !isKnown[fact]);
}
