import { desk, life, readings, sla } from "../../support/desk";

const within = (duration: string, measure = "resolution") => [
  { measure, priority: "*", within: duration, calendar: "office" },
];
const restart = { pause: { statuses: ["Waiting"] }, reopen: "restart" };

describe("a change of service or customer matches again, by the same creation date", () => {
  const book = desk(
    sla({ key: "general" }),
    sla({ key: "mail", service: "mail", targets: within("PT4H"), clock: { pause: { statuses: ["With vendor"] } } }),
    sla({ key: "acme", customer: "acme", targets: within("PT2H") }),
  );
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    {
      story: ["Mon 09:00", "Mon 10:00 service: Mail"],
      now: "Mon 11:00",
      reads: ["mail resolution running 2:00 of 4:00, due Mon 13:00"],
      why: "the new agreement is reckoned from creation; the former one's clock is withdrawn",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting", "Mon 12:00 service: Mail"],
      now: "Mon 12:00",
      reads: ["mail resolution running 3:00 of 4:00, due Mon 13:00"],
      why: "by its own pause rules over the whole history",
    },
    {
      story: ["Mon 09:00 customer: Acme, service: Mail"],
      now: "Mon 10:00",
      reads: ["acme resolution running 1:00 of 2:00, due Mon 11:00"],
      why: "a named customer goes before a named service",
    },
    {
      story: ["Mon 09:00 service: Mail", "Mon 10:00 customer: Bolt"],
      now: "Mon 10:00",
      reads: ["mail resolution running 1:00 of 4:00, due Mon 13:00"],
      why: "a customer that no agreement names changes nothing",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 service: Mail"],
      now: "Mon 12:00",
      reads: ["general resolution stopped 1:00 of 8:00"],
      why: "a stopped clock keeps its agreement",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed, service: Mail"],
      now: "Mon 12:00",
      reads: ["mail resolution stopped 1:00 of 4:00"],
      why: "a service set by the very change that stops it still counts",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 service: Mail", "Mon 12:00 status: Active"],
      now: "Mon 12:00",
      reads: ["mail resolution running 1:00 of 4:00, due Mon 15:00"],
      why: "until it is no longer stopped",
    },
    {
      story: ["Mon 09:00 service: Mail", "Mon 10:00 service: none", "Mon 11:00 service: Mail"],
      now: "Mon 12:00",
      reads: ["mail resolution running 3:00 of 4:00, due Mon 13:00"],
      why: "coming back, it goes on as if it had never left",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(book, life(...story), now)).toEqual(reads);
  });

  it("leaves a ticket that nothing matches without a clock", () => {
    const mailOnly = desk(sla({ service: "mail" }));
    expect(readings(mailOnly, life("Mon 09:00"), "Mon 10:00")).toEqual([]);
    expect(readings(mailOnly, life("Mon 09:00 service: Mail", "Mon 10:00 service: Print"), "Mon 11:00")).toEqual([]);
  });

  it("keeps the version in force at creation for life", () => {
    const renegotiated = desk(
      sla({ validTo: "2026-03-03" }),
      sla({ version: 2, validFrom: "2026-03-03", targets: within("PT1H") }),
    );
    expect(readings(renegotiated, life("Mon 09:00", "Tue 10:00 service: Mail"), "Tue 10:00")).toEqual([
      "promise resolution running 9:00 of 8:00, due Mon 17:00, breached Mon 17:00",
    ]);
  });

  it("lets the response stay with the agreement under which it was given", () => {
    const both = [...within("PT8H"), ...within("PT2H", "response")];
    const book = desk(
      sla({ key: "general", targets: both }),
      sla({ key: "mail", service: "mail", targets: [...within("PT4H"), ...within("PT1H", "response")] }),
    );
    expect(readings(book, life("Mon 09:00", "Mon 10:00 reply", "Mon 11:00 service: Mail"), "Mon 12:00")).toEqual([
      "mail resolution running 3:00 of 4:00, due Mon 13:00",
      "general response stopped 1:00 of 2:00",
    ]);
    expect(readings(book, life("Mon 09:00", "Mon 11:00 service: Mail", "Mon 12:00 reply"), "Mon 12:00")).toEqual([
      "mail resolution running 3:00 of 4:00, due Mon 13:00",
      "mail response stopped 3:00 of 1:00, breached Mon 10:00",
    ]);
  });
});

describe("a cycle finished by a restart stays as it was, also after a new match", () => {
  it.each<{ other: object; reads: string[]; why: string }>([
    {
      other: { clock: { reopen: "resume" } },
      reads: ["general resolution stopped 1:00 of 8:00", "mail resolution running 3:00 of 4:00, due Mon 14:00"],
      why: "the new agreement resumes: one clock over the whole history",
    },
    {
      other: { clock: restart },
      reads: [
        "general resolution stopped 1:00 of 8:00",
        "mail resolution stopped 1:00 of 4:00",
        "mail resolution #2 running 2:00 of 4:00, due Mon 15:00",
      ],
      why: "the new agreement restarts: reckoned as if it had applied from creation, its own first cycle included",
    },
  ])("$reads ($why)", ({ other, reads }) => {
    const book = desk(
      sla({ key: "general", clock: restart }),
      sla({ key: "mail", service: "mail", targets: within("PT4H"), ...other }),
    );
    const story = ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 status: Active", "Mon 12:00 service: Mail"];
    expect(readings(book, life(...story), "Mon 13:00")).toEqual(reads);
    const atOnce = ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 status: Active, service: Mail"];
    expect(readings(book, life(...atOnce), "Mon 13:00")).toEqual(reads);
  });

  it("is not told twice when the agreement comes back", () => {
    const book = desk(sla({ key: "general", clock: restart }), sla({ key: "mail", service: "mail" }));
    const story = [
      "Mon 09:00",
      "Mon 10:00 status: Closed",
      "Mon 11:00 status: Active",
      "Mon 12:00 service: Mail",
      "Mon 13:00 service: none",
    ];
    expect(readings(book, life(...story), "Mon 14:00")).toEqual([
      "general resolution stopped 1:00 of 8:00",
      "general resolution #2 running 3:00 of 8:00, due Tue 11:00",
    ]);
  });
});
