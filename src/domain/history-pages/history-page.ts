import type { Holder } from "../breach-attribution/holder";
import type { Instant } from "../time";
import type { HistoryEntry, HistoryPromise, HistoryRecord, PackingCause } from "./history-record";
import { ColumnReader, ColumnWriter } from "./number-column";
import { asItIs, asJson, WordList } from "./word-list";

/** What a page is laid out by; a page of another version is refused. */
export const PAGE_VERSION = 1;

/**
 * A page in columns: words by their place in the page's own lists (-1: none), instants and lengths in milliseconds, not a
 * number where there is none. The n-th entry has `recordCounts[n]` records, the n-th record `shareCounts[n]` shares.
 */
export interface PageColumns {
  readonly words: PageWords;
  /** Of each entry; null where that is not kept, or not for the reader to see. */
  readonly assignees: readonly (string | null)[] | null;
  readonly issueIds: readonly string[];
  readonly issueKeys: readonly string[];
  readonly createdAt: Float64Array;
  readonly packedAt: Float64Array;
  readonly causes: Float64Array;
  readonly causedBy: Float64Array;
  readonly causedAt: Float64Array;
  readonly exclusions: Float64Array;
  readonly reopened: Float64Array;
  readonly recordCounts: Float64Array;
  readonly promises: Float64Array;
  readonly cycles: Float64Array;
  readonly services: Float64Array;
  readonly customers: Float64Array;
  readonly teams: Float64Array;
  readonly priorities: Float64Array;
  readonly startedAt: Float64Array;
  readonly stoppedAt: Float64Array;
  readonly dueAt: Float64Array;
  readonly breachedAt: Float64Array;
  readonly targets: Float64Array;
  readonly granted: Float64Array;
  readonly elapsed: Float64Array;
  readonly reasons: Float64Array;
  readonly shareCounts: Float64Array;
  readonly holders: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface PageWords {
  readonly promises: readonly HistoryPromise[];
  readonly services: readonly string[];
  readonly customers: readonly string[];
  readonly teams: readonly string[];
  readonly priorities: readonly string[];
  readonly reasons: readonly string[];
  readonly exclusions: readonly string[];
  readonly holders: readonly Holder[];
  /** Accounts. */
  readonly people: readonly string[];
  /** Beginnings of issue keys, up to the number. */
  readonly projects: readonly string[];
}

interface PageHead {
  readonly version: number;
  readonly entries: number;
  readonly records: number;
  readonly shares: number;
  readonly words: PageWords;
}

/** Numbered by position; a new word goes to the end. */
const causeKinds: readonly PackingCause["kind"][] = ["finished", "reopened", "journal"];

/**
 * A page's bytes: the length of the head in four bytes, the head as JSON (words and counts), then column after column.
 * Instants stand relative to an earlier one of the same row, so that they are short.
 */
export function writePage(entries: readonly HistoryEntry[]): Uint8Array {
  const records = entries.flatMap((entry) => entry.records);
  const shares = records.flatMap((record) => record.shares);
  const promises = new WordList<HistoryPromise>(asJson);
  const holders = new WordList<Holder>(asJson);
  const list = () => new WordList<string>(asItIs);
  const [services, customers, teams, priorities] = [list(), list(), list(), list()];
  const [reasons, exclusions, people, projects] = [list(), list(), list(), list()];
  const keys = entries.map(({ issueKey }) => splitKey(issueKey));
  const writer = new ColumnWriter();

  writer.stepwise(entries, ({ issueId }) => Number(issueId));
  writer.plain(keys, ({ project }) => projects.placeOf(project));
  writer.stepwise(keys, ({ number }) => number);
  writer.stepwise(entries, ({ createdAt }) => createdAt);
  writer.stepwise(entries, ({ packedAt }) => packedAt);
  writer.plain(entries, ({ cause }) => causeKinds.indexOf(cause.kind));
  writer.plain(entries, ({ cause }) => people.placeOf(cause.by));
  writer.plain(entries, ({ cause, packedAt }) => packedAt - cause.at);
  writer.plain(entries, ({ exclusion }) => exclusions.placeOf(exclusion));
  writer.plain(entries, ({ reopened }) => reopened);
  writer.plain(entries, (entry) => entry.records.length);

  writer.plain(records, ({ promise }) => promises.placeOf(promise));
  writer.plain(records, ({ cycle }) => cycle);
  writer.plain(records, ({ service }) => services.placeOf(service));
  writer.plain(records, ({ customer }) => customers.placeOf(customer));
  writer.plain(records, ({ team }) => teams.placeOf(team));
  writer.plain(records, ({ priority }) => priorities.placeOf(priority));
  for (const { createdAt, records: own } of entries) writer.plain(own, ({ startedAt }) => startedAt - createdAt);
  writer.plain(records, ({ startedAt, stoppedAt }) => sinceOrNone(startedAt, stoppedAt));
  writer.plain(records, ({ startedAt, dueAt }) => sinceOrNone(startedAt, dueAt));
  writer.plain(records, (record) => breaches.indexOf(breachOf(record)));
  const apart = records.filter((record) => breachOf(record) === "apart");
  writer.plain(apart, ({ startedAt, breachedAt }) => sinceOrNone(startedAt, breachedAt));
  writer.plain(records, ({ target }) => target);
  writer.plain(records, ({ granted }) => granted);
  writer.plain(records, ({ elapsed }) => elapsed);
  writer.plain(records, ({ breachReason }) => reasons.placeOf(breachReason));
  writer.plain(records, (record) => record.shares.length);

  writer.plain(shares, ({ holder }) => holders.placeOf(holder));
  writer.plain(shares, ({ before }) => before);
  writer.plain(shares, ({ after }) => after);

  const head: PageHead = {
    version: PAGE_VERSION,
    entries: entries.length,
    records: records.length,
    shares: shares.length,
    words: {
      promises: promises.words,
      services: services.words,
      customers: customers.words,
      teams: teams.words,
      priorities: priorities.words,
      reasons: reasons.words,
      exclusions: exclusions.words,
      holders: holders.words,
      people: people.words,
      projects: projects.words,
    },
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const columns = writer.bytes();
  const bytes = new Uint8Array(4 + headBytes.length + columns.length);
  new DataView(bytes.buffer).setUint32(0, headBytes.length);
  bytes.set(headBytes, 4);
  bytes.set(columns, 4 + headBytes.length);
  return bytes;
}

/** Who had the tickets, apart from the page, as not everybody may see it; null where nobody is known of any. */
export function writePeople(entries: readonly HistoryEntry[]): Uint8Array | null {
  if (entries.every(({ assignee }) => assignee === null)) return null;
  const people = new WordList<string>(asItIs);
  const places = entries.map(({ assignee }) => people.placeOf(assignee));
  return new TextEncoder().encode(JSON.stringify([people.words, places]));
}

/** The accounts that `writePeople` wrote, each once. */
export function accountsIn(people: Uint8Array): readonly string[] {
  return (JSON.parse(new TextDecoder().decode(people)) as [string[]])[0];
}

function readPeople(bytes: Uint8Array): (string | null)[] {
  const [words, places] = JSON.parse(new TextDecoder().decode(bytes)) as [string[], number[]];
  return places.map((place) => words[place] ?? null);
}

/**
 * @param people as `writePeople` wrote them; null where there are none, or they are not for the reader
 * @throws RangeError when the bytes are damaged or of another version
 */
export function readPage(bytes: Uint8Array, people: Uint8Array | null = null): PageColumns {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as PageHead;
  if (head.version !== PAGE_VERSION)
    throw new RangeError(`A history page of version ${head.version} cannot be read here, only ${PAGE_VERSION}.`);
  const reader = new ColumnReader(bytes.subarray(4 + headLength));
  const { entries, records, shares, words } = head;

  const issueIds = Array.from(reader.stepwise(entries), String);
  const projects = reader.plain(entries);
  const issueKeys = Array.from(reader.stepwise(entries), (number, entry) => {
    const project = words.projects[projects[entry]!]!;
    return number < 0 ? project : `${project}${number}`;
  });
  const createdAt = reader.stepwise(entries);
  const packedAt = reader.stepwise(entries);
  const causes = reader.plain(entries);
  const causedBy = reader.plain(entries);
  const causedAt = reader.plain(entries).map((ago, entry) => packedAt[entry]! - ago);
  const exclusions = reader.plain(entries);
  const reopened = reader.plain(entries);
  const recordCounts = reader.plain(entries);

  const promises = reader.plain(records);
  const cycles = reader.plain(records);
  const services = reader.plain(records);
  const customers = reader.plain(records);
  const teams = reader.plain(records);
  const priorities = reader.plain(records);
  const startedAt = reader.plain(records);
  let record = 0;
  for (let entry = 0; entry < entries; entry++)
    for (const end = record + recordCounts[entry]!; record < end; record++) startedAt[record]! += createdAt[entry]!;
  const instants = (column: Float64Array) =>
    column.map((since, row) => (since === 0 ? Number.NaN : startedAt[row]! + fromStep(since)));
  const stoppedAt = instants(reader.plain(records));
  const dueAt = instants(reader.plain(records));
  const kinds = Array.from(reader.plain(records), (place) => breaches[place]!);
  const apart = reader.plain(kinds.filter((kind) => kind === "apart").length);
  let next = 0;
  const breachedAt = Float64Array.from(kinds, (kind, row) => {
    if (kind === "none") return Number.NaN;
    return kind === "when-due" ? dueAt[row]! : startedAt[row]! + fromStep(apart[next++]!);
  });
  return {
    words,
    assignees: people === null ? null : readPeople(people),
    issueIds,
    issueKeys,
    createdAt,
    packedAt,
    causes,
    causedBy,
    causedAt,
    exclusions,
    reopened,
    recordCounts,
    promises,
    cycles,
    services,
    customers,
    teams,
    priorities,
    startedAt,
    stoppedAt,
    dueAt,
    breachedAt,
    targets: reader.plain(records),
    granted: reader.plain(records),
    elapsed: reader.plain(records),
    reasons: reader.plain(records),
    shareCounts: reader.plain(records),
    holders: reader.plain(shares),
    before: reader.plain(shares),
    after: reader.plain(shares),
  };
}

/** The entries of a page as they were written. */
export function entriesOf(page: PageColumns): HistoryEntry[] {
  let row = 0;
  let share = 0;
  return page.issueIds.map((_, entry) => {
    const read = entryAt(page, entry, row, share);
    row += read.records.length;
    share += read.records.reduce((sum, { shares }) => sum + shares.length, 0);
    return read;
  });
}

/**
 * One entry of a page.
 * @param firstRow where its records begin
 * @param firstShare where the shares of its first record begin
 */
export function entryAt(page: PageColumns, entry: number, firstRow: number, firstShare: number): HistoryEntry {
  const { words } = page;
  let share = firstShare;
  const recordAt = (row: number): HistoryRecord => ({
    promise: words.promises[page.promises[row]!]!,
    cycle: page.cycles[row]!,
    service: wordAt(words.services, page.services[row]),
    customer: wordAt(words.customers, page.customers[row]),
    team: wordAt(words.teams, page.teams[row]),
    priority: wordAt(words.priorities, page.priorities[row]),
    startedAt: page.startedAt[row]!,
    stoppedAt: instantAt(page.stoppedAt, row),
    dueAt: instantAt(page.dueAt, row),
    breachedAt: instantAt(page.breachedAt, row),
    target: page.targets[row]!,
    granted: page.granted[row]!,
    elapsed: page.elapsed[row]!,
    breachReason: wordAt(words.reasons, page.reasons[row]),
    shares: Array.from({ length: page.shareCounts[row]! }, () => {
      const place = share++;
      return { holder: words.holders[page.holders[place]!]!, before: page.before[place]!, after: page.after[place]! };
    }),
  });
  return {
    issueId: page.issueIds[entry]!,
    issueKey: page.issueKeys[entry]!,
    createdAt: page.createdAt[entry]!,
    packedAt: page.packedAt[entry]!,
    cause: {
      kind: causeKinds[page.causes[entry]!]!,
      by: wordAt(words.people, page.causedBy[entry]),
      at: page.causedAt[entry]!,
    },
    exclusion: wordAt(words.exclusions, page.exclusions[entry]),
    reopened: page.reopened[entry]!,
    assignee: page.assignees?.[entry] ?? null,
    records: Array.from({ length: page.recordCounts[entry]! }, (_, place) => recordAt(firstRow + place)),
  };
}

function wordAt(words: readonly string[], place: number | undefined): string | null {
  return words[place ?? -1] ?? null;
}

function instantAt(column: Float64Array, row: number): Instant | null {
  const at = column[row]!;
  return Number.isNaN(at) ? null : at;
}

/** Nearly always a promise was broken when it was due. */
const breaches = ["none", "when-due", "apart"] as const;

function breachOf({ breachedAt, dueAt }: HistoryRecord): (typeof breaches)[number] {
  if (breachedAt === null) return "none";
  return breachedAt === dueAt ? "when-due" : "apart";
}

/** 0 is none, so nothing and everything later is one more. */
function sinceOrNone(since: number, at: number | null): number {
  if (at === null) return 0;
  return at >= since ? at - since + 1 : at - since;
}

function fromStep(since: number): number {
  return since > 0 ? since - 1 : since;
}

/** `DESK-12` into `DESK-` and 12; a key without a number at its end is all beginning, and -1. */
function splitKey(key: string): { project: string; number: number } {
  const digits = /[1-9]\d{0,14}$/.exec(key)?.[0] ?? "";
  return digits === ""
    ? { project: key, number: -1 }
    : { project: key.slice(0, key.length - digits.length), number: Number(digits) };
}
