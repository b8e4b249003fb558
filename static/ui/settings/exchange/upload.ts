import type { Call } from "../../shared/app/calls";
import { piecesOf } from "./pieces";

/** Of 500 KB that a page may send at once, the rest is for what goes with it. */
const MOST_BYTES = 400_000;

/**
 * Brings a text to the app, in pieces where it is too long for one call, and imports it there.
 * @param revision of the catalogue that the text was compared with; one that has changed since is left alone
 * @param onPiece told before each piece is sent, from 1; and once more, past the last, when all are there
 * @throws CallFailed when a piece did not arrive, or the app gave no answer
 */
export async function importText(
  call: Call,
  text: string,
  revision: number,
  onPiece: (piece: number, pieces: number) => void,
) {
  const pieces = piecesOf(text, MOST_BYTES);
  const uploadId = crypto.randomUUID();
  for (const [piece, part] of pieces.entries()) {
    onPiece(piece + 1, pieces.length);
    await call("stageImport", { uploadId, piece, text: part });
  }
  onPiece(pieces.length + 1, pieces.length);
  return call("importStaged", { uploadId, pieces: pieces.length, revision });
}
