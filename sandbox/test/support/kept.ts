/** What tests make once and many of them use, kept from run to run. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const REPOSITORY = join(__dirname, "..", "..", "..");
const LOOK_AGAIN_MS = 50;
/** Nothing takes so long to make: whoever began with it has been killed. */
const GIVEN_UP_AFTER_MS = 120_000;
/** What nobody has asked for since may go. */
const FORGOTTEN_AFTER_MS = 86_400_000;

/** A folder of that name; whoever keeps things in it sees for itself that they are up to date. */
export const keptFor = (name: string): string => join(REPOSITORY, "node_modules/.cache/tests", name);

/**
 * The folder that `make` fills, once for each key: whoever asks at the same time, in other processes too, waits for it.
 * @param key all on which the content depends: `contentKey`
 */
export async function madeOnce(name: string, key: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = keptFor(`${name}-${key}`);
  if (!existsSync(folder))
    await oneAfterAnother(`${name}-${key}`, async () => {
      if (existsSync(folder)) return;
      const made = `${folder}.${process.pid}`;
      try {
        mkdirSync(made, { recursive: true });
        await make(made);
        renameSync(made, folder);
      } finally {
        rmSync(made, { recursive: true, force: true });
      }
      forgetOthers(name, folder);
    });
  utimesSync(folder, new Date(), new Date());
  return folder;
}

/** Does what only one process may do at a time. */
export async function oneAfterAnother(name: string, work: () => Promise<void>): Promise<void> {
  const claim = keptFor(`${name}.claim`);
  mkdirSync(dirname(claim), { recursive: true });
  while (!isClaimed(claim)) await pause(LOOK_AGAIN_MS);
  try {
    await work();
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
}

/** A hash of paths in the repository and of all that the files there say, and of other words that tell one thing from another. */
export function contentKey(paths: readonly string[], ...words: readonly string[]): string {
  const hash = createHash("sha256");
  const take = (path: string): void => {
    if (basename(path) === "build" || basename(path) === "node_modules") return;
    hash.update(`\0${path}\0`);
    const absolute = join(REPOSITORY, path);
    if (!statSync(absolute).isDirectory()) hash.update(readFileSync(absolute));
    else for (const name of readdirSync(absolute).sort()) take(join(path, name));
  };
  for (const path of paths) take(path);
  for (const word of words) hash.update(`\0${word}`);
  return hash.digest("hex").slice(0, 16);
}

function isClaimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    const begunAt = statSync(claim, { throwIfNoEntry: false })?.mtimeMs;
    if (begunAt !== undefined && Date.now() - begunAt > GIVEN_UP_AFTER_MS)
      rmSync(claim, { recursive: true, force: true });
    return false;
  }
}

function forgetOthers(name: string, folder: string): void {
  for (const other of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), other);
    const isOlder = other.startsWith(`${name}-`) && path !== folder;
    if (isOlder && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > FORGOTTEN_AFTER_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
