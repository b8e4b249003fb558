import type { Random } from "../random";

/**
 * Web Crypto, or Node's `crypto` module, whose ids and random bytes repeat with the seed, so that two runs of one seed are
 * the same. Everything else is the original's.
 */
export function seededCrypto<T extends object>(crypto: T, random: Random): T {
  const fill = <Bytes extends ArrayBufferView>(bytes: Bytes): Bytes => {
    const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < view.length; at += 1) view[at] = random.below(256);
    return bytes;
  };
  const seeded: Readonly<Record<PropertyKey, unknown>> = {
    randomUUID: () => random.uuid(),
    getRandomValues: fill,
    randomFillSync: fill,
    randomBytes: (size: number) => fill(Buffer.alloc(size)),
  };
  return new Proxy(crypto, {
    get: (target, name) => (Object.hasOwn(seeded, name) ? seeded[name] : Reflect.get(target, name, target)),
  });
}
