/** The site's own script: mounts the frames of apps, keeps the clock ticking, changes the theme in place, closes menus, keeps a guide folded. */
import { followSiteState } from "./clock";
import { mountFrames } from "./frames";
import { rememberGuide } from "./guide";
import { closeMenusLikeMenus } from "./menus";
import { switchThemeInPlace } from "./theme";

mountFrames();
followSiteState();
switchThemeInPlace();
closeMenusLikeMenus();
rememberGuide();
