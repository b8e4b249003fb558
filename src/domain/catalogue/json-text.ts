/**
 * What a JSON text says that begins with `{`; a reader of YAML takes many times as long. Null for any text that a
 * stricter reader should look at: it is no JSON, it is nested too deeply, or a group has a key twice, of which
 * `JSON.parse` would silently drop one.
 */
export function readJsonGroup(content: string): { readonly document: unknown } | null {
  if (!/^\s*\{/.test(content)) return null;
  try {
    const document: unknown = JSON.parse(content);
    return keysWritten(content) === keysHeld(document) ? { document } : null;
  } catch {
    return null;
  }
}

/** How many keys a text has, which must be JSON: its texts with a colon behind. */
function keysWritten(content: string): number {
  const colon = /\s*:/y;
  let keys = 0;
  for (let quote = content.indexOf('"'); quote >= 0; quote = content.indexOf('"', quote + 1)) {
    quote = closingQuote(content, quote);
    colon.lastIndex = quote + 1;
    if (colon.test(content)) keys++;
  }
  return keys;
}

function closingQuote(content: string, opening: number): number {
  let place = opening + 1;
  while (content[place] !== '"') place += content[place] === "\\" ? 2 : 1;
  return place;
}

function keysHeld(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  return parts.reduce((keys: number, part) => keys + keysHeld(part), Array.isArray(value) ? 0 : parts.length);
}
