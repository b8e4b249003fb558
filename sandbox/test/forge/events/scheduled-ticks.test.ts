import type { FaultPolicy, TickFault } from "../../../forge/faults";
import { START, startTestHost, type TestHostOptions } from "../support/test-host";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When a function ran, over the time given. */
async function runsOver(duration: number, functionKey: string, options: TestHostOptions = {}): Promise<number[]> {
  const { host, clock } = await startTestHost(options);
  const starts: number[] = [];
  host.onInvocation((record) => {
    if (record.functionKey === functionKey) starts.push(record.startedAt);
  });
  await clock.runUntil(START + duration);
  host.stop();
  return starts.sort((a, b) => a - b);
}

const gaps = (starts: readonly number[]) => starts.slice(1).map((at, before) => at - starts[before]!);

const faultAtTick = (number: number, fault: TickFault): FaultPolicy => {
  let ticks = 0;
  return {
    onFetch: () => undefined,
    onDelivery: () => undefined,
    onTick: ({ triggerKey }) => (triggerKey === "five-minute-tick" && ++ticks === number ? fault : undefined),
  };
};

it("runs first about five minutes after the deployment", async () => {
  const [first] = await runsOver(10 * MINUTE, "on-tick");
  expect(first! - START).toBeGreaterThanOrEqual(5 * MINUTE);
  expect(first! - START).toBeLessThan(6 * MINUTE);
});

it.each`
  functionKey  | interval
  ${"on-tick"} | ${5 * MINUTE}
  ${"on-hour"} | ${HOUR}
`("then $functionKey every $interval ms, at a phase of its own", async ({ functionKey, interval }) => {
  const [toPhase, ...others] = gaps(await runsOver(8 * HOUR, functionKey));
  expect(toPhase).toBeLessThanOrEqual(interval);
  expect(others.length).toBeGreaterThan(5);
  expect(new Set(others)).toEqual(new Set([interval]));
});

it("may miss a tick, and does not catch up", async () => {
  const starts = await runsOver(HOUR, "on-tick", { faults: faultAtTick(4, "missed") });
  expect(gaps(starts).filter((gap) => gap === 10 * MINUTE)).toHaveLength(1);
  expect(gaps(starts).filter((gap) => gap < MINUTE)).toHaveLength(0);
});

it("may run a tick twice, the second within seconds", async () => {
  const starts = await runsOver(HOUR, "on-tick", { faults: faultAtTick(4, "doubled") });
  expect(gaps(starts).filter((gap) => gap < 10_000)).toHaveLength(1);
});

it("now and then doubles a tick of its own accord: with this seed within three days", async () => {
  const starts = await runsOver(3 * 24 * HOUR, "on-tick", {
    ordinaryDoubles: true,
    seed: 3,
    latencyMs: { jira: 0, storage: 0, queue: 0 },
  });
  expect(
    gaps(starts)
      .slice(1)
      .filter((gap) => gap < 10_000).length,
  ).toBeGreaterThan(0);
});

it("gives a throw no second chance", async () => {
  const { host, clock } = await startTestHost();
  await clock.runUntil(START + 10 * HOUR);
  expect(host.meter().invocations["on-tick"]?.count).toBeLessThanOrEqual(121);
  expect(host.meter().invocations["on-tick"]?.errors).toBe(0);
  host.stop();
});
