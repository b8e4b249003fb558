// Tells of changed files. One watch a folder, as Node's recursive one misses files that an editor puts in place of others.
import { readdirSync, statSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Editors write a file in several steps, and a checkout of another branch many files. */
const TOGETHER_MS = 30;
/** Not written by people: what is installed, built or kept. */
const isOurs = (name) => !name.startsWith(".") && name !== "node_modules" && name !== "build";

/**
 * @param paths files, and folders that are watched with everything below them; what is not there is not waited for
 * @param tell gets the paths of what has changed, appeared or gone, all of a moment at once
 * @returns how to stop
 */
export function watchPaths(paths, tell) {
  const watches = new Map();
  const changed = new Set();
  let timer;

  const note = (path) => {
    changed.add(path);
    timer ??= setTimeout(() => {
      timer = undefined;
      const paths = [...changed];
      changed.clear();
      tell(paths);
    }, TOGETHER_MS);
  };
  const forget = (folder) => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };
  const follow = (folder, isNew) => {
    if (watches.has(folder)) return;
    const made = watch(folder, (_, name) => {
      if (name === null || !isOurs(name)) return;
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) forget(path); // another folder may come in its place
      if (found?.isDirectory()) follow(path, true);
      else note(path);
    });
    // A folder that is removed, on some systems; its files have been told of one by one.
    made.on("error", () => forget(folder));
    watches.set(folder, made);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!isOurs(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) follow(path, isNew);
      else if (isNew) note(path);
    }
  };

  const followFile = (file) =>
    watches.set(
      file,
      // Of the folder: an editor may put another file in its place.
      watch(dirname(file), (_, name) => {
        if (name === basename(file)) note(file);
      }),
    );

  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) follow(path, false);
    else if (found !== undefined) followFile(path);
  }
  return () => {
    clearTimeout(timer);
    for (const path of [...watches.keys()]) forget(path);
  };
}
