/** An app at work: its functions are built anew while the host runs. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { FunctionBuilder } from "../../../forge/app/rebuild-functions";
import { readManifest } from "../../../forge/manifest/read-manifest";
import { keptFor } from "../../support/kept";
import { TEST_APP } from "../../support/test-app";
import { startTestHost, type TestHost } from "../support/test-host";

let app: string;
beforeEach(() => {
  // Within the repository, where its packages are found.
  const place = keptFor("worked-on-");
  mkdirSync(dirname(place), { recursive: true });
  app = mkdtempSync(place);
  cpSync(TEST_APP, app, { recursive: true });
});
afterEach(() => rmSync(app, { recursive: true, force: true }));

const PAGES = "src/pages.ts";
const fileOf = (name: string): string => join(app, name);
function change(name: string, from: string, to: string): void {
  const text = readFileSync(fileOf(name), "utf8");
  expect(text).toContain(from);
  writeFileSync(fileOf(name), text.replace(from, to));
}

describe("a host whose app is being worked on", () => {
  let site: TestHost;
  beforeEach(async () => {
    site = await startTestHost({ appDirectory: app, buildDirectory: fileOf("built"), inDevelopment: true });
  });
  afterEach(() => site.host.stop());

  it("runs the changed functions from the next call on, and keeps what is stored and what time it is", async () => {
    await site.value("storage", [{ do: "set", key: "kept", value: "as it was" }]);
    const before = site.clock.now();
    change(PAGES, "asked to throw", "asked to throw otherwise");
    expect(await site.host.takeUpChanges([fileOf(PAGES)])).toBe(true);
    expect(await site.call("throw")).toMatchObject({ kind: "failed", message: "asked to throw otherwise" });
    expect(await site.value("storage", [{ do: "get", key: "kept" }])).toEqual(["as it was"]);
    expect(site.clock.now()).toBeGreaterThanOrEqual(before);
  });

  it("leaves nothing of the former module scope to them", async () => {
    for (let run = 0; run < 6; run += 1) await site.value("remember");
    change(PAGES, "callsOfThisProcess += 1", "callsOfThisProcess += 100");
    await site.host.takeUpChanges([fileOf(PAGES)]);
    expect(await site.value("remember")).toBe("100");
  });

  it("lets a run that is under way end as it began", async () => {
    const { host, clock } = site;
    const viewer = { accountType: "licensed", locale: "en-GB", timezone: "Europe/Berlin" } as const;
    const pausing = host.invokeResolver({
      moduleKey: "settings-page",
      functionKey: "pause",
      payload: { milliseconds: 1_000 },
      viewer,
      extension: {},
    });
    change(PAGES, "{ before, after:", "{ changed: true, before, after:");
    await host.takeUpChanges([fileOf(PAGES)]);
    const answer = await clock.runToResult(pausing);
    expect(answer).toMatchObject({ kind: "answered", value: { before: {} } });
    expect(answer).not.toMatchObject({ value: { changed: true } });
  });

  it.each`
    name              | from                   | to                                                | words               | why
    ${PAGES}          | ${"asked to throw"}    | ${'" const ='}                                    | ${/pages\.ts:\d+/}  | ${"it does not compile"}
    ${"src/index.ts"} | ${"portalResolver };"} | ${"};"}                                           | ${/portalResolver/} | ${"an export of the manifest is gone"}
    ${PAGES}          | ${"const resolver ="}  | ${"throw new Error('at once'); const resolver ="} | ${/at once/}        | ${"it throws when it is loaded"}
  `("goes on with the former functions and says why, until it is mended ($why)", async ({ name, from, to, words }) => {
    change(name, from, to);
    await expect(site.host.takeUpChanges([fileOf(name)])).rejects.toThrow(words);
    expect(await site.call("throw")).toMatchObject({ message: "asked to throw" });
    change(name, to, from);
    change(PAGES, "asked to throw", "mended");
    expect(await site.host.takeUpChanges([fileOf(name), fileOf(PAGES)])).toBe(true);
    expect(await site.call("throw")).toMatchObject({ message: "mended" });
  });

  it("builds nothing for a file that is no part of the functions", async () => {
    expect(await site.host.takeUpChanges([fileOf("static/browser/panel.ts")])).toBe(false);
  });
});

it("a host that nobody works on takes up nothing", async () => {
  const { host } = await startTestHost();
  expect(await host.takeUpChanges([join(TEST_APP, PAGES)])).toBe(false);
  host.stop();
});

const STATEMENT = "callsOfThisProcess += 1;";
it("a debugger is shown the app's own files at their own lines", async () => {
  const builder = await FunctionBuilder.open(readManifest(app), fileOf("built"));
  const { code } = await builder.build();
  await builder.close();
  const evaluated = new Function("module", code).toString().split("\n");
  const line = evaluated.findIndex((text) => text.includes(STATEMENT));
  const encoded = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(code)?.[1] ?? "";
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString()));
  const column = evaluated[line]!.indexOf(STATEMENT);
  const { originalSource, originalLine } = map.findEntry(line, column) as unknown as {
    originalSource: string;
    originalLine: number;
  };
  const written = readFileSync(fileOf(PAGES), "utf8").split("\n");
  expect(originalSource).toBe(pathToFileURL(fileOf(PAGES)).href);
  expect(written[originalLine]).toContain(STATEMENT);
});
