import { gzipSync } from "node:zlib";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { HistoryAnswer } from "../../../../src/contract";
import { writePage, writePeople } from "../../../../src/domain/history-pages/history-page";
import type { HistoryEntry, HistoryRecord } from "../../../../src/domain/history-pages/history-record";
import { DAY, HOUR } from "../../../../src/domain/time";
import FiguresPage from "../../../../static/ui/review/figures/figures-page";
import { entry, gold, lateRecord, record } from "../../../domain/history-pages/some-entries";
import { catalogueOf, findings, NOW, payloads, show, stageWith } from "../../support/page";

const monday = Date.parse("2026-11-02T08:00:00Z");
const at = (given: Partial<HistoryRecord>) => ({
  startedAt: monday,
  stoppedAt: monday + HOUR,
  dueAt: monday + 4 * HOUR,
  ...given,
});
const late = (given: Partial<HistoryRecord> = {}) =>
  lateRecord(at({ stoppedAt: monday + 5 * HOUR, breachedAt: monday + 4 * HOUR, ...given }));
const packed = (entries: readonly HistoryEntry[]) => gzipSync(writePage(entries)).toString("base64");

const finished = [
  entry(1, [record(at({}))]),
  entry(2, [late({ customer: "=HYPERLINK(1)" })]),
  entry(3, [late({ breachReason: "supplier" })]),
  entry(4, [late()], { exclusion: "A drill" }),
];
const open = [entry(5, [record({ ...at({}), stoppedAt: null, breachedAt: monday + 4 * HOUR, shares: [] })])];

function answerWith(pages: HistoryAnswer["pages"], parts: Partial<HistoryAnswer> = {}): HistoryAnswer {
  return {
    timezone: "Europe/Berlin",
    months: [...new Set(pages.map(({ month }) => month))],
    packedUpTo: new Date(NOW - HOUR).toISOString(),
    isBeingRebuilt: false,
    pages,
    cursor: null,
    names: {
      agreements: { gold: "Gold support" },
      services: { email: "E-mail" },
      customers: { sales: "Sales" },
      breachReasons: { supplier: "The supplier" },
      people: { "account-ada": "Ada Agent" },
    },
    ...parts,
  };
}

const november = answerWith([
  { month: "2026-11", kind: "finished", asOf: null, packed: packed(finished), people: null },
  { month: "2026-11", kind: "open", asOf: new Date(NOW - DAY).toISOString(), packed: packed(open), people: null },
]);

const shown = (historyOf: unknown) => {
  const stage = stageWith(catalogueOf({}), { historyOf });
  return { stage, ...show(<FiguresPage />, stage) };
};

/** What a row of a table says, cell by cell. */
async function row(table: string, name: string): Promise<(string | null)[]> {
  const region = await screen.findByRole("region", { name: table });
  const heading = within(region).getByRole("rowheader", { name });
  return [...heading.closest("tr")!.querySelectorAll("td")].map((cell) => cell.textContent);
}

it("shows how many promises were kept, what was left out, and what is open apart", async () => {
  const { container, stage } = shown(november);
  expect(await row("All together", "Kept, of all measured")).toEqual(["33.3% Missed Few"]);
  expect(await row("All together", "Goal")).toEqual(["95%"]);
  expect(await row("All together", "Measured")).toEqual(["3"]);
  expect(await row("All together", "Left out: A drill")).toEqual(["1"]);
  expect(await row("All together", "Open and broken already")).toEqual(["1"]);
  expect(await row("By agreement", "Gold support")).toEqual([
    "33.3% Missed Few",
    "95%",
    "3",
    "2",
    "1",
    "1",
    "5 h",
    "5 h",
  ]);
  expect(payloads(stage, "historyOf")).toEqual([
    expect.objectContaining({ first: "2026-10", last: "2026-11", cursor: null }),
  ]);
  expect(await findings(container)).toEqual([]);
});

it("opens the tickets behind a figure, and a ticket from there", async () => {
  const { stage } = shown(november);
  fireEvent.click(await screen.findByRole("button", { name: "2: Broken. Show the tickets." }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("Tickets: 2")).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "DESK-3" }));
  expect(stage.visited).toEqual(["issue DESK-3"]);
});

it("lists what was late, the unexplained first, and with whom the time went by", async () => {
  shown(november);
  const region = await screen.findByRole("region", { name: "Broken promises" });
  const rows = within(region).getAllByRole("row").slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    "DESK-2Gold support, Resolution1 hTeam First line: 1 hNobody has given a reason",
    "DESK-3Gold support, Resolution1 hTeam First line: 1 hThe supplier",
  ]);
  expect(await row("Overrun, by who had the ticket", "Team First line")).toEqual(["2 h", "100%", "2"]);
});

it("narrows to what is chosen", async () => {
  shown(november);
  fireEvent.change(await screen.findByLabelText("Customer"), { target: { value: "=sales" } });
  await waitFor(async () => expect(await row("All together", "Measured")).toEqual(["2"]));
  fireEvent.change(screen.getByLabelText("Promises"), { target: { value: "ola" } });
  expect(await screen.findByText("Nothing was measured")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  fireEvent.change(screen.getByLabelText("Promises"), { target: { value: "sla" } });
  await waitFor(async () => expect(await row("All together", "Measured")).toEqual(["3"]));
});

it("hands out every table as a file in which no cell runs", async () => {
  const files: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      files.push(file);
      return "blob:made-up";
    },
    revokeObjectURL: () => undefined,
  });
  shown(november);
  fireEvent.change(await screen.findByLabelText("Told apart by"), { target: { value: "customer" } });
  await screen.findByRole("region", { name: "By customer" });
  fireEvent.click(screen.getByRole("button", { name: "CSV of “By customer”" }));
  const text = await files[0]!.text();
  expect(text.replace("\ufeff", "").split("\r\n").slice(1, 3)).toEqual([
    "'=HYPERLINK(1),0,95,1,1,0,0,300,300",
    "Sales,50,95,2,1,1,1,180,300",
  ]);
});

it("says that nothing was measured, and never a hundred percent", async () => {
  const { container } = shown(answerWith([], { months: ["2026-05"] }));
  expect(await screen.findByText("Nothing was measured")).toBeTruthy();
  expect(container.textContent).not.toContain("100%");
  expect(await row("Month by month", "November 2026")).toEqual(["Not measured ", "0", "Not measured", "Not measured"]);
});

it("teaches what is to come while nothing was ever measured", async () => {
  const { container } = shown(answerWith([]));
  expect(await screen.findByText("Nothing is measured yet")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("asks for the rest where it does not fit into one answer", async () => {
  const [first, second] = november.pages;
  const { stage } = shown(({ cursor }: { cursor: string | null }) =>
    cursor === null
      ? { ...november, pages: [first], cursor: "7:1" }
      : { ...november, pages: [second], cursor: null, names: null },
  );
  expect(await row("All together", "Open and broken already")).toEqual(["1"]);
  expect(payloads(stage, "historyOf").map(({ cursor }) => cursor)).toEqual([null, "7:1"]);
});

it("says why there is nothing to see when the app refuses", async () => {
  shown(new Error("Only people who work on this project's tickets may see its service reviews."));
  expect(await screen.findByText(/Only people who work on/)).toBeTruthy();
});

it("draws a chart when somebody wants one, with the table still there", async () => {
  const { container } = shown(november);
  const buttons = await screen.findAllByRole("button", { name: "Show as a chart" });
  fireEvent.click(buttons.at(-1)!);
  const chart = await screen.findByRole("img", { name: /month by month/ });
  expect(chart.querySelectorAll("circle")).toHaveLength(1);
  expect(await row("Month by month", "November 2026")).toContain("3");
  expect(await findings(container)).toEqual([]);
});

it("knows the promise of an agreement that the catalogue no longer has by its key", async () => {
  const gone = { ...gold, agreement: "bronze" };
  shown(
    answerWith([
      {
        month: "2026-11",
        kind: "finished",
        asOf: null,
        packed: packed([entry(1, [late({ promise: gone })])]),
        people: null,
      },
    ]),
  );
  expect(await row("By agreement", "bronze")).toContain("1");
});

describe("figures of single agents", () => {
  const withAgents = [
    entry(1, [record(at({}))], { assignee: "account-ada" }),
    entry(2, [late()], { assignee: "account-ada" }),
    entry(3, [late()]),
  ];
  const page = { month: "2026-11", kind: "finished" as const, asOf: null, packed: packed(withAgents) };
  const people = gzipSync(writePeople(withAgents)!).toString("base64");

  it("are shown to those to whom the app tells them, against the agreement's goal", async () => {
    shown(answerWith([{ ...page, people }]));
    await screen.findByRole("option", { name: "Agent" });
    fireEvent.change(await screen.findByLabelText("Told apart by"), { target: { value: "agent" } });
    expect((await row("By agent", "Ada Agent")).slice(0, 3)).toEqual(["50% Missed Few", "95%", "2"]);
    expect((await row("By agent", "Nobody, or not kept")).slice(2, 3)).toEqual(["1"]);
  });

  it("are not even offered to others", async () => {
    shown(answerWith([{ ...page, people: null }]));
    const choice = await screen.findByLabelText("Told apart by");
    await screen.findByRole("region", { name: "All together" });
    expect([...choice.querySelectorAll("option")].map(({ value }) => value)).not.toContain("agent");
  });
});
