/**
 * What a page of the app may ask of the server. The page says which mount it is and what it wants; who asks is the session,
 * what the page is about is the mount.
 */
import { z } from "zod";
import { HttpError, json, type Reply } from "../http/reply";
import type { PageRequest, Router } from "../http/router";
import { personaFor } from "../persona";
import type { Origins, SiteParts } from "../site-parts";
import { frameUrl } from "./frame-slot";
import type { Mount, Mounts } from "./mounts";
import { urlOf } from "./navigation";

const Addressed = z.looseObject({ localId: z.string() });
const Invocation = z.object({ functionKey: z.string(), payload: z.unknown().optional() });
const ProductFetch = z.object({
  product: z.string(),
  restPath: z.string(),
  method: z.string().default("GET"),
  headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  body: z.string().nullish(),
});
const ModalRequest = z.object({ resource: z.string().nullish(), context: z.unknown().optional() });

export function addGateway(router: Router, parts: SiteParts, mounts: Mounts, origins: Origins): void {
  const { host, desk } = parts;

  /** A handler that knows its mount and has its input checked. */
  const command = <T>(
    name: string,
    schema: z.ZodType<T>,
    answer: (input: T, mount: Mount, request: PageRequest) => Promise<unknown>,
  ): void =>
    router.post(`/gateway/${name}`, async (request): Promise<Reply> => {
      const addressed = Addressed.safeParse(request.json);
      const input = schema.safeParse(request.json);
      if (!addressed.success || !input.success)
        throw new HttpError(400, `The bridge's call "${name}" has an unexpected shape.`);
      return json(await answer(input.data, mounts.find(request.session, addressed.data.localId), request));
    });

  const viewerOf = (request: PageRequest) => personaFor(desk, request.session.accountId).viewer;

  command("context", z.unknown(), async (_, mount, request) => ({
    ...host.pageContext({ ...mount, viewer: viewerOf(request) }),
    theme: { colorMode: request.session.theme, light: "light", dark: "dark" },
  }));

  command("invoke", Invocation, async ({ functionKey, payload }, mount, request) => {
    const { moduleKey, extension, localId } = mount;
    const viewer = viewerOf(request);
    const answer = await host.invokeResolver({ moduleKey, functionKey, payload, viewer, extension, localId });
    return answer.kind === "answered" ? { value: answer.value } : { error: answer.message };
  });

  command("fetch-product", ProductFetch, async ({ product, restPath, method, headers, body }, _mount, request) => {
    if (product !== "jira") throw new HttpError(501, `This site is Jira alone; there is no ${product} to ask.`);
    const names = headers.map(([name, value]): [string, string] => [name.toLowerCase(), value]);
    return host.requestJiraAsViewer({
      viewer: viewerOf(request),
      method,
      path: restPath.startsWith("/") ? restPath : `/${restPath}`,
      headers: Object.fromEntries(names),
      ...(body === null || body === undefined ? {} : { body }),
    });
  });

  command("modal", ModalRequest, async ({ resource, context }, opener, request) => {
    const mount = mounts.add(request.session, {
      ...opener,
      resource: resource ? resourceNamed(parts, resource) : opener.resource,
      extension: { ...opener.extension, modal: context },
      basePath: undefined,
    });
    return { localId: mount.localId, url: frameUrl(origins, mount) };
  });

  command("url", z.object({ location: z.unknown().optional() }), async ({ location }, { extension }) => {
    const project = z.object({ project: z.object({ key: z.string() }) }).safeParse(extension);
    return { url: urlOf(parts, origins.site, location, project.data?.project.key) };
  });
}

/** `key` or `key/entry`, as modules name their resource. */
function resourceNamed({ host }: SiteParts, name: string): Mount["resource"] {
  const [key, entry] = name.split("/", 2) as [string, string?];
  const resource = host.manifest.resources.get(key);
  const file = entry === undefined ? "index.html" : resource?.entries.get(entry);
  if (resource === undefined || file === undefined)
    throw new HttpError(404, `The app's manifest has no resource "${name}".`);
  return { resourceKey: key, directory: resource.path, file };
}
