import { allFrames } from "./frame-registry";

/** Builds of functions and pages from one source come one after the other. */
const TOGETHER_MS = 100;

/** While somebody is at work on the app, its frames reload by themselves when there is a new build. */
export function followBuilds(): void {
  const address = document.documentElement.dataset.buildNews;
  if (address === undefined) return;
  const news = new EventSource(address);
  let wasGone = false;
  news.addEventListener("error", () => {
    wasGone = true;
  });
  // A site that was started again knows nothing of the frames on this page.
  news.addEventListener("open", () => {
    if (wasGone) window.location.reload();
  });
  const waiting = new Set<string>();
  news.addEventListener("message", ({ data }) => {
    if (waiting.size === 0) window.setTimeout(reloadWaiting, TOGETHER_MS);
    for (const resource of JSON.parse(data) as string[]) waiting.add(resource);
  });

  function reloadWaiting(): void {
    for (const frame of allFrames()) if (waiting.has(frame.resource)) frame.reload();
    waiting.clear();
  }
}
