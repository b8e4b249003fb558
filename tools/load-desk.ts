import type { RunningSite } from "../sandbox/site/start-site";
import type { AvailabilityDeed } from "../src/domain/availability/availability-deed";
import type { Outage } from "../src/domain/availability/outage";
import { DAY, HOUR, type Instant, MINUTE } from "../src/domain/time";
import { leadOf } from "./load-catalogue";
import loadSample from "./load-sample";

/** The invented service desk at its first start, with its catalogue and with weeks in which not everything could be used. */
export default async function loadDesk(site: RunningSite, file: string): Promise<void> {
  if (!(await loadSample(site, file))) return;
  const manager = leadOf(site);
  for (const [place, deed] of eventful(site.clock.now()).entries())
    await manager.changeAvailability(`desk-deed-${place}`, deed);
}

/** All of it is about the one service whose availability the sample promises, and begins on the hour. */
function eventful(at: Instant): AvailabilityDeed[] {
  const now = Math.floor(at / HOUR) * HOUR;
  const records = { kind: "service", key: "records" } as const;
  const database = { kind: "configuration-item", key: "records-db" } as const;
  const outage = (
    what: Omit<Outage, "announcedAt" | "ticket">,
    announcedAt: Instant | null = null,
  ): AvailabilityDeed => ({
    kind: "outage",
    outage: { ...what, announcedAt, ticket: null },
  });
  return [
    { kind: "recording", subject: records, from: now - 45 * DAY, to: null },
    outage({
      subject: database,
      from: now - 6 * DAY,
      to: now - 6 * DAY + 38 * MINUTE,
      loss: 100,
      note: "The database stopped after an update and was started again.",
    }),
    outage({
      subject: records,
      from: now - 2 * DAY,
      to: now - 2 * DAY + 95 * MINUTE,
      loss: 40,
      note: "Searching took minutes; known records opened as ever.",
    }),
    outage(
      { subject: records, from: now + 4 * DAY, to: now + 4 * DAY + 2 * HOUR, loss: 100, note: "New disks." },
      now - DAY,
    ),
  ];
}
