/**
 * Starts the offline site from the command line; `tools/start.mjs` is what people call.
 *
 *     tsx sandbox/main.ts --app DIR [--name NAME] --data DIR [--fresh] [--history FILE] [--guide FILE] [--loader MODULE --load FILE] [--dev]
 *
 * `--dev` is for whoever starts it as a child process while at work on the app: see `site/development.ts`.
 * A loader is a module outside this folder that puts a file into the site once it is up: `LoaderModule`.
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { DatabaseUnusable } from "./database";
import { WrongInstallation } from "./forge/installation";
import { ManifestProblem } from "./forge/manifest/manifest-problem";
import type { HistoryProjectOptions } from "./history/history-project";
import { InputError } from "./history/input-error";
import { PortTaken } from "./site/http/claim-port";
import { progressBar } from "./site/progress";
import { CannotStart, type RunningSite, startSite } from "./site/start-site";

export interface LoaderModule {
  /** Called once the site is up. */
  readonly default: (site: RunningSite, file: string) => Promise<void>;
  /** What the file says of the project that a history is read into; asked before that. */
  readonly historyProject?: (file: string) => Promise<HistoryProjectOptions>;
}

/** What a person can put right: said in a sentence, without a stack. */
const FOR_PEOPLE = [CannotStart, DatabaseUnusable, InputError, ManifestProblem, PortTaken, WrongInstallation];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      app: { type: "string" },
      name: { type: "string" },
      data: { type: "string" },
      fresh: { type: "boolean", default: false },
      history: { type: "string" },
      guide: { type: "string" },
      loader: { type: "string" },
      load: { type: "string" },
      dev: { type: "boolean", default: false },
    },
  });
  if (values.app === undefined || values.data === undefined) throw new CannotStart("Both --app and --data are needed.");
  const { loader: loaderPath, load: file } = values;
  const loader = loaderPath === undefined ? undefined : await loaderAt(loaderPath);
  if (loader !== undefined && file === undefined) throw new CannotStart("--loader needs --load FILE.");
  const site = await startSite({
    appDirectory: values.app,
    appName: values.name,
    dataDirectory: values.data,
    siteDirectory: fileURLToPath(new URL("site", import.meta.url)),
    port: portFrom(process.env.PORT),
    fresh: values.fresh,
    historyFile: values.history,
    guideFile: values.guide,
    historyProject: await loader?.historyProject?.(file!),
    inDevelopment: values.dev,
    onProgress: progressBar("Reading the history", process.stdout),
    report: (line) => console.warn(line),
  });
  stopOnSignal(site);
  site.development?.listenTo(process);
  await loader?.default(site, file!);
  console.log(`
The offline site is at ${site.url}
  ${site.desk.issueCount()} issues, data in ${values.data}
  app ${site.appName} from ${values.app}
  what the app uses: ${site.url}/sandbox/meter, what its functions write: ${site.url}/sandbox/log
Ctrl-C stops it; everything is kept.`);
  if (values.dev) process.send?.({ url: site.url });
}

async function loaderAt(path: string): Promise<LoaderModule> {
  return await import(pathToFileURL(path).href);
}

function portFrom(text = "8080"): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(`PORT=${text} is no port: it takes a whole number up to 65535.`);
  return port;
}

/** A terminal's Ctrl-C comes twice, from itself and passed on by what started the site; the second must not cut off the first. */
function stopOnSignal(site: RunningSite): void {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      site.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
}

const isArgumentProblem = (error: unknown): boolean =>
  error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");

main().catch((error: unknown) => {
  const isForPeople = FOR_PEOPLE.some((kind) => error instanceof kind) || isArgumentProblem(error);
  console.error(isForPeople ? (error as Error).message : error);
  process.exit(1);
});
