import type { FromFrame } from "../messages";
import { answerCall } from "./bridge-commands";
import type { Frame } from "./frame";
import { addFrame, allFrames } from "./frame-registry";
import { escapeModal } from "./modal";
import { locationIn, makeMove } from "./routing";

/**
 * Hears what frames say, from now on: one that is loaded before the page around it is whole would wait for ever for the
 * answer to what nobody has heard. `mountFrames` hands over what came so far.
 */
export function listenToFrames(): void {
  window.addEventListener("message", (event) => {
    if (early === undefined) hear(event);
    else early.push(event);
  });
}

let early: MessageEvent[] | undefined = [];

function hear(event: MessageEvent): void {
  for (const frame of allFrames()) if (frame.sent(event)) void receive(frame, event.data);
}

/** Takes up every frame of the page as it came from the server. */
export function mountFrames(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-frame]")) addFrame(element);
  const waiting = early ?? [];
  early = undefined;
  for (const event of waiting) hear(event);
  window.addEventListener("popstate", () => announceLocation("POP"));
  document.addEventListener("click", routeInside);
}

async function receive(frame: Frame, message: FromFrame): Promise<void> {
  switch (message.bridge) {
    case "height":
      frame.iframe.style.height = `${message.height}px`;
      return;
    case "escape":
      escapeModal();
      return;
    case "move":
      if (frame.basePath !== "") makeMove(frame.basePath, message.move);
      return markCurrentLink();
    case "call": {
      const { id, command, argument } = message;
      try {
        frame.send({ bridge: "result", id, value: await answerCall(frame, command, argument) });
      } catch (error) {
        frame.send({ bridge: "failure", id, message: (error as Error).message });
      }
    }
  }
}

/** A link to another route of a page that is already here moves that page instead of loading it anew. */
function routeInside(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-app-route]");
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const frame = [...allFrames()].find(({ basePath }) => basePath !== "" && link.pathname.startsWith(basePath));
  if (frame === undefined) return;
  event.preventDefault();
  window.history.pushState(null, "", link.href);
  announceLocation("PUSH");
}

function announceLocation(action: "POP" | "PUSH"): void {
  for (const frame of allFrames()) {
    if (frame.basePath === "") continue;
    frame.send({ bridge: "moved", action, location: locationIn(frame.basePath) });
  }
  markCurrentLink();
}

function markCurrentLink(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-app-route]")) {
    if (link.pathname === window.location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
