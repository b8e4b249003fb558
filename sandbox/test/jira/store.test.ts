import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../database";
import type { ChangeEntry, Comment } from "../../jira/store/issue";
import { IssueStore } from "../../jira/store/issues";
import { jiraLayout } from "../../jira/store/layout";
import { Properties } from "../../jira/store/properties";

const comment = (id: number, created: number, more: Partial<Comment> = {}): Comment => ({
  id,
  issue: 1,
  author: "ann",
  updateAuthor: "ann",
  body: "{}",
  text: `comment ${id}`,
  created,
  updated: created,
  isPublic: true,
  visibility: null,
  ...more,
});

const change = (id: number, at: number, issue = 1): ChangeEntry => ({
  id,
  issue,
  author: "ann",
  at,
  items: [{ field: "f", fieldtype: "jira", fieldId: "f", from: null, fromString: null, to: `${id}`, toString: null }],
});

describe.each([
  ["in memory alone", false],
  ["in a data file", true],
])("what hangs on an issue, kept %s", (_, isFile) => {
  let folder: string;
  let database: Database;
  let properties: Properties;
  let store: IssueStore;
  const open = () => {
    database = Database.open(isFile ? join(folder, "jira.db") : ":memory:", jiraLayout);
    properties = new Properties(database);
    store = new IssueStore(database, properties);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jira-store-"));
    open();
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const undone = (work: () => void) =>
    expect(() =>
      database.transaction(() => {
        work();
        throw new Error("taken back");
      }),
    ).toThrow("taken back");
  const idsOf = (things: readonly { id: number }[]) => things.map(({ id }) => id);
  const rows = () => database.all<{ id: number }>("SELECT id FROM change ORDER BY id").map(({ id }) => id);

  it("comments come oldest first, whenever they were written, and newest first where that is asked", () => {
    for (const one of [comment(1, 10), comment(2, 5), comment(3, 10)]) store.comments.put(one);
    expect(idsOf(store.comments.of(1))).toEqual([2, 1, 3]);
    expect(idsOf(store.comments.of(1, "newest"))).toEqual([3, 1, 2]);
    expect(store.comments.text(1)).toBe("comment 2\ncomment 1\ncomment 3");
    expect(store.comments.of(2)).toEqual([]);
  });

  it("an edited comment takes the place of the former one", () => {
    store.comments.put(comment(1, 10));
    store.comments.put(comment(1, 10, { text: "edited", isPublic: false }));
    expect(store.comments.of(1)).toEqual([comment(1, 10, { text: "edited", isPublic: false })]);
    expect(store.comments.byId(1)?.text).toBe("edited");
    expect(store.comments.byId(2)).toBeUndefined();
  });

  it("a comment takes its properties along when it goes", () => {
    store.comments.put(comment(1, 10));
    properties.put("comment", "1", "mark", { a: 1 });
    store.comments.remove(comment(1, 10));
    expect([store.comments.count(1), store.comments.byId(1), properties.keys("comment", "1")]).toEqual([
      0,
      undefined,
      [],
    ]);
  });

  it("an issue takes everything along when it goes", () => {
    store.comments.put(comment(1, 10));
    store.changes.add(change(1, 10));
    store.changes.add(change(2, 10, 2));
    properties.put("comment", "1", "mark", 1);
    properties.put("issue", "1", "mark", 1);
    store.remove(1);
    expect([store.comments.count(1), store.changes.of(1), rows()]).toEqual([0, [], [2]]);
    expect([properties.keys("comment", "1"), properties.keys("issue", "1")]).toEqual([[], []]);
  });

  it("changes come oldest first, and are in the table by the time somebody says so", () => {
    for (const one of [change(1, 10), change(3, 20), change(2, 5)]) store.changes.add(one);
    store.changes.write();
    expect(rows()).toEqual([1, 2, 3]);
    expect(idsOf(store.changes.of(1))).toEqual([2, 1, 3]);
    store.changes.add(change(4, 30));
    expect(store.changes.of(1).at(-1)).toEqual(change(4, 30));
  });

  it("properties: a stored null is there, what was never stored is not", () => {
    expect(properties.put("issue", "1", "b", null)).toBe(true);
    expect(properties.put("issue", "1", "b", null)).toBe(false);
    properties.put("issue", "1", "a", ["x"]);
    expect(properties.all("issue", "1")).toEqual([
      { key: "a", value: ["x"] },
      { key: "b", value: null },
    ]);
    expect([properties.get("issue", "1", "b"), properties.get("issue", "1", "c")]).toEqual([null, undefined]);
    expect([properties.remove("issue", "1", "a"), properties.remove("issue", "1", "a")]).toEqual([true, false]);
  });

  it("a write that fails leaves all of it as it was", () => {
    store.comments.put(comment(1, 10));
    store.changes.add(change(1, 10));
    properties.put("comment", "1", "mark", 1);
    store.comments.of(1);
    store.changes.of(1);
    undone(() => {
      store.comments.put(comment(2, 20));
      store.comments.put(comment(1, 10, { text: "edited" }));
      store.changes.add(change(2, 20));
      properties.put("comment", "1", "mark", 2);
      properties.put("comment", "2", "mark", 2);
      store.changes.write();
    });
    undone(() => store.remove(1));
    expect(store.comments.of(1)).toEqual([comment(1, 10)]);
    expect([idsOf(store.changes.of(1)), rows()]).toEqual([[1], [1]]);
    expect([properties.get("comment", "1", "mark"), properties.keys("comment", "2")]).toEqual([1, []]);
    store.changes.add(change(3, 30));
    store.changes.write();
    expect(rows()).toEqual([1, 3]);
  });

  if (isFile)
    it("is there again at the next start", () => {
      store.comments.put(comment(1, 10));
      store.changes.add(change(1, 10));
      properties.put("comment", "1", "mark", 1);
      database.close();
      open();
      expect([store.comments.of(1), store.changes.of(1)]).toEqual([[comment(1, 10)], [change(1, 10)]]);
      expect(properties.get("comment", "1", "mark")).toBe(1);
    });
});
