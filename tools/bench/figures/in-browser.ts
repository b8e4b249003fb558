import { createHash } from "node:crypto";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import type { PageReference } from "../../../src/domain/history-pages/history-shelf";
import { addEntries, type PackedPage, type PageBytes, type PagePorts } from "../../../src/usecases/fill-history-pages";
import { findBrowser, launchBrowser } from "../../browser/browser";
import type { FigureTimes } from "./in-page";
import { madeHistory, TIMEZONE } from "./made-history";

export interface FiguresMeasured {
  readonly tickets: number;
  readonly pages: number;
  /** Characters in storage, of all pages. */
  readonly size: number;
  /** Pages and characters of the month with most tickets. */
  readonly largestMonth: { readonly tickets: number; readonly pages: number; readonly size: number };
  /** Characters written altogether, as the pages were filled hour by hour. */
  readonly written: number;
  readonly browser:
    | { readonly kind: "measured"; readonly version: string; readonly times: FigureTimes }
    | { readonly kind: "no browser"; readonly reason: string };
}

/** Hours of a month in which something finishes. */
const HOURS = 300;

/** `tsx in-browser.ts TICKETS`: prints `FiguresMeasured`, of a year that was packed hour by hour. */
async function main(tickets: number): Promise<FiguresMeasured> {
  const stored = new Map<string, { readonly packed: string; readonly bytes: PageBytes }>();
  let written = 0;
  const ports: PagePorts = {
    packPage(bytes): PackedPage {
      const packed = gzipSync(bytes.page).toString("base64");
      const name = createHash("sha256").update(bytes.page).digest("hex").slice(0, 32);
      stored.set(name, { packed, bytes });
      return { name, size: packed.length, packed, people: null };
    },
    async savePages(_, pages) {
      written += pages.reduce((sum, { size }) => sum + size, 0);
    },
    readPages: async (_, names) => names.map((name) => stored.get(name)!.bytes),
  };
  const months: { month: string; tickets: number; pages: readonly PageReference[] }[] = [];
  for (const [month, entries] of madeHistory(tickets)) {
    let pages: readonly PageReference[] = [];
    const hourly = Math.max(1, Math.ceil(entries.length / HOURS));
    const inOrder = [...entries].sort((one, other) => one.packedAt - other.packedAt);
    for (let from = 0; from < inOrder.length; from += hourly)
      pages = await addEntries(ports, "1", pages, inOrder.slice(from, from + hourly));
    months.push({ month, tickets: entries.length, pages });
  }
  const sizeOf = (pages: readonly PageReference[]) => pages.reduce((sum, { size }) => sum + size, 0);
  const [largest] = [...months].sort((one, other) => other.tickets - one.tickets);
  return {
    tickets,
    pages: months.reduce((sum, { pages }) => sum + pages.length, 0),
    size: months.reduce((sum, { pages }) => sum + sizeOf(pages), 0),
    largestMonth: { tickets: largest!.tickets, pages: largest!.pages.length, size: sizeOf(largest!.pages) },
    written,
    browser: await timesInBrowser(
      months.map(({ month, pages }) => ({ month, packed: pages.map(({ name }) => stored.get(name)!.packed) })),
    ),
  };
}

async function timesInBrowser(
  months: readonly { readonly month: string; readonly packed: readonly string[] }[],
): Promise<FiguresMeasured["browser"]> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const { outputFiles } = buildSync({
    entryPoints: [join(process.cwd(), "tools", "bench", "figures", "in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
  });
  const browser = await launchBrowser(found);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
    const times = await page.evaluate(
      ([given, timezone]) =>
        (globalThis as unknown as { measureFigures: typeof import("./in-page").measureFigures }).measureFigures(
          given,
          timezone,
        ),
      [months, TIMEZONE] as const,
    );
    return { kind: "measured", version: browser.version(), times };
  } finally {
    await browser.close();
  }
}

main(Number(process.argv[2])).then((measured) => console.log(JSON.stringify(measured)));
