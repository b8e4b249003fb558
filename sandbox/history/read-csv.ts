import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CsvRecord, CsvSplitter } from "./csv-records";
import { InputError } from "./input-error";

/**
 * Streams a CSV file, plain or gzip (told by its first bytes, not by its name), UTF-8 with or without a byte order mark.
 * Calls `onRecord` for every record, the header line included, in file order; what that throws ends the reading.
 *
 * @throws InputError when the file can't be opened or is damaged
 */
export async function readCsv(path: string, onRecord: (record: CsvRecord) => void): Promise<void> {
  const file = await openFile(path);
  try {
    const splitter = new CsvSplitter(onRecord);
    const decoder = new TextDecoder();
    for await (const chunk of unpacked(await isGzip(file, path), file, path)) {
      splitter.push(decoder.decode(chunk, { stream: true }));
    }
    splitter.push(decoder.decode());
    splitter.end();
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw new InputError(`${path} can't be opened: ${reasonOf(error)}`);
  }
}

async function isGzip(file: FileHandle, path: string): Promise<boolean> {
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (error) {
    throw new InputError(`${path} can't be read: ${reasonOf(error)}`);
  }
}

async function* unpacked(gzip: boolean, file: FileHandle, path: string): AsyncGenerator<Buffer> {
  const raw = file.createReadStream({ start: 0, autoClose: false });
  let source: Readable = raw;
  if (gzip) {
    const gunzip = createGunzip();
    raw.on("error", (error) => gunzip.destroy(error));
    source = raw.pipe(gunzip);
  }
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const { done, value } = await nextChunk(chunks, path);
      if (done) return;
      yield value;
    }
  } finally {
    // A reader that gives up early leaves both in the middle of their work.
    source.destroy();
    raw.destroy();
  }
}

async function nextChunk(chunks: AsyncIterator<Buffer>, path: string): Promise<IteratorResult<Buffer>> {
  try {
    return await chunks.next();
  } catch (error) {
    throw new InputError(`${path} can't be read to its end, so it may be damaged or cut off: ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
