import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readHistory } from "../../../sandbox/history/read-history";
import type { RecordedTicket } from "../../../sandbox/history/recorded-ticket";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { overrunOf } from "../../../src/domain/breach-attribution/time-share";
import { readCatalogueText } from "../../../src/domain/catalogue/catalogue-text";
import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import type { HistoryEntry } from "../../../src/domain/history-pages/history-record";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import { historyTimezone } from "../../../src/domain/history-pages/history-timezone";
import { finishedEntries } from "../../../src/domain/history-pages/ticket-entries";
import { ordinaryRules } from "../../../src/domain/journal/action-rules";
import { measure } from "../../../src/domain/measurement/measure";
import { readingOf } from "../../../src/domain/monitoring/clock-reading";
import { historyOf } from "../../../src/domain/monitoring/field-record";
import type { MonitoredProject } from "../../../src/domain/monitoring/monitored-project";
import { unreadTicket, type WatchedTicket } from "../../../src/domain/monitoring/watched-ticket";
import { figuresBy } from "../../../src/domain/period-figures/period-figures";
import { SECOND } from "../../../src/domain/time";
import { describeWithShared, sharedFolder } from "../../support/shared";

type Row = Readonly<Record<string, string>>;

/** The expected files hold no quoted cells. */
function csv(path: string): Row[] {
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString().trimEnd().split("\n");
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/** The month by the runtime's own calendar, not by the app's. */
function monthIn(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" });
  return (text: string) => {
    const parts = format.formatToParts(Date.parse(text));
    const part = (type: string) => parts.find((one) => one.type === type)!.value;
    return `${part("year")}-${part("month")}`;
  };
}

/** Kept, broken, median and p90 in seconds of each agreement, version, measure and month, reckoned row by row from a file. */
function reckoned(rows: readonly Row[], timezone: string): Map<string, string> {
  const monthOf = monthIn(timezone);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.state !== "stopped") continue;
    const name = [monthOf(row.stopped_at!), row.agreement, row.measure].join(" ");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return new Map(
    [...groups].map(([name, group]) => {
      const times = group.map(({ elapsed_s }) => Number(elapsed_s)).sort((a, b) => a - b);
      const half = times.length / 2;
      const median = times.length % 2 === 1 ? times[Math.floor(half)]! : (times[half - 1]! + times[half]!) / 2;
      const p90 = times.find((time) => times.filter((other) => other <= time).length >= times.length * 0.9)!;
      const broken = group.filter(({ breached }) => breached === "true").length;
      return [name, `${group.length - broken} kept, ${broken} broken, median ${median} s, p90 ${p90} s`];
    }),
  );
}

const fields = { service: ["service"], customer: ["customer"], team: ["team"] };

function watched({ createdAt, initial, changes, comments, number }: RecordedTicket, id: number): WatchedTicket {
  const replies = comments.filter(({ kind }) => kind === "agent-public").map(({ at }) => at);
  const none = { status: null, priority: null, service: null, customer: null, team: null };
  return {
    ...unreadTicket(String(id), "1", createdAt),
    issueKey: number,
    record: {
      createdAt,
      initial: { ...none, ...initial },
      changes: changes.map(({ at, items }) => ({
        at,
        values: Object.fromEntries(items.map(({ field, to }) => [field, to])),
      })),
      firstReplyAt: replies.length === 0 ? null : Math.min(...replies),
    },
  };
}

describeWithShared("figures of real logs equal an independent calculation", () => {
  describe.each(["uci500", "bpic14-500"])("%s", (run) => {
    const folder = join(sharedFolder, "conformance", "runs", run);
    const pages = new Map<string, HistoryEntry[]>();
    let timezone: string;

    beforeAll(async () => {
      const until = Date.parse(readFileSync(join(folder, "until.txt"), "utf8").trim());
      const answer = readCatalogueText(readFileSync(join(folder, "catalogue.json"), "utf8"));
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer.problems));
      const { catalogue } = answer;
      timezone = historyTimezone(catalogue);
      const project: MonitoredProject = {
        projectId: "1",
        catalogue,
        book: compileAgreementBook(catalogue),
        fields,
        doneStatuses: new Set(),
        monitoredFrom: 0,
        promisesResponse: true,
        actions: ordinaryRules,
      };
      const { tickets } = await readHistory(join(folder, "history.csv.gz"));
      for (const [id, recorded] of tickets.entries()) {
        const ticket = watched(recorded, id + 1);
        const clocks = measure(historyOf(ticket.record!, fields), project.book, until).map(readingOf);
        const done = { ...ticket, measuredAt: until, clocks };
        for (const { month, entry } of finishedEntries(done, [], { project, timezone, packedAt: until }))
          pages.set(month, [...(pages.get(month) ?? []), entry]);
      }
    });

    it("for every agreement, measure and month: kept, broken, median and 90th percentile", () => {
      const months = [...pages.keys()].sort();
      const table = historyTable(
        months.map((month) => ({ month, finished: [readPage(writePage(pages.get(month)!))], open: null })),
      );
      const got = new Map<string, string>();
      for (const month of months) {
        for (const measured of ["resolution", "response"] as const) {
          for (const { value, figures } of figuresBy(
            table,
            { first: month, last: month },
            { measures: [measured] },
            "agreement",
          )) {
            const { attainment, times } = figures;
            got.set(
              `${month} ${value} ${measured}`,
              `${attainment.kept.length} kept, ${attainment.broken.length} broken, median ${times!.median / SECOND} s, p90 ${times!.p90 / SECOND} s`,
            );
          }
        }
      }
      const expected = reckoned(csv(join(folder, "expected", "measurements.csv.gz")), timezone);
      expect(expected.size).toBeGreaterThan(10);
      expect(Object.fromEntries([...got].sort())).toEqual(Object.fromEntries([...expected].sort()));
    });

    it("and every broken promise's overrun adds up to the millisecond", () => {
      const broken = [...pages.values()]
        .flat()
        .flatMap(({ records }) => records.filter(({ breachedAt }) => breachedAt !== null));
      expect(broken.length).toBeGreaterThan(100);
      for (const { breachedAt, startedAt, stoppedAt, shares } of broken) {
        expect(overrunOf(shares)).toBe(stoppedAt! - breachedAt!);
        expect(shares.reduce((sum, { before }) => sum + before, 0)).toBe(breachedAt! - startedAt);
        expect(shares.some(({ holder }) => holder.kind === "unknown")).toBe(false);
      }
    });
  });
});
