import type { ServerResponse } from "node:http";

/** Where browsers hear of new builds, as server-sent events. */
export const BUILD_NEWS_PATH = "/sandbox/builds";

/** Tells open pages that something of the app was built anew. */
export class BuildNews {
  private readonly listeners = new Set<ServerResponse>();

  /** Keeps the connection open until either side ends. */
  connect(outgoing: ServerResponse): void {
    outgoing.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    // Whoever finds the site gone asks again soon: it is being started once more.
    outgoing.write("retry: 300\n\n");
    this.listeners.add(outgoing);
    outgoing.on("close", () => this.listeners.delete(outgoing));
  }

  /** @param resources keys of those whose pages are new; of functions, which any page may show, all */
  tell(resources: readonly string[]): void {
    for (const listener of this.listeners) listener.write(`data: ${JSON.stringify(resources)}\n\n`);
  }
}
