import { readPage } from "../../../src/domain/history-pages/history-page";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import type { Dimension, FigureFilter } from "../../../src/domain/period-figures/figure-filter";
import { figuresView } from "../../../src/domain/period-figures/figures-view";
import { dotsOf } from "../../../static/ui/review/figures/charts/dots-of";
import { type DotCanvas, drawDots } from "../../../static/ui/review/figures/charts/draw-dots";

/** What a page of the browser measures; milliseconds. */
export interface FigureTimes {
  readonly rows: number;
  /** From packed pages to a table. */
  readonly opening: number;
  /** All figures of the year anew, after each change of the filter. */
  readonly filtering: readonly number[];
  /** Drawing the chart of used time, each time of other clocks. */
  readonly drawing: readonly number[];
  readonly dots: number;
}

/** Another filter each time, as somebody would try them. */
const changes: readonly (readonly [FigureFilter, Dimension])[] = [
  [{}, "service"],
  [{ kinds: ["sla"] }, "customer"],
  [{ kinds: ["sla"], measures: ["resolution"] }, "team"],
  [{ customer: ["customer-3"] }, "service"],
  [{ priority: ["Highest", "High"] }, "agreement"],
  [{ team: ["Team 4", "Team 5", null] }, "priority"],
  [{ kinds: ["ola"] }, "team"],
  [{}, "agreement"],
];
const ROUNDS = 3;

/** @param months pages as they are stored, by month */
export async function measureFigures(
  months: readonly { readonly month: string; readonly packed: readonly string[] }[],
  timezone: string,
): Promise<FigureTimes> {
  const begun = performance.now();
  const read = [];
  for (const { month, packed } of months)
    read.push({ month, finished: (await Promise.all(packed.map(unpack))).map((bytes) => readPage(bytes)), open: null });
  const table = historyTable(read);
  const opening = performance.now() - begun;
  const period = { first: months[0]!.month, last: months.at(-1)!.month };
  const filtering: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const [filter, dimension] of changes) {
      const from = performance.now();
      figuresView(table, timezone, period, filter, dimension);
      filtering.push(performance.now() - from);
    }
  return { rows: table.rows.count, opening, filtering, ...drawn(table) };
}

/** Of the page, as far as it is needed here. */
interface Page {
  readonly document: { createElement(name: "canvas"): { getContext(kind: "2d"): DrawnCanvas } };
}
type DrawnCanvas = DotCanvas & { getImageData(x: number, y: number, width: number, height: number): unknown };

const MOST_DOTS = 10_000;
const DRAWINGS = 15;

/** As the page does it: from clocks to pixels, which reading one of them back makes sure of. */
function drawn(table: ReturnType<typeof historyTable>): Pick<FigureTimes, "drawing" | "dots"> {
  const { document } = globalThis as unknown as Page;
  const canvas = Object.assign(document.createElement("canvas"), { width: LOOK.width, height: LOOK.height });
  const context = canvas.getContext("2d");
  const dots = Math.min(MOST_DOTS, table.rows.count);
  const drawing = Array.from({ length: DRAWINGS }, (_, round) => {
    const first = (round * 997) % Math.max(1, table.rows.count - dots);
    const rows = Int32Array.from({ length: dots }, (__, row) => first + row);
    const begun = performance.now();
    drawDots(context, dotsOf(table, rows), LOOK);
    context.getImageData(0, 0, 1, 1);
    return performance.now() - begun;
  });
  return { drawing, dots };
}

const LOOK = { width: 640, height: 220, dot: 2, kept: "green", broken: "red", line: "grey" };

async function unpack(page: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(page), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

Object.assign(globalThis, { measureFigures });
