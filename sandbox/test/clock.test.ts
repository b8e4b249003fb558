import fc from "fast-check";
import { LiveClock, SimulatedClock } from "../clock";

const HOUR = 3_600_000;

describe("a simulated clock", () => {
  it("runs tasks in the order of their instants, and of their setting within an instant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 20 })), async (instants) => {
        const clock = new SimulatedClock(0);
        const ran: { at: number; number: number }[] = [];
        for (const [number, at] of instants.entries())
          clock.schedule(at, () => void ran.push({ at: clock.now(), number }));
        await clock.runUntil(20);
        const inOrder = instants
          .map((at, number) => ({ at, number }))
          .sort((a, b) => a.at - b.at || a.number - b.number);
        expect(ran).toEqual(inOrder);
      }),
    );
  });

  it.each`
    until  | ran           | now    | why
    ${99}  | ${[]}         | ${99}  | ${"just before the first"}
    ${100} | ${["a"]}      | ${100} | ${"the instant itself is included"}
    ${500} | ${["a", "b"]} | ${500} | ${"a task set by a task runs when it falls within"}
    ${50}  | ${[]}         | ${50}  | ${"nothing is due"}
  `("until $until: ran $ran, now $now ($why)", async ({ until, ran, now }) => {
    const clock = new SimulatedClock(0);
    const done: string[] = [];
    clock.schedule(100, () => {
      done.push("a");
      clock.schedule(200, () => void done.push("b"));
    });
    await clock.runUntil(until);
    expect(done).toEqual(ran);
    expect(clock.now()).toBe(now);
  });

  it("goes to the next instant and runs all that is due then", async () => {
    const clock = new SimulatedClock(0);
    const ran: string[] = [];
    for (const name of ["first", "second"]) clock.schedule(70, () => void ran.push(name));
    clock.schedule(71, () => void ran.push("later"));
    expect(await clock.runToNext()).toBe(true);
    expect(ran).toEqual(["first", "second"]);
    expect(clock.now()).toBe(70);
    await clock.runToNext();
    expect(await clock.runToNext()).toBe(false);
  });

  it("never runs what was cancelled, however much of it there is", async () => {
    const clock = new SimulatedClock(0);
    const tasks = Array.from({ length: 5_000 }, (_, at) => clock.schedule(at, () => expect(at % 2).toBe(0)));
    for (const [at, task] of tasks.entries()) if (at % 2 === 1) task.cancel();
    await clock.runUntil(5_000);
    expect(clock.nextAt()).toBeUndefined();
  });

  it("runs a task for a past instant at the present one", async () => {
    const clock = new SimulatedClock(1_000);
    const ranAt: number[] = [];
    clock.schedule(5, () => void ranAt.push(clock.now()));
    await clock.runUntil(1_000);
    expect(ranAt).toEqual([1_000]);
  });

  it("refuses an instant that is none", () => {
    expect(() => new SimulatedClock(0).schedule(Number.NaN, () => undefined)).toThrow(RangeError);
  });

  it("stands still while work is busy, and goes on while it waits: work overlaps", async () => {
    const clock = new SimulatedClock(0);
    const seen: string[] = [];
    const work = async (name: string, pauses: number) => {
      const inFlight = clock.beginWork();
      seen.push(`${name} began at ${clock.now()}`);
      for (let pause = 0; pause < pauses; pause += 1) {
        await new Promise(setImmediate); // input from outside the clock takes no site time
        inFlight.waits();
        await new Promise<void>((resume) => clock.schedule(clock.now() + HOUR, resume));
        inFlight.resumes();
      }
      seen.push(`${name} ended at ${clock.now()}`);
      inFlight.ends();
    };
    clock.schedule(0, () => void work("long", 2));
    clock.schedule(HOUR / 2, () => void work("short", 1));
    await clock.runUntil(3 * HOUR);
    expect(seen).toEqual([
      "long began at 0",
      `short began at ${HOUR / 2}`,
      `short ended at ${1.5 * HOUR}`,
      `long ended at ${2 * HOUR}`,
    ]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("broken task");
      },
    ],
    ["rejects with", () => Promise.reject(new Error("broken task"))],
  ])("hands on what a task %s, and can be driven on", async (_, task) => {
    const clock = new SimulatedClock(0);
    const ran: string[] = [];
    clock.schedule(1, task);
    clock.schedule(2, () => void ran.push("the next one"));
    await expect(clock.runUntil(10)).rejects.toThrow("broken task");
    await clock.runUntil(10);
    expect(ran).toEqual(["the next one"]);
  });

  it("waits for a task's promise before it goes on", async () => {
    const clock = new SimulatedClock(0);
    const seen: string[] = [];
    clock.schedule(1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(`first, at ${clock.now()}`);
    });
    clock.schedule(2, () => void seen.push("second"));
    await clock.runUntil(2);
    expect(seen).toEqual(["first, at 1", "second"]);
  });

  it("drives until a result is there, and says when it can never come", async () => {
    const clock = new SimulatedClock(0);
    const result = new Promise<string>((resolve) => clock.schedule(HOUR, () => resolve("here")));
    expect(await clock.runToResult(result)).toBe("here");
    expect(clock.now()).toBe(HOUR);
    await expect(clock.runToResult(new Promise(() => undefined))).rejects.toThrow("nothing on the site's clock");
  });

  it("works off a hundred thousand tasks", async () => {
    const clock = new SimulatedClock(0);
    let ran = 0;
    for (let task = 0; task < 100_000; task += 1) {
      clock.schedule((task * 7_919) % 100_003, () => {
        ran += 1;
      });
    }
    await clock.runUntil(100_003);
    expect(ran).toBe(100_000);
  });
});

describe("a live clock", () => {
  it("follows real time at its speed, and runs what is due", async () => {
    const clock = new LiveClock(0, (error) => {
      throw error;
    });
    clock.setSpeed(3_600);
    const reached = new Promise<void>((resolve) => clock.schedule(60_000, resolve));
    clock.start();
    await reached;
    clock.stop();
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
  });

  it("jumps forward over everything that is due on the way, but never back", async () => {
    const clock = new LiveClock(HOUR, () => undefined);
    const ran: number[] = [];
    clock.schedule(1.5 * HOUR, () => void ran.push(clock.now()));
    await clock.jumpTo(2 * HOUR);
    expect(ran).toEqual([1.5 * HOUR]);
    await expect(clock.jumpTo(HOUR)).rejects.toThrow("cannot go back");
    expect(await clock.jumpToNext()).toBe(false);
  });

  it("reports a task that throws, and goes on", async () => {
    const reported = new Promise((report) => {
      const clock = new LiveClock(0, (error) => {
        clock.stop();
        report(error);
      });
      clock.schedule(1, () => {
        throw new Error("broken task");
      });
      clock.start();
    });
    expect(await reported).toEqual(new Error("broken task"));
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses speed %p", (speed) => {
    expect(() => new LiveClock(0, () => undefined).setSpeed(speed)).toThrow(RangeError);
  });
});
