import { relative, sep } from "node:path";
import type { ForgeHost } from "../forge/forge-host";
import { ManifestProblem } from "../forge/manifest/manifest-problem";
import type { BuildNews } from "./http/build-news";

/** What the process that has started the site tells it: which sources have changed, or which folders of pages are new. */
export type DevelopmentMessage =
  | { readonly changed: readonly string[] }
  /** Absolute paths; all pages where there are none. */
  | { readonly built: readonly string[] | undefined };

interface Parent {
  on(event: "message", listener: (message: DevelopmentMessage) => void): unknown;
  once(event: "disconnect", listener: () => void): unknown;
  kill(pid: number, signal: "SIGTERM"): unknown;
  readonly pid: number;
}

/** A site whose app is being worked on: takes up what was changed, and has open browsers show it. */
export class Development {
  private taking: Promise<unknown> = Promise.resolve();

  /** @param report gets a line for each build of the functions, and for what is wrong with it */
  constructor(
    private readonly host: Pick<ForgeHost, "manifest" | "takeUpChanges">,
    private readonly news: Pick<BuildNews, "tell">,
    private readonly report: (line: string) => void,
  ) {}

  /** Hears messages of the parent process; when that is gone, so is the site. */
  listenTo(process: Parent): void {
    process.on("message", (message) => {
      if ("changed" in message) void this.sourcesChanged(message.changed);
      else this.pagesBuilt(message.built);
    });
    process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  }

  /** Builds the functions anew where they are concerned, one build after another. Problems are reported. */
  sourcesChanged(files: readonly string[]): Promise<void> {
    const mine = this.taking.then(() => this.takeUp(files));
    this.taking = mine;
    return mine;
  }

  /** @param folders of pages that are new; undefined where nobody knows which */
  pagesBuilt(folders: readonly string[] | undefined): void {
    const { resources } = this.host.manifest;
    const isNew = (path: string): boolean => folders?.some((folder) => isWithin(path, folder)) ?? true;
    const keys = [...resources.values()].filter(({ path }) => isNew(path)).map(({ key }) => key);
    if (keys.length > 0) this.news.tell(keys);
  }

  private async takeUp(files: readonly string[]): Promise<void> {
    const begunAt = performance.now();
    try {
      if (!(await this.host.takeUpChanges(files))) return;
      this.report(`Functions built in ${Math.round(performance.now() - begunAt)} ms.`);
      this.pagesBuilt(undefined);
    } catch (error) {
      if (!(error instanceof ManifestProblem)) throw error;
      this.report(`${error.message}\nThe former functions go on.`);
    }
  }
}

/** Either may hold the other: a resource may have several pages, and a folder several resources. */
function isWithin(one: string, other: string): boolean {
  const isBelow = (path: string, folder: string): boolean => !relative(folder, path).split(sep).includes("..");
  return isBelow(one, other) || isBelow(other, one);
}
