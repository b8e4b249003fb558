/** Serves the app's pages from an origin of their own, as Forge's CDN does: the resource's directory and nothing above it. */
import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { ForgeHost } from "../../forge/forge-host";
import { HttpError, type Reply } from "../http/reply";
import type { Origins } from "../site-parts";

/** Of a mounted page: `/app/pages/panel.html` for `panel.html` in the directory of the resource `pages`. */
export const RESOURCE_PATH = "/app";
/** Scripts and styles of the platform on the pages' origin. */
export const PLATFORM_PATH = "/platform";

/** What a Forge iframe may do. */
export const SANDBOX_TOKENS =
  "allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
};

/** @throws HttpError 404 for what is not in the resource's directory */
export async function serveResource(
  host: ForgeHost,
  origins: Origins,
  resourceKey: string,
  file: string,
  now: { readonly at: number; readonly speed: number },
): Promise<Reply> {
  const resource = host.manifest.resources.get(resourceKey);
  if (resource === undefined) throw new HttpError(404, `The app's manifest has no resource "${resourceKey}".`);
  const translation = /(?:^|\/)__LOCALES__\/([\w-]+)\.json$/.exec(file);
  if (translation !== null) return translationFile(host, translation[1]!);
  const content = await contentOf(resource.path, file);
  const type = CONTENT_TYPES[extname(file)] ?? "application/octet-stream";
  const headers = { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
  if (extname(file) !== ".html") return { status: 200, headers, body: content };
  const markup = content.toString("utf8");
  return {
    status: 200,
    headers: {
      ...headers,
      "cache-control": "no-store",
      "content-security-policy": contentSecurityPolicy(host, origins, markup),
    },
    body: withPlatformScript(markup, origins, now),
  };
}

async function contentOf(directory: string, file: string): Promise<Buffer> {
  const missing = new HttpError(404, `The app's resource has no file "${file}". Were its pages built?`);
  try {
    const root = await realpath(directory);
    const path = await realpath(join(root, file));
    if (!path.startsWith(root + sep)) throw missing;
    return await readFile(path);
  } catch {
    throw missing;
  }
}

/** The SDK asks for these beside the page's own files. */
function translationFile(host: ForgeHost, name: string): Reply {
  const { info, resources } = host.translations;
  const content = name === "i18n-info" ? info : resources.get(name);
  if (content === undefined) throw new HttpError(404, `The app has no translations for "${name}".`);
  return {
    status: 200,
    headers: { "content-type": CONTENT_TYPES[".json"]!, "cache-control": "no-cache" },
    body: JSON.stringify(content),
  };
}

/**
 * Forge's policy for Custom UI: everything from the own directory, inline scripts only as shipped (by their hash), plus what
 * `permissions.content` of the manifest allows. Of inline styles Forge makes no hashes.
 */
export function contentSecurityPolicy(host: ForgeHost, origins: Origins, markup: string): string {
  const scripts = scriptSources(host.manifest.contentScripts, inlineScriptHashes(markup));
  const styles = host.manifest.contentStyles.filter((name) => name === "unsafe-inline").map(quoted);
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    `style-src 'self' ${styles.join(" ")}`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `frame-ancestors 'self' ${origins.site}`,
    `sandbox ${SANDBOX_TOKENS}`,
  ]
    .map((directive) => directive.trim())
    .join("; ");
}

/** What an app may ask for; anything else Forge leaves out. */
const SCRIPT_PERMISSION = /^(unsafe-inline|unsafe-eval|unsafe-hashes|blob:|sha(256|384|512)-[a-zA-Z0-9=+/]+)$/;

/** A hash beside `'unsafe-inline'` would switch that off again. */
function scriptSources(permissions: readonly string[], hashes: readonly string[]): string {
  const asked = permissions.filter((permission) => SCRIPT_PERMISSION.test(permission));
  const own = asked.includes("unsafe-inline") ? [] : hashes.filter((hash) => !asked.includes(hash));
  return [...asked, ...own].map(quoted).join(" ");
}

const quoted = (source: string): string => (source.endsWith(":") ? source : `'${source}'`);

function inlineScriptHashes(markup: string): string[] {
  const blocks = markup.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi);
  return [...blocks]
    .filter(([, attributes, content]) => !/\bsrc\s*=/i.test(attributes!) && content!.trim() !== "")
    .map(([, , content]) => `sha256-${createHash("sha256").update(content!).digest("base64")}`);
}

/** The bridge must exist before the app's code asks for it: its script comes first and blocks. */
function withPlatformScript(markup: string, origins: Origins, now: { at: number; speed: number }): string {
  const script = `<script src="${PLATFORM_PATH}/frame.js" data-site="${origins.site}" data-now="${now.at}" data-speed="${now.speed}"></script>`;
  const start = /<head\b[^>]*>|<html\b[^>]*>|<!doctype[^>]*>/gi;
  let end = 0;
  for (const tag of markup.matchAll(start)) {
    end = tag.index + tag[0].length;
    if (/^<head/i.test(tag[0])) break;
  }
  return markup.slice(0, end) + script + markup.slice(end);
}
