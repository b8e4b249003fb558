import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { stepsDue } from "../../../src/domain/escalation/steps-due";
import { measure } from "../../../src/domain/measurement/measure";
import { ticketHistory } from "../../../src/domain/measurement/ticket-history";

const HOUR = 3_600_000;
const monday = Date.UTC(2026, 10, 23, 8);
const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", name: "Always", timezone: "Etc/UTC", weekly: "always" }],
  services: [{ key: "mail", name: "Mail", tickets: { service: ["Mail"] } }],
  agreements: [
    {
      key: "gold",
      kind: "sla",
      version: 1,
      service: "mail",
      customer: "*",
      validFrom: "2020-01-01",
      targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "always" }],
      escalation: [
        { measure: "resolution", commence: { before: "PT1H" }, every: "PT1H", steps: [{ level: 1 }, { level: 2 }] },
      ],
    },
  ],
};
const book = compileAgreementBook(catalogue, [{ name: "New", category: "new" }]);
const history = ticketHistory({
  createdAt: monday,
  initial: { status: "New", priority: null, service: "Mail", customer: null, team: null },
  changes: [],
  agentReplies: [],
});
const clockAt = (hours: number, granted: number) =>
  measure(history, book, monday + hours * HOUR, () => granted * HOUR)[0]!;

it.each`
  hours | granted | breached | due   | announced | steps     | why
  ${9}  | ${0}    | ${true}  | ${8}  | ${[]}     | ${[7, 8]} | ${"as agreed"}
  ${9}  | ${2}    | ${false} | ${10} | ${[]}     | ${[9]}    | ${"two hours more, and the ladder with them"}
  ${9}  | ${2}    | ${false} | ${10} | ${[1]}    | ${[]}     | ${"a step that was announced is not announced again"}
  ${10} | ${2}    | ${false} | ${10} | ${[1, 2]} | ${[]}     | ${"equality is met"}
  ${11} | ${2}    | ${true}  | ${10} | ${[1, 2]} | ${[]}     | ${"granted time runs out too"}
`("$granted h granted after $hours h: $why", ({ hours, granted, breached, due, announced, steps }) => {
  const clock = clockAt(hours, granted);
  expect(clock).toMatchObject({ isBreached: breached, dueAt: monday + due * HOUR, granted: granted * HOUR });
  expect(stepsDue(clock, (level) => announced.includes(level)).due.map(({ crossedAt }) => crossedAt)).toEqual(
    steps.map((hour: number) => monday + hour * HOUR),
  );
});
