import { type Html, html } from "../html";
import type { Origins } from "../site-parts";
import type { Mount } from "./mounts";
import { RESOURCE_PATH, SANDBOX_TOKENS } from "./resources";

export const frameUrl = (origins: Origins, mount: Mount): string =>
  `${origins.frames}${RESOURCE_PATH}/${encodeURIComponent(mount.resource.resourceKey)}/${encodeURIComponent(mount.resource.file)}`;

/** Where a page of the app stands; the site's own script listens for what the frame in it asks. */
export function frameSlot(origins: Origins, mount: Mount, kind: "page" | "panel" | "field"): Html {
  return html`<div class="frame frame-${kind}" data-frame="${mount.localId}" data-module="${mount.moduleKey}" data-base-path="${mount.basePath ?? ""}">
    <iframe src="${frameUrl(origins, mount)}" title="${mount.title}" sandbox="${SANDBOX_TOKENS}" allow="clipboard-write"></iframe>
  </div>`;
}
