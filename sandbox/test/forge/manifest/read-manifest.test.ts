import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ManifestProblem } from "../../../forge/manifest/manifest-problem";
import { readManifest } from "../../../forge/manifest/read-manifest";
import { textIn } from "../../../forge/manifest/translations";
import { TEST_APP } from "../../support/test-app";

/** The test app with its manifest rewritten. */
function appWith(change: (manifest: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), "manifest-"));
  cpSync(TEST_APP, directory, { recursive: true });
  const file = join(directory, "manifest.yml");
  const before = readFileSync(file, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  return directory;
}

describe("of a sound manifest it understands", () => {
  const manifest = readManifest(TEST_APP);

  it("functions with time-out and memory, their own or the app's", () => {
    expect(manifest.functions.get("on-work")).toMatchObject({
      exportName: "onWork",
      timeoutSeconds: 120,
      memoryMB: 512,
    });
    expect(manifest.functions.get("on-issue")).toMatchObject({ exportName: "onIssue", memoryMB: 256 });
    expect(manifest.functions.get("on-issue")?.timeoutSeconds).toBeUndefined();
  });

  it("triggers with a filter per event", () => {
    const [issues, comments] = manifest.triggers;
    expect([...issues!.events.keys()]).toEqual(["avi:jira:created:issue", "avi:jira:updated:issue"]);
    expect(issues!.events.get("avi:jira:created:issue")).toMatchObject({
      ignoreSelf: true,
      onError: "RECEIVE_AND_LOG",
    });
    expect(comments!.events.get("avi:jira:commented:issue")).toMatchObject({ ignoreSelf: false });
  });

  it("scheduled triggers, consumers and scopes", () => {
    expect(manifest.scheduledTriggers.map(({ intervalSeconds }) => intervalSeconds)).toEqual([300, 3_600]);
    expect(manifest.consumers).toEqual([{ key: "work-consumer", queue: "work", functionKey: "on-work" }]);
    expect(manifest.scopes).toEqual(
      new Set(["read:jira-work", "write:jira-work", "write:app-data:jira", "storage:app"]),
    );
  });

  it("custom fields in the default language, with what the pages need of them", () => {
    expect(manifest.fields.map(({ field }) => [field.moduleKey, field.name, field.type, field.readOnly])).toEqual([
      ["note-text", "Note", "string", false],
      ["note-state", "Note state", "object", true],
      ["note-due", "Note due", "datetime", true],
    ]);
    expect(manifest.fields[0]!.edit?.file).toBe("field-edit.html");
    expect(manifest.fields[0]).toMatchObject({
      editExperience: ["issue-view", "issue-create", "portal-request"],
      unlicensedAccess: ["unlicensed", "customer"],
    });
    expect(manifest.fields[1]!.valueFunction).toBe("field-value");
  });

  it("pages with the file to mount", () => {
    expect(manifest.uiModules.map(({ type, key, resource }) => [type, key, resource.file])).toEqual([
      ["jira:projectPage", "project-page", "project.html"],
      ["jira:projectSettingsPage", "settings-page", "settings.html"],
      ["jira:issueContext", "issue-panel", "panel.html"],
      ["jiraServiceManagement:queuePage", "queue-page", "queue.html"],
      ["jiraServiceManagement:portalRequestDetail", "portal-panel", "portal.html"],
    ]);
  });

  it("entities, with the index by key that every one has", () => {
    const note = manifest.entities.get("note")!;
    expect([...note.indexes.keys()]).toEqual(["by-key", "state", "open-by-due"]);
    expect(note.indexes.get("open-by-due")).toEqual({
      name: "open-by-due",
      partition: ["projectId", "state"],
      range: "dueAt",
    });
  });

  it.each`
    locale     | key                      | text                     | why
    ${"de-DE"} | ${"panel.title"}         | ${"Notizen zum Vorgang"} | ${"the language has it"}
    ${"de-DE"} | ${"page.project.second"} | ${"Second page"}         | ${"a text that is missing comes from the default language"}
    ${"de-AT"} | ${"panel.title"}         | ${"Notizen zum Vorgang"} | ${"another country's language is nearer than the default"}
    ${"fr-FR"} | ${"panel.title"}         | ${"Notes on this issue"} | ${"an unknown language"}
    ${"en-US"} | ${"no.such.key"}         | ${"no.such.key"}         | ${"Jira shows the key then"}
  `("text $key in $locale: $text ($why)", ({ locale, key, text }) => {
    expect(textIn(manifest.translations, locale, { i18n: key })).toBe(text);
  });
});

describe("a broken manifest gives one sentence with file and line", () => {
  it.each`
    what                                   | change                                                                                      | sentence
    ${"text that is no YAML"}              | ${(m: string) => m.replace("modules:", "modules: [")}                                       | ${/manifest\.yml:\d+: this is not valid YAML/}
    ${"an app id of another form"}         | ${(m: string) => m.replace(/id: ari:\S+/, "id: my-app")}                                    | ${/manifest\.yml:3: app\.id is not as Forge wants it: must look like/}
    ${"a runtime that has ended"}          | ${(m: string) => m.replace("nodejs22.x", "nodejs20.x")}                                     | ${/app\.runtime\.name .*nodejs22\.x or nodejs24\.x/}
    ${"an unknown function"}               | ${(m: string) => m.replace("function: on-tick", "function: on-tock")}                       | ${/modules\.scheduledTrigger\[0\]\.function names the function on-tock/}
    ${"a handler without a file"}          | ${(m: string) => m.replace("index.onTick", "missing.onTick")}                               | ${/handler names missing\.onTick, but there is no src\/missing/}
    ${"a key that is taken"}               | ${(m: string) => m.replace("key: hourly-tick", "key: on-work")}                             | ${/is on-work, which (function|scheduledTrigger) has already/}
    ${"an interval that is none"}          | ${(m: string) => m.replace("interval: hour", "interval: minute")}                           | ${/interval .*fiveMinute, hour, day or week/}
    ${"two five-minute triggers"}          | ${(m: string) => m.replace("interval: hour", "interval: fiveMinute")}                       | ${/may have one fiveMinute entry only/}
    ${"an unknown resource"}               | ${(m: string) => m.replace("resource: pages/queue", "resource: sheets/queue")}              | ${/names the resource sheets/}
    ${"an unknown entry"}                  | ${(m: string) => m.replace("resource: pages/queue", "resource: pages/row")}                 | ${/the resource pages has no such entry/}
    ${"a page in UI Kit"}                  | ${(m: string) => m.replace("path: static/build", "path: src/page.tsx")}                     | ${/resource is UI Kit: the offline site shows Custom UI only/}
    ${"a time-out beyond the longest"}     | ${(m: string) => m.replace("timeoutSeconds: 240", "timeoutSeconds: 901")}                   | ${/timeoutSeconds .*must be 1 to 900/}
    ${"an index over no attribute"}        | ${(m: string) => m.replace("range: [dueAt]", "range: [dueDate]")}                           | ${/uses dueDate, which is no attribute of note/}
    ${"an index over two ranges"}          | ${(m: string) => m.replace("range: [dueAt]", "range: [dueAt, weight]")}                     | ${/exactly one attribute|is not as Forge wants it/}
    ${"an index over any"}                 | ${(m: string) => m.replace("range: [dueAt]", "range: [detail]")}                            | ${/uses detail of type any/}
    ${"an index named in a letter or two"} | ${(m: string) => m.replace("name: open-by-due", "name: od")}                                | ${/must have 3 to 50 characters|is not as Forge wants it/}
    ${"an index named in 51 letters"}      | ${(m: string) => m.replace("name: open-by-due", `name: ${"d".repeat(51)}`)}                 | ${/must have 3 to 50 characters|is not as Forge wants it/}
    ${"an entity that begins with a sign"} | ${(m: string) => m.replace("name: note\n", "name: _note\n")}                                | ${/entities\[0\]\.name .*may not begin with/}
    ${"an attribute of other letters"}     | ${(m: string) => m.replace("weight:", "we-ight:")}                                          | ${/entities\[0\]\.attributes.*is not as Forge wants it/}
    ${"the reserved index"}                | ${(m: string) => m.replace("name: open-by-due", "name: by-key")}                            | ${/by-key, which is taken or reserved/}
    ${"ignoreSelf for no Jira event"}      | ${(m: string) => m.replace("avi:jira:updated:issue]", "avi:forge:upgraded:app]")}           | ${/ignoreSelf, which avi:forge:upgraded:app does not know/}
    ${"a filter that filters nothing"}     | ${(m: string) => m.replace(/filter:\n\s+ignoreSelf.*\n\s+expression.*\n/, "filter:\n")}     | ${/at least one of ignoreSelf/}
    ${"an object field without words"}     | ${(m: string) => m.replace(/formatter: .*\n/, "\n")}                                        | ${/needs exactly one formatter/}
    ${"a schema on a string"}              | ${(m: string) => m.replace("type: object\n      readOnly", "type: string\n      readOnly")} | ${/schema belongs to fields of type object only/}
    ${"a locale file that is absent"}      | ${(m: string) => m.replace("locales/de-DE.json", "locales/xx.json")}                        | ${/names locales\/xx\.json, which cannot be read/}
    ${"a fallback without a file"}         | ${(m: string) => m.replace("default: en-US", "default: fr-FR")}                             | ${/is fr-FR, for which there is no file/}
  `("$what", ({ change, sentence }) => {
    const directory = appWith(change);
    expect(() => readManifest(directory)).toThrow(ManifestProblem);
    expect(() => readManifest(directory)).toThrow(sentence);
    expect(() => readManifest(directory)).toThrow(/^\S+manifest\.yml:\d+: [^\n]+$/);
    rmSync(directory, { recursive: true });
  });

  it("no manifest at all", () => {
    const directory = mkdtempSync(join(tmpdir(), "manifest-"));
    expect(() => readManifest(directory)).toThrow(/manifest\.yml does not exist/);
    rmSync(directory, { recursive: true });
  });
});
