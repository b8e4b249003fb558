import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database, DatabaseUnusable } from "../../database";
import { type JiraStandIn, openJira } from "../../jira";
import { StillClock } from "./support/help-desk";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jira-"));
  file = join(folder, "jira.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): JiraStandIn => openJira({ clock: new StillClock(), file });

function stock(jira: JiraStandIn): void {
  jira.desk.addUser({ accountId: "admin", displayName: "Ada Admin", kind: "administrator" });
  jira.desk.addStatus({ name: "Open", category: "new" });
  jira.desk.addProject({ key: "HELP", name: "Help desk", lead: "admin", statuses: ["Open"] });
  jira.desk.createIssue({ project: "HELP", at: 0, actor: "admin", fields: { summary: "First", team: "Network" } });
  jira.installApp({ appId: "app", environmentId: "env", name: "An app", fields: [] });
}

it("keeps everything between starts and goes on counting", () => {
  const before = open();
  stock(before);
  const fields = before.desk.fields();
  before.close();
  const after = open();
  expect([after.desk.isEmpty(), after.desk.issueCount(), after.desk.fields()]).toEqual([false, 1, fields]);
  expect(after.desk.createIssue({ project: "HELP", at: 0, actor: "admin", fields: { summary: "Second" } }).key).toBe(
    "HELP-2",
  );
  after.close();
});

it("keeps what was committed when the process ends without closing", () => {
  const abandoned = open();
  stock(abandoned);
  const copy = join(folder, "copy.db");
  for (const ending of ["", "-wal"]) writeFileSync(`${copy}${ending}`, readFileSync(`${file}${ending}`));
  abandoned.close();
  const jira = openJira({ clock: new StillClock(), file: copy });
  expect(jira.desk.issueCount()).toBe(1);
  jira.close();
});

describe("a file that can't be used is named, in one sentence, and left alone", () => {
  const failure = (path = file): DatabaseUnusable => {
    try {
      openJira({ clock: new StillClock(), file: path }).close();
    } catch (error) {
      if (error instanceof DatabaseUnusable) return error;
      throw error;
    }
    throw new Error("It was opened.");
  };

  it("in use by another site", () => {
    const first = open();
    stock(first);
    expect(failure().message).toBe(`${file} is in use by another process; stop the other site, or name another file.`);
    expect(first.desk.issueCount()).toBe(1);
    first.close();
  });

  it("no database at all", () => {
    writeFileSync(file, "ticket,at,field,value,actor\n".repeat(100));
    const text = readFileSync(file, "utf8");
    expect(failure().message).toContain(`${file} is damaged or not a database`);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("damaged in the middle", () => {
    const jira = open();
    stock(jira);
    jira.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.length / 4, bytes.length / 2);
    writeFileSync(file, bytes);
    expect(failure().message).toContain(`${file} is damaged`);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("of another program", () => {
    Database.open(file, { applicationId: 7, name: "something else", migrations: ["CREATE TABLE t (x)"] }).close();
    expect(failure().message).toContain("is a database of another program, not of the Jira stand-in");
  });

  it("of a newer version", () => {
    open().close();
    const database = Database.open(file, {
      applicationId: 0x4a495241,
      name: "Jira stand-in",
      migrations: Array(9).fill("SELECT 1"),
    });
    database.close();
    expect(failure().message).toContain("was written by a newer version (9, this one knows 3)");
  });

  it("in a folder that does not exist", () => {
    expect(failure(join(folder, "nowhere", "jira.db")).message).toContain("can't be opened");
  });
});

it("undoes a transaction that throws, and joins nested ones into it", () => {
  const database = Database.open(":memory:", { applicationId: 7, name: "test", migrations: ["CREATE TABLE t (x)"] });
  const count = () => database.get<{ n: number }>("SELECT count(*) AS n FROM t")!.n;
  const insert = () => database.run("INSERT INTO t VALUES (1)");
  expect(() =>
    database.transaction(() => {
      insert();
      database.transaction(insert);
      throw new Error("stop");
    }),
  ).toThrow("stop");
  expect(count()).toBe(0);
  database.transaction(insert);
  expect(count()).toBe(1);
  database.close();
});

it("takes back what is kept in memory with a transaction that throws, the last change first", () => {
  const database = Database.open(":memory:", { applicationId: 7, name: "test", migrations: ["CREATE TABLE t (x)"] });
  const kept: number[] = [];
  const keep = (value: number) => {
    database.undoWith(() => expect(kept.pop()).toBe(value));
    kept.push(value);
  };
  database.transaction(() => keep(1));
  keep(2);
  const failing = () =>
    database.transaction(() => {
      keep(3);
      database.transaction(() => keep(4));
      throw new Error("stop");
    });
  expect(failing).toThrow("stop");
  expect(failing).toThrow("stop");
  expect(kept).toEqual([1, 2]);
  database.close();
});
