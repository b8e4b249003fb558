/** The site's own script: mounts the frames of apps, keeps the clock ticking, changes the theme in place. */
import { followSiteState } from "./clock";
import { mountFrames } from "./frames";
import { switchThemeInPlace } from "./theme";

mountFrames();
followSiteState();
switchThemeInPlace();
