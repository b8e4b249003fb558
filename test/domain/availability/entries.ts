import type { AvailabilityEntry } from "../../../src/domain/availability/availability-entry";
import type { Outage, Subject } from "../../../src/domain/availability/outage";

export const at = (text: string) => Date.parse(`${text}Z`);
export const service = (key: string): Subject => ({ kind: "service", key });
export const item = (key: string): Subject => ({ kind: "configuration-item", key });

export function anOutage(parts: Partial<Outage> = {}): Outage {
  return {
    subject: service("email"),
    from: at("2026-06-02T10:00"),
    to: at("2026-06-02T10:30"),
    loss: 100,
    announcedAt: null,
    note: "",
    ticket: null,
    ...parts,
  };
}

let made = 0;
const line = () => {
  made += 1;
  return { id: `entry-${made}`, at: at("2026-06-03T00:00") + made, by: "ann" };
};

export const outageEntry = (parts: Partial<Outage> = {}, id?: string): AvailabilityEntry => ({
  ...line(),
  ...(id !== undefined && { id }),
  kind: "outage",
  outage: anOutage(parts),
});

export const recordingEntry = (key: string, from: string, to: string | null = null): AvailabilityEntry => ({
  ...line(),
  kind: "recording",
  subject: service(key),
  from: at(from),
  to: to === null ? null : at(to),
});
