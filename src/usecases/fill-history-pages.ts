import { entriesOf, readPage, writePage, writePeople } from "../domain/history-pages/history-page";
import type { HistoryEntry } from "../domain/history-pages/history-record";
import type { PageReference } from "../domain/history-pages/history-shelf";

/** A page as storage takes it. */
export interface PackedPage extends PageReference {
  readonly packed: string;
  /** Who had the tickets; null where that is not kept. */
  readonly people: string | null;
}

export interface PageBytes {
  readonly page: Uint8Array;
  readonly people: Uint8Array | null;
}

export interface PagePorts {
  /** Names a page by what is in it, and makes it small. */
  packPage(bytes: PageBytes): PackedPage;
  savePages(projectId: string, pages: readonly PackedPage[]): Promise<void>;
  /** The bytes of pages, in the order of the names. */
  readPages(projectId: string, names: readonly string[]): Promise<readonly PageBytes[]>;
}

/** Characters of a page: a value of storage holds some 240,000. */
const LARGEST_PAGE = 200_000;

/**
 * Puts entries behind those of a month's pages. What comes hourly would make hundreds of small pages, and putting it all
 * into one would write that again every hour; so a page is joined with the one before when it has grown to half of it:
 * each entry is written a handful of times, and a month has few pages. No page that is stored is changed.
 * @returns the month's pages with those that are new
 */
export async function addEntries(
  ports: PagePorts,
  projectId: string,
  pages: readonly PageReference[],
  entries: readonly HistoryEntry[],
): Promise<readonly PageReference[]> {
  let made = packedPages(ports, entries);
  const kept = [...pages];
  const room = (page: PageReference, next: PageReference) =>
    next.size * 2 >= page.size && page.size + next.size <= LARGEST_PAGE;
  let joined: readonly HistoryEntry[] = entries;
  for (let last = kept.at(-1); last !== undefined && made.length === 1 && room(last, made[0]!); last = kept.at(-1)) {
    const [bytes] = await ports.readPages(projectId, [last.name]);
    joined = [...entriesOf(readPage(bytes!.page, bytes!.people)), ...joined];
    made = packedPages(ports, joined);
    kept.pop();
  }
  await ports.savePages(projectId, made);
  return [...kept, ...made.map(({ name, size }) => ({ name, size }))];
}

/** As few pages as hold the entries. */
export function packedPages(ports: Pick<PagePorts, "packPage">, entries: readonly HistoryEntry[]): PackedPage[] {
  if (entries.length === 0) return [];
  const page = ports.packPage({ page: writePage(entries), people: writePeople(entries) });
  if (page.size <= LARGEST_PAGE || entries.length === 1) return [page];
  const middle = entries.length >> 1;
  return [entries.slice(0, middle), entries.slice(middle)].flatMap((half) => packedPages(ports, half));
}
