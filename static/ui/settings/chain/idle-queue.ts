/** Jobs that wait until the page has nothing better to do: one at a time, so that typing and scrolling go first. */
const waiting = new Set<() => void>();
let isRunning = false;

/** Runs a job when it is its turn, unless the answer is called before. */
export function whenIdle(job: () => void): () => void {
  waiting.add(job);
  if (!isRunning) next();
  return () => waiting.delete(job);
}

function next(): void {
  isRunning = waiting.size > 0;
  if (!isRunning) return;
  setTimeout(() => {
    const [job] = waiting;
    if (job !== undefined) {
      waiting.delete(job);
      job();
    }
    next();
  });
}
