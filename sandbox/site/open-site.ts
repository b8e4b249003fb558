import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { bundleForBrowsers } from "./bundle";
import { Mounts } from "./forge/mounts";
import { siteServer } from "./http/server";
import { personas } from "./persona";
import { Sessions } from "./session";
import { originsAt, type SiteParts } from "./site-parts";

export interface OpenSite {
  /** Such as `http://localhost:8080`. */
  readonly url: string;
  /** Stops listening; open connections are cut. */
  close(): Promise<void>;
}

/** The port is somebody else's. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
  constructor(port: number) {
    super(`Port ${port} is in use; set another one, for example PORT=${port + 1}.`);
  }
}

/**
 * Serves the site on this machine alone.
 * @param port 0 takes a free one
 * @param siteDirectory where this folder's `browser/` is
 * @throws PortTaken
 */
export async function openSite(parts: SiteParts, port: number, siteDirectory: string): Promise<OpenSite> {
  let changes = 0;
  parts.jira.onProductEvent(() => {
    changes += 1;
  });
  const sessions = new Sessions(() => personas(parts.desk)[0]?.accountId);
  const bundle = await bundleForBrowsers(siteDirectory);
  // Filled in when the port is known: with 0 the system chooses it.
  const site = { ...parts, origins: originsAt(port), mounts: new Mounts(), changes: () => changes };
  const server = siteServer(site, bundle, sessions);
  server.listen(port, "127.0.0.1");
  await Promise.race([
    once(server, "listening"),
    once(server, "error").then(([error]) => {
      throw (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? new PortTaken(port) : error;
    }),
  ]);
  site.origins = originsAt((server.address() as AddressInfo).port);
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
