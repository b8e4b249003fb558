import { desk, life, readings, sla } from "../../support/desk";

const respond = { measure: "response", priority: "*", within: "PT2H", calendar: "office" };
const book = desk(
  sla({ clock: { pause: { statuses: ["Waiting"] }, respond: { statuses: ["Active"] } }, targets: [respond] }),
);
const pausable = desk(
  sla({ clock: { pause: { statuses: ["Waiting"], measures: ["response"] }, reopen: "restart" }, targets: [respond] }),
);

describe("the response clock", () => {
  it.each<{ story: string[]; now: string; reads: string; why: string }>([
    { story: ["Mon 09:00"], now: "Mon 10:00", reads: "running 1:00 of 2:00, due Mon 11:00", why: "starts at creation" },
    {
      story: ["Mon 09:00", "Mon 10:00 reply"],
      now: "Fri 10:00",
      reads: "stopped 1:00 of 2:00",
      why: "stops for good at the first public comment by an agent",
    },
    {
      story: ["Mon 09:00", "Mon 12:00 reply"],
      now: "Fri 10:00",
      reads: "stopped 3:00 of 2:00, breached Mon 11:00",
      why: "a late answer is a breach from the instant the target was used up",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Active", "Mon 12:00 reply"],
      now: "Fri 10:00",
      reads: "stopped 1:00 of 2:00",
      why: "or at a status that counts as responding, whichever is earlier",
    },
    {
      story: ["Mon 09:00 status: Active"],
      now: "Mon 12:00",
      reads: "stopped 0:00 of 2:00",
      why: "a status at creation counts as entered then",
    },
    {
      story: ["Mon 09:00", "Mon 08:00 reply"],
      now: "Mon 12:00",
      reads: "stopped 0:00 of 2:00",
      why: "a comment dated before creation counts as made at creation",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed"],
      now: "Mon 12:00",
      reads: "stopped 1:00 of 2:00",
      why: "or at a stop status",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 status: New"],
      now: "Mon 16:00",
      reads: "stopped 1:00 of 2:00",
      why: "it never runs again, whatever a reopening does",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting"],
      now: "Mon 12:00",
      reads: "running 3:00 of 2:00, due Mon 11:00, breached Mon 11:00",
      why: "a pause of the resolution does not pause it",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 reply", "Mon 10:00 status: Waiting"],
      now: "Mon 12:00",
      reads: "stopped 1:00 of 2:00",
      why: "a reply and a change at one instant are one",
    },
  ])("$story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(book, life(...story), now)).toEqual([`promise response ${reads}`]);
  });

  it.each<{ story: string[]; now: string; reads: string; why: string }>([
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting"],
      now: "Mon 12:00",
      reads: "paused 1:00 of 2:00",
      why: "paused only where pause.measures names it",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting", "Mon 11:00 reply"],
      now: "Mon 12:00",
      reads: "stopped 1:00 of 2:00",
      why: "answered during the pause",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Closed", "Mon 11:00 status: New"],
      now: "Mon 16:00",
      reads: "stopped 1:00 of 2:00",
      why: "one cycle, even where the resolution restarts",
    },
  ])("with pauses, $story at $now: $reads ($why)", ({ story, now, reads }) => {
    expect(readings(pausable, life(...story), now)).toEqual([`promise response ${reads}`]);
  });

  it("that nothing was promised for appears with its first target, answered when it was answered", () => {
    const high = desk(
      sla({ clock: { respond: { statuses: ["Active"] } }, targets: [{ ...respond, priority: "High" }] }),
    );
    const story = ["Mon 09:00 priority: Low", "Mon 10:00 status: Active", "Mon 12:00 status: Waiting"];
    expect(readings(high, life(...story), "Mon 13:00")).toEqual([]);
    expect(readings(high, life(...story, "Mon 14:00 priority: High"), "Mon 15:00")).toEqual([
      "promise response stopped 1:00 of 2:00",
    ]);
  });
});
