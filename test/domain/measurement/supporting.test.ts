import { desk, life, readings } from "../../support/desk";

const within = (duration: string) => [{ measure: "resolution", priority: "*", within: duration, calendar: "office" }];
const ola = (more: object = {}) => ({
  key: "first-line",
  kind: "ola",
  party: { teams: ["First", "Night"] },
  targets: within("PT4H"),
  ...more,
});
const uc = (more: object = {}) => ({
  key: "hosting",
  kind: "uc",
  party: { supplier: "Hosting Ltd", statuses: ["With vendor"] },
  targets: within("PT4H"),
  ...more,
});

describe("an OLA measures the time with its teams", () => {
  const book = desk(ola());
  const pausing = desk(ola({ clock: { pause: { statuses: ["Waiting"] } } }));
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    { story: ["Mon 09:00"], now: "Mon 12:00", reads: [], why: "no clock before the first instant with the party" },
    {
      story: ["Mon 09:00", "Mon 10:00 team: First"],
      now: "Mon 12:00",
      reads: ["first-line resolution running 2:00 of 4:00, due Mon 14:00"],
      why: "it starts at that instant, not at creation",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 team: Second"],
      now: "Mon 12:00",
      reads: ["first-line resolution paused 1:00 of 4:00"],
      why: "away from the party it waits",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 team: Night"],
      now: "Mon 12:00",
      reads: ["first-line resolution running 3:00 of 4:00, due Mon 13:00"],
      why: "teams of one party share the clock",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 team: Second", "Mon 12:00 team: First"],
      now: "Mon 13:00",
      reads: ["first-line resolution running 2:00 of 4:00, due Mon 15:00"],
      why: "a ticket that returns goes on with the same clock",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 status: Waiting"],
      now: "Mon 12:00",
      reads: ["first-line resolution running 3:00 of 4:00, due Mon 13:00"],
      why: "pauses do not stop it",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 status: Closed"],
      now: "Mon 12:00",
      reads: ["first-line resolution stopped 1:00 of 4:00"],
      why: "category done stops it",
    },
    {
      story: ["Mon 09:00 team: Second", "Mon 10:00 status: Closed", "Mon 11:00 team: First"],
      now: "Mon 12:00",
      reads: [],
      why: "time in a stop status is no time with the party",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 status: Closed", "Mon 12:00 status: Active"],
      now: "Mon 13:00",
      reads: ["first-line resolution running 2:00 of 4:00, due Mon 15:00"],
      why: "reopened, the one cycle goes on",
    },
    {
      story: ["Mon 09:00 team: First", "Mon 10:00 team: Second", "Mon 11:00 status: Closed"],
      now: "Mon 12:00",
      reads: ["first-line resolution stopped 1:00 of 4:00"],
      why: "it stops with the ticket, wherever the ticket is",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(book, life(...story), now)).toEqual(reads);
  });

  it("waits in its own pause statuses, and exists from the first instant even in one", () => {
    expect(readings(pausing, life("Mon 09:00 team: First, status: Waiting"), "Mon 12:00")).toEqual([
      "first-line resolution paused 0:00 of 4:00",
    ]);
    expect(readings(pausing, life("Mon 09:00 team: First", "Mon 10:00 status: Waiting"), "Mon 12:00")).toEqual([
      "first-line resolution paused 1:00 of 4:00",
    ]);
  });

  it("has one cycle, whatever its reopen rule says", () => {
    const restarting = desk(ola({ clock: { reopen: "restart" } }));
    const story = life("Mon 09:00 team: First", "Mon 10:00 status: Closed", "Mon 12:00 status: Active");
    expect(readings(restarting, story, "Mon 13:00")).toEqual([
      "first-line resolution running 2:00 of 4:00, due Mon 15:00",
    ]);
  });
});

describe("an underpinning contract measures the time in the supplier's statuses", () => {
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    { story: ["Mon 09:00"], now: "Mon 12:00", reads: [], why: "no clock before" },
    {
      story: ["Mon 09:00", "Mon 10:00 status: With vendor"],
      now: "Mon 12:00",
      reads: ["hosting resolution running 2:00 of 4:00, due Mon 14:00"],
      why: "starts when the ticket first goes there",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: With vendor", "Mon 11:00 status: Active"],
      now: "Mon 12:00",
      reads: ["hosting resolution paused 1:00 of 4:00"],
      why: "waits elsewhere",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(desk(uc()), life(...story), now)).toEqual(reads);
  });

  it("stops in a status that is both the supplier's and a stop", () => {
    const both = desk(uc({ clock: { stop: { statuses: ["With vendor"] } } }));
    expect(readings(both, life("Mon 09:00", "Mon 10:00 status: With vendor"), "Mon 12:00")).toEqual([]);
  });
});

describe("several agreements beneath one ticket", () => {
  const book = desk(
    ola({ key: "b-team", service: "mail" }),
    ola({ key: "a-team" }),
    uc({ service: "print" }),
    ola({ key: "a-team", version: 2, validFrom: "2026-02-01", targets: within("PT2H") }),
    ola({ key: "a-team", version: 3, validFrom: "2026-03-03", targets: within("PT1H") }),
  );
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    {
      story: ["Mon 09:00 service: Mail, team: First"],
      now: "Mon 10:00",
      reads: [
        "a-team resolution running 1:00 of 2:00, due Mon 11:00",
        "b-team resolution running 1:00 of 4:00, due Mon 13:00",
      ],
      why: "every matching one is measured; of a key the highest version in force at creation counts",
    },
    {
      story: ["Mon 09:00 service: Print, team: First", "Mon 10:00 service: Mail"],
      now: "Mon 11:00",
      reads: [
        "a-team resolution running 2:00 of 2:00, due Mon 11:00",
        "b-team resolution running 2:00 of 4:00, due Mon 13:00",
      ],
      why: "time with the party before the service changed counts",
    },
    {
      story: ["Mon 09:00 service: Mail, team: First", "Mon 10:00 service: Print"],
      now: "Mon 11:00",
      reads: ["a-team resolution running 2:00 of 2:00, due Mon 11:00"],
      why: "what matches no longer is withdrawn",
    },
    {
      story: ["Mon 09:00 service: Mail, team: First", "Mon 10:00 status: Closed", "Mon 11:00 service: Print"],
      now: "Mon 12:00",
      reads: ["a-team resolution stopped 1:00 of 2:00", "b-team resolution stopped 1:00 of 4:00"],
      why: "but a stopped clock keeps its agreement",
    },
    {
      story: ["Tue 09:00 service: Fax, team: First"],
      now: "Tue 10:00",
      reads: ["a-team resolution running 1:00 of 1:00, due Tue 10:00"],
      why: "a value that no service lists is no service: only * matches",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(book, life(...story), now)).toEqual(reads);
  });
});
