import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { SimulatedClock } from "../../clock";
import { TEST_APP } from "../support/test-app";
import { START, startTestHost, type TestHostOptions } from "./support/test-host";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "forge-data-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const start = (options: TestHostOptions = {}) =>
  startTestHost({ dataFile: join(directory, "forge.sqlite"), ...options });

/** A changed copy of the test app, with the repository's packages in reach. */
function copyOfTestApp(change: { file: string; from: string | RegExp; to: string }): string {
  const copy = join(directory, "app");
  cpSync(TEST_APP, copy, { recursive: true });
  symlinkSync(join(TEST_APP, "../../../../node_modules"), join(copy, "node_modules"));
  const file = join(copy, change.file);
  writeFileSync(file, readFileSync(file, "utf8").replace(change.from, change.to));
  return copy;
}

describe("between two starts", () => {
  it("nothing is lost: values, queries, the meter, events and deliveries under way", async () => {
    const first = await start();
    await first.value("storage", [
      { do: "set", key: "kept", value: 1 },
      { do: "entitySet", entity: "note", key: "n", value: { state: "open" } },
    ]);
    const { jobId } = (await first.value("push", [
      { body: { kind: "sleep", milliseconds: 60 * SECOND } },
      { body: { kind: "sleep", milliseconds: 0 }, delayInSeconds: 600 },
    ])) as { jobId: string };
    first.jira.publishIssue(first.clock.now(), "SD-1", {});
    await first.clock.runUntil(first.clock.now() + 2 * SECOND); // the first delivery is under way
    const { kvs } = first.host.meter();
    first.host.stop();

    const second = await start({ clock: new SimulatedClock(first.clock.now()) });
    expect(second.host.meter().kvs).toEqual(kvs);
    const query = { do: "entityQuery", entity: "note", index: "state", where: ["equalTo", "open"] };
    expect(await second.value("storage", [{ do: "get", key: "kept" }, query])).toMatchObject([
      1,
      { results: [{ key: "n" }] },
    ]);
    await second.clock.runUntil(second.clock.now() + 20 * MINUTE);
    expect(await second.value("job-stats", { jobId })).toEqual({ success: 2, inProgress: 0, failed: 0 });
    expect(second.logOf("on-issue")).toEqual(["avi:jira:created:issue SD-1 retry 0"]);
    expect(second.logOf("on-life-cycle")).toEqual(["avi:forge:installed:app 1.0.0"]); // under way since the first start
    second.host.stop();
  });

  it("events of a second start at the same instant do not take the place of those under way", async () => {
    for (const key of ["SD-1", "SD-2"]) {
      const { host, jira } = await start();
      jira.publishIssue(START, key, {});
      host.stop();
    }
    const third = await start();
    await third.clock.runUntil(START + 4 * MINUTE);
    expect(third.logOf("on-issue").sort()).toEqual(
      ["SD-1", "SD-2"].map((key) => `avi:jira:created:issue ${key} retry 0`),
    );
    third.host.stop();
  });

  it("the app is installed once, and upgraded when it wants another scope", async () => {
    const first = await start();
    await first.clock.runUntil(START + 4 * MINUTE);
    first.host.stop();
    const copy = copyOfTestApp({
      file: "manifest.yml",
      from: "- storage:app",
      to: "- storage:app\n    - read:jira-user",
    });
    const second = await start({ appDirectory: copy });
    await second.clock.runUntil(START + 4 * MINUTE);
    expect(second.logOf("on-life-cycle")).toEqual(["avi:forge:upgraded:app 2.0.0"]);
    second.host.stop();
  });

  it("a new index finds what was stored before it", async () => {
    const first = await start();
    await first.value("storage", [{ do: "entitySet", entity: "note", key: "n", value: { weight: 3 } }]);
    first.host.stop();
    const copy = copyOfTestApp({
      file: "manifest.yml",
      from: "          - state\n",
      to: "          - state\n          - weight\n",
    });
    const second = await start({ appDirectory: copy });
    const query = { do: "entityQuery", entity: "note", index: "weight", where: ["greaterThan", 2] };
    expect(await second.value("storage", [query])).toMatchObject([{ results: [{ key: "n" }] }]);
    second.host.stop();
  });

  it("data of another app is left alone", async () => {
    (await start()).host.stop();
    const copy = copyOfTestApp({ file: "manifest.yml", from: "a51c8a1f001", to: "a51c8a1f002" });
    await expect(start({ appDirectory: copy })).rejects.toThrow(
      /holds the data of the app .*: name another file, or start with --fresh/,
    );
  });

  it("a stopped host does nothing more", async () => {
    const { host, clock, jira } = await start();
    let runs = 0;
    host.onInvocation(() => {
      runs += 1;
    });
    host.stop();
    jira.publishIssue(START, "SD-1", {});
    await clock.runUntil(START + 60 * MINUTE);
    expect(runs).toBe(0);
  });
});

describe("an app that cannot run is refused in one sentence", () => {
  it.each`
    what                             | change                                                                                     | sentence
    ${"sources that do not build"}   | ${{ file: "src/work.ts", from: "export async function", to: "export async func tion" }}    | ${/^The app's functions do not build at src\/work\.ts:\d+: /}
    ${"an export that is missing"}   | ${{ file: "src/index.ts", from: "onHour, ", to: "" }}                                      | ${/^\S+index\.ts does not export a function onHour/}
    ${"a module that fails to load"} | ${{ file: "src/fields.ts", from: "/**", to: 'throw new Error("no good");\n/**' }}          | ${/^The app's functions cannot be loaded: no good/}
    ${"a call while it is loaded"}   | ${{ file: "src/fields.ts", from: "/**", to: 'globalThis.__forge_fetch__({}, "/");\n/**' }} | ${/only while a function runs/}
  `("$what", async ({ change, sentence }) => {
    const copy = copyOfTestApp(change);
    await expect(start({ appDirectory: copy, buildDirectory: join(directory, "build") })).rejects.toThrow(sentence);
  });
});

describe("to the pages it tells", () => {
  it("the modules in the reader's language", async () => {
    const { host } = await start();
    const titles = (locale: string) => host.modules(locale).map(({ title, label }) => label ?? title);
    expect(titles("en-US")).toEqual(["Notes", "Note settings", "Notes", "Note queue", "Notes for you"]);
    expect(titles("de-DE")).toEqual(["Notizen", "Einstellungen der Notizen", "Notizen", "Note queue", "Notes for you"]);
    expect(host.modules("de-DE")[0]!.pages.map(({ title, route }) => [title, route])).toEqual([
      ["Erste Seite", "first"],
      ["Second page", "second"],
    ]);
    host.stop();
  });

  it("what everything would cost", async () => {
    const { host, value } = await start();
    await value("storage", [
      { do: "fill", key: "k", characters: 15 * 1_024 },
      { do: "size", key: "k" },
      { do: "get", key: "none" },
    ]);
    await value("pause", { milliseconds: 4_000 });
    const meter = host.meter();
    expect(meter.kvs).toMatchObject({
      reads: 2,
      writes: 1,
      readUnits1KB: 17,
      writeUnits1KB: 16,
      readUnits10KB: 3,
      writeUnits10KB: 2,
    });
    expect(meter.invocations["page-resolver"]).toMatchObject({ count: 2, errors: 0, totalMs: 4_030, maxMs: 4_000 });
    expect(meter.gbSeconds).toBeCloseTo((256 / 1_024) * 4.03);
    const [functions, reads] = meter.charges;
    expect(functions).toMatchObject({
      meter: "Functions",
      amount: meter.gbSeconds,
      freePerMonth: 200_000,
      chargeUSD: 0,
    });
    expect(reads).toMatchObject({ meter: "KVS reads", amount: 17 / 1_024 ** 2, priceUSD: 0.055 });
    host.stop();
  });
});

describe("a build", () => {
  it("takes directories from where the site is started", async () => {
    const { host, value } = await start({
      appDirectory: relative(process.cwd(), TEST_APP),
      buildDirectory: relative(process.cwd(), join(directory, "build")),
    });
    expect(await value("greet")).toMatchObject({ greeting: "Hello from the test app" });
    host.stop();
  });

  it("is used again until a source changes", async () => {
    const buildDirectory = join(directory, "build");
    const build = async (appDirectory: string) => {
      (await start({ appDirectory, buildDirectory })).host.stop();
      return readFileSync(join(buildDirectory, "functions.cjs"), "utf8");
    };
    const copy = copyOfTestApp({ file: "src/portal.ts", from: "Hello", to: "Good day" });
    expect(await build(copy)).toContain("Good day");
    writeFileSync(join(buildDirectory, "functions.cjs"), `${await build(copy)}\n// kept`);
    expect(await build(copy)).toContain("// kept");
    const source = join(copy, "src/portal.ts");
    writeFileSync(source, readFileSync(source, "utf8").replace("Good day", "Welcome"));
    expect(await build(copy)).toContain("Welcome");
  });
});
