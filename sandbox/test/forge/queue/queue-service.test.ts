import { START, startTestHost, type TestHost } from "../support/test-host";

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let test: TestHost;
beforeEach(async () => {
  test = await startTestHost();
});
afterEach(() => test.host.stop());

const push = async (...events: object[]) => ((await test.value("push", events)) as { jobId: string }).jobId;
const stats = (jobId: string) => test.value("job-stats", { jobId });
const runs = () =>
  test.host
    .recentInvocations(500)
    .filter(({ functionKey }) => functionKey === "on-work")
    .reverse();
const sleep = (milliseconds: number, more: object = {}) => ({ body: { kind: "sleep", milliseconds }, ...more });
const failing = { body: { kind: "throw" } };

describe("a pushed event", () => {
  it.each`
    delayInSeconds | why
    ${undefined}   | ${"at once, give or take a second"}
    ${60}          | ${"a minute later"}
    ${900}         | ${"the longest delay"}
  `("is delivered after a delay of $delayInSeconds seconds ($why)", async ({ delayInSeconds }) => {
    await push(sleep(0, { delayInSeconds }));
    const pushedAt = test.clock.now();
    await test.clock.runUntil(pushedAt + 20 * MINUTE);
    const late = runs()[0]!.startedAt - pushedAt - (delayInSeconds ?? 0) * SECOND;
    expect(late).toBeGreaterThanOrEqual(-20);
    expect(late).toBeLessThan(SECOND);
  });

  it("is counted in its job", async () => {
    const jobId = await push(sleep(0), failing, sleep(0, { delayInSeconds: 900 }));
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 3, failed: 0 });
    await test.clock.runUntil(test.clock.now() + 5 * SECOND);
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 2, failed: 0 });
    await test.clock.runUntil(test.clock.now() + 25 * HOUR);
    expect(await stats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 1 });
  });

  it("can be cancelled while it waits, but not once it runs", async () => {
    const jobId = await push(sleep(30 * SECOND), sleep(0, { delayInSeconds: 600 }));
    await test.clock.runUntil(test.clock.now() + 5 * SECOND);
    await test.value("cancel-job", { jobId });
    await test.clock.runUntil(test.clock.now() + HOUR);
    expect(runs()).toHaveLength(1);
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 1 });
  });

  it("of an unknown job or queue is an error", async () => {
    expect(await test.call("job-stats", { jobId: "none" })).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("was not found"),
    });
    expect(await test.call("cancel-job", { jobId: "none" })).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("was not found"),
    });
    expect(await test.call("push-nowhere")).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("No consumer"),
    });
  });
});

describe("the limits of a push", () => {
  const large = (kilobytes: number) => ({
    body: { kind: "sleep", milliseconds: 0, filler: "x".repeat(kilobytes * 1_024) },
  });

  it.each`
    what                          | events                                                 | refused
    ${"50 events"}                | ${Array.from({ length: 50 }, () => sleep(0))}          | ${undefined}
    ${"51 events"}                | ${Array.from({ length: 51 }, () => sleep(0))}          | ${/more than the 50 events/}
    ${"no event"}                 | ${[]}                                                  | ${/No events pushed/}
    ${"99 KB in one event"}       | ${[large(99)]}                                         | ${undefined}
    ${"101 KB in one event"}      | ${[large(101)]}                                        | ${/100KB at most/}
    ${"more than 200 KB"}         | ${[large(90), large(90), large(90)]}                   | ${/maximum payload size is 200KB/}
    ${"a delay of 901 seconds"}   | ${[sleep(0, { delayInSeconds: 901 })]}                 | ${/between 0 and 900/}
    ${"a concurrency of nothing"} | ${[sleep(0, { concurrency: { key: "k", limit: 0 } })]} | ${/limit of 1 or more/}
  `("$what: $refused", async ({ events, refused }) => {
    const answer = await test.call("push", events);
    if (refused === undefined) expect(answer.kind).toBe("answered");
    else expect(answer).toMatchObject({ kind: "failed", message: expect.stringMatching(refused) });
  });

  it("500 events a minute, then 429 until the next one", async () => {
    const fifty = Array.from({ length: 50 }, () => sleep(0));
    for (let pushes = 0; pushes < 10; pushes += 1) await push(...fifty);
    expect(await test.call("push", [sleep(0)])).toMatchObject({ kind: "failed", message: "Too many requests." });
    await test.clock.runUntil(START + MINUTE);
    await push(...fifty);
  });
});

it("ends a queue that feeds itself: 1,000 pushes may descend from one invocation", async () => {
  let succeeded = 0;
  const errors = new Set<string | undefined>();
  test.host.onInvocation(({ functionKey, outcome, error }) => {
    if (functionKey !== "on-work") return;
    if (outcome === "succeeded") succeeded += 1;
    else errors.add(error);
  });
  await push({ body: { kind: "again" } });
  await test.clock.runUntil(START + 30 * MINUTE);
  expect(succeeded).toBe(999); // the first push was the page's
  expect([...errors]).toEqual(["The limit on cyclic invocation has been reached."]);
});

describe("a failed delivery", () => {
  it("is tried again with growing gaps, a quarter of an hour at most, for a day; then it is dropped", async () => {
    const starts: number[] = [];
    test.host.onInvocation(({ functionKey, startedAt }) => {
      if (functionKey === "on-work") starts.push(startedAt);
    });
    await push(failing);
    await test.clock.runUntil(test.clock.now() + 30 * HOUR);
    const gaps = starts.slice(1).map((at, before) => at - starts[before]!);
    expect(gaps[0]).toBeLessThanOrEqual(SECOND);
    expect(Math.max(...gaps)).toBeGreaterThan(10 * MINUTE);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * MINUTE);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(23 * HOUR);
    expect(starts.at(-1)! - starts[0]!).toBeLessThanOrEqual(24 * HOUR);
    expect(test.host.meter().queue).toMatchObject({ pushed: 1, expired: 1 });
  });

  it("comes again when it asks to, with what it has left for itself", async () => {
    const jobId = await push({ body: { kind: "retry", times: 3, afterSeconds: 120 } });
    await test.clock.runUntil(test.clock.now() + 10 * MINUTE);
    const starts = runs().map(({ startedAt }) => startedAt);
    expect(starts.slice(1).map((at, before) => at - starts[before]!)).toEqual([120_000, 120_000, 120_000]);
    expect(test.logOf("on-work").map((line) => line.at(-1))).toEqual(["0", "1", "2", "3"]);
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it("waits 900 seconds at most, whatever it asks for", async () => {
    await push({ body: { kind: "retry", times: 1, afterSeconds: 5_000 } });
    await test.clock.runUntil(test.clock.now() + 20 * MINUTE);
    const [first, second] = runs().map(({ startedAt }) => startedAt);
    expect(second! - first!).toBe(900 * SECOND);
  });

  it("by time-out is tried again as well", async () => {
    await push(sleep(121 * SECOND));
    await test.clock.runUntil(test.clock.now() + 5 * MINUTE);
    expect(
      runs()
        .map(({ outcome, milliseconds }) => [outcome, milliseconds])
        .slice(0, 2),
    ).toEqual([
      ["timed-out", 120 * SECOND],
      ["timed-out", 120 * SECOND],
    ]);
  });
});

describe("concurrency", () => {
  /** The largest number of runs at the same instant. */
  const mostAtOnce = () => {
    const marks = runs().flatMap(({ startedAt, milliseconds }) => [
      { at: startedAt, by: 1 },
      { at: startedAt + milliseconds, by: -1 },
    ]);
    let now = 0;
    let most = 0;
    for (const { by } of marks.sort((a, b) => a.at - b.at || a.by - b.by)) {
      now += by;
      most = Math.max(most, now);
    }
    return most;
  };

  it.each`
    limit | why
    ${1}  | ${"one at a time"}
    ${2}  | ${"two at a time"}
    ${6}  | ${"all at once"}
  `("events of one key run at most $limit at once, and all of them run ($why)", async ({ limit }) => {
    const jobId = await push(
      ...Array.from({ length: 6 }, () => sleep(30 * SECOND, { concurrency: { key: "SD-1", limit } })),
    );
    await test.clock.runUntil(test.clock.now() + 4 * HOUR);
    expect(await stats(jobId)).toEqual({ success: 6, inProgress: 0, failed: 0 });
    expect(mostAtOnce()).toBe(limit);
  });

  it("events of different keys do not wait for one another", async () => {
    await push(...["SD-1", "SD-2", "SD-3"].map((key) => sleep(30 * SECOND, { concurrency: { key, limit: 1 } })));
    await test.clock.runUntil(test.clock.now() + 5 * MINUTE);
    expect(mostAtOnce()).toBe(3);
  });
});
