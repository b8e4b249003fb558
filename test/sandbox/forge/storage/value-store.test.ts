import { Database } from "../../../../sandbox/database";
import { HOST_DATA } from "../../../../sandbox/forge/host-data";
import { ValueStore } from "../../../../sandbox/forge/storage/value-store";

const HOUR = 3_600_000;

let database: Database;
let now: number;
const open = () =>
  new ValueStore(database, { now: () => now, entities: new Map(), queryLagMs: 2_000, expiryLagMs: 48 * HOUR });
const keys = (store: ValueStore) =>
  store
    .scan({
      space: "kvs",
      index: "by-key",
      partition: "[]",
      where: { sql: "TRUE", cells: [] },
      descending: false,
      limit: 100,
    })
    .hits.map(({ key }) => key);

beforeEach(() => {
  database = Database.open(":memory:", HOST_DATA);
  now = 0;
});
afterEach(() => database.close());

it("finds after a crash what queries had not yet seen before it", () => {
  const crashed = open();
  crashed.set("kvs", "late", "1", undefined);
  expect(keys(crashed)).toEqual([]);
  expect(keys(open())).toEqual(["late"]);
});

it("shows a query the value of its time: a write does not make the one before it visible early", () => {
  const store = open();
  store.set("kvs", "k", "1", undefined);
  now = 10_000;
  store.set("kvs", "k", "2", undefined);
  const seen = () =>
    store.scan({
      space: "kvs",
      index: "by-key",
      partition: "[]",
      where: { sql: "TRUE", cells: [] },
      descending: false,
      limit: 1,
    }).hits[0]?.value;
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
  expect(keys(store)).toEqual(["busy"]);
  expect(database.get("SELECT count(*) AS rows FROM stored_value")).toEqual({ rows: 1 });
  expect(database.get("SELECT count(*) AS rows FROM query_row")).toEqual({ rows: 1 });
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
