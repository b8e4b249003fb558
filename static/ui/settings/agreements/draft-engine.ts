import type { Agreement } from "../../../../src/domain/agreement/agreement";
import type {
  AgreementEntry,
  CommencementEntry,
  EscalationEntry,
  TargetEntry,
} from "../../../../src/domain/agreement/agreement-entry";
import { compileAgreement } from "../../../../src/domain/agreement/compile-agreement";
import { parseDuration } from "../../../../src/domain/agreement/duration";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { isLocalDate } from "../../../../src/domain/catalogue/local-date";
import { hoursOf } from "./hours-of";

/**
 * What can be reckoned from an agreement that somebody is still writing, by the very engine that measures tickets:
 * targets and ladders that are not sound yet are left out. Null while no target is sound.
 *
 * Its validity is of no use for matching tickets, as dates that cannot be read count as long past and as never.
 */
export function engineOf(
  draft: AgreementEntry,
  catalogue: Pick<Catalogue, "calendars" | "statuses">,
): Agreement | null {
  const calendars = new Map(catalogue.calendars.map((entry) => [entry.key, entry]));
  const targets = draft.targets.filter((target) => isSoundTarget(target) && calendars.has(target.calendar));
  if (targets.length === 0) return null;
  const { validTo, ...rest } = draft;
  const sound: AgreementEntry = {
    ...rest,
    validFrom: isLocalDate(draft.validFrom) ? draft.validFrom : "1970-01-01",
    ...(validTo !== undefined && isLocalDate(validTo) && { validTo }),
    targets,
    escalation: (draft.escalation ?? []).filter(isSoundLadder),
  };
  const done = (catalogue.statuses ?? []).filter(({ category }) => category === "done");
  return compileAgreement(sound, {
    calendarOf: (key) => {
      const entry = calendars.get(key)!;
      return { hours: hoursOf(entry), timezone: entry.timezone };
    },
    doneStatuses: new Set(done.map(({ name }) => name)),
  });
}

function isSoundTarget({ within }: TargetEntry): boolean {
  return parseDuration(within) !== null;
}

function isSoundLadder({ commence, every, steps }: EscalationEntry): boolean {
  const isEverySound = every === undefined ? steps.length < 2 : parseDuration(every) !== null;
  return steps.length > 0 && isEverySound && isSoundCommencement(commence);
}

function isSoundCommencement(commence: CommencementEntry): boolean {
  if ("percent" in commence) return Number.isFinite(commence.percent) && commence.percent >= 0;
  return parseDuration("before" in commence ? commence.before : commence.after) !== null;
}
