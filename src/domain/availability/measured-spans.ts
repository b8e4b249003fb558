import type { AvailabilityRecord } from "./availability-record";
import { nameOfSubject } from "./outage";
import { NEVER, type Span, united } from "./span";

/**
 * When it is known how a subject stood: where somebody said that every outage of it is recorded, and where a log saw it. All
 * other times are not measured, whatever was recorded in them.
 * @param name as `nameOfSubject` has it
 */
export function measuredSpans({ recordings, checked }: AvailabilityRecord, name: string): Span[] {
  return united([
    ...recordings
      .filter(({ subject }) => nameOfSubject(subject) === name)
      .map(({ from, to }) => ({ from, to: to ?? NEVER })),
    ...(checked.get(name)?.known ?? []),
  ]);
}
