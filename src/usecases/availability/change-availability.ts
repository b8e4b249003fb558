import {
  type AvailabilityDeed,
  type AvailabilityProblem,
  entriesOfDeed,
  problemsOfDeed,
} from "../../domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../domain/availability/availability-entry";
import { type AvailabilityRecord, recordOf } from "../../domain/availability/availability-record";
import { InvalidRequest } from "../../errors";
import type { AvailabilityPorts } from "./availability-ports";

export type AvailabilityChange =
  | { readonly kind: "recorded"; readonly entries: readonly AvailabilityEntry[]; readonly isNew: boolean }
  /** Nothing was recorded. */
  | { readonly kind: "refused"; readonly problems: readonly AvailabilityProblem[] };

/** What a deed may be about, apart from what is always asked of it. @returns what else is wrong */
export type Restriction = (deed: AvailabilityDeed, record: AvailabilityRecord) => readonly AvailabilityProblem[];

const ATTEMPTS = 8;

/**
 * Records something about availability. Lines are only ever added; whoever sends the same request again has recorded it
 * once, and a log that brings nothing new leaves everything as it is.
 * @param id of the request, made up by whoever asks
 * @throws InvalidRequest where the project has no catalogue, or others kept writing
 */
export async function changeAvailability(
  ports: AvailabilityPorts,
  { projectId, by }: { readonly projectId: string; readonly by: string },
  id: string,
  deed: AvailabilityDeed,
  restriction: Restriction = () => [],
): Promise<AvailabilityChange> {
  const catalogue = await ports.catalogue(projectId);
  if (catalogue === null)
    throw new InvalidRequest("This project has no services yet. Make its catalogue in the project's settings first.");
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { revision, entries } = await ports.book(projectId, null);
    if (entries.some((entry) => entry.id === id)) return { kind: "recorded", entries, isNew: false };
    const record = recordOf(entries);
    const now = ports.now();
    const problems = [...restriction(deed, record), ...problemsOfDeed(deed, record, catalogue, now)];
    if (problems.length > 0) return { kind: "refused", problems: [...new Set(problems)] };
    const added = entriesOfDeed(deed, record, id, now, by);
    if (added.length === 0) return { kind: "recorded", entries, isNew: false };
    if (await ports.append(projectId, revision, added))
      return { kind: "recorded", entries: [...entries, ...added], isNew: true };
  }
  throw new InvalidRequest("Others are recording availability at the same moment. Nothing is recorded yet: try again.");
}
