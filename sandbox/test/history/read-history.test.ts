import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { commentKinds, valueFields } from "../../history/history-row";
import { readHistory } from "../../history/read-history";
import type { RecordedChange, RecordedTicket } from "../../history/recorded-ticket";
import { rowsOf, writeHistory } from "../../history/write-history";
import { temporaryFolder } from "./temporary-folder";

const files = temporaryFolder();
const header = "ticket,at,field,value,actor\n";
const good = "HD-1,2026-03-02T09:00:00Z,created,,\n";

let count = 0;
const read = (content: string | Buffer, options = {}) => {
  count += 1;
  return readHistory(files.write(`${count}.csv`, content), options);
};

describe("a row that can't be read", () => {
  const cases = [
    ["HD-2,2026-03-02T09:00:00Z,created,", "4 columns where 5 belong", "too few columns"],
    ["HD-2,2026-03-02T09:00:00Z,created,,,", "6 columns where 5 belong", "too many columns"],
    [",2026-03-02T09:00:00Z,created,,", "no ticket number", "no ticket"],
    ["  ,2026-03-02T09:00:00Z,created,,", "no ticket number", "blanks are no ticket"],
    ["HD-2,yesterday,created,,", '"yesterday" is no instant', "no instant"],
    ["HD-2,2026-03-02T09:00:00,created,,", "is no instant", "an instant without an offset"],
    ["HD-2,2026-02-30T09:00:00Z,created,,", "is no instant", "a day that does not exist"],
    ["HD-2,2026-03-02T09:00:00Z,colour,red,", 'unknown field "colour"', "an unknown field"],
    ["HD-2,2026-03-02T09:00:00Z,Status,New,", 'unknown field "Status"', "names are taken as written"],
    ["HD-2,2026-03-02T09:00:00Z,comment,secret,", 'unknown kind of comment "secret"', "an unknown kind of comment"],
    ["HD-2,2026-03-02T09:00:00Z,comment,,", 'unknown kind of comment ""', "a comment of no kind"],
    ['HD-2,2026-03-02T09:00:00Z,summary,a "b",', "a quotation mark stands inside", "malformed CSV"],
  ] as const;

  it.each(cases)("%s is left out and told: %s (%s)", async (row, reason) => {
    const { tickets, rows, rejected } = await read(`${header}${good}${row}\nHD-3,2026-03-02T09:00:00Z,created,,\n`);
    expect(tickets.map(({ number }) => number)).toEqual(["HD-1", "HD-3"]);
    expect(rows).toBe(3);
    expect(rejected).toEqual([
      { file: files.path(`${count}.csv`), line: 3, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it.each(cases)("%s refuses a strict reading: %s (%s)", async (row, reason) => {
    await expect(read(`${header}${good}${row}\n`, { strict: true })).rejects.toThrow(reason);
  });

  it("costs the other rows of its ticket nothing", async () => {
    const { tickets } = await read(`${header}${good}HD-1,soon,status,Open,\nHD-1,2026-03-02T10:00:00Z,status,Done,\n`);
    expect(tickets[0]?.changes[0]?.items).toEqual([{ field: "status", from: null, to: "Done" }]);
  });
});

it.each`
  content                             | message                                                 | why
  ${""}                               | ${"has no usable row: it has no rows"}                  | ${"an empty file"}
  ${header}                           | ${"has no usable row: it has no rows"}                  | ${"a header alone"}
  ${`${header}HD-1,soon,created,,\n`} | ${"all 1 were rejected, the first at"}                  | ${"no row is usable"}
  ${"number,when\n1,2\n"}             | ${"the first line must be ticket,at,field,value,actor"} | ${"another file altogether"}
  ${good}                             | ${"the first line must be ticket,at,field,value,actor"} | ${"the header is missing"}
`("refuses $why: $message", async ({ content, message }) => {
  await expect(read(content)).rejects.toThrow(message);
});

it.each`
  content                                     | why
  ${gzipSync(header + good)}                  | ${"gzip, told by content and not by name"}
  ${`\ufeff${header}${good}`}                 | ${"a byte order mark"}
  ${(header + good).replaceAll("\n", "\r\n")} | ${"Windows line ends"}
  ${(header + good).trimEnd()}                | ${"no line end at the end"}
  ${`${header}\n${good}\n`}                   | ${"empty lines are no rows"}
`("reads a file with $why", async ({ content }) => {
  const { tickets, rows, rejected } = await read(content);
  expect([tickets.length, rows, rejected.length]).toEqual([1, 1, 0]);
});

it("says that a file is damaged, and which", async () => {
  const cut = gzipSync(header + good.repeat(1000)).subarray(0, 60);
  await expect(read(cut)).rejects.toThrow(/\d+\.csv can't be read to its end, so it may be damaged or cut off/);
});

it("says that a file is missing, and which", async () => {
  await expect(readHistory(files.path("nowhere.csv"))).rejects.toThrow(/nowhere\.csv can't be opened/);
});

it("shows no more of a long text than tells what it is", async () => {
  await expect(read("x".repeat(300_000))).rejects.toThrow(/but is "x{60}…"$/);
});

it("says that a folder is no file", async () => {
  await expect(readHistory(files.path("."))).rejects.toThrow("can't be read");
});

it("stops at the first bad row of a strict reading, however much follows", async () => {
  const long = gzipSync(`${header}HD-2,soon,created,,\n${good.repeat(200_000)}`);
  await expect(read(long, { strict: true })).rejects.toThrow(':2: "soon" is no instant');
});

it("knows the latest usable instant, at which a replay of the history may end", async () => {
  const content = `${header}${good}HD-1,2026-03-02T11:00:00Z,status,Open,\nHD-1,2026-03-02T10:00:00Z,status,New,\nHD-1,2027,status,X,\n`;
  expect((await read(content)).latestAt).toBe(Date.parse("2026-03-02T11:00:00Z"));
});

describe("laws", () => {
  const start = Date.parse("2026-03-02T09:00:00Z");
  const actor = fc.option(fc.constantFrom("Ann", 'Bob "the builder"', "Cy, night shift"), { nil: null });
  const value = fc.constantFrom("A", "B", "a,b", 'say "so"', "two\nlines");
  const values = fc.dictionary(fc.constantFrom(...valueFields), value, { noNullPrototype: true });
  const laterInstants = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 6 });

  /** Tickets as the reader gives them: each change changes something. */
  const ticket = fc
    .record({
      createdBy: actor,
      initial: values,
      instants: laterInstants,
      steps: fc.array(fc.tuple(actor, values, fc.boolean()), { minLength: 6, maxLength: 6 }),
      comments: fc.array(fc.tuple(fc.nat({ max: 10_000 }), fc.constantFrom(...commentKinds), actor), { maxLength: 3 }),
    })
    .map(({ createdBy, initial, instants, steps, comments }): Omit<RecordedTicket, "number"> => {
      const held = new Map(Object.entries(initial) as [(typeof valueFields)[number], string][]);
      const first = Object.fromEntries(
        valueFields.flatMap((field) => (held.has(field) ? [[field, held.get(field)]] : [])),
      );
      const changes: RecordedChange[] = [];
      for (const [index, after] of instants.sort((a, b) => a - b).entries()) {
        const [who, wanted, clears] = steps[index]!;
        const items = valueFields.flatMap((field) => {
          if (!(field in wanted)) return [];
          const from = held.get(field) ?? null;
          const to = clears ? null : wanted[field]!;
          if (to === null) held.delete(field);
          else held.set(field, to);
          return from === to ? [] : [{ field, from, to }];
        });
        if (items.length > 0) changes.push({ at: start + after * 1000, actor: who, items });
      }
      const written = comments.map(([after, kind, who]) => ({ at: start + after * 1000, kind, actor: who }));
      return { createdAt: start, createdBy, initial: first, changes, comments: written.sort((a, b) => a.at - b.at) };
    });
  const tickets = fc
    .array(ticket, { minLength: 1, maxLength: 5 })
    .map((some) => some.map((each, index): RecordedTicket => ({ number: `HD-${index}`, ...each })));

  it("what is written reads back as the same tickets", async () => {
    await fc.assert(
      fc.asyncProperty(tickets, fc.constantFrom("law.csv", "law.csv.gz"), async (written, name) => {
        await writeHistory(
          files.path(name),
          written.flatMap((each) => [...rowsOf(each)]),
        );
        const { tickets: again, rejected } = await readHistory(files.path(name));
        expect(again).toEqual(written);
        expect(rejected).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("the order of rows matters only among rows of one ticket, instant and field", async () => {
    await fc.assert(
      fc.asyncProperty(tickets, fc.infiniteStream(fc.double({ noNaN: true })), async (written, ranks) => {
        const rows = written.flatMap((each) => [...rowsOf({ ...each, comments: each.comments.slice(0, 1) })]);
        const shuffled = rows.map((row) => ({ row, rank: ranks.next().value })).sort((a, b) => a.rank - b.rank);
        await writeHistory(files.path("in-order.csv"), rows);
        await writeHistory(
          files.path("shuffled.csv"),
          shuffled.map(({ row }) => row),
        );
        const inOrder = await readHistory(files.path("in-order.csv"));
        expect(await readHistory(files.path("shuffled.csv"))).toEqual(inOrder);
      }),
      { numRuns: 60 },
    );
  });
});
