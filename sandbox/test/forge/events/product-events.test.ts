import { START, startTestHost, type TestHost } from "../support/test-host";

const MINUTE = 60_000;

let test: TestHost;
beforeEach(async () => {
  test = await startTestHost();
});
afterEach(() => test.host.stop());

const runsOf = (functionKey: string) =>
  test.host
    .recentInvocations(500)
    .filter((record) => record.functionKey === functionKey)
    .reverse();
/** Lets every delivery come, but not the next tick's worth of other things. */
const deliverAll = () => test.clock.runUntil(test.clock.now() + 4 * MINUTE);

describe("an event", () => {
  it("reaches its trigger within three minutes, complete and marked with module and site", async () => {
    test.jira.publishIssue(START, "SD-1", { project: { key: "SD" }, summary: "Printer on fire" });
    await deliverAll();
    const [run] = runsOf("on-issue");
    expect(run).toMatchObject({ kind: "product-event", moduleKey: "issue-events", outcome: "succeeded" });
    expect(run!.startedAt).toBeGreaterThanOrEqual(START);
    expect(run!.startedAt).toBeLessThanOrEqual(START + 3 * MINUTE);
    expect(run!.logs[0]!.text).toBe("avi:jira:created:issue SD-1 retry 0");
  });

  it.each`
    eventType                   | fields                          | event                       | received | why
    ${"avi:jira:created:issue"} | ${{ project: { key: "SD" } }}   | ${{}}                       | ${1}     | ${"the filter holds"}
    ${"avi:jira:created:issue"} | ${{ project: { key: "SKIP" } }} | ${{}}                       | ${0}     | ${"the filter does not hold"}
    ${"avi:jira:created:issue"} | ${{}}                           | ${{}}                       | ${1}     | ${"?. of a missing project is null, and null is not SKIP"}
    ${"avi:jira:created:issue"} | ${null}                         | ${{}}                       | ${1}     | ${"fields?. of nothing is null as well"}
    ${"avi:jira:deleted:issue"} | ${{ project: { key: "SD" } }}   | ${{}}                       | ${0}     | ${"the trigger does not list it"}
    ${"avi:jira:created:issue"} | ${{ project: { key: "SD" } }}   | ${{ causedByApp: "self" }}  | ${0}     | ${"the app itself has caused it: ignoreSelf"}
    ${"avi:jira:created:issue"} | ${{ project: { key: "SD" } }}   | ${{ causedByApp: "other" }} | ${1}     | ${"another app has"}
  `(
    "$eventType of $fields, $event: received $received times ($why)",
    async ({ eventType, fields, event, received }) => {
      const causedByApp = event.causedByApp === "self" ? test.host.manifest.appId : (event.causedByApp ?? null);
      test.jira.publishIssue(START, "SD-1", fields, { eventType, causedByApp });
      await deliverAll();
      expect(runsOf("on-issue")).toHaveLength(received);
    },
  );

  it("that the app has caused is marked so, where the trigger wants its own", async () => {
    const issue = { id: "10001", key: "SD-1", fields: {} };
    for (const causedByApp of [null, test.host.manifest.appId])
      test.jira.publish({ eventType: "avi:jira:commented:issue", at: START, causedByApp, payload: { issue } });
    await deliverAll();
    expect(test.logOf("on-comment").sort()).toEqual([
      "comment on SD-1 by somebody",
      "comment on SD-1 by the app itself",
    ]);
  });

  it("whose filter fails is received or not as the trigger says, and noted", async () => {
    const problems: string[] = [];
    const noting = await startTestHost({ onProblem: (text) => problems.push(text) });
    noting.jira.publish({ eventType: "avi:jira:created:issue", at: START, payload: { issue: null } });
    expect(problems).toEqual([expect.stringContaining("Cannot read fields of null")]);
    noting.host.stop();
  });

  it("comes in any order with others, the same for the same seed", async () => {
    const order = async (seed: number) => {
      const seeded = await startTestHost({ seed });
      for (let number = 1; number <= 12; number += 1) seeded.jira.publishIssue(START, `SD-${number}`);
      await seeded.clock.runUntil(START + 4 * MINUTE);
      const keys = seeded.logOf("on-issue");
      seeded.host.stop();
      return keys;
    };
    const first = await order(1);
    expect([...first].sort()).not.toEqual(first);
    expect(await order(1)).toEqual(first);
    expect(await order(2)).not.toEqual(first);
  });

  it("comes twice now and then", async () => {
    const doubling = await startTestHost({ ordinaryDoubles: true });
    for (let number = 1; number <= 1_500; number += 1)
      doubling.jira.publishIssue(START, `SD-${number}`, { summary: "[throw]" });
    await doubling.clock.runUntil(START + 4 * MINUTE);
    const { count } = doubling.host.meter().invocations["on-issue"]!;
    expect(count).toBeGreaterThan(1_500);
    expect(count).toBeLessThan(1_530);
    doubling.host.stop();
  });
});

describe("a delivery that fails", () => {
  it.each`
    summary      | runs | outcome              | why
    ${"[retry]"} | ${5} | ${"asked-for-retry"} | ${"asked for, four retries at most"}
    ${"[throw]"} | ${1} | ${"threw"}           | ${"a throw is not retried"}
    ${"[slow]"}  | ${5} | ${"timed-out"}       | ${"a time-out is, by the platform itself"}
  `("$summary: $runs runs ($why)", async ({ summary, runs, outcome }) => {
    test.jira.publishIssue(START, "SD-1", { summary });
    await test.clock.runUntil(START + 30 * MINUTE);
    expect(runsOf("on-issue").map((run) => run.outcome)).toEqual(Array(runs).fill(outcome));
  });

  it("is retried after the time it asked for, and told how often it was", async () => {
    test.jira.publishIssue(START, "SD-1", { summary: "[retry]" });
    await test.clock.runUntil(START + 30 * MINUTE);
    const starts = runsOf("on-issue").map(({ startedAt }) => startedAt);
    expect(starts.slice(1).map((at, before) => at - starts[before]!)).toEqual([60_000, 60_000, 60_000, 60_000]);
    expect(test.logOf("on-issue").map((line) => line.at(-1))).toEqual(["0", "1", "2", "3", "4"]);
  });
});

describe("the life cycle", () => {
  it("begins with installed:app, once", async () => {
    await deliverAll();
    expect(test.logOf("on-life-cycle")).toEqual(["avi:forge:installed:app 1.0.0"]);
  });
});
