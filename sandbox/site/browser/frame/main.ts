/**
 * The platform's part of an app's page: runs before the app's code, gives it the bridge that `@forge/bridge` looks for, and
 * lets it live in the site's time and theme.
 */
import type { FromFrame, ToFrame } from "../messages";
import { Bridge } from "./bridge";
import { reportHeight } from "./height";
import { FrameHistory } from "./history";
import { SiteTime } from "./site-time";
import { applyColorMode, followTheme } from "./theme";

const script = document.currentScript as HTMLScriptElement;
const { site, now, speed } = script.dataset as { site: string; now: string; speed: string };

const post = (message: FromFrame): void => window.parent.postMessage(message, site);

const time = new SiteTime({ at: Number(now), speed: Number(speed) });
const history = new FrameHistory((move) => post({ bridge: "move", move }));
const bridge = new Bridge(post, {
  createHistory: (location) => history.startingAt(location),
  enableTheming: followTheme,
});

window.addEventListener("message", (event: MessageEvent<ToFrame>) => {
  if (event.source !== window.parent || event.origin !== site) return;
  const message = event.data;
  switch (message.bridge) {
    case "moved":
      return history.moved(message.action, message.location);
    case "theme":
      return applyColorMode(message.colorMode);
    case "clock":
      return time.set(message.clock);
    default:
      return bridge.receive(message);
  }
});

time.install();
Object.defineProperty(globalThis, "__bridge", { value: Object.freeze({ callBridge: bridge.call }) });
// A key pressed in the frame never reaches the page around, whose dialog it may be meant for.
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) post({ bridge: "escape" });
});
reportHeight((height) => post({ bridge: "height", height }));
