import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { emptyCatalogue } from "../domain/editing/apply-edits";

/** Characters of a text from which it may end after an entry, if the entry is one of those that end a text. */
const FEW = 128 * 1024;
/** Characters before which it ends in any case, unless a single entry is longer. */
const MANY = 448 * 1024;
/** One entry in so many ends a text that is long enough. */
const ONE_IN = 64;
/** Characters of a packed text that is split: two thirds of what the platform takes for a value. */
const LARGEST_PACKED = 160 * 1024;

/** A part of a catalogue's JSON text. */
export interface Piece {
  /** What it says, in 64 characters: different texts have different names. */
  readonly name: string;
  /** The Base64 of the gzipped text; null for a piece that is stored already. */
  readonly packed: string | null;
}

/**
 * A catalogue's JSON text, cut into pieces that make it again when they are joined. A small one is a single piece.
 *
 * Where a piece ends follows from the keys of the entries around, not from their number or content, so an edit changes the
 * piece that it is in and, where it moves an end, a few after it; the others stay the texts that they were.
 * @param stored names of pieces that need not be packed again
 */
export function piecesOf(catalogue: Catalogue, stored: ReadonlySet<string> = new Set()): Piece[] {
  return textsOf(catalogue).flatMap((text) => packedPieces(text, stored));
}

function textsOf(catalogue: Catalogue): string[] {
  const pieces: string[] = [];
  let parts: string[] = [];
  let length = 0;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const end = () => {
    if (length > 0) pieces.push(parts.join(""));
    parts = [];
    length = 0;
  };
  let separator = "{";
  for (const [section, content] of Object.entries(catalogue)) {
    add(`${separator}${JSON.stringify(section)}:`);
    separator = ",";
    if (!Array.isArray(content)) {
      add(JSON.stringify(content));
      continue;
    }
    add("[");
    for (const [place, entry] of content.entries()) {
      const text = (place === 0 ? "" : ",") + JSON.stringify(entry);
      if (length + text.length > MANY) end();
      add(text);
      if (length >= FEW && endsPiece(entry)) end();
    }
    add("]");
  }
  add("}");
  end();
  return pieces;
}

/** A text that hardly packs is halved; a character is never split. */
function packedPieces(text: string, stored: ReadonlySet<string>): Piece[] {
  const name = nameOfPiece(text);
  if (stored.has(name)) return [{ name, packed: null }];
  const packed = pack(text);
  if (packed.length <= LARGEST_PACKED) return [{ name, packed }];
  const middle = text.length >> 1;
  const cut = /[\uDC00-\uDFFF]/.test(text.charAt(middle)) ? middle + 1 : middle;
  return [text.slice(0, cut), text.slice(cut)].flatMap((half) => packedPieces(half, stored));
}

/** A catalogue from the texts of its pieces in order; none make the empty one. */
export function catalogueOf(texts: readonly string[]): Catalogue {
  return texts.length === 0 ? emptyCatalogue : (JSON.parse(texts.join("")) as Catalogue);
}

export function nameOfPiece(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function pack(text: string): string {
  return gzipSync(text).toString("base64");
}

export function unpack(packed: string): string {
  return gunzipSync(Buffer.from(packed, "base64")).toString("utf8");
}

/** By its key alone (FNV-1a), so that an edit of what an entry says moves no end. */
function endsPiece(entry: { readonly key?: string; readonly name?: string; readonly version?: number }): boolean {
  const identity = `${entry.key ?? entry.name} ${entry.version ?? ""}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < identity.length; i++) hash = Math.imul(hash ^ identity.charCodeAt(i), 0x01000193);
  // The low bits of such a hash follow the last letter's too closely.
  return ((hash ^ (hash >>> 15)) >>> 0) % ONE_IN === 0;
}
