/** The site's own script: mounts the frames of apps, keeps the clock ticking, changes the theme in place, closes menus, keeps a guide folded, reloads frames of what was built anew. */
import { followBuilds } from "./builds";
import { followSiteState } from "./clock";
import { listenToFrames, mountFrames } from "./frames";
import { rememberGuide } from "./guide";
import { closeMenusLikeMenus } from "./menus";
import { switchThemeInPlace } from "./theme";

// The page's head waits for this script; all else is there only later.
listenToFrames();
document.addEventListener("DOMContentLoaded", () => {
  mountFrames();
  followSiteState();
  switchThemeInPlace();
  closeMenusLikeMenus();
  rememberGuide();
  followBuilds();
});
