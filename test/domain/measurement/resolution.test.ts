import { desk, life, readings, sla } from "../../support/desk";

const resume = desk(sla());
const restart = desk(sla({ clock: { pause: { statuses: ["Waiting"] }, reopen: "restart" } }));

describe("the resolution clock", () => {
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    {
      story: ["Mon 09:00"],
      now: "Mon 09:00",
      reads: ["promise resolution running 0:00 of 8:00, due Mon 17:00"],
      why: "starts at creation; used up at closing time it is due then, not at the next opening",
    },
    {
      story: ["Mon 10:00"],
      now: "Mon 12:00",
      reads: ["promise resolution running 2:00 of 8:00, due Tue 10:00"],
      why: "what does not fit into today goes on tomorrow",
    },
    {
      story: ["Sat 10:00"],
      now: "Sat 12:00",
      reads: ["promise resolution running 0:00 of 8:00, due Mon+1 17:00"],
      why: "closed hours do not count, though the clock runs",
    },
    {
      story: ["Fri 16:00"],
      now: "Mon+1 10:00",
      reads: ["promise resolution running 2:00 of 8:00, due Mon+1 16:00"],
      why: "the weekend costs nothing",
    },
    {
      story: ["Mon 09:00"],
      now: "Mon 17:00",
      reads: ["promise resolution running 8:00 of 8:00, due Mon 17:00"],
      why: "equality is met",
    },
    {
      story: ["Mon 09:00"],
      now: "Tue 08:59",
      reads: ["promise resolution running 8:00 of 8:00, due Mon 17:00"],
      why: "nothing is used overnight, so it is still met",
    },
    {
      story: ["Mon 09:00"],
      now: "Tue 09:00:01",
      reads: ["promise resolution running 8:00:01 of 8:00, due Mon 17:00, breached Mon 17:00"],
      why: "one second more is a breach, at the instant the target was used up",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting"],
      now: "Mon 15:00",
      reads: ["promise resolution paused 1:00 of 8:00"],
      why: "a paused clock is due at no known time",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting", "Tue 11:00 status: Active"],
      now: "Tue 12:00",
      reads: ["promise resolution running 2:00 of 8:00, due Wed 10:00"],
      why: "the pause does not count, closed hours within it neither",
    },
    {
      story: ["Mon 09:00 status: Waiting"],
      now: "Mon 12:00",
      reads: ["promise resolution paused 0:00 of 8:00"],
      why: "created in a pause status it begins paused",
    },
    {
      story: ["Mon 09:00", "Mon 12:00 status: Resolved"],
      now: "Fri 12:00",
      reads: ["promise resolution stopped 3:00 of 8:00"],
      why: "a stopped clock does not grow",
    },
    {
      story: ["Mon 09:00", "Mon 12:00 status: Resolved", "Tue 12:00 status: Closed"],
      now: "Fri 12:00",
      reads: ["promise resolution stopped 3:00 of 8:00"],
      why: "from one stop status to another is not leaving",
    },
    {
      story: ["Mon 09:00 status: Closed"],
      now: "Mon 12:00",
      reads: ["promise resolution stopped 0:00 of 8:00"],
      why: "created in a stop status it is a stopped clock of 0 s",
    },
    {
      story: ["Mon 09:00", "Tue 10:00 status: Resolved"],
      now: "Tue 10:05",
      reads: ["promise resolution stopped 9:00 of 8:00, breached Mon 17:00"],
      why: "a breach that begins and ends between two checks is a breach",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(resume, life(...story), now)).toEqual(reads);
  });

  it.each<{ story: string[]; now: string; resumed: string[]; restarted: string[]; why: string }>([
    {
      story: ["Mon 09:00", "Mon 11:00 status: Resolved", "Mon 14:00 status: Active"],
      now: "Mon 15:00",
      resumed: ["promise resolution running 3:00 of 8:00, due Tue 12:00"],
      restarted: [
        "promise resolution stopped 2:00 of 8:00",
        "promise resolution #2 running 1:00 of 8:00, due Tue 14:00",
      ],
      why: "the same clock goes on without the stopped time; or a new cycle starts at zero and the old one stands",
    },
    {
      story: ["Mon 09:00 status: Closed", "Mon 14:00 status: Active"],
      now: "Mon 15:00",
      resumed: ["promise resolution running 1:00 of 8:00, due Tue 14:00"],
      restarted: [
        "promise resolution stopped 0:00 of 8:00",
        "promise resolution #2 running 1:00 of 8:00, due Tue 14:00",
      ],
      why: "leaving the stop status it was created in is a reopening",
    },
    {
      story: ["Mon 09:00", "Tue 10:00 status: Resolved", "Tue 12:00 status: Active", "Tue 13:00 status: Closed"],
      now: "Fri 12:00",
      resumed: ["promise resolution stopped 10:00 of 8:00, breached Mon 17:00"],
      restarted: [
        "promise resolution stopped 9:00 of 8:00, breached Mon 17:00",
        "promise resolution #2 stopped 1:00 of 8:00",
      ],
      why: "a reopening after a breach heals nothing",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Resolved", "Mon 11:00 status: Waiting"],
      now: "Mon 12:00",
      resumed: ["promise resolution paused 1:00 of 8:00"],
      restarted: ["promise resolution stopped 1:00 of 8:00", "promise resolution #2 paused 0:00 of 8:00"],
      why: "reopened into a pause it waits",
    },
  ])("reopened, $story: $resumed or, by restart, $restarted ($why)", ({ story, now, resumed, restarted }) => {
    expect(readings(resume, life(...story), now)).toEqual(resumed);
    expect(readings(restart, life(...story), now)).toEqual(restarted);
  });

  it("stops in a status that is both stop and pause", () => {
    const both = desk(sla({ clock: { stop: { statuses: ["Resolved"] }, pause: { statuses: ["Resolved"] } } }));
    expect(readings(both, life("Mon 09:00", "Mon 10:00 status: Resolved"), "Mon 12:00")).toEqual([
      "promise resolution stopped 1:00 of 8:00",
    ]);
  });

  it("takes a status that no list knows for work in hand", () => {
    expect(readings(resume, life("Mon 09:00", "Mon 10:00 status: -100"), "Mon 12:00")).toEqual([
      "promise resolution running 3:00 of 8:00, due Mon 17:00",
    ]);
  });

  it("has nothing to say before the ticket exists, and leaves out what happens after now", () => {
    const story = life("Mon 09:00", "Mon 10:00 status: Closed");
    expect(readings(resume, story, "Mon 08:59")).toEqual([]);
    expect(readings(resume, story, "Mon 09:30")).toEqual(["promise resolution running 0:30 of 8:00, due Mon 17:00"]);
  });
});

describe("priority decides the target", () => {
  const tiered = desk(
    sla({
      targets: [
        { measure: "resolution", priority: "High", within: "PT2H", calendar: "always" },
        { measure: "resolution", priority: "Low", within: "PT16H", calendar: "office" },
      ],
    }),
  );
  it.each<{ story: string[]; now: string; reads: string[]; why: string }>([
    {
      story: ["Mon 09:00 priority: High"],
      now: "Mon 10:00",
      reads: ["promise resolution running 1:00 of 2:00, due Mon 11:00"],
      why: "the target of the present priority",
    },
    {
      story: ["Mon 16:00 priority: High", "Tue 10:00 priority: Low"],
      now: "Tue 10:00",
      reads: ["promise resolution running 2:00 of 16:00, due Wed 16:00"],
      why: "another target means another calendar, counted again from the start",
    },
    {
      story: ["Mon 16:00 priority: Low", "Tue 10:00 priority: High"],
      now: "Tue 10:00",
      reads: ["promise resolution running 18:00 of 2:00, due Mon 18:00, breached Mon 18:00"],
      why: "judged against all the time already used: it was due before the change that made it so",
    },
    {
      story: [
        "Mon 09:00 priority: High",
        "Mon 09:30 status: Waiting",
        "Mon 12:00 priority: Low",
        "Tue 09:00 status: Active",
      ],
      now: "Tue 10:00",
      reads: ["promise resolution running 1:30 of 16:00, due Wed 16:30"],
      why: "a change during a pause counts when it runs again",
    },
    {
      story: ["Mon 09:00 priority: none"],
      now: "Mon 10:00",
      reads: [],
      why: "without a priority only a target for * would apply",
    },
    {
      story: ["Mon 09:00 priority: Medium", "Mon 11:00 priority: Low"],
      now: "Mon 12:00",
      reads: ["promise resolution running 3:00 of 16:00, due Tue 17:00"],
      why: "a clock that nothing was promised for appears with its first target, counted from the start",
    },
    {
      story: ["Mon 09:00 priority: Low", "Mon 11:00 priority: Medium"],
      now: "Mon 12:00",
      reads: [],
      why: "and is gone while nothing is promised",
    },
    {
      story: ["Mon 09:00 priority: Low", "Mon 11:00 status: Closed", "Mon 12:00 priority: High"],
      now: "Mon 13:00",
      reads: ["promise resolution stopped 2:00 of 16:00"],
      why: "a stopped clock keeps the priority with which it stopped",
    },
    {
      story: ["Mon 09:00 priority: Low", "Mon 11:00 status: Closed, priority: High"],
      now: "Mon 13:00",
      reads: ["promise resolution stopped 2:00 of 2:00"],
      why: "what the very change set that stopped it still counts",
    },
    {
      story: [
        "Mon 09:00 priority: Low",
        "Mon 11:00 status: Closed",
        "Mon 12:00 priority: High",
        "Mon 13:00 status: Active",
      ],
      now: "Mon 13:00",
      reads: ["promise resolution running 2:00 of 2:00, due Mon 11:00"],
      why: "reopened, it is judged by what the ticket says now",
    },
    {
      story: ["Mon 09:00 priority: Medium", "Mon 11:00 status: Closed", "Mon 12:00 priority: Low"],
      now: "Mon 13:00",
      reads: ["promise resolution stopped 2:00 of 16:00"],
      why: "a clock that did not exist when the ticket stopped keeps nothing: it appears, stopped",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(tiered, life(...story), now)).toEqual(reads);
  });
});
