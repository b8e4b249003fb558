import { type FetchFault, type FetchPoint, faultOnce, seededFaults } from "../../forge/faults";
import { START, startTestHost, type TestHost } from "./support/test-host";

const MINUTE = 60_000;

const stepsDone = async ({ value }: TestHost): Promise<unknown[]> =>
  (await value(
    "storage",
    [1, 2, 3, 4].map((step) => ({ do: "get", key: `step-${step}` })),
  )) as unknown[];

/** Calls `steps`, which writes one value after the other, with a fault at one of its calls. */
async function stepsWith(number: number, fault: FetchFault) {
  const test = await startTestHost({
    faults: faultOnce((point) => point.number === number && point.kind === "resolver", fault),
  });
  const answer = await test.call("steps", { steps: 4 });
  const written = (await stepsDone(test)).filter((value) => value === true).length;
  test.host.stop();
  return { answer, written };
}

describe("a run that is killed", () => {
  it.each`
    number | effect      | written
    ${1}   | ${"before"} | ${0}
    ${1}   | ${"after"}  | ${1}
    ${2}   | ${"before"} | ${1}
    ${3}   | ${"after"}  | ${3}
    ${4}   | ${"before"} | ${3}
    ${4}   | ${"after"}  | ${4}
  `(
    "at call $number, $effect its effect, has written $written of 4 values and never goes on",
    async ({ number, effect, written }) => {
      const killed = await stepsWith(number, { kind: "killed", effect });
      expect(killed.answer).toMatchObject({ kind: "failed", invocation: { outcome: "killed" } });
      expect(killed.written).toBe(written);
    },
  );
});

describe("a call in trouble", () => {
  it.each`
    fault                                          | message                      | written | why
    ${{ kind: "reset" }}                           | ${/fetch failed/}            | ${2}    | ${"it took effect, and the caller cannot know"}
    ${{ kind: "throttled", retryAfterSeconds: 9 }} | ${/Too many requests/}       | ${1}    | ${"refused"}
    ${{ kind: "unavailable", status: 503 }}        | ${/temporarily unavailable/} | ${1}    | ${"not carried out"}
  `("$fault.kind fails with $message and leaves $written values ($why)", async ({ fault, message, written }) => {
    const { answer, written: done } = await stepsWith(2, fault);
    expect(answer).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(message),
      invocation: { outcome: "threw" },
    });
    expect(done).toBe(written);
  });

  it.each`
    effect      | written
    ${"before"} | ${1}
    ${"after"}  | ${2}
  `("that stalls $effect its effect lasts until the run is out of time", async ({ effect, written }) => {
    const { answer, written: done } = await stepsWith(2, { kind: "stalled", effect });
    expect(answer).toMatchObject({ kind: "failed", invocation: { outcome: "timed-out", milliseconds: 25_000 } });
    expect(done).toBe(written);
  });

  it("to Jira is refused in Jira's form, with the time to wait", async () => {
    const test = await startTestHost({
      faults: faultOnce(({ service }) => service === "jira", { kind: "throttled", retryAfterSeconds: 9 }),
    });
    const answer = await test.value("jira", { as: "app", method: "GET", path: "/rest/api/3/issue/SD-1" });
    expect(answer).toMatchObject({ status: 429, retryAfter: "9", text: expect.stringContaining("errorMessages") });
    expect(test.jira.requests).toEqual([]);
    test.host.stop();
  });
});

describe("a delivery in trouble", () => {
  const twiceAndLate = {
    onFetch: () => undefined,
    onTick: () => undefined,
    onDelivery: () => ({ copies: 2, extraDelaySeconds: 600 }),
  };

  it.each`
    functionKey   | start
    ${"on-issue"} | ${(test: TestHost) => test.jira.publishIssue(START, "SD-1", { summary: "[throw]" })}
    ${"on-work"}  | ${(test: TestHost) => test.value("push", [{ body: { kind: "sleep", milliseconds: 0 } }])}
  `("of $functionKey comes twice and ten minutes late", async ({ functionKey, start }) => {
    const test = await startTestHost({ faults: twiceAndLate });
    await start(test);
    await test.clock.runUntil(START + 30 * MINUTE);
    const starts = test.host
      .recentInvocations(500)
      .filter((run) => run.functionKey === functionKey)
      .map(({ startedAt }) => startedAt);
    expect(starts).toHaveLength(2);
    for (const at of starts) expect(at).toBeGreaterThanOrEqual(START + 10 * MINUTE);
    test.host.stop();
  });
});

describe("seeded faults", () => {
  const point: FetchPoint = {
    invocationId: "1",
    kind: "consumer",
    functionKey: "on-work",
    number: 1,
    service: "jira",
    method: "GET",
    path: "/",
  };
  const draw = (level: "light" | "heavy", seed: number, calls: number) => {
    const policy = seededFaults(level, seed)!;
    return Array.from({ length: calls }, () => policy.onFetch(point));
  };

  it("are none at level none", () => {
    expect(seededFaults("none", 1)).toBeUndefined();
  });

  it("repeat with the seed", () => {
    expect(draw("heavy", 7, 500)).toEqual(draw("heavy", 7, 500));
    expect(draw("heavy", 7, 500)).not.toEqual(draw("heavy", 8, 500));
  });

  it.each`
    level      | atLeast  | atMost
    ${"light"} | ${0.003} | ${0.007}
    ${"heavy"} | ${0.025} | ${0.035}
  `(
    "$level meets between $atLeast and $atMost of all calls, with every kind of fault",
    ({ level, atLeast, atMost }) => {
      const met = draw(level, 1, 40_000).filter((fault) => fault !== undefined);
      expect(met.length / 40_000).toBeGreaterThan(atLeast);
      expect(met.length / 40_000).toBeLessThan(atMost);
      expect(new Set(met.map(({ kind }) => kind))).toEqual(
        new Set(["throttled", "unavailable", "reset", "killed", "stalled"]),
      );
    },
  );

  it("make the whole site repeatable", async () => {
    const run = async () => {
      const test = await startTestHost({ faults: seededFaults("heavy", 5) });
      const history: unknown[] = [];
      test.host.onInvocation(({ functionKey, startedAt, outcome }) => history.push([functionKey, startedAt, outcome]));
      for (let number = 1; number <= 30; number += 1) test.jira.publishIssue(START, `SD-${number}`, {});
      await test.clock.runUntil(START + 30 * MINUTE);
      test.host.stop();
      return history;
    };
    const first = await run();
    expect(first.length).toBeGreaterThan(60);
    expect(await run()).toEqual(first);
  });
});
