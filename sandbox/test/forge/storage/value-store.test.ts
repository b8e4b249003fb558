import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../../database";
import { closeHostData, HOST_DATA } from "../../../forge/host-data";
import { ValueStore } from "../../../forge/storage/value-store";

const HOUR = 3_600_000;

let database: Database;
let now: number;
const open = (on = database, queryLagMs = 2_000) =>
  new ValueStore(on, { now: () => now, entities: new Map(), queryLagMs, expiryLagMs: 48 * HOUR });
const BY_KEY = { space: "kvs", index: "by-key", partition: "[]", bounds: {}, descending: false, limit: 100 };
const keys = (store: ValueStore) => store.scan(BY_KEY).hits.map(({ key }) => key);

beforeEach(() => {
  database = Database.open(":memory:", HOST_DATA);
  now = 0;
});
afterEach(() => database.close());

it("finds at the next start what queries had not yet seen before it", () => {
  const folder = mkdtempSync(join(tmpdir(), "value-store-"));
  try {
    const onFile = (): [ValueStore, Database] => {
      const file = Database.open(join(folder, "host.db"), HOST_DATA);
      return [open(file), file];
    };
    const [before, file] = onFile();
    before.set("kvs", "late", "1", undefined);
    expect(keys(before)).toEqual([]);
    closeHostData(file);
    const [after, again] = onFile();
    expect(keys(after)).toEqual(["late"]);
    closeHostData(again);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each`
  lag      | why
  ${0}     | ${"the index follows at once"}
  ${2_000} | ${"the index follows later"}
`("shows nothing of a write that was undone, with a lag of $lag ms: $why", ({ lag }) => {
  const store = open(database, lag);
  store.set("kvs", "kept", "1", undefined);
  const fails = () => {
    store.set("kvs", "kept", "2", undefined);
    store.set("kvs", "new", "3", undefined);
    store.delete("kvs", "kept");
    throw new Error("undone");
  };
  expect(() => database.transaction(fails)).toThrow("undone");
  now = 10_000;
  expect(keys(store)).toEqual(["kept"]);
  expect([store.get("kvs", "kept")?.value, store.get("kvs", "new")]).toEqual(["1", undefined]);
});

it("shows a query the value of its time: a write does not make the one before it visible early", () => {
  const store = open();
  store.set("kvs", "k", "1", undefined);
  now = 10_000;
  store.set("kvs", "k", "2", undefined);
  const seen = () => store.scan(BY_KEY).hits[0]?.value;
  expect(seen()).toBe("1");
  now = 12_000;
  expect(seen()).toBe("2");
});

it("sweeps away what has been gone for long", () => {
  const store = open();
  for (let number = 0; number < 300; number += 1) store.set("kvs", `brief-${number}`, "1", HOUR);
  now = 50 * HOUR;
  for (let number = 0; number < 5_000; number += 1) store.set("kvs", "busy", String(number), undefined);
  now += HOUR;
  const { hits, isFull } = store.scan({ ...BY_KEY, limit: 2 });
  expect(hits.map(({ key }) => key)).toEqual(["busy"]);
  // Rows of an index that lead to what is gone count too.
  expect(isFull).toBe(false);
});

it("counts a value that is gone but not yet swept away as absent", () => {
  const store = open();
  store.set("kvs", "brief", "1", HOUR);
  now = 50 * HOUR;
  expect(store.get("kvs", "brief")).toBeUndefined();
  expect(store.set("kvs", "brief", "2", undefined)).toMatchObject({
    before: undefined,
    after: { createdAt: 50 * HOUR },
  });
  now += HOUR;
  expect(keys(store)).toEqual(["brief"]);
});
