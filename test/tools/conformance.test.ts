import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCalendarVectors } from "../../tools/conformance/calendar";
import { runLifecycleVectors } from "../../tools/conformance/lifecycle";
import { describeWithShared, sharedFolder } from "../support/shared";

const calendar = { tz: "Etc/UTC", weekly: { mon: [["09:00", "17:00"]] }, holidays: [] };
const between = {
  id: "c-1",
  calendar,
  op: "between",
  start: "2026-03-02T10:00:00Z",
  end: "2026-03-02T12:00:00Z",
  expect: 7200,
};
const started = {
  id: "l-1",
  calendar,
  target_s: 3600,
  events: [{ at: "2026-03-02T10:00:00Z", event: "start" }],
  evaluate_at: "2026-03-02T10:30:00Z",
  expect: { state: "running", elapsed_s: 1800, due_at: "2026-03-02T11:00:00Z", breached: false },
};
const calendars = (vector: object) =>
  runCalendarVectors({ format: "calendar-vectors", version: 1, vectors: [vector] })[0]!;
const lives = (vector: object) =>
  runLifecycleVectors({ format: "sla-lifecycle-vectors", version: 1, vectors: [vector] })[0]!;

describe("a vector passes only when the product's answer is the expected one", () => {
  it.each<{ run: (vector: object) => { passed: boolean }; vector: object; passes: boolean; why: string }>([
    { run: calendars, vector: between, passes: true, why: "the right answer" },
    { run: calendars, vector: { ...between, expect: 7201 }, passes: false, why: "a wrong one" },
    { run: calendars, vector: { ...between, note: "why it matters" }, passes: true, why: "labels change nothing" },
    { run: calendars, vector: { ...between, weight: 2 }, passes: false, why: "an unknown key could change the answer" },
    { run: calendars, vector: { ...between, op: "wiggle" }, passes: false, why: "an unknown question" },
    {
      run: calendars,
      vector: { ...between, calendar: { ...calendar, pace: 2 } },
      passes: false,
      why: "a calendar with an unknown key",
    },
    {
      run: calendars,
      vector: { ...between, calendar: { ...calendar, tz: "Mars/Base" } },
      passes: false,
      why: "an unknown zone",
    },
    { run: lives, vector: started, passes: true, why: "the right answers" },
    { run: lives, vector: { ...started, expect: { state: "paused" } }, passes: false, why: "a wrong state" },
    {
      run: lives,
      vector: { ...started, expect: { mood: "good" } },
      passes: false,
      why: "an expectation nobody can check",
    },
    {
      run: lives,
      vector: { ...started, events: [{ at: "2026-03-02T10:00:00Z", event: "dance" }] },
      passes: false,
      why: "an unknown event",
    },
    {
      run: lives,
      vector: { ...started, events: [{ at: "yesterday", event: "start" }] },
      passes: false,
      why: "no instant",
    },
    {
      run: lives,
      vector: {
        ...started,
        levels: [-1800, 0],
        expect: { checks: [{ at: "2026-03-02T11:00:00Z", fires: [-1800, 0] }] },
      },
      passes: true,
      why: "a late check fires every step in order",
    },
    {
      run: lives,
      vector: {
        ...started,
        levels: [-1800, 0],
        expect: { checks: [{ at: "2026-03-02T11:00:00Z", fires: [0, -1800] }] },
      },
      passes: false,
      why: "in that order and no other",
    },
    {
      run: lives,
      vector: {
        ...started,
        events: [...started.events, { at: "2026-03-02T10:15:00Z", event: "detach" }],
        expect: { state: "detached", elapsed_s: 900, due_at: null },
      },
      passes: true,
      why: "a detached clock is read as it was when it was detached",
    },
  ])("$why: $passes", ({ run, vector, passes }) => {
    expect(run(vector).passed).toBe(passes);
  });
});

describe("npm run conformance", () => {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const file = join(folder, "vectors.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  const command = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const main = join(__dirname, "..", "..", "tools", "conformance", "main.ts");
      execFile(process.execPath, ["--import", "tsx", main, ...args], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
      );
    });

  it("prints a line for each failure and how many passed and failed, and exits non-zero", async () => {
    const vectors = [between, { ...between, id: "c-2", expect: 1 }];
    writeFileSync(file, JSON.stringify({ format: "calendar-vectors", version: 1, vectors }));
    expect(await command("calendar", file)).toEqual({
      code: 1,
      output: "c-2: expected 1, got 7200\n1 passed, 1 failed\n",
    });
  });

  it("exits 0 when nothing failed", async () => {
    writeFileSync(file, JSON.stringify({ format: "sla-lifecycle-vectors", version: 1, vectors: [started] }));
    expect(await command("lifecycle", file)).toEqual({ code: 0, output: "1 passed, 0 failed\n" });
  });

  it.each([
    { args: [], says: "Usage", why: "nothing asked" },
    { args: ["weather", file], says: "Usage", why: "an unknown format" },
    { args: ["calendar", join(folder, "absent.json")], says: "absent.json", why: "no such file" },
  ])("exits 2 and says why: $why", async ({ args, says }) => {
    const { code, output } = await command(...args);
    expect(code).toBe(2);
    expect(output).toContain(says);
  });
});

describeWithShared("the shared samples", () => {
  it.each([
    ["calendar-sample.json", runCalendarVectors, 60],
    ["lifecycle-sample.json", runLifecycleVectors, 30],
  ] as const)("%s passes whole", (name, run, count) => {
    const results = run(JSON.parse(readFileSync(join(sharedFolder, "conformance", name), "utf8")));
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results).toHaveLength(count);
  });
});
