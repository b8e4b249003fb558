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
/** A page of fewer is small: of what little an hour brings. */
const SMALL_PAGE = 8_000;
/** So many small pages stand at a month's end at most. */
const MOST_SMALL_PAGES = 12;

/**
 * Puts entries behind those of a month's pages. What comes hourly would make hundreds of small pages, and putting it all
 * into one would write that again every hour. So a dozen small pages are joined into one, and a larger page with the one
 * before when it has grown to half of it: each entry is written a handful of times, and a month has few pages. No page that
 * is stored is changed.
 * @returns the month's pages with those that are new
 */
export async function addEntries(
  ports: PagePorts,
  projectId: string,
  pages: readonly PageReference[],
  entries: readonly HistoryEntry[],
): Promise<readonly PageReference[]> {
  let made = packedPages(ports, entries);
  const joined = made.length === 1 ? toBeJoined(pages, made[0]!.size) : [];
  if (joined.length > 0) {
    const former = await ports.readPages(
      projectId,
      joined.map(({ name }) => name),
    );
    made = packedPages(ports, [...former.flatMap(({ page, people }) => entriesOf(readPage(page, people))), ...entries]);
  }
  await ports.savePages(projectId, made);
  return [
    ...pages.slice(0, pages.length - joined.length),
    ...made.map(({ name, size }): PageReference => ({ name, size })),
  ];
}

/** Which of a month's last pages a new one of so many characters is to be joined with. */
function toBeJoined(pages: readonly PageReference[], size: number): readonly PageReference[] {
  const firstSmall = pages.findLastIndex((page) => page.size >= SMALL_PAGE) + 1;
  if (size < SMALL_PAGE && pages.length - firstSmall + 1 < MOST_SMALL_PAGES) return [];
  let from = pages.length;
  let sum = size;
  for (; from > 0; from -= 1) {
    const before = pages[from - 1]!.size;
    const isSmall = from > firstSmall;
    if ((!isSmall && sum * 2 < before) || sum + before > LARGEST_PAGE) break;
    sum += before;
  }
  return pages.slice(from);
}

/** As few pages as hold the entries. */
export function packedPages(ports: Pick<PagePorts, "packPage">, entries: readonly HistoryEntry[]): PackedPage[] {
  if (entries.length === 0) return [];
  const page = ports.packPage({ page: writePage(entries), people: writePeople(entries) });
  if (page.size <= LARGEST_PAGE || entries.length === 1) return [page];
  const middle = entries.length >> 1;
  return [entries.slice(0, middle), entries.slice(middle)].flatMap((half) => packedPages(ports, half));
}
