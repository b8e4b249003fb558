import { idleDay, type MeasuredUse, minus, plus, SWEEPS_PER_HOUR, scaled, type Use } from "./measured-use";
import { busiestHour } from "./month-of-tickets";

/** What the product promises for a site of a hundred thousand open tickets. */
export const BOUNDS = { pointsPerHour: 1_500, sweepMs: 3_000, dollarsPerMonth: 2 } as const;
export type Bounded = keyof typeof BOUNDS;

/** A desk in balance: as many tickets come as go, so that the number of open ones is their rate times their mean life. */
export interface Desk {
  readonly openTickets: number;
  readonly meanLifeDays: number;
}

export interface Estimate extends Readonly<Record<Bounded, number>> {
  readonly desk: Desk;
  readonly livesPerHour: number;
  /** Not bounded: Jira's quota is by the hour, and mornings are busier than nights. */
  readonly pointsInBusiestHour: number;
  readonly ticketsPerSweepInBusiestHour: number;
  /** Dollars by what is charged, after the free allowance. */
  readonly charges: readonly { readonly meter: string; readonly amount: number; readonly dollars: number }[];
  /** Points an hour by what they are spent on. */
  readonly pointsBy: Readonly<Record<"reading" | "changelogs" | "comments" | "mail" | "fields" | "searching", number>>;
}

const HOURS_PER_MONTH = 730;
/** A check reads, and writes the fields of, so many tickets together that a sweep hands on. */
const TICKETS_PER_BATCH = 50;
const KB_PER_GB = 1024 ** 2;
/** What is open is looked at for the history once a day, so many an hour, and once more, all of it, when a month is over. */
const LOOKS_PER_HOUR = 1_000;
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;
/**
 * A function has a share of a processor by its memory, a whole one at 1,769 MB (as AWS Lambda gives, on which Forge runs):
 * so a second of a whole one is paid as 1.73 GB-seconds, and takes the sweep, which has 128 MB, fourteen.
 */
const MEGABYTES_PER_PROCESSOR = 1_769;
const SWEEP_MEGABYTES = 128;

/** What a desk costs, by what was measured on a small one. */
export function estimate(measured: MeasuredUse, desk: Desk): Estimate {
  const { perTicketLife: life, idle, loadedSweep, looksPerLife } = measured;
  const livesPerHour = desk.openTickets / (desk.meanLifeDays * 24);
  const idleHour = scaled(idleDay(idle), 1 / 24);

  const looksPerSweep = (looksPerLife * livesPerHour) / SWEEPS_PER_HOUR;
  const inBusiestHour = looksPerSweep * busiestHour;
  const hour = pointsOf(life, livesPerHour, looksPerSweep);
  const busy = pointsOf(life, livesPerHour * busiestHour, inBusiestHour);
  const openLooks = DAYS_PER_MONTH * Math.min(desk.openTickets, 24 * LOOKS_PER_HOUR) + desk.openTickets;
  const perMonth = [
    scaled(idleHour, HOURS_PER_MONTH),
    scaled(life, livesPerHour * HOURS_PER_MONTH),
    scaled(packingHour(measured, livesPerHour), HOURS_PER_MONTH),
    scaled(measured.openLook, openLooks),
  ].reduce(plus);
  const computingSeconds =
    (HOURS_PER_MONTH / 1_000) *
      (livesPerHour * measured.computingPerLife + (SWEEPS_PER_HOUR + 1) * measured.computingPerIdleRun) +
    (openLooks / 1_000) * measured.openLook.computing;
  const charges = chargesOf(measured, perMonth, computingSeconds * (MEGABYTES_PER_PROCESSOR / 1_024));

  const share = inBusiestHour / loadedSweep.tickets;
  const slower = MEGABYTES_PER_PROCESSOR / SWEEP_MEGABYTES;
  return {
    desk,
    livesPerHour,
    pointsPerHour: total(hour) + idleHour.points,
    pointsInBusiestHour: total(busy) + idleHour.points,
    ticketsPerSweepInBusiestHour: inBusiestHour,
    sweepMs:
      idle.sweep.milliseconds +
      measured.computingPerIdleRun * slower +
      share * (loadedSweep.milliseconds + loadedSweep.computing * slower),
    dollarsPerMonth: charges.reduce((sum, { dollars }) => sum + dollars, 0),
    charges,
    pointsBy: { ...hour, searching: idleHour.points },
  };
}

/** The shortest mean life, in whole days, with which a desk of so many open tickets keeps within a bound. */
export function shortestLifeWithin(measured: MeasuredUse, openTickets: number, bounded: Bounded): number {
  for (let meanLifeDays = 1; meanLifeDays < 1_000; meanLifeDays++) {
    if (estimate(measured, { openTickets, meanLifeDays })[bounded] <= BOUNDS[bounded]) return meanLifeDays;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Tickets that a sweep hands on together share the request that writes their fields: on a small desk each has its own, on a
 * large one there is one for fifty. Everything else is taken as it was measured, though large desks share reading too.
 */
function pointsOf(life: Use, livesPerHour: number, looksPerSweep: number) {
  const apart = life.pointsOnFields * livesPerHour;
  const together = SWEEPS_PER_HOUR * Math.ceil(looksPerSweep / TICKETS_PER_BATCH);
  const { pointsOnChangelogs, pointsOnComments, pointsOnMail, pointsOnFields } = life;
  return {
    reading: (life.points - pointsOnChangelogs - pointsOnComments - pointsOnMail - pointsOnFields) * livesPerHour,
    changelogs: pointsOnChangelogs * livesPerHour,
    comments: pointsOnComments * livesPerHour,
    mail: pointsOnMail * livesPerHour,
    fields: Math.min(apart, together),
  };
}

/** A larger page is joined with the one before when it has half its size, until it is full: an entry is written so often again. */
const JOININGS = 5;

/**
 * What an hour's packing takes beyond an idle run. A run has its own part, which all tickets of the hour share, and a part
 * for each ticket; two runs of different size tell the two apart. On a small desk joining pages is part of what was measured.
 */
function packingHour({ packing: { few, many }, openLook }: MeasuredUse, livesPerHour: number): Use {
  const more = Math.max(1, many.tickets - few.tickets);
  const perTicket = scaled(minus(many, few), 1 / more);
  const perRun = minus(few, scaled(perTicket, few.tickets));
  const runs = Math.min(1, livesPerHour / few.tickets);
  const joined = livesPerHour > few.tickets ? JOININGS * livesPerHour : 0;
  // A ticket has as much room on a page when it has finished as while it is open.
  const perJoining = { ...scaled(perTicket, 0), kvsReadKB: openLook.kvsWriteKB, kvsWriteKB: openLook.kvsWriteKB };
  return [scaled(perRun, runs), scaled(perTicket, livesPerHour), scaled(perJoining, joined)].reduce(plus);
}

const total = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((sum, part) => sum + part, 0);

function chargesOf({ prices }: MeasuredUse, use: Use, computingGbSeconds: number): Estimate["charges"] {
  const amounts: Readonly<Record<string, number>> = {
    Functions: use.gbSeconds + computingGbSeconds,
    "KVS reads": use.kvsReadKB / KB_PER_GB,
    "KVS writes": use.kvsWriteKB / KB_PER_GB,
    Logs: use.logGB,
  };
  return prices.map(({ meter, freePerMonth, priceUSD }) => {
    const amount = amounts[meter] ?? 0;
    return { meter, amount, dollars: Math.max(0, amount - freePerMonth) * priceUSD };
  });
}
