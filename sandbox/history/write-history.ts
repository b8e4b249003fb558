import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type HistoryRow, historyColumns, type ValueField, valueFields } from "./history-row";
import { InputError } from "./input-error";
import { formatInstant } from "./instant";
import type { RecordedTicket } from "./recorded-ticket";

/**
 * Writes rows as a ticket history file, gzip when `path` ends in `.gz`. It appears under its name when it is whole; when
 * `rows` throws or the disk is full, nothing is left behind. The same rows give the same bytes.
 *
 * @throws InputError when the place can't be written to, and whatever `rows` throws
 */
export async function writeHistory(path: string, rows: Iterable<HistoryRow>): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const text = Readable.from(chunks(rows));
  const file = createWriteStream(unfinished);
  try {
    await (path.endsWith(".gz") ? pipeline(text, createGzip(), file) : pipeline(text, file));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (isSystemError(error)) throw new InputError(`${path} can't be written: ${error.message}`);
    throw error;
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === "object" && error !== null && "syscall" in error;

const ROWS_PER_CHUNK = 1_000;

function* chunks(rows: Iterable<HistoryRow>): Generator<string> {
  let lines = [historyColumns.join(",")];
  for (const { ticket, at, field, value, actor } of rows) {
    lines.push([ticket, formatInstant(at), field, value, actor].map(quoted).join(","));
    if (lines.length < ROWS_PER_CHUNK) continue;
    yield `${lines.join("\n")}\n`;
    lines = [];
  }
  yield lines.map((line) => `${line}\n`).join("");
}

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The rows that read back as this ticket. */
export function* rowsOf(ticket: RecordedTicket): Generator<HistoryRow> {
  const { number, createdAt, createdBy, initial, changes, comments } = ticket;
  const creator = createdBy ?? "";
  yield { ticket: number, at: createdAt, field: "created", value: "", actor: creator };
  for (const field of valueFields) {
    const value = initial[field];
    if (value !== undefined) yield valueRow(number, createdAt, field, value, creator);
  }
  for (const { at, actor, items } of changes) {
    for (const { field, to } of items) yield valueRow(number, at, field, to ?? "", actor ?? "");
  }
  for (const { at, actor, kind } of comments) {
    yield { ticket: number, at, field: "comment", value: kind, actor: actor ?? "" };
  }
}

function valueRow(ticket: string, at: number, field: ValueField, value: string, actor: string): HistoryRow {
  return { ticket, at, field, value, actor };
}
