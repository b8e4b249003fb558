import { randomUUID } from "node:crypto";
import type { ResourceEntry } from "../../forge/manifest/app-manifest";
import { HttpError } from "../http/reply";
import type { Session } from "../session";

/** One place where a page of the app stands. What it is about was settled when it was put there; nothing that it sends changes that. */
export interface Mount {
  readonly localId: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly resource: ResourceEntry;
  /** `context.extension`. */
  readonly extension: Readonly<Record<string, unknown>>;
  /** Path on the site under which the app keeps its own routes; absent where it has none. */
  readonly basePath?: string | undefined;
  readonly title: string;
}

/** Enough for many open tabs; who leaves a tab open past that reloads it. */
const MOUNTS_KEPT = 5_000;

/** The mounts of every page that was sent to a browser lately. */
export class Mounts {
  private readonly byId = new Map<string, { readonly mount: Mount; readonly sessionId: string }>();

  add(session: Session, mount: Omit<Mount, "localId">): Mount {
    const added = { ...mount, localId: randomUUID() };
    this.byId.set(added.localId, { mount: added, sessionId: session.id });
    if (this.byId.size > MOUNTS_KEPT) this.byId.delete(this.byId.keys().next().value!);
    return added;
  }

  /** @throws HttpError 410 when this session was never given that mount, or it is long ago */
  find(session: Session, localId: unknown): Mount {
    const found = typeof localId === "string" ? this.byId.get(localId) : undefined;
    if (found?.sessionId !== session.id)
      throw new HttpError(410, "This page is from before the site was started again; reload it.");
    return found.mount;
  }
}
