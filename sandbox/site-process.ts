/** The offline site as `npm start` runs it, in a process of its own, on a free port and with data of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MAIN = join(__dirname, "main.ts");
/** Translated at each start: what is changed is there the next time. */
const AS_NPM_START = ["--import", "tsx", MAIN];
const START_TIMEOUT_MS = 60_000;

export interface OfflineSite {
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** A directory for a site's data, and how to remove it. */
export function temporaryData(): { directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), "offline-site-"));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/**
 * @param options as `sandbox/main.ts` takes them, `--app DIR` among them
 * @throws Error with all that the site has said when it ends before it is ready
 */
export const startOfflineSite = (data: string, ...options: string[]): Promise<OfflineSite> =>
  startSiteProgram(AS_NPM_START, data, ...options);

/** @param program what Node is given to run, as in `AS_NPM_START` */
export async function startSiteProgram(
  program: readonly string[],
  data: string,
  ...options: string[]
): Promise<OfflineSite> {
  const site = spawnSite(program, { PORT: "0" }, "--data", data, ...options);
  const url = await site.ready;
  return {
    url,
    output: site.output,
    stop: () => {
      site.process.kill("SIGINT");
      return site.ended;
    },
  };
}

/** Runs the site until it ends by itself, as it does when it cannot start. */
export async function runSiteProgram(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  ...options: string[]
): Promise<{ code: number | null; output: string }> {
  const site = spawnSite(program, env, ...options);
  site.ready.then(() => site.process.kill("SIGINT")).catch(() => undefined);
  return { code: await site.ended, output: site.output() };
}

interface SpawnedSite {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** The address that it prints when it is ready. */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
}

function spawnSite(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  ...options: string[]
): SpawnedSite {
  const child = spawn(process.execPath, [...program, ...options], {
    cwd: __dirname,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), START_TIMEOUT_MS);
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /is at (http:\S+)[\s\S]*everything is kept/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The site ended with ${code} before it was ready:\n${output}`));
    });
  });
  return { process: child, output: () => output, ready, ended };
}
