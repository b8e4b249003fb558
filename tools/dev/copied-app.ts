/** `npm run dev` on a copy of the app, in which a page, a function and the domain each bear a mark that can be changed. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..", "..");
const STARTING_MS = 120_000;
const PARTS = ["manifest.yml", "package-lock.json", "package.json", "tsconfig.json", "src", "locales", "static"];

/** What is changed in each place, relative to the copy; the domain's file is a part of nearly every page and function. */
export const MARKED = {
  page: "static/ui/queue/main.tsx",
  function: "src/handlers/queue/queue.ts",
  domain: "src/domain/time.ts",
} as const;

export type MarkedPlace = keyof typeof MARKED;

/** What the queue page's resolver answers about a project that nobody watches, with the marks in it. */
export interface MarkedAnswer {
  readonly value: { readonly functionMark: string; readonly domainMark: string };
}

export interface WorkedOnApp {
  readonly url: string;
  /** All that was said in the terminal. */
  output(): string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Puts another mark, of digits, in a place. */
  mark(place: MarkedPlace, mark: string): void;
  /** As Ctrl-C does, and removes the copy. */
  stop(): Promise<void>;
}

/** @throws Error with all that was said when the site does not come up */
export async function workOnCopy(): Promise<WorkedOnApp> {
  const folder = mkdtempSync(join(tmpdir(), "worked-on-"));
  const app = join(folder, "app");
  for (const part of PARTS)
    cpSync(join(ROOT, part), join(app, part), { recursive: true, filter: (path) => basename(path) !== "build" });
  symlinkSync(join(ROOT, "node_modules"), join(app, "node_modules"), "junction");
  const read = (file: string): string => readFileSync(join(app, file), "utf8");
  const write = (file: string, text: string): void => writeFileSync(join(app, file), text);
  putMarks(read, write);

  const started = startWork(app, join(folder, "data"));
  const stop = async (): Promise<void> => {
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await started.ready;
    return {
      url,
      output: started.output,
      read,
      write,
      mark: (place, mark) => {
        const file = MARKED[place];
        write(file, replaced(read(file), new RegExp(`(${place}Mark = ")\\d*`), `$1${mark}`));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function putMarks(read: (file: string) => string, write: (file: string, text: string) => void): void {
  write(MARKED.domain, `${read(MARKED.domain)}\nexport const domainMark = "0";\n`);
  const answer = replaced(read(MARKED.function), /kind: "project-not-watched" }/, `$& && { functionMark, domainMark }`);
  write(MARKED.function, `import { domainMark } from "../../domain/time";\nconst functionMark = "0";\n${answer}`);
  const asking = replaced(
    read(MARKED.page),
    /( {6})return answer;/,
    "$1Object.assign(document.body.dataset, { pageMark, domainMark, answer: JSON.stringify(answer) });\n$&",
  );
  write(MARKED.page, `import { domainMark } from "../../../src/domain/time";\nconst pageMark = "0";\n${asking}`);
}

function replaced(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`There is nothing like ${pattern} to put a mark at.`);
  return text.replace(pattern, replacement);
}

interface StartedWork {
  /** The address, once the site is up and every page is built. */
  readonly ready: Promise<string>;
  output(): string;
  stop(): Promise<void>;
}

function startWork(app: string, data: string): StartedWork {
  const script = join(ROOT, "tools", "start.mjs");
  const child: ChildProcess = spawn(process.execPath, [script, "--watch", "--app", app, "--data", data], {
    cwd: ROOT,
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const ready = new Promise<string>((done, fail) => {
    const timer = setTimeout(() => child.kill("SIGTERM"), STARTING_MS);
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /is at (http:\S+)/.exec(output)?.[1];
      if (address === undefined || !/settings built/.test(output)) return; // the last of them
      clearTimeout(timer);
      done(address);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    void ended.then(() => fail(new Error(`It ended before the site was up:\n${output}`)));
  });
  return {
    ready,
    output: () => output,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
