import type {
  RecordedChange,
  RecordedComment,
  RecordedItem,
  RecordedTicket,
} from "../../../sandbox/history/recorded-ticket";
import { HOUR, type Instant, MINUTE } from "../../../src/domain/time";
import { randomWhole } from "../random-whole";

/** Monday, 4 March 2024: the month begins with a week of work. */
export const MONTH_BEGINS = Date.UTC(2024, 2, 4);
export const MONTH_DAYS = 30;
const DAY_HOURS = 24;

/** Promises of the invented desk: a promise of resolution and of response, an agreement with the second line, a supplier. */
export const costCatalogue = `
format: service-level-catalogue/1
calendars:
  - key: office
    timezone: Etc/UTC
    weekly: { mon: [["08:00", "18:00"]], tue: [["08:00", "18:00"]], wed: [["08:00", "18:00"]], thu: [["08:00", "18:00"]], fri: [["08:00", "18:00"]] }
  - { key: always, timezone: Etc/UTC, weekly: always }
statuses:
  - { name: New, category: new }
  - { name: Active, category: indeterminate }
  - { name: Waiting for customer, category: indeterminate }
  - { name: Waiting for supplier, category: indeterminate }
  - { name: Resolved, category: done }
  - { name: Closed, category: done }
services:
  - { key: workplace, name: Workplace, tickets: { service: [Workplace] } }
  - { key: network, name: Network, tickets: { service: [Network] } }
contacts:
  - { key: desk-lead, name: Head of the desk, side: provider, accountId: acc-desk-lead }
  - { key: manager, name: Service level manager, side: provider, accountId: acc-manager }
  - { key: operations, name: Head of operations, side: customer, accountId: acc-operations }
agreements:
  - key: standard
    kind: sla
    version: 1
    service: "*"
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting for customer] } }
    targets:
      - { measure: resolution, priority: High, within: PT8H, calendar: always }
      - { measure: resolution, priority: "*", within: PT40H, calendar: office }
      - { measure: response, priority: "*", within: PT4H, calendar: office }
    escalation:
      - measure: resolution
        commence: { percent: 75 }
        every: PT5H
        steps:
          - { level: 1, notify: [desk-lead], comment: internal }
          - { level: 2, notify: [desk-lead, manager], comment: internal }
          - { level: 3, notify: [manager, operations], comment: public }
      - measure: response
        commence: { percent: 100 }
        steps: [{ level: 1, notify: [desk-lead], comment: internal }]
  - key: second-line
    kind: ola
    version: 1
    service: "*"
    party: { teams: [Second line] }
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting for customer, Waiting for supplier] } }
    targets: [{ measure: resolution, priority: "*", within: PT16H, calendar: office }]
    escalation:
      - measure: resolution
        commence: { percent: 100 }
        steps: [{ level: 1, notify: [desk-lead], comment: internal }]
`;

/** What happens to a ticket, in hours after its creation. */
interface Story {
  readonly name: string;
  /** Of a hundred tickets. */
  readonly share: number;
  readonly steps: readonly (readonly [
    hours: number,
    what: { readonly status?: string; readonly priority?: string; readonly team?: string } | RecordedComment["kind"],
  ])[];
}

/** The mix of the desk, quick ones and slow ones; a few miss all that was promised. */
export const stories: readonly Story[] = [
  {
    name: "solved the same day",
    share: 55,
    steps: [
      [1, { status: "Active" }],
      [1.5, "agent-public"],
      [4, { status: "Resolved" }],
      [124, { status: "Closed" }],
    ],
  },
  {
    name: "handed to the second line, with a question to the customer",
    share: 28,
    steps: [
      [1, { status: "Active" }],
      [2, "agent-internal"],
      [3, { team: "Second line" }],
      [5, "agent-public"],
      [5.1, { status: "Waiting for customer" }],
      [22, "customer"],
      [22.5, { status: "Active" }],
      [74, { status: "Resolved" }],
      [194, { status: "Closed" }],
    ],
  },
  {
    name: "urgent, and late",
    share: 7,
    steps: [
      [0.5, { status: "Active" }],
      [1, { priority: "High" }],
      [1.5, "agent-public"],
      [2, { team: "Second line" }],
      [30, { status: "Resolved" }],
      [150, { status: "Closed" }],
    ],
  },
  {
    name: "left lying, waiting for the supplier, all steps taken",
    share: 7,
    steps: [
      [30, { status: "Active" }],
      [31, "agent-public"],
      [100, { team: "Second line" }],
      [101, { status: "Waiting for supplier" }],
      [500, { status: "Active" }],
      [510, { status: "Resolved" }],
      [630, { status: "Closed" }],
    ],
  },
  {
    name: "reopened once",
    share: 3,
    steps: [
      [1, { status: "Active" }],
      [2, "agent-public"],
      [8, { status: "Resolved" }],
      [30, "customer"],
      [31, { status: "Active" }],
      [56, { status: "Resolved" }],
      [176, { status: "Closed" }],
    ],
  },
];

/** Of a hundred tickets so many come Monday to Friday from 8 to 18, the others at any hour. */
export const OFFICE_SHARE = 80;
const OFFICE_HOURS_A_DAY = 10;

/** How many times the average hour the busiest hours bring, by the shares above. */
export const busiestHour = (() => {
  const firstDay = new Date(MONTH_BEGINS).getUTCDay();
  const workdays = Array.from({ length: MONTH_DAYS }, (_, day) => (firstDay + day) % 7).filter(
    (weekday) => weekday !== 0 && weekday !== 6,
  );
  const officeHours = workdays.length * OFFICE_HOURS_A_DAY;
  return (OFFICE_SHARE / 100) * ((MONTH_DAYS * DAY_HOURS) / officeHours) + (100 - OFFICE_SHARE) / 100;
})();

/** The tickets created in a month, in order; the same ones in every run. */
export function monthOfTickets(count: number): RecordedTicket[] {
  const random = randomWhole(20_240_304);
  return Array.from({ length: count }, () => creation(random))
    .sort((a, b) => a - b)
    .map((createdAt, index) => ticketOf(`T${index + 1}`, createdAt, storyOf(random(100)), random));
}

function creation(random: (limit: number) => number): Instant {
  for (;;) {
    const at = MONTH_BEGINS + random(MONTH_DAYS * DAY_HOURS * 60) * MINUTE + random(60) * 1_000;
    const date = new Date(at);
    const isWorkday = date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
    const isOffice = isWorkday && date.getUTCHours() >= 8 && date.getUTCHours() < 8 + OFFICE_HOURS_A_DAY;
    // Drawn evenly from all hours, and kept by the odds that make the shares come out.
    if (isOffice || random(1_000) < ((100 - OFFICE_SHARE) / 100 / busiestHour) * 1_000) return at;
  }
}

function storyOf(percent: number): Story {
  let left = percent;
  return (
    stories.find(({ share }) => {
      left -= share;
      return left < 0;
    }) ?? stories[0]!
  );
}

function ticketOf(
  number: string,
  createdAt: Instant,
  { steps }: Story,
  random: (limit: number) => number,
): RecordedTicket {
  const initial = {
    status: "New",
    priority: "Normal",
    service: random(2) === 0 ? "Workplace" : "Network",
    team: "First line",
  };
  const held: Record<string, string> = { ...initial };
  const changes: RecordedChange[] = [];
  const comments: RecordedComment[] = [];
  for (const [hours, what] of steps) {
    // A little sooner or later than the story says, so that not everything falls on whole hours; its order stays.
    const at = createdAt + Math.round(hours * HOUR * (0.99 + random(20) / 1_000));
    if (typeof what === "string") {
      comments.push({ at, actor: what === "customer" ? null : "Agent", kind: what });
      continue;
    }
    const items = Object.entries(what).map(([field, to]): RecordedItem => {
      const from = held[field] ?? null;
      held[field] = to;
      return { field: field as RecordedItem["field"], from, to };
    });
    changes.push({ at, actor: "Agent", items });
  }
  return { number, createdAt, createdBy: "Agent", initial, changes, comments };
}
