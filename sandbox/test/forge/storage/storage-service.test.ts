import fc from "fast-check";
import { startTestHost, type TestHost } from "../support/test-host";

/** Longer than queries lag behind. */
const SETTLED = 5_000;

let test: TestHost;
beforeEach(async () => {
  test = await startTestHost();
});
afterEach(() => test.host.stop());

const storage = (...calls: unknown[]) => test.value("storage", calls) as Promise<unknown[]>;
const settle = () => test.clock.runUntil(test.clock.now() + SETTLED);
const set = (key: string, value: unknown, options?: object) => ({ do: "set", key, value, options });
const get = (key: string) => ({ do: "get", key });
const note = (key: string, value: object, options?: object) => ({
  do: "entitySet",
  entity: "note",
  key,
  value,
  options,
});
const getNote = (key: string) => ({ do: "entityGet", entity: "note", key });
const openByDue = (more: object = {}) => ({
  do: "entityQuery",
  entity: "note",
  index: "open-by-due",
  partition: ["P", "open"],
  ...more,
});
const nested = (depth: number): unknown => (depth === 0 ? "bottom" : { inner: nested(depth - 1) });
const keysOf = (page: unknown) => (page as { results: { key: string }[] }).results.map(({ key }) => key);
const cursorOf = (page: unknown) => (page as { nextCursor?: string }).nextCursor;

describe("a single value", () => {
  it("comes back as it was stored, at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        fc.pre(value !== null);
        const [, stored] = await storage(set("k", value), get("k"));
        expect(stored).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 40 },
    );
  });

  it("is not there before it is set and after it is deleted; deleting twice is no error", async () => {
    const results = await storage(get("k"), set("k", 1), get("k"), { do: "delete", key: "k" }, get("k"), {
      do: "delete",
      key: "k",
    });
    expect(results).toEqual([null, null, 1, null, null, null]);
  });

  it("is apart from a secret and an entity of the same key", async () => {
    const results = await storage(
      set("k", "plain"),
      { do: "setSecret", key: "k", value: "secret" },
      note("k", { state: "x" }),
      get("k"),
      {
        do: "getSecret",
        key: "k",
      },
    );
    expect(results.slice(3)).toEqual(["plain", "secret"]);
  });

  it.each`
    what                               | call                                                  | refused                 | why
    ${"an empty key"}                  | ${get("")}                                            | ${"KEY_TOO_SHORT"}      | ${"below the shortest"}
    ${"a key of 501 characters"}       | ${set("k".repeat(501), 1)}                            | ${"KEY_TOO_LONG"}       | ${"one above the longest"}
    ${"a key of 500 characters"}       | ${set("k".repeat(500), 1)}                            | ${undefined}            | ${"the longest"}
    ${"a key with every sign allowed"} | ${set("aZ09:._ -#", 1)}                               | ${undefined}            | ${"letters, digits, : . _ - # and spaces"}
    ${"a key with a slash"}            | ${set("a/b", 1)}                                      | ${"INVALID_KEY"}        | ${"not in the list"}
    ${"a key of spaces"}               | ${set("   ", 1)}                                      | ${"INVALID_KEY"}        | ${"spaces alone name nothing"}
    ${"a value of 240 KiB"}            | ${set("k", "x".repeat(240 * 1024 - 2))}               | ${undefined}            | ${"the largest, quotes included"}
    ${"a value of 240 KiB and a byte"} | ${set("k", "x".repeat(240 * 1024 - 1))}               | ${"MAX_SIZE"}           | ${"one byte above"}
    ${"a value of wide characters"}    | ${set("k", "ü".repeat(130 * 1024))}                   | ${"MAX_SIZE"}           | ${"bytes count, not characters"}
    ${"a value 31 levels deep"}        | ${set("k", nested(31))}                               | ${undefined}            | ${"the deepest"}
    ${"a value 32 levels deep"}        | ${set("k", nested(32))}                               | ${"MAX_DEPTH"}          | ${"one level too many"}
    ${"null"}                          | ${set("k", null)}                                     | ${"INVALID_VALUE"}      | ${"the service's schema has no null"}
    ${"a time to live of a year"}      | ${set("k", 1, { ttl: { value: 365, unit: "DAYS" } })} | ${undefined}            | ${"the longest"}
    ${"a time to live above a year"}   | ${set("k", 1, { ttl: { value: 366, unit: "DAYS" } })} | ${"INVALID_TTL"}        | ${"too long"}
    ${"a time to live of nothing"}     | ${set("k", 1, { ttl: { value: 0, unit: "DAYS" } })}   | ${"INVALID_TTL"}        | ${"it must be positive"}
    ${"a key policy that is none"}     | ${set("k", 1, { keyPolicy: "MERGE" })}                | ${"INVALID_KEY_POLICY"} | ${"there are two"}
  `("$what: $refused ($why)", async ({ call, refused }) => {
    const [result] = await storage(call);
    if (refused === undefined) expect(result).toBeNull();
    else expect(result).toEqual({ refused, status: 400 });
  });

  it("can be claimed by one alone", async () => {
    const claim = set("lease", "mine", { keyPolicy: "FAIL_IF_EXISTS" });
    expect(await storage(claim, claim)).toEqual([null, { refused: "KEY_CONFLICT", status: 409 }]);
  });

  it("gives back the previous or the latest value when asked", async () => {
    const [, previous, latest] = await storage(
      set("k", "one"),
      set("k", "two", { keyPolicy: "OVERRIDE", returnValue: "PREVIOUS" }),
      set("k", "three", { keyPolicy: "OVERRIDE", returnValue: "LATEST", returnMetadataFields: ["CREATED_AT"] }),
    );
    expect(previous).toMatchObject({ key: "k", value: "one" });
    expect(latest).toMatchObject({ key: "k", value: "three", createdAt: expect.any(Number) });
  });

  it("with a time to live lingers after it, for two days at most, and holds its key so long", async () => {
    const hour = 3_600_000;
    await storage(set("brief", 1, { ttl: { value: 1, unit: "HOURS" } }));
    await test.clock.runUntil(test.clock.now() + hour - 60_000);
    expect(await storage(get("brief"))).toEqual([1]);
    await test.clock.runUntil(test.clock.now() + 61_000);
    const claim = set("brief", 2, { keyPolicy: "FAIL_IF_EXISTS" });
    expect(await storage(get("brief"), claim)).toEqual([1, { refused: "KEY_CONFLICT", status: 409 }]);
    await test.clock.runUntil(test.clock.now() + 48 * hour);
    expect(await storage(get("brief"), claim, get("brief"))).toEqual([null, null, 2]);
  });
});

describe("a query over keys", () => {
  it("sees a write only after a while; a read by key sees it at once", async () => {
    const query = { do: "query", prefix: "a" };
    const [, found, early] = await storage(set("a1", 1), get("a1"), query);
    expect([found, keysOf(early)]).toEqual([1, []]);
    await settle();
    const [, , changed] = await storage(set("a1", 2), { do: "delete", key: "a1" }, query);
    expect(changed).toEqual({ results: [expect.objectContaining({ key: "a1", value: 1 })] });
    await settle();
    expect(keysOf((await storage(query))[0])).toEqual([]);
  });

  it.each`
    limit        | refused            | why
    ${undefined} | ${undefined}       | ${"10 by default"}
    ${100}       | ${undefined}       | ${"the largest page"}
    ${101}       | ${"INVALID_LIMIT"} | ${"one too many"}
    ${0}         | ${"INVALID_LIMIT"} | ${"no page at all"}
  `("with limit $limit: $refused ($why)", async ({ limit, refused }) => {
    const [page] = await storage({ do: "query", limit });
    if (refused === undefined) expect(page).toEqual({ results: [] });
    else expect(page).toEqual({ refused, status: 400 });
  });

  it("comes page by page, in order, each key once, whatever the page's size", async () => {
    const keys = Array.from({ length: 23 }, (_, at) => `p-${String(at).padStart(2, "0")}`);
    await storage(...keys.map((key) => set(key, key)), set("other", 1));
    await settle();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (limit) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const [page] = await storage({ do: "query", prefix: "p-", limit, cursor });
          seen.push(...keysOf(page));
          cursor = cursorOf(page);
        } while (cursor !== undefined);
        expect(seen).toEqual(keys);
      }),
      { numRuns: 12 },
    );
  });

  it("refuses a cursor that no query has given", async () => {
    expect(await storage({ do: "query", cursor: "made-up" })).toEqual([{ refused: "INVALID_CURSOR", status: 400 }]);
  });
});

describe("an entity", () => {
  it.each`
    what                                      | value                                                                                               | refused
    ${"every attribute"}                      | ${{ projectId: "P", state: "open", dueAt: -2147483648, weight: 0.5, pinned: true, detail: [null] }} | ${undefined}
    ${"no attribute"}                         | ${{}}                                                                                               | ${undefined}
    ${"the largest integer"}                  | ${{ dueAt: 2147483647 }}                                                                            | ${undefined}
    ${"an integer above it"}                  | ${{ dueAt: 2147483648 }}                                                                            | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"a fraction as integer"}                | ${{ dueAt: 1.5 }}                                                                                   | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"a number as string"}                   | ${{ state: 1 }}                                                                                     | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"null as string"}                       | ${{ state: null }}                                                                                  | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"a word as boolean"}                    | ${{ pinned: "yes" }}                                                                                | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"an undeclared attribute"}              | ${{ colour: "red" }}                                                                                | ${"INVALID_ATTRIBUTE"}
    ${"a text of nothing"}                    | ${{ state: "" }}                                                                                    | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"a text of spaces"}                     | ${{ state: " \t\n" }}                                                                               | ${"INVALID_ATTRIBUTE_TYPE"}
    ${"a text of nothing where any is taken"} | ${{ detail: "" }}                                                                                   | ${undefined}
    ${"900 bytes to order by"}                | ${{ state: "ü".repeat(450) }}                                                                       | ${undefined}
    ${"901 bytes to order by"}                | ${{ state: `${"ü".repeat(450)}u` }}                                                                 | ${"INDEX_VALUE_TOO_LARGE"}
    ${"1,700 bytes to part by"}               | ${{ projectId: "p".repeat(900), state: "s".repeat(800) }}                                           | ${undefined}
    ${"1,701 bytes to part by"}               | ${{ projectId: "p".repeat(901), state: "s".repeat(800) }}                                           | ${"INDEX_VALUE_TOO_LARGE"}
  `("with $what: $refused", async ({ value, refused }) => {
    const [result, stored] = await storage(note("n", value), getNote("n"));
    if (refused === undefined) expect(stored).toEqual(value);
    else expect(result).toEqual({ refused, status: 400 });
  });

  it("that the manifest does not declare is refused", async () => {
    const [result] = await storage({ do: "entityGet", entity: "memo", key: "1" });
    expect(result).toEqual({ refused: "INVALID_ENTITY_TYPE", status: 400 });
  });

  describe("is found by index", () => {
    beforeEach(async () => {
      await storage(
        note("1", { projectId: "P", state: "open", dueAt: 30 }),
        note("2", { projectId: "P", state: "open", dueAt: 10, weight: 2 }),
        note("3", { projectId: "P", state: "open", dueAt: 20, weight: 1 }),
        note("4", { projectId: "P", state: "done", dueAt: 5 }),
        note("5", { projectId: "Q", state: "open", dueAt: 1 }),
        note("6", { projectId: "P", state: "open" }),
      );
      await settle();
    });

    it.each`
      query                                                                                 | keys                         | why
      ${openByDue()}                                                                        | ${["2", "3", "1"]}           | ${"in the order of the range; what lacks the attribute is not in the index"}
      ${openByDue({ sort: "DESC" })}                                                        | ${["1", "3", "2"]}           | ${"the other way round"}
      ${openByDue({ where: ["lessThan", 20] })}                                             | ${["2"]}                     | ${"below, exclusive"}
      ${openByDue({ where: ["lessThanEqualTo", 20] })}                                      | ${["2", "3"]}                | ${"up to, inclusive"}
      ${openByDue({ where: ["greaterThan", 20] })}                                          | ${["1"]}                     | ${"above, exclusive"}
      ${openByDue({ where: ["greaterThanEqualTo", 20] })}                                   | ${["3", "1"]}                | ${"from, inclusive"}
      ${openByDue({ where: ["equalTo", 20] })}                                              | ${["3"]}                     | ${"exactly"}
      ${openByDue({ where: ["between", 10, 20] })}                                          | ${["2", "3"]}                | ${"both ends included"}
      ${openByDue({ partition: ["P", "done"] })}                                            | ${["4"]}                     | ${"another partition"}
      ${openByDue({ filters: [["weight", "exists"]] })}                                     | ${["2", "3"]}                | ${"a filter on a stored attribute"}
      ${openByDue({ filters: [["weight", "notExists"]] })}                                  | ${["1"]}                     | ${"on one that is missing"}
      ${openByDue({ filters: [["weight", "greaterThan", 1], ["dueAt", "lessThan", 15]] })} | ${["2"]} | ${"two filters, both must hold"}
      ${{ do: "entityQuery", entity: "note", index: "state", where: ["beginsWith", "op"] }} | ${["1", "2", "3", "5", "6"]} | ${"a simple index over all partitions"}
      ${{ do: "entityQuery", entity: "note", index: "by-key", where: ["equalTo", "5"] }}    | ${["5"]}                     | ${"the index that every entity has"}
    `("$why: $keys", async ({ query, keys }) => {
      expect(keysOf((await storage(query))[0])).toEqual(keys);
    });

    it("with a filter, a page may be empty and yet go on", async () => {
      const filtered = openByDue({ filters: [["weight", "notExists"]], limit: 2 });
      const [first] = await storage(filtered);
      expect(keysOf(first)).toEqual([]);
      const [second] = await storage({ ...filtered, cursor: cursorOf(first) });
      expect([keysOf(second), cursorOf(second)]).toEqual([["1"], undefined]);
    });

    it("an item that has moved in the index is still seen in its old place for a while, with its old value", async () => {
      const [, , early] = await storage(
        note("2", { projectId: "P", state: "done", dueAt: 10 }),
        getNote("2"),
        openByDue({ limit: 1 }),
      );
      expect(early).toMatchObject({ results: [{ key: "2", value: { state: "open" } }] });
      await settle();
      expect(keysOf((await storage(openByDue()))[0])).toEqual(["3", "1"]);
    });

    it.each`
      query                                             | refused                | why
      ${openByDue({ index: "by-weight" })}              | ${"INVALID_INDEX"}     | ${"no such index"}
      ${openByDue({ partition: ["P"] })}                | ${"INVALID_PARTITION"} | ${"the partition must be given in full"}
      ${openByDue({ partition: undefined })}            | ${"INVALID_PARTITION"} | ${"it is missing"}
      ${openByDue({ partition: ["P", 1] })}             | ${"INVALID_PARTITION"} | ${"of the wrong type"}
      ${openByDue({ partition: ["P", ""] })}            | ${"INVALID_PARTITION"} | ${"no value can be like this"}
      ${openByDue({ where: ["lessThan", "20"] })}       | ${"INVALID_RANGE"}     | ${"a string against an integer"}
      ${openByDue({ where: ["beginsWith", 2] })}        | ${"INVALID_RANGE"}     | ${"numbers begin with nothing"}
      ${openByDue({ filters: [["colour", "exists"]] })} | ${"INVALID_FILTER"}    | ${"no such attribute"}
      ${openByDue({ limit: 101 })}                      | ${"INVALID_LIMIT"}     | ${"a page has 100 rows at most"}
    `("refuses: $why", async ({ query, refused }) => {
      expect(await storage(query)).toEqual([{ refused, status: 400 }]);
    });
  });
});

describe("a transaction", () => {
  const step = (kind: "set" | "delete" | "check", key: string, more: object = {}) => ({ do: kind, key, ...more });
  const transact = (...steps: object[]) => ({ do: "transaction", steps });

  it("carries out all of its operations", async () => {
    await storage(set("old", 1));
    const results = await storage(
      transact(step("set", "new", { value: 2 }), step("delete", "old")),
      get("new"),
      get("old"),
    );
    expect(results).toEqual(["committed", 2, null]);
  });

  it("carries out none when a condition fails", async () => {
    const versionIs = (version: number) => ({ entity: "note", conditions: [["dueAt", "equalTo", version]] });
    await storage(note("n", { dueAt: 1 }));
    const next = (from: number) =>
      transact(
        step("set", "n", { value: { dueAt: from + 1 }, ...versionIs(from) }),
        step("set", "side", { value: from }),
      );
    const results = await storage(next(1), next(1), getNote("n"), get("side"));
    expect(results).toEqual(["committed", { refused: "CONDITIONAL_CHECK_FAILED", status: 409 }, { dueAt: 2 }, 1]);
  });

  it.each`
    conditions                           | committed | why
    ${[["state", "notExists"]]}          | ${true}   | ${"of an absent item every attribute is missing"}
    ${[["state", "exists"]]}             | ${false}  | ${"none exists"}
    ${[["state", "notEqualTo", "open"]]} | ${true}   | ${"a missing attribute differs from any value"}
    ${[["state", "equalTo", "open"]]}    | ${false}  | ${"and equals none"}
    ${[["dueAt", "lessThan", 5]]}        | ${false}  | ${"nor is it in any order"}
    ${[["colour", "exists"]]}            | ${false}  | ${"an undeclared attribute cannot be asked for"}
  `("on an absent item, $conditions: $committed ($why)", async ({ conditions, committed }) => {
    const [result] = await storage(
      transact(step("set", "n", { value: { state: "open" }, entity: "note", conditions })),
    );
    expect(result === "committed").toBe(committed);
  });

  it.each`
    what                             | steps                                                                                                                             | refused
    ${"25 operations"}               | ${Array.from({ length: 25 }, (_, at) => step("set", `k${at}`, { value: 1 }))}                                                     | ${undefined}
    ${"26 operations"}               | ${Array.from({ length: 26 }, (_, at) => step("set", `k${at}`, { value: 1 }))}                                                     | ${"TOO_MANY_OPERATIONS"}
    ${"a key twice"}                 | ${[step("set", "k", { value: 1 }), step("delete", "k")]}                                                                          | ${"DUPLICATE_KEY"}
    ${"no operation"}                | ${[]}                                                                                                                             | ${"EMPTY_REQUEST"}
    ${"an invalid key"}              | ${[step("set", "fine", { value: 1 }), step("set", "a/b", { value: 1 })]}                                                          | ${"INVALID_KEY"}
    ${"conditions on a plain value"} | ${[step("set", "k", { value: 1, entity: undefined }), step("check", "n", { entity: "memo", conditions: [["state", "exists"]] })]} | ${"INVALID_ENTITY_TYPE"}
  `("with $what: $refused", async ({ steps, refused }) => {
    const [result, fine] = await storage(transact(...steps), get("fine"));
    if (refused === undefined) expect(result).toBe("committed");
    else expect([result, fine]).toEqual([{ refused, status: 400 }, null]);
  });

  it("may have 4 MB at most", async () => {
    const steps = Array.from({ length: 20 }, (_, at) => step("set", `k${at}`, { characters: 230 * 1024 }));
    expect(await storage(transact(...steps))).toEqual([{ refused: "MAX_SIZE", status: 413 }]);
  });
});

describe("a batch", () => {
  it("does what it can and names what it could not", async () => {
    const items = [
      { key: "good", value: 1 },
      { key: "a/b", value: 2 },
      { key: "n", entityName: "note", value: { state: "x" } },
    ];
    const [result, stored] = await storage(
      { do: "batchSet", items },
      { do: "batchGet", items: [{ key: "good" }, { key: "none" }] },
    );
    expect(result).toMatchObject({
      successfulKeys: [{ key: "good" }, { key: "n", entityName: "note" }],
      failedKeys: [{ key: "a/b", error: { code: "INVALID_KEY" } }],
    });
    expect(stored).toMatchObject({
      successfulKeys: [{ key: "good", value: 1 }],
      failedKeys: [{ key: "none", error: { code: "KEY_NOT_FOUND" } }],
    });
    const [deleted, gone] = await storage({ do: "batchDelete", items: [{ key: "good" }] }, get("good"));
    expect([deleted, gone]).toEqual([{ successfulKeys: [{ key: "good" }], failedKeys: [] }, null]);
  });

  it.each`
    what             | items                                                                   | refused
    ${"26 items"}    | ${Array.from({ length: 26 }, (_, at) => ({ key: `k${at}`, value: 1 }))} | ${"TOO_MANY_OPERATIONS"}
    ${"no item"}     | ${[]}                                                                   | ${"EMPTY_REQUEST"}
    ${"a key twice"} | ${[{ key: "k", value: 1 }, { key: "k", value: 2 }]}                     | ${"DUPLICATE_KEY"}
  `("with $what is refused as a whole", async ({ items, refused }) => {
    expect(await storage({ do: "batchSet", items })).toEqual([{ refused, status: 400 }]);
  });
});

describe("the rates", () => {
  it.each`
    what                            | call                                                | times
    ${"4,000 write units a minute"} | ${{ do: "fill", key: "k", characters: 205 * 1024 }} | ${Math.ceil(4000 / 21)}
    ${"4,000 read units a minute"}  | ${{ do: "size", key: "large" }}                     | ${Math.ceil(4000 / 21)}
  `("$what, in units of 10 KB: then 429 until the next minute", async ({ call, times }) => {
    await storage({ do: "fill", key: "large", characters: 205 * 1024 });
    await test.clock.runUntil(Math.ceil(test.clock.now() / 60_000) * 60_000);
    const results = await storage(...Array.from({ length: times + 1 }, () => call));
    const refused = results.map((result) => (result as { refused?: string } | null)?.refused);
    expect(refused.indexOf("RATE_LIMIT_EXCEEDED")).toBeGreaterThan(times - 3);
    expect(refused.at(-1)).toBe("RATE_LIMIT_EXCEEDED");
    await test.clock.runUntil(test.clock.now() + 60_000);
    expect(await storage(call)).not.toEqual([{ refused: "RATE_LIMIT_EXCEEDED", status: 429 }]);
    expect(test.host.meter().kvs.throttled).toBeGreaterThan(0);
  });

  it("1,000 requests a second", async () => {
    const instant = await startTestHost({ latencyMs: { jira: 0, storage: 0, queue: 0 } });
    const results = (await instant.value(
      "storage",
      Array.from({ length: 1_001 }, () => get("k")),
    )) as unknown[];
    expect(results.findIndex((result) => result !== null)).toBe(1_000);
    expect(results[1_000]).toEqual({ refused: "RATE_LIMIT_EXCEEDED", status: 429 });
    instant.host.stop();
  });
});
