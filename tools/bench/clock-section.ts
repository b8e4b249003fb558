import { compileAgreementBook } from "../../src/domain/agreement/compile-agreement-book";
import { CATALOGUE_FORMAT } from "../../src/domain/catalogue/catalogue";
import { measure } from "../../src/domain/measurement/measure";
import { type TicketHistory, ticketHistory } from "../../src/domain/measurement/ticket-history";
import { MINUTE, SECOND } from "../../src/domain/time";
import { benchYears, office } from "./bench-calendars";
import { elapsedByDateFns } from "./date-fns-clock";
import { median } from "./median-time";
import { nanoseconds, times } from "./print-table";
import { randomWhole } from "./random-whole";
import type { Section } from "./section";

/** The loop on date-fns is too slow for all of them: it takes a sample of each batch, and its time is given per ticket. */
const SAMPLE_COUNT = 20;
const FLOOR_RATIO = 100;

const NOW = Date.UTC(benchYears.toYear, 0, 1) - 1;
const LATEST_CREATION = Date.UTC(benchYears.toYear - 1, 0, 1);
const [WAITING, CLOSED] = ["Waiting", "Closed"];
/** Six changes: worked on, waiting for the customer twice, closed in the end. */
const story = ["Active", WAITING, "Active", WAITING, "Active", CLOSED].map((status) => ({ status }));

const book = compileAgreementBook(
  {
    format: CATALOGUE_FORMAT,
    calendars: [{ key: "office", name: "Office hours", ...office }],
    services: [{ key: "email", name: "E-mail" }],
    agreements: [
      {
        key: "standard",
        kind: "sla",
        version: 1,
        service: "*",
        validFrom: "2000-01-01",
        clock: { pause: { statuses: [WAITING] } },
        targets: [{ measure: "resolution", within: "PT40H", calendar: "office" }],
      },
    ],
  },
  [
    { name: "New", category: "new" },
    { name: "Active", category: "indeterminate" },
    { name: WAITING, category: "indeterminate" },
    { name: CLOSED, category: "done" },
  ],
);

/** `measure` on a million tickets of six changes beside the loop that a developer would write on date-fns. */
export const clockSection: Section = {
  name: "clock",
  run({ tickets: ticketCount, ticketsAtATime }) {
    const random = randomWhole(4_711);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let made = 0; made < ticketCount; made += ticketsAtATime) {
      const tickets = Array.from({ length: ticketsAtATime }, () => randomTicket(random));
      const start = process.hrtime.bigint();
      const elapsed = tickets.map((ticket) => measure(ticket, book, NOW)[0]!.elapsed);
      const measured = process.hrtime.bigint();
      const byDateFns = tickets.slice(0, SAMPLE_COUNT).map((ticket) => elapsedByDateFns(ticket, WAITING, CLOSED));
      const end = process.hrtime.bigint();
      const different = byDateFns.findIndex((time, i) => time !== elapsed[i]);
      if (different >= 0) {
        const ticket = JSON.stringify(tickets[different]);
        throw new Error(`measure finds ${elapsed[different]} ms, the loop ${byDateFns[different]} ms on ${ticket}`);
      }
      ours.push(Number(measured - start) / ticketsAtATime);
      theirs.push(Number(end - measured) / SAMPLE_COUNT);
    }
    const ratio = median(theirs) / median(ours);
    const total = ours.reduce((sum, perTicket) => sum + perTicket * ticketsAtATime, 0);
    return {
      tables: [
        {
          title: `${ticketCount.toLocaleString("en")} tickets of six changes each, office calendar (at least ${FLOOR_RATIO}x wanted)`,
          head: ["", "per ticket", "all"],
          rows: [
            ["measure: due date, segments and all", nanoseconds(median(ours)), nanoseconds(total)],
            ["loop on date-fns and TZDate: elapsed time only", nanoseconds(median(theirs)), "not run"],
            ["ratio", times(ratio), ""],
          ],
          notes: [
            `The loop ran on ${SAMPLE_COUNT} of each ${ticketsAtATime.toLocaleString("en")} tickets, and found the same elapsed time on all of them.`,
          ],
        },
      ],
      ratios: { "clock, a ticket of six changes: loop on date-fns / measure": ratio },
    };
  },
};

/** A ticket that lives for about two weeks, with its changes in any hour of day or night. */
function randomTicket(random: (limit: number) => number): TicketHistory {
  const earliest = Date.UTC(benchYears.fromYear, 0, 1);
  const createdAt = earliest + SECOND * random((LATEST_CREATION - earliest) / SECOND);
  let at = createdAt;
  const changes = story.map((set) => {
    at += SECOND + SECOND * random((5 * 24 * 60 * MINUTE) / SECOND);
    return { at, set };
  });
  return ticketHistory({ createdAt, initial: { status: "New" }, changes });
}
