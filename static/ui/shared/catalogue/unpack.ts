import { CATALOGUE_FORMAT, type Catalogue } from "../../../../src/domain/catalogue/catalogue";

/** What a project begins with. */
export const EMPTY_CATALOGUE: Catalogue = { format: CATALOGUE_FORMAT, calendars: [], services: [], agreements: [] };

/**
 * The catalogue from its pieces, each the Base64 of gzipped JSON text; no pieces are an empty one. The app checked it when
 * it was saved, so its shape is trusted here.
 * @throws Error in words for people where the browser cannot unpack
 */
export async function unpackCatalogue(pieces: readonly string[], tooOld: string): Promise<Catalogue> {
  if (pieces.length === 0) return EMPTY_CATALOGUE;
  if (typeof DecompressionStream === "undefined") throw new Error(tooOld);
  const texts = await Promise.all(pieces.map(unpack));
  return JSON.parse(texts.join("")) as Catalogue;
}

async function unpack(piece: string): Promise<string> {
  const packed = Uint8Array.from(atob(piece), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).text();
}
