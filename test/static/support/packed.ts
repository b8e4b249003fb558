import { gzipSync } from "node:zlib";

/** As the app packs a catalogue for its pages. */
export const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString("base64");
