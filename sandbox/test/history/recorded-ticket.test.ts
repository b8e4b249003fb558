import { type HistoryRow, historyRow } from "../../history/history-row";
import { parseInstant } from "../../history/instant";
import { recordedTicket } from "../../history/recorded-ticket";

/** Rows as `HH:MM field value actor`, all of one ticket and one day. */
function ticket(...lines: string[]) {
  return recordedTicket("HD-1", lines.map(row));
}

function row(line: string): HistoryRow {
  const [time, field, value, actor] = line.split(" ") as [string, string, string?, string?];
  const read = historyRow(["HD-1", `2026-03-02T${time}:00Z`, field, value === "-" ? "" : (value ?? ""), actor ?? ""]);
  if (typeof read === "string") throw new Error(read);
  return read;
}

const at = (time: string) => parseInstant(`2026-03-02T${time}:00Z`);

/** A ticket in short: when it was created, its initial values, and each change as `HH:MM field from→to`. */
function brief({ createdAt, initial, changes, comments }: ReturnType<typeof ticket>) {
  const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);
  return {
    created: time(createdAt),
    initial: Object.entries(initial).map(([field, value]) => `${field} ${value}`),
    changes: changes.map((change) =>
      [time(change.at), ...change.items.map(({ field, from, to }) => `${field} ${from ?? "-"}→${to ?? "-"}`)].join(" "),
    ),
    comments: comments.map((comment) => `${time(comment.at)} ${comment.kind}`),
  };
}

it.each`
  rows                                                                 | created    | initial            | changes                                 | why
  ${["09:00 created", "09:00 status New", "10:00 status Done"]}        | ${"09:00"} | ${["status New"]}  | ${["10:00 status New→Done"]}            | ${"the usual course"}
  ${["10:00 status Done", "09:00 status New", "09:00 created"]}        | ${"09:00"} | ${["status New"]}  | ${["10:00 status New→Done"]}            | ${"rows may come in any order"}
  ${["09:00 status New", "10:00 status Done"]}                         | ${"09:00"} | ${["status New"]}  | ${["10:00 status New→Done"]}            | ${"without a created row the first row is the creation"}
  ${["09:00 status New", "10:00 created", "11:00 status Done"]}        | ${"10:00"} | ${["status New"]}  | ${["11:00 status New→Done"]}            | ${"a row before creation counts as made at creation"}
  ${["09:00 status New", "09:30 status Open", "10:00 created"]}        | ${"10:00"} | ${["status Open"]} | ${[]}                                   | ${"of two rows before creation the later one holds"}
  ${["10:00 status New", "09:30 status Old", "10:00 created"]}         | ${"10:00"} | ${["status New"]}  | ${[]}                                   | ${"the order is that of time, then of the file"}
  ${["10:00 created", "09:00 created", "09:30 status New"]}            | ${"09:00"} | ${[]}              | ${["09:30 status -→New"]}               | ${"of several created rows the earliest counts"}
  ${["09:00 created", "10:00 team A", "10:00 status Open"]}            | ${"09:00"} | ${[]}              | ${["10:00 status -→Open team -→A"]}     | ${"rows of one instant are one change"}
  ${["09:00 created", "10:00 team A", "10:00 team B"]}                 | ${"09:00"} | ${[]}              | ${["10:00 team -→B"]}                   | ${"a field set twice in one change: the last row is the value"}
  ${["09:00 created", "09:00 team A", "10:00 team B", "10:00 team A"]} | ${"09:00"} | ${["team A"]}      | ${[]}                                   | ${"set away and back in one change: it never left"}
  ${["09:00 created", "09:00 team A", "09:00 team B"]}                 | ${"09:00"} | ${["team B"]}      | ${[]}                                   | ${"the same at creation"}
  ${["09:00 created", "09:00 team A", "10:00 team A"]}                 | ${"09:00"} | ${["team A"]}      | ${[]}                                   | ${"the present value again is no change"}
  ${["09:00 created", "09:00 team A", "10:00 team a"]}                 | ${"09:00"} | ${["team A"]}      | ${["10:00 team A→a"]}                   | ${"another spelling is another value"}
  ${["09:00 created", "09:00 team A", "10:00 team -", "11:00 team -"]} | ${"09:00"} | ${["team A"]}      | ${["10:00 team A→-"]}                   | ${"an empty value clears, once"}
  ${["09:00 created", "09:00 team A", "09:00 team -"]}                 | ${"09:00"} | ${[]}              | ${[]}                                   | ${"cleared at creation: never had one"}
  ${["09:00 created", "10:00 team A", "11:00 team A", "12:00 team B"]} | ${"09:00"} | ${[]}              | ${["10:00 team -→A", "12:00 team A→B"]} | ${"what was no change leaves no trace"}
  ${["09:00 created"]}                                                 | ${"09:00"} | ${[]}              | ${[]}                                   | ${"a ticket of which nothing is known"}
`("$rows: $initial, then $changes ($why)", ({ rows, created, initial, changes }) => {
  expect(brief(ticket(...rows))).toEqual({ created, initial, changes, comments: [] });
});

it.each`
  rows                                                                             | comments                                        | why
  ${["09:00 created", "10:00 comment customer"]}                                   | ${["10:00 customer"]}                           | ${"a comment is no change of a value"}
  ${["09:00 created", "08:00 comment customer", "09:00 comment customer"]}         | ${["09:00 customer", "09:00 customer"]}         | ${"before or at creation: written at creation"}
  ${["09:00 created", "10:00 comment agent-public", "10:00 comment agent-public"]} | ${["10:00 agent-public", "10:00 agent-public"]} | ${"two alike are two"}
  ${["10:00 comment customer", "09:00 comment agent-internal"]}                    | ${["09:00 agent-internal", "10:00 customer"]}   | ${"in order of time"}
`("$rows: comments $comments ($why)", ({ rows, comments }) => {
  expect(brief(ticket(...rows)).comments).toEqual(comments);
});

it.each`
  rows                                                              | createdBy | actor    | why
  ${["09:00 created - Ann", "10:00 team A Bob"]}                    | ${"Ann"}  | ${"Bob"} | ${"each as its row says"}
  ${["09:00 created", "09:00 team A Ann", "10:00 team B"]}          | ${"Ann"}  | ${null}  | ${"who set the first values created it; an empty actor is nobody"}
  ${["09:00 created - Ann", "10:00 team A", "10:00 priority P Cy"]} | ${"Ann"}  | ${"Cy"}  | ${"of one change, the first whom a row names"}
  ${["09:00 created - Ann", "10:00 team A Bob", "10:00 team B Cy"]} | ${"Ann"}  | ${"Cy"}  | ${"a row that never held made no change"}
`("$rows: created by $createdBy, changed by $actor ($why)", ({ rows, createdBy, actor }) => {
  const { createdBy: creator, changes } = ticket(...rows);
  expect([creator, changes[0]?.actor]).toEqual([createdBy, actor]);
});

it("keeps instants to the millisecond", () => {
  expect(ticket("09:00 created").createdAt).toBe(at("09:00"));
});
