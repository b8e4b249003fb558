import { useMemo, useRef } from "react";
import type { AvailabilityDeed } from "../../../../src/domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../../../src/domain/availability/availability-entry";
import { type AvailabilityRecord, recordOf } from "../../../../src/domain/availability/availability-record";
import { availabilityForAll, type ServiceAvailability } from "../../../../src/domain/availability/service-availability";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import type { Period } from "../../../../src/domain/period-figures/selection";
import type { Instant } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { type Loaded, useLoaded } from "../../shared/loading/loaded";

/** What is known of availability in a period, and what follows from it. */
export interface KnownAvailability {
  readonly catalogue: Catalogue;
  readonly record: AvailabilityRecord;
  readonly lines: readonly ServiceAvailability[];
  readonly period: Period;
  /** In which months begin and end. */
  readonly timezone: string;
  /** When it was read. */
  readonly at: Instant;
  readonly mayChange: boolean;
  nameOf(accountId: string): string;
}

/** Reckoned in the browser, by the code that makes reviews. */
export function useAvailability({ first, last }: Period): {
  readonly loaded: Loaded<KnownAvailability>;
  again(): void;
} {
  const { call } = useApp();
  const { catalogue } = useCatalogue();
  const { loaded, again } = useLoaded(async () => call("availability", { first, last }), [call, first, last]);
  const known = useMemo((): Loaded<KnownAvailability> => {
    if (loaded.is !== "ready") return loaded;
    const { at, timezone, mayChange, entries, people } = loaded.value;
    // The app checked the entries when it stored them, so their shape is trusted here.
    const record = recordOf(entries as readonly AvailabilityEntry[]);
    const period = { first, last };
    const now = Date.parse(at);
    const lines = availabilityForAll({ catalogue, record, period, timezone, now });
    const nameOf = (account: string) => people[account] ?? account;
    return { is: "ready", value: { catalogue, record, lines, period, timezone, at: now, mayChange, nameOf } };
  }, [loaded, catalogue, first, last]);
  return { loaded: known, again };
}

/** Sends what is recorded. The same a second time goes under the same name, so that it counts once. */
export function useRecording(): (deed: AvailabilityDeed) => Promise<{ readonly isNew: boolean }> {
  const { call } = useApp();
  const names = useRef(new Map<string, string>());
  return (deed) => {
    const content = JSON.stringify(deed);
    const requestId = names.current.get(content) ?? crypto.randomUUID();
    names.current.set(content, requestId);
    return call("changeAvailability", { requestId, deed });
  };
}
