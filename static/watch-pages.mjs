// Builds pages again and again, for whoever has started this process and tells it which files have changed.
import { formatMessages } from "esbuild";

/**
 * Builds every page, and from then on those that are made of changed files. A page that does not build stays as it was, and is
 * tried again with the next change of any file.
 * @param pages `PageBuild`
 */
export async function watchPages(pages) {
  let waiting = pages;
  let building = Promise.resolve();
  process.on("message", ({ changed }) => {
    const concerned = pages.filter((page) => page.isMadeOf(changed));
    waiting = pages.filter((page) => waiting.includes(page) || concerned.includes(page));
    building = building.then(buildWaiting);
  });
  process.on("disconnect", () => process.exit(0));
  await buildWaiting();

  async function buildWaiting() {
    const next = waiting;
    waiting = [];
    if (next.length === 0) return;
    const problems = new Set();
    for (const page of next) {
      const begunAt = performance.now();
      try {
        await page.buildAgain();
        console.log(`${page.name} built in ${Math.round(performance.now() - begunAt)} ms.`);
        process.send?.({ built: [page.folder] });
      } catch (error) {
        for (const text of await textsOf(error)) problems.add(text);
      }
    }
    // What pages share is wrong in all of them, and said once.
    for (const problem of problems) console.error(problem);
    if (problems.size > 0) console.error("Pages that do not build stay as they were.");
  }
}

/** With the lines of source that are meant; what is no failure of a build is a bug, and is told as such. */
async function textsOf(error) {
  if (!Array.isArray(error.errors)) return [String(error.stack ?? error)];
  return formatMessages(error.errors, { kind: "error", color: process.stderr.isTTY });
}
