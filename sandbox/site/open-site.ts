import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { bundleForBrowsers } from "./bundle";
import { Mounts } from "./forge/mounts";
import type { BuildNews } from "./http/build-news";
import { answerRequests } from "./http/server";
import { personas } from "./persona";
import { Sessions } from "./session";
import { originsAt, type SiteParts } from "./site-parts";

export interface OpenSite {
  /** Such as `http://localhost:8080`. */
  readonly url: string;
  /** Stops listening; open connections are cut. */
  close(): Promise<void>;
}

export interface OpenSiteOptions {
  /** Where this folder's `browser/` is. */
  readonly siteDirectory: string;
  /** Where the bundles of that are kept. */
  readonly buildDirectory: string;
  /** Whom pages ask when they want to know of new builds of the app; absent where there are none. */
  readonly buildNews?: BuildNews | undefined;
}

/**
 * Gives a listening server its pages. A browser that comes for the first time looks as the first agent.
 */
export async function openSite(
  parts: SiteParts,
  server: Server,
  { siteDirectory, buildDirectory, buildNews }: OpenSiteOptions,
): Promise<OpenSite> {
  let changes = 0;
  parts.jira.onProductEvent(() => {
    changes += 1;
  });
  const { port } = server.address() as AddressInfo;
  const site = { ...parts, origins: originsAt(port), mounts: new Mounts(), changes: () => changes, buildNews };
  const sessions = new Sessions(() => personas(parts.desk)[0]?.accountId);
  answerRequests(server, site, await bundleForBrowsers(siteDirectory, buildDirectory), sessions);
  return {
    url: site.origins.site,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
