import { z } from "zod";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { noWords, type WordMapping } from "../domain/following/word-mapping";
import { type Instant, MINUTE } from "../domain/time";
import { InvalidRequest } from "../errors";
import type { ProjectSetup } from "../usecases/project-setup";
import { catalogueOf, nameOfPiece, pack, piecesOf } from "./catalogue-pieces";
import { pieces } from "./pieces";
import { readStored } from "./stored";

const words = z.record(z.string(), z.array(z.string()));
const wordMapping: z.ZodType<WordMapping> = z.object({ statuses: words, teams: words, services: words });

/** The texts to which a project's setup points: its own catalogue, and its words for that of another. */
export const catalogues = {
  async read({ projectId, catalogue }: ProjectSetup): Promise<Catalogue> {
    return catalogueOf(await pieces.texts(projectId, catalogue.pieces));
  },

  /** Pieces for the pages, as they are stored. */
  async packed({ projectId, catalogue }: ProjectSetup): Promise<string[]> {
    return pieces.packed(projectId, catalogue.pieces);
  },

  /**
   * Stores what of a catalogue is not stored yet; it is in force once a setup names the pieces.
   * @param stored names of pieces that a setup names at present
   * @returns names of its pieces, in order
   */
  async store(projectId: string, catalogue: Catalogue, stored: readonly string[], now: Instant): Promise<string[]> {
    const made = piecesOf(catalogue, new Set(stored));
    await pieces.save(projectId, made, Math.floor(now / MINUTE));
    return made.map(({ name }) => name);
  },

  /** Stores a project's words. @returns what its setup shall name them */
  async storeWords(projectId: string, mapping: WordMapping, now: Instant): Promise<string> {
    const text = JSON.stringify(mapping);
    const name = nameOfPiece(text);
    const packed = pack(text);
    if (packed.length > LONGEST_WORDS)
      throw new InvalidRequest("These are more words than can be kept for one project. Map fewer of them.");
    await pieces.save(projectId, [{ name, packed }], Math.floor(now / MINUTE));
    return name;
  },

  async words({ projectId, words }: ProjectSetup): Promise<WordMapping> {
    if (words === null) return noWords;
    const [text] = await pieces.texts(projectId, [words]);
    return readStored("A stored mapping of words", wordMapping, JSON.parse(text!));
  },

  /** Removes the texts that the setup does not name and that are older than a day: nobody reads them any more. */
  async tidy({ projectId, catalogue, words }: ProjectSetup, now: Instant): Promise<number> {
    const inUse = new Set(words === null ? catalogue.pieces : [...catalogue.pieces, words]);
    return pieces.removeUnused(projectId, inUse, Math.floor((now - KEPT_UNUSED) / MINUTE));
  },

  /**
   * Removes every text of a project that is gone.
   * @param writtenBefore leaves what a project that begins anew has written since
   */
  removeAll: (projectId: string, writtenBefore: Instant | null = null): Promise<number> =>
    pieces.removeUnused(
      projectId,
      new Set(),
      writtenBefore === null ? LAST_MINUTE : Math.floor(writtenBefore / MINUTE),
    ),
};

/** Characters, of the 240 KiB that the platform takes for a value. */
const LONGEST_WORDS = 200_000;

/** The greatest that the platform's integers hold. */
const LAST_MINUTE = 2 ** 31 - 1;

/** Whoever read a setup before it changed may still ask for its texts. */
const KEPT_UNUSED = 24 * 60 * MINUTE;
