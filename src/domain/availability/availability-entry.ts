import type { Instant } from "../time";
import type { CheckLog } from "./check-log/check-log";
import type { Outage, Subject } from "./outage";
import { NEVER, type Span } from "./span";

interface AnyEntry {
  /** Made up by whoever records it: the same one sent twice records once. */
  readonly id: string;
  readonly at: Instant;
  /** An account id. */
  readonly by: string;
}

/** When what an entry changes began and ended before it, so that whoever reads a month finds the entry too. */
interface Reach {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** A line of what is recorded of availability. Lines are added and never changed: a later one ends, corrects or withdraws. */
export type AvailabilityEntry =
  | (AnyEntry & { readonly kind: "outage"; readonly outage: Outage })
  /** What was open has ended. */
  | (AnyEntry & { readonly kind: "ended"; readonly of: string; readonly to: Instant; readonly was: Reach })
  | (AnyEntry & {
      readonly kind: "corrected";
      readonly of: string;
      readonly outage: Outage;
      readonly reason: string;
      readonly was: Reach;
    })
  /** From then on every outage of the subject is recorded here, so that a time without one was available. */
  | (AnyEntry & {
      readonly kind: "recording";
      readonly subject: Subject;
      readonly from: Instant;
      readonly to: Instant | null;
    })
  /** What a monitor saw of one subject. */
  | (AnyEntry & {
      readonly kind: "checks";
      readonly subject: Subject;
      readonly log: CheckLog;
      /** The file's name. */
      readonly file: string;
      /** What came with it has the same: the id of the first of them. */
      readonly batch: string;
    })
  /** An entry, or all that came with an import, counts no more. */
  | (AnyEntry & { readonly kind: "withdrawn"; readonly of: string; readonly reason: string; readonly was: Reach });

/** The time in which an entry can change anything. */
export function reachOf(entry: AvailabilityEntry): Span {
  switch (entry.kind) {
    case "outage":
      return span(entry.outage);
    case "recording":
      return span(entry);
    case "checks":
      return span(entry.log);
    case "ended":
    case "withdrawn":
      return span(entry.was);
    case "corrected": {
      const [before, after] = [span(entry.was), span(entry.outage)];
      return { from: Math.min(before.from, after.from), to: Math.max(before.to, after.to) };
    }
  }
}

const span = ({ from, to }: Reach): Span => ({ from, to: to ?? NEVER });
