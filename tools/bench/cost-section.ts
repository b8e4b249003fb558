import { BOUNDS, type Bounded, type Estimate, estimate, shortestLifeWithin } from "./cost/cost-model";
import { idleDay, type MeasuredUse, measureUse } from "./cost/measured-use";
import { busiestHour, MONTH_DAYS, OFFICE_SHARE, stories } from "./cost/month-of-tickets";
import type { Section, Table } from "./section";

const SIZES = [1_000, 10_000, 100_000];
const PROMISED = 100_000;
const MEAN_LIFE_DAYS = 30;

const titles: Readonly<Record<Bounded, string>> = {
  pointsPerHour: "Jira points an hour, mean of the month",
  sweepMs: "ms a sweep, busiest hour",
  dollarsPerMonth: "dollars a month",
};

/** What a large site costs: a month of tickets measured through the app and the offline site, and reckoned up. */
export const costSection: Section = {
  name: "cost",
  async run({ ticketsOfMonth }) {
    const measured = await measureUse(ticketsOfMonth);
    const estimates = SIZES.map((openTickets) => estimate(measured, { openTickets, meanLifeDays: MEAN_LIFE_DAYS }));
    const promised = estimates[SIZES.indexOf(PROMISED)]!;
    const bounds = (Object.keys(BOUNDS) as Bounded[]).map((bounded) => ({
      name: bounded,
      title: titles[bounded],
      value: promised[bounded],
      bound: BOUNDS[bounded],
      passes: promised[bounded] <= BOUNDS[bounded],
      shortestMeanLifeDays: shortestLifeWithin(measured, PROMISED, bounded),
    }));
    const assumptions = assumptionsOf(measured, promised);
    return {
      tables: [
        measuredTable(measured),
        pricesTable(measured),
        sizesTable(estimates),
        {
          title: `${whole(PROMISED)} open tickets against what was promised`,
          head: ["", "estimate", "at most", "", "kept from a mean life of"],
          rows: bounds.map(({ title, value, bound, passes, shortestMeanLifeDays }) => [
            title,
            figure(value),
            figure(bound),
            passes ? "pass" : "FAIL",
            `${shortestMeanLifeDays} days`,
          ]),
          notes: [...dominant(promised), "Assumptions:", ...assumptions.map((line) => `- ${line}`)],
        },
      ],
      ratios: Object.fromEntries(
        bounds.map(({ title, value, bound }) => [
          `cost, ${whole(PROMISED)} open tickets: ${title} / ${bound}`,
          value / bound,
        ]),
      ),
      details: { bounds, assumptions, dominates: dominant(promised), estimates, measured },
    };
  },
};

function measuredTable(measured: MeasuredUse): Table {
  const { idle, perTicketLife, loadedSweep } = measured;
  const columns = [
    ["a ticket's life", perTicketLife],
    ["idle sweep", idle.sweep],
    ["idle reconcile", idle.reconcile],
    ["idle audit", idle.audit],
    ["idle day", idleDay(idle)],
    ["an open ticket, looked at", measured.openLook],
    ["packing a few", measured.packing.few],
    ["packing a hundred", measured.packing.many],
  ] as const;
  const row = (name: string, of: (use: (typeof columns)[number][1]) => number) => [
    name,
    ...columns.map(([, use]) => figure(of(use))),
  ];
  return {
    title: `Measured: ${whole(measured.tickets)} tickets of ${MONTH_DAYS} days through the app in the offline site`,
    head: ["", ...columns.map(([name]) => name)],
    rows: [
      row("Jira points", (use) => use.points),
      row("KVS reads", (use) => use.kvsReads),
      row("KVS KB read", (use) => use.kvsReadKB),
      row("KVS writes", (use) => use.kvsWrites),
      row("KVS KB written", (use) => use.kvsWriteKB),
      row("invocations", (use) => use.invocations),
      row("GB-seconds waiting for calls", (use) => use.gbSeconds),
    ],
    notes: [
      `A sweep that hands on ${loadedSweep.tickets} tickets at once takes ${figure(loadedSweep.milliseconds)} ms of calls and ${figure(loadedSweep.computing)} ms of computing on this machine.`,
      `A ticket's life takes ${figure(measured.computingPerLife)} ms of computing on this machine, the offline site's part included.`,
    ],
  };
}

function pricesTable({ prices }: MeasuredUse): Table {
  return {
    title: "Forge's prices",
    head: ["", "unit", "free a month", "dollars a unit above"],
    rows: prices.map(({ meter, unit, freePerMonth, priceUSD }) => [meter, unit, whole(freePerMonth), String(priceUSD)]),
    notes: [
      "Source: developer.atlassian.com/platform/forge/forge-platform-pricing, as of 12 August 2026.",
      "Allowances are for an app and month over all of its installations; here one installation has them for itself.",
    ],
  };
}

function sizesTable(estimates: readonly Estimate[]): Table {
  const row = (name: string, of: (estimate: Estimate) => number) => [name, ...estimates.map((one) => figure(of(one)))];
  const charged = (meter: string) => (one: Estimate) => one.charges.find((charge) => charge.meter === meter)!;
  return {
    title: `Reckoned up, with a mean life of ${MEAN_LIFE_DAYS} days`,
    head: ["open tickets", ...estimates.map(({ desk }) => whole(desk.openTickets))],
    rows: [
      row("tickets created an hour", (one) => one.livesPerHour),
      row(titles.pointsPerHour, (one) => one.pointsPerHour),
      row("Jira points in the busiest hours", (one) => one.pointsInBusiestHour),
      row("tickets a sweep, busiest hour", (one) => one.ticketsPerSweepInBusiestHour),
      row(titles.sweepMs, (one) => one.sweepMs),
      row("GB-seconds a month", (one) => charged("Functions")(one).amount),
      row("KVS GB read a month", (one) => charged("KVS reads")(one).amount),
      row("KVS GB written a month", (one) => charged("KVS writes")(one).amount),
      row(titles.dollarsPerMonth, (one) => one.dollarsPerMonth),
    ],
  };
}

function assumptionsOf({ tickets }: MeasuredUse, { livesPerHour }: Estimate): string[] {
  return [
    `In balance: as many tickets come as go, ${figure(livesPerHour)} an hour, each open for ${MEAN_LIFE_DAYS} days on average.`,
    `${OFFICE_SHARE} % come in office hours and the others at any hour, so that the busiest hours bring ${figure(busiestHour)} times the mean.`,
    `The mix, of a hundred: ${stories.map(({ name, share }) => `${share} ${name}`).join("; ")}.`,
    `What a life costs does not depend on how many others are open, nor on how long it lasts after its last step; ${whole(tickets)} lives were measured from first to last.`,
    "Field writes of tickets that one sweep hands on are shared by fifty; all else costs what it costs a small desk.",
    "Calls take the offline site's times (80 ms Jira, 10 ms storage, 20 ms queue); computing is paid at 1.73 GB-seconds a processor's second, and is 14 times as slow in the sweep's 128 MB.",
    "The history is packed hourly, and what a run takes is shared by all tickets that finished in the hour; on a large desk each is written five times more as pages are joined. What is open is looked at a thousand an hour, each ticket once a day at most, and once more at the end of a month.",
    "Nobody looks at pages, holds reviews, imports catalogues or takes in baselines: that is paid when it is done.",
  ];
}

/** What most of the points and of the dollars goes into. */
function dominant({ pointsBy, charges, pointsPerHour, dollarsPerMonth }: Estimate): string[] {
  const [spent, points] = Object.entries(pointsBy).sort((a, b) => b[1] - a[1])[0]!;
  const charge = [...charges].sort((a, b) => b.dollars - a.dollars)[0]!;
  return [
    `Most points go into ${spent}: ${figure(points)} of ${figure(pointsPerHour)} an hour.`,
    dollarsPerMonth === 0
      ? "Nothing is charged: all of it is within the free allowance."
      : `Most dollars go into ${charge.meter}: ${figure(charge.dollars)} of ${figure(dollarsPerMonth)} a month.`,
  ];
}

function whole(value: number): string {
  return value.toLocaleString("en");
}

function figure(value: number): string {
  if (value === 0 || Math.abs(value) < 1e-9) return "0";
  return value >= 100 ? whole(Math.round(value)) : value.toPrecision(3);
}
