/** Starting the site from the command line: what it keeps, and what it says when it cannot start. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  type OfflineSite,
  runSiteProgram,
  startOfflineSite,
  startSiteProgram,
  temporaryData,
} from "../../site-process";
import { siteProgram } from "../support/site-program";
import { TEST_APP } from "../support/test-app";

const STARTING_MS = 60_000;

let data: ReturnType<typeof temporaryData>;
let program: readonly string[];
beforeAll(async () => {
  program = [(await siteProgram()).main];
}, STARTING_MS);
beforeEach(() => {
  data = temporaryData();
});
afterEach(() => data.remove());

/** One sentence and nothing of a stack. */
function expectOneClearSentence(output: string, words: RegExp): void {
  expect(output).toMatch(words);
  expect(output).not.toMatch(/\n {4}at /);
  expect(output.trim().split("\n")).toHaveLength(1);
}

const arguments_ = (app: string = TEST_APP): string[] => ["--app", app, "--data", data.directory];

const startTestSite = (directory: string, ...options: string[]): Promise<OfflineSite> =>
  startSiteProgram(program, directory, "--app", TEST_APP, ...options);

/** Fills in the form as a browser without script would. */
async function createIssue(url: string, summary: string): Promise<void> {
  const form = await fetch(`${url}/secure/CreateIssue!default.jspa`);
  const markup = await form.text();
  const value = (name: string): string =>
    new RegExp(`name="${name}"[^>]*>\\s*<option value="([^"]+)"`).exec(markup)![1]!;
  const project = /name="project" value="([^"]+)"/.exec(markup)![1]!;
  const fields = { project, issuetype: value("issuetype"), priority: value("priority"), summary };
  const headers = { origin: url, cookie: form.headers.get("set-cookie")!.split(";")[0]! };
  const sent = await fetch(`${url}/secure/CreateIssue.jspa`, {
    method: "POST",
    headers,
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  expect(sent.status).toBe(303);
}

/** The site's time, epoch milliseconds. */
async function timeOf(url: string): Promise<number> {
  const state = (await (await fetch(`${url}/sandbox/state`)).json()) as { clock: { at: number } };
  return state.clock.at;
}

const queueOf = async (url: string): Promise<string> => (await fetch(url)).text();

it(
  "keeps what was done, and where the clock stood, until it is begun anew",
  async () => {
    // As `npm start` does it.
    const first = await startOfflineSite(data.directory, "--app", TEST_APP);
    await createIssue(first.url, "The lift is stuck");
    await fetch(`${first.url}/sandbox/clock`, {
      method: "POST",
      headers: { origin: first.url },
      body: new URLSearchParams({ forward: String(40 * 86_400) }),
      redirect: "manual",
    });
    const stoodAt = await timeOf(first.url);
    expect(await first.stop()).toBe(0);

    const second = await startTestSite(data.directory);
    expect(await queueOf(second.url)).toContain("The lift is stuck");
    const goesOnAt = await timeOf(second.url);
    expect(goesOnAt).toBeGreaterThanOrEqual(stoodAt);
    expect(goesOnAt).toBeLessThan(stoodAt + 3_600_000);
    await second.stop();

    const anew = await startTestSite(data.directory, "--fresh");
    expect(await queueOf(anew.url)).not.toContain("The lift is stuck");
    await anew.stop();
  },
  3 * STARTING_MS,
);

it(
  "begins with a log instead of the invented desk, at the log's end",
  async () => {
    const log = join(data.directory, "log.csv");
    writeFileSync(
      log,
      [
        "ticket,at,field,value,actor",
        "INC1,2024-03-01T09:00:00Z,created,,Ann",
        "INC1,2024-03-01T09:00:00Z,status,New,Ann",
        "INC1,2024-03-01T10:00:00Z,status,Resolved,Bob",
        "INC2,2024-03-02T09:30:00Z,created,,Ann",
      ].join("\n"),
    );
    const site = await startTestSite(join(data.directory, "site"), "--history", log);
    expect(site.output()).toMatch(/2 issues/);
    const begunAt = await timeOf(site.url);
    expect(begunAt).toBeGreaterThanOrEqual(Date.parse("2024-03-02T09:30:00Z"));
    expect(begunAt).toBeLessThan(Date.parse("2024-03-02T10:30:00Z"));
    await site.stop();

    const again = await runSiteProgram(
      program,
      { PORT: "0" },
      "--app",
      TEST_APP,
      "--data",
      join(data.directory, "site"),
      "--history",
      log,
    );
    expect(again.code).toBe(1);
    expectOneClearSentence(again.output, /--fresh/);
  },
  2 * STARTING_MS,
);

describe("what cannot start", () => {
  let squatter: Server | undefined;
  afterEach(() => {
    squatter?.close();
    squatter = undefined;
  });

  it(
    "names the port that is taken",
    async () => {
      squatter = createServer();
      await new Promise<void>((resolve) => squatter!.listen(0, "127.0.0.1", resolve));
      const { port } = squatter.address() as AddressInfo;
      const { code, output } = await runSiteProgram(program, { PORT: String(port) }, ...arguments_());
      expect(code).toBe(1);
      expectOneClearSentence(output, new RegExp(`Port ${port} is in use`));
    },
    STARTING_MS,
  );

  it(
    "leaves the data to the site that already runs on them",
    async () => {
      const running = await startTestSite(data.directory);
      for (const more of [[], ["--fresh"]]) {
        const { code, output } = await runSiteProgram(program, { PORT: "0" }, ...arguments_(), ...more);
        expect(code).toBe(1);
        expectOneClearSentence(output, /in use by another process/);
      }
      expect(await queueOf(running.url)).toContain("<tbody>");
      expect(await running.stop()).toBe(0);
    },
    3 * STARTING_MS,
  );

  it.each(["site.sqlite", "jira.sqlite", "forge.sqlite"])(
    "names a damaged %s and leaves it as it was",
    async (name) => {
      const damaged = Buffer.from("this is no database, though it is long enough to look like one".repeat(200));
      writeFileSync(join(data.directory, name), damaged);
      const { code, output } = await runSiteProgram(program, { PORT: "0" }, ...arguments_());
      expect(code).toBe(1);
      expectOneClearSentence(output, new RegExp(name.replace(".", "\\.")));
      expect(readFileSync(join(data.directory, name)).equals(damaged)).toBe(true);
    },
    STARTING_MS,
  );

  it.each`
    option                     | words              | why
    ${["--nonsense"]}          | ${/--nonsense/}    | ${"no such option"}
    ${["--history", "no.csv"]} | ${/no\.csv/}       | ${"no such file"}
    ${["--app", "/nowhere"]}   | ${/manifest\.yml/} | ${"no app there"}
  `(
    "says what is wrong with $option ($why)",
    async ({ option, words }) => {
      const { code, output } = await runSiteProgram(program, { PORT: "0" }, ...arguments_(), ...option);
      expect(code).toBe(1);
      expectOneClearSentence(output, words);
    },
    STARTING_MS,
  );

  it(
    "says where a manifest is broken",
    async () => {
      const app = join(data.directory, "app");
      cpSync(TEST_APP, app, { recursive: true });
      const manifest = readFileSync(join(app, "manifest.yml"), "utf8");
      writeFileSync(join(app, "manifest.yml"), manifest.replace("handler: index.onTick", "handler: nowhere.onTick"));
      const { code, output } = await runSiteProgram(program, { PORT: "0" }, ...arguments_(app));
      expect(code).toBe(1);
      expectOneClearSentence(output, /nowhere/);
    },
    STARTING_MS,
  );

  it(
    "refuses a port that is none",
    async () => {
      const { code, output } = await runSiteProgram(program, { PORT: "http" }, ...arguments_());
      expect(code).toBe(1);
      expectOneClearSentence(output, /PORT=http is no port/);
      expect(readdirSync(data.directory)).toEqual([]);
    },
    STARTING_MS,
  );
});
