// Finds a browser that starts here, and prints how to start it as JSON: { kind, executablePath, args, env } or { reason }.
// `CHROME_PATH` if it is set, else the Chromium that npm installed, else one of the machine's own; with `BROWSER=firefox`
// `FIREFOX_PATH`, or a Firefox of the machine's own. A process of its own, so that a test file knows before its first test
// whether there is one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

const PACKED_HERE = process.platform === "linux" && process.arch === "x64";
/** Beside the packages, so that it is unpacked once for an installation. */
const UNPACKED = fileURLToPath(new URL("../../node_modules/.cache/journeys-chromium", import.meta.url));
const FONTS = join(UNPACKED, "fonts.conf");
/** As the journeys start it: without Chromium's own sandbox, which needs rights that a container does not have. */
const LAUNCH_ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"];
/** As people have it, driven by WebDriver BiDi: Playwright's usual way needs a Firefox of its own make. */
const FIREFOX_CHANNEL = "moz-firefox";
/** The first that has all of that protocol which Playwright uses. */
const FIREFOX_NEEDED = "Firefox 143 or newer is needed.";
const FIREFOX_INSTALLED = [
  "/usr/bin/firefox",
  "/usr/bin/firefox-esr",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];
const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

if (process.argv[2] === "--unpack") {
  // The package unpacks into TMPDIR; that it is on Lambda makes it bring the libraries that a bare machine lacks.
  const { default: shipped } = await import("@sparticuz/chromium");
  await shipped.executablePath();
} else {
  console.log(JSON.stringify(await firstThatStarts(process.env.BROWSER === "firefox")));
}

async function firstThatStarts(wantsFirefox) {
  const failures = [];
  const { kind, args, channel } = wantsFirefox
    ? { kind: "firefox", args: [], channel: FIREFOX_CHANNEL }
    : { kind: "chromium", args: LAUNCH_ARGUMENTS };
  for (const { executablePath, env } of wantsFirefox ? firefoxes() : candidates()) {
    try {
      const browser = await (wantsFirefox ? firefox : chromium).launch({
        executablePath,
        channel,
        env: { ...process.env, ...env },
        args,
        timeout: 30_000,
      });
      await browser.close();
      return { kind, executablePath, channel, args, env };
    } catch (error) {
      failures.push(`${executablePath}: ${reasonIn(error.message)}`);
    }
  }
  if (wantsFirefox)
    return { reason: `No Firefox could be driven here. ${FIREFOX_NEEDED} ${failures.join(" ")}`.trim() };
  return { reason: `No browser could be started here. ${failures.join(" ") || "None was found."}` };
}

function* firefoxes() {
  for (const executablePath of [process.env.FIREFOX_PATH, ...FIREFOX_INSTALLED])
    if (executablePath && existsSync(executablePath)) yield { executablePath, env: {} };
}

/** Of playwright's many lines, the one in which the browser itself complains. */
function reasonIn(message) {
  const lines = message.split("\n");
  return (lines.find((line) => /error|cannot|fail/i.test(line)) ?? lines[0]).trim();
}

function* candidates() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) yield { executablePath: chosen, env: {} };
  if (PACKED_HERE && unpacked()) {
    const executablePath = join(UNPACKED, "chromium");
    const fonts = { FONTCONFIG_FILE: FONTS };
    yield { executablePath, env: fonts };
    yield { executablePath, env: { ...fonts, LD_LIBRARY_PATH: join(UNPACKED, "al2023", "lib") } };
  }
  for (const executablePath of INSTALLED) if (existsSync(executablePath)) yield { executablePath, env: {} };
}

/** Whole or not at all: another test may unpack at the same time, and the first to finish wins. */
function unpacked() {
  if (existsSync(UNPACKED)) return true;
  mkdirSync(dirname(UNPACKED), { recursive: true });
  const staging = mkdtempSync(`${UNPACKED}-`);
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const script = fileURLToPath(import.meta.url);
  writeFileSync(join(staging, "fonts.conf"), fontConfiguration(join(UNPACKED, "fonts")));
  const { status } = spawnSync(process.execPath, [script, "--unpack"], { env, stdio: ["ignore", "ignore", "inherit"] });
  try {
    if (status === 0) renameSync(staging, UNPACKED);
  } catch {
    // The other one was first.
  }
  rmSync(staging, { recursive: true, force: true });
  return existsSync(UNPACKED);
}

/**
 * The package's own list of fonts names folders of Lambda alone, and a page with a form crashes where no font is found at
 * all. Its fonts come first; the machine's own fill in what they lack.
 */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "cache")}</cachedir>
  ${["sans-serif", "system-ui", "ui-sans-serif"]
    .map(
      (family) =>
        `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
    )
    .join("\n  ")}
</fontconfig>
`;
}
