import { kvs } from "@forge/kvs";
import { z } from "zod";
import { HOUR, type Instant } from "../domain/time";
import { pack, unpack } from "./catalogue-pieces";
import { readStored } from "./stored";

/** One person's upload to one project. */
export interface Upload {
  readonly projectId: string;
  readonly accountId: string;
  readonly uploadId: string;
}

const KEPT = { value: 1, unit: "HOURS" } as const;
/** A value may have 240 KiB, and what hardly packs takes a third more than it is long. */
const CHARACTERS_PER_VALUE = 170_000;
const stored = z.object({ schemaVersion: z.literal(1), expiresAt: z.number(), parts: z.number(), packed: z.string() });

const keyOf = ({ projectId, accountId, uploadId }: Upload, piece: number, part: number) =>
  `staged-import:${projectId}:${Buffer.from(accountId).toString("hex")}:${uploadId}:${piece}:${part}`;

/** Files on their way in, piece by piece; what nobody joins is forgotten within hours. */
export const stagedImports = {
  async save(upload: Upload, piece: number, text: string, now: Instant): Promise<void> {
    const packed = pack(text);
    const parts = Math.ceil(packed.length / CHARACTERS_PER_VALUE);
    for (let part = 0; part < parts; part++)
      await kvs.set(
        keyOf(upload, piece, part),
        {
          schemaVersion: 1,
          expiresAt: now + HOUR,
          parts,
          packed: packed.slice(part * CHARACTERS_PER_VALUE, (part + 1) * CHARACTERS_PER_VALUE),
        },
        { ttl: KEPT },
      );
  },

  /** The file; null when a piece of it is not there. */
  async joined(upload: Upload, pieces: number, now: Instant): Promise<string | null> {
    const texts: string[] = [];
    for (let piece = 0; piece < pieces; piece++) {
      let packed = "";
      for (let part = 0, parts = 1; part < parts; part++) {
        const value = await kvs.get(keyOf(upload, piece, part));
        if (value === undefined) return null;
        const read = readStored("A piece of a file", stored, value);
        // The platform may return what has expired for days.
        if (read.expiresAt < now) return null;
        parts = read.parts;
        packed += read.packed;
      }
      texts.push(unpack(packed));
    }
    return texts.join("");
  },
};
