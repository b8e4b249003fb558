import type { LiveClock } from "../clock";
import type { ForgeHost } from "../forge/forge-host";
import type { Desk } from "../jira/desk";
import type { JiraSite } from "../seams";
import type { Guide } from "./guide";

/** What the pages show and steer. */
export interface SiteParts {
  readonly jira: JiraSite;
  readonly desk: Desk;
  readonly host: ForgeHost;
  readonly clock: LiveClock;
  /** The app's name, for people. */
  readonly appName: string;
  /** What to try first, where whoever started the site has something to say. */
  readonly guide?: Guide | undefined;
}

/** The two origins of a site on one port: Jira's own pages, and the apps' pages, which a browser keeps apart from them. */
export interface Origins {
  readonly site: string;
  readonly frames: string;
}

/** Browsers treat the name and the number as different sites, though both lead to this machine. */
export const originsAt = (port: number): Origins => ({
  site: `http://localhost:${port}`,
  frames: `http://127.0.0.1:${port}`,
});
