import type { Frame } from "./frame";
import { ask } from "./server";

/** `router.navigate` and `router.open`. Leaving the site is the person's decision. */
export async function navigate(frame: Frame, argument: Readonly<Record<string, unknown>>): Promise<void> {
  const { type, ...location } = argument;
  const { url } = await ask<{ url: string }>("url", { localId: frame.localId, location });
  const leaves = new URL(url).origin !== window.location.origin;
  if (leaves && !window.confirm(`The app wants to open ${url}, which is outside this site. Open it?`)) return;
  if (type === "new-tab") window.open(url, "_blank", "noopener");
  else window.location.assign(url);
}
