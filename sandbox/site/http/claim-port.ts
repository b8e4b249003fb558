import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** The port is somebody else's. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
  constructor(port: number) {
    super(`Port ${port} is in use; choose another one, for example PORT=${port + 1}.`);
  }
}

/**
 * Listens on this machine alone, before anything slow begins. The server has no pages yet.
 * @param port 0 takes a free one
 * @throws PortTaken
 */
export async function claimPort(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? new PortTaken(port) : error;
  }
  return server;
}
