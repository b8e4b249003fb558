/** One HTTP server for both origins: the `Host` header tells whether Jira's pages or an app's are asked for. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { ZodError, z } from "zod";
import type { Bundle } from "../bundle";
import { PLATFORM_PATH, RESOURCE_PATH, serveResource } from "../forge/resources";
import { contextOf, type Site } from "../page-context";
import { errorPage } from "../pages/error-page";
import type { Sessions } from "../session";
import { siteRoutes } from "../site-routes";
import { BUILD_NEWS_PATH } from "./build-news";
import { HttpError, json, type Reply } from "./reply";
import type { PageRequest } from "./router";

/** Of a posted form or a bridge call; Forge takes payloads of up to 500 KB, and text of several bytes a character fits too. */
const LONGEST_BODY_BYTES = 5_000_000;

export function answerRequests(server: Server, site: Site, bundle: Bundle, sessions: Sessions): void {
  const router = siteRoutes(site, sessions);
  server.on("request", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (isForBuildNews(incoming)) return site.buildNews?.connect(outgoing);
    answer(incoming)
      .catch((error) => plainText(500, String(error)))
      .then((reply) => send(outgoing, reply, incoming.method === "HEAD"))
      .catch((error) => outgoing.destroy(error));
  });

  function isForBuildNews({ method, url, headers }: IncomingMessage): boolean {
    const isAtSite = `http://${headers.host}` === site.origins.site;
    return site.buildNews !== undefined && isAtSite && method === "GET" && url === BUILD_NEWS_PATH;
  }

  async function answer(incoming: IncomingMessage): Promise<Reply> {
    const host = `http://${incoming.headers.host ?? ""}`;
    const url = new URL(incoming.url ?? "/", URL.canParse(host) ? host : site.origins.site);
    if (url.pathname.startsWith(`${PLATFORM_PATH}/`))
      return platformFile(bundle, url.pathname.slice(PLATFORM_PATH.length + 1));
    if (host === site.origins.frames) return frameFile(url);
    if (host !== site.origins.site) return plainText(421, `Open this site at ${site.origins.site}.`);
    return sitePage(incoming, url);
  }

  async function frameFile(url: URL): Promise<Reply> {
    try {
      const [, app, resource, ...file] = url.pathname.split("/").map(decodeURIComponent);
      if (`/${app}` !== RESOURCE_PATH || resource === undefined)
        throw new HttpError(404, "There is no page of an app here.");
      const now = { at: site.clock.now(), speed: site.clock.speed };
      return await serveResource(site.host, site.origins, resource, file.join("/"), now);
    } catch (error) {
      const { status, message } = error instanceof HttpError ? error : new HttpError(400, "A bad address.");
      return plainText(status, message);
    }
  }

  async function sitePage(incoming: IncomingMessage, url: URL): Promise<Reply> {
    const session = sessions.of(incoming.headers.cookie);
    const cookie = { "set-cookie": sessions.cookieFor(session), "content-security-policy": ownPolicy(site) };
    const method = incoming.method ?? "GET";
    let request: PageRequest = { method, url, session, params: {}, form: new URLSearchParams(), json: undefined };
    try {
      refuseForeignWrites(incoming, site.origins.site);
      const { handler, params } = router.find(method, url.pathname);
      request = { ...request, params, ...(await bodyOf(incoming)) };
      const reply = await handler(request);
      return { ...reply, headers: { ...cookie, ...reply.headers } };
    } catch (error) {
      const { status, message } = understood(error);
      const forScript = url.pathname.startsWith("/gateway/") || url.pathname === "/sandbox/state";
      const reply = forScript ? json({ message }, status) : errorPage(contextOf(site, request), status, message);
      return { ...reply, headers: { ...cookie, ...reply.headers } };
    }
  }
}

/** A page elsewhere cannot act as the person who looks at this one. */
function refuseForeignWrites(incoming: IncomingMessage, siteOrigin: string): void {
  if (incoming.method === "GET" || incoming.method === "HEAD") return;
  if (incoming.headers.origin !== siteOrigin)
    throw new HttpError(403, `Only pages of ${siteOrigin} may change anything on this site.`);
}

const ownPolicy = ({ origins }: Site): string =>
  `default-src 'self'; img-src 'self' data:; frame-src ${origins.frames}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'`;

async function bodyOf(incoming: IncomingMessage): Promise<Pick<PageRequest, "form" | "json">> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += (chunk as Buffer).length;
    if (length > LONGEST_BODY_BYTES) throw new HttpError(413, "That is more than this site takes at once.");
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (!(incoming.headers["content-type"] ?? "").startsWith("application/json"))
    return { form: new URLSearchParams(text), json: undefined };
  try {
    return { form: new URLSearchParams(), json: JSON.parse(text) };
  } catch {
    throw new HttpError(400, "The request's body is no JSON.");
  }
}

/** Expected conditions keep their status and words; anything else is a bug of the site and is shown as such. */
function understood(error: unknown): { status: number; message: string } {
  if (error instanceof HttpError) return error;
  console.error(error);
  if (error instanceof ZodError)
    return { status: 502, message: `Jira's answer was not as this site expects it: ${z.prettifyError(error)}` };
  return { status: 500, message: error instanceof Error ? error.message : String(error) };
}

function platformFile(bundle: Bundle, name: string): Reply {
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    "site.js": ["text/javascript", bundle.pageScript],
    "frame.js": ["text/javascript", bundle.frameScript],
    "site.css": ["text/css", bundle.siteStyles],
    "tokens.css": ["text/css", bundle.tokens],
  };
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) return plainText(404, "There is no such file.");
  return {
    status: 200,
    headers: { "content-type": `${file[0]}; charset=utf-8`, "cache-control": "no-cache" },
    body: file[1],
  };
}

const plainText = (status: number, body: string): Reply => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

function send(outgoing: ServerResponse, { status, headers, body }: Reply, withoutBody: boolean): void {
  outgoing.writeHead(status, headers as Record<string, string | string[]>);
  outgoing.end(withoutBody ? undefined : body);
}
