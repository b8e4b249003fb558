/**
 * A text in pieces that each fit into one call: at most so many bytes as JSON in UTF-8. Joined they are the text; an empty
 * text is one empty piece. No piece ends between the halves of a character.
 */
export function piecesOf(text: string, mostBytes: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length || pieces.length === 0; ) {
    let length = Math.min(mostBytes, text.length - start);
    for (;;) {
      if (isHighSurrogate(text.charCodeAt(start + length - 1)) && length > 1) length -= 1;
      const bytes = bytesOf(text.slice(start, start + length));
      if (bytes <= mostBytes || length <= 2) break;
      length = Math.max(2, Math.floor((length * mostBytes) / bytes));
    }
    pieces.push(text.slice(start, start + length));
    start += Math.max(1, length);
  }
  return pieces;
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(JSON.stringify(text)).length;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
