/** A real browser for the journeys, on any machine that has Node and npm. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const REPOSITORY = join(__dirname, "..", "..");
const UNPACK_TIMEOUT_MS = 120_000;
const LAUNCH_TIMEOUT_MS = 60_000;

/** Installed browsers, for machines that the shipped one does not run on. */
const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

interface Candidate {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

export type BrowserOrReason =
  | { readonly browser: Browser; readonly reason?: undefined }
  | { readonly browser?: undefined; readonly reason: string };

/**
 * `CHROME_PATH` if it is set, else the Chromium that npm installed, else one of the machine's own. Without any the reason says
 * what each answered, for a test to be skipped with.
 */
export async function launchBrowser(): Promise<BrowserOrReason> {
  const failures: string[] = [];
  for (const candidate of candidates()) {
    try {
      return { browser: await launch(candidate) };
    } catch (error) {
      failures.push(`${candidate.executablePath}: ${(error as Error).message.split("\n").slice(0, 3).join(" ")}`);
    }
  }
  return { reason: `no browser could be started (${failures.join("; ") || "none was found"})` };
}

/** Without Chromium's own sandbox, which needs rights that a container does not have; only this repository's pages are opened. */
function launch({ executablePath, env = {} }: Candidate): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
    timeout: LAUNCH_TIMEOUT_MS,
  });
}

function* candidates(): Iterable<Candidate> {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== "") yield { executablePath: chosen };
  const unpacked = process.platform === "linux" && process.arch === "x64" ? unpackedChromium() : undefined;
  if (unpacked !== undefined) {
    const executablePath = join(unpacked, "chromium");
    const fonts = { FONTCONFIG_PATH: join(unpacked, "fonts") };
    yield { executablePath, env: fonts };
    // A machine without the libraries that a desktop has: those that came along.
    yield { executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(unpacked, "al2023", "lib") } };
  }
  for (const executablePath of INSTALLED) if (existsSync(executablePath)) yield { executablePath };
}

/** Kept beside the packages, so that it is unpacked once for an installation. */
function unpackedChromium(): string | undefined {
  const directory = join(REPOSITORY, "node_modules", ".cache", "journeys-chromium");
  if (!existsSync(directory)) {
    const script = join(__dirname, "unpack-chromium.mjs");
    spawnSync(process.execPath, [script, directory], { stdio: "inherit", timeout: UNPACK_TIMEOUT_MS });
  }
  return existsSync(directory) ? directory : undefined;
}
