import { AGENT, START, startTestHost, type TestHost } from "../support/test-host";

let test: TestHost;
beforeEach(async () => {
  test = await startTestHost();
});
afterEach(() => test.host.stop());

const resolve = (functionKey: string, payload?: unknown, viewer = AGENT) =>
  test.host.invokeResolver({
    moduleKey: "settings-page",
    functionKey,
    payload,
    viewer,
    extension: { issue: { key: "SD-1" } },
  });

describe("a function", () => {
  it("sees the site's time, in its date, its timers and what is left to it", async () => {
    expect(await test.value("pause", { milliseconds: 3_000 })).toMatchObject({
      before: { now: START, date: "2026-03-02T08:00:00.000Z", remaining: 25_000 },
      after: { now: START + 3_000, remaining: 22_000 },
    });
  });

  it("sees who calls and from where, and nothing that the page claims", async () => {
    const forged = { accountId: "administrator", context: { accountId: "administrator" } };
    const call = resolve("context", forged);
    const answer = await test.clock.runToResult(call);
    expect(answer).toMatchObject({
      kind: "answered",
      value: {
        payload: forged,
        context: {
          accountId: "agent",
          accountType: "licensed",
          locale: "en-GB",
          timezone: "Europe/Berlin",
          moduleKey: "settings-page",
          extension: { issue: { key: "SD-1" } },
          installContext: expect.stringMatching(/^ari:cloud:jira::site\//),
        },
        app: { moduleKey: "settings-page", environmentType: "DEVELOPMENT", appVersion: "1.0.0" },
      },
    });
  });

  it("of an anonymous visitor gets an account that names nobody", async () => {
    const visitor = { accountType: "anonymous", locale: "en-US", timezone: "UTC" } as const;
    const call = test.host.invokeResolver({
      moduleKey: "portal-panel",
      functionKey: "greet",
      viewer: visitor,
      extension: {},
    });
    expect(await test.clock.runToResult(call)).toMatchObject({
      value: { greeting: "Hello, anonymous", accountId: "unidentified" },
    });
  });

  it("has a context of its own, also when several run at once", async () => {
    const calls = [3_000, 1_000, 2_000].map((milliseconds) => resolve("pause", { milliseconds }));
    const answers = await test.clock.runToResult(Promise.all(calls));
    const values = answers.map((answer) => (answer.kind === "answered" ? answer : undefined)!);
    expect(values.map(({ value }) => (value as { after: { now: number } }).after.now - START)).toEqual([
      3_000, 1_000, 2_000,
    ]);
    for (const { value, invocation } of values) expect(value).toMatchObject({ invocationId: invocation.id });
    expect(new Set(values.map(({ invocation }) => invocation.id)).size).toBe(3);
  });

  it("is run by its module's own resolver: a portal page cannot reach an agent's", async () => {
    const call = test.host.invokeResolver({
      moduleKey: "portal-panel",
      functionKey: "storage",
      viewer: AGENT,
      extension: {},
    });
    expect(await test.clock.runToResult(call)).toMatchObject({
      kind: "failed",
      message: "Resolver has no definition for 'storage'.",
    });
  });

  it("draws the same ids and numbers when it is run again with the same seed", async () => {
    const draw = async (seed: number) => {
      const seeded = await startTestHost({ seed });
      const drawn = await seeded.value("draw");
      seeded.host.stop();
      return drawn;
    };
    expect(await draw(1)).toEqual(await draw(1));
    expect(await draw(1)).not.toEqual(await draw(2));
  });

  it("may find module scope as it left it, or as another process did", async () => {
    const counts: number[] = [];
    for (let call = 0; call < 20; call += 1) counts.push(Number(await test.value("remember")));
    expect(Math.max(...counts)).toBeGreaterThan(1);
    expect(Math.max(...counts)).toBeLessThan(20);
  });

  it("waits in site time by Node's promises and intervals too", async () => {
    await test.value("pause-otherwise", { milliseconds: 8_000 });
    expect(test.clock.now()).toBe(START + 24_000);
  });

  it("reads its translations", async () => {
    const german = await test.call("greet", {}, { ...AGENT, locale: "de-DE" });
    expect(german).toMatchObject({ value: { greeting: "Hallo von der Test-App", accountId: "agent" } });
  });

  it("knows the scopes it has", async () => {
    expect(await test.value("has-scope", { scope: "storage:app" })).toBe(true);
    expect(await test.value("has-scope", { scope: "manage:jira-configuration" })).toBe(false);
  });

  it("reaches no address outside Atlassian", async () => {
    expect(await test.call("egress", { url: "https://example.com/" })).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("forge-egress"),
    });
  });
});

describe("the end of a run", () => {
  it.each`
    milliseconds | outcome        | lasted    | why
    ${24_999}    | ${"succeeded"} | ${24_999} | ${"just within a resolver's 25 seconds"}
    ${25_001}    | ${"timed-out"} | ${25_000} | ${"just beyond"}
  `("after a pause of $milliseconds ms it has $outcome ($why)", async ({ milliseconds, outcome, lasted }) => {
    const { invocation } = await test.call("pause", { milliseconds });
    expect(invocation).toMatchObject({ outcome, milliseconds: lasted });
  });

  it("hands the page what the function threw, and the log where", async () => {
    const answer = await test.call("throw");
    expect(answer).toMatchObject({ kind: "failed", message: "asked to throw", invocation: { outcome: "threw" } });
    expect(answer.invocation?.logs.at(-1)?.text).toMatch(/asked to throw[\s\S]+functions\.cjs/);
  });

  it("leaves nothing running behind: what was not awaited never happens", async () => {
    expect(await test.value("leave-running")).toBe("answered");
    await test.clock.runUntil(test.clock.now() + 60_000);
    expect(await test.value("storage", [{ do: "get", key: "left-running" }])).toEqual([null]);
  });
});

describe("a page's call", () => {
  it("may carry 500 KB at most", async () => {
    expect(await test.call("context", "x".repeat(500 * 1_024))).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("500 KB"),
    });
  });

  it("may bring back 5 MB at most", async () => {
    await test.value("storage", [{ do: "fill", key: "large", characters: 200 * 1_024 }]);
    const reads = Array.from({ length: 26 }, () => ({ do: "get", key: "large" }));
    expect(await test.call("storage", reads)).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("5 MB"),
    });
  });

  it("is refused to whoever has called 1,200 times within the minute, and to nobody else", async () => {
    for (let second = 0; second < 6; second += 1) {
      await test.clock.runUntil(START + second * 1_000);
      await test.clock.runToResult(
        Promise.all(Array.from({ length: 200 }, () => resolve("has-scope", { scope: "storage:app" }))),
      );
    }
    await test.clock.runUntil(START + 10_000);
    expect(await resolve("throw")).toMatchObject({ kind: "failed", message: expect.stringContaining("Rate limit") });
    const another = { ...AGENT, accountId: "another" };
    expect(await test.call("has-scope", { scope: "storage:app" }, another)).toMatchObject({ kind: "answered" });
  });

  it("is refused when there have been 300 in the second, whoever called", async () => {
    const people = Array.from({ length: 301 }, (_, number) => ({ ...AGENT, accountId: `person-${number}` }));
    const answers = await test.clock.runToResult(
      Promise.all(people.map((viewer) => resolve("has-scope", { scope: "storage:app" }, viewer))),
    );
    expect(answers.map(({ kind }) => kind)).toEqual([...Array(300).fill("answered"), "failed"]);
  });

  it("of a module without a resolver is refused", async () => {
    const call = test.host.invokeResolver({
      moduleKey: "no-such-module",
      functionKey: "x",
      viewer: AGENT,
      extension: {},
    });
    expect(await call).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("no-such-module has no resolver"),
    });
  });
});

describe("the log", () => {
  it("keeps 100 lines of a run's first minute, as the platform does", async () => {
    const { invocation } = await test.call("log", { lines: 120 });
    expect(invocation?.logs).toHaveLength(100);
    expect(invocation?.logs[0]).toEqual({ at: START, level: "warn", text: "line 1" });
  });

  it("shows the newest runs first", async () => {
    await test.call("log", { lines: 1 });
    await test.call("throw");
    expect(test.host.recentInvocations(2).map(({ outcome }) => outcome)).toEqual(["threw", "succeeded"]);
  });
});

describe("a field's value function", () => {
  const field = { id: "customfield_10001", key: "x__DEVELOPMENT__note-state", type: "object", name: "Note state" };

  it("answers one value per issue, in their order", async () => {
    const issues = [
      { id: "1", value: null },
      { id: "2", value: { count: 4 } },
    ];
    const answer = await test.clock.runToResult(
      test.host.computeFieldValues({ moduleKey: "note-state", field, issues }),
    );
    expect(answer).toMatchObject({
      kind: "answered",
      value: [
        { status: "opened", count: 1 },
        { status: "opened", count: 5 },
      ],
    });
  });

  it("is asked only of a field that has one", async () => {
    const answer = await test.host.computeFieldValues({ moduleKey: "note-due", field, issues: [] });
    expect(answer).toMatchObject({ kind: "failed", message: "The field note-due has no value function." });
  });
});
