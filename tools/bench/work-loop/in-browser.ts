import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { findBrowser, launchBrowser } from "../../browser/browser";

const EDITS = 5;
const COPIED = ["manifest.yml", "package.json", "package-lock.json", "src", "static", "locales", "tsconfig.json"];
const STARTING_MS = 120_000;
const SHOWN_MS = 30_000;

/** A file of the app, and how its text becomes one that has the panel show a mark. */
interface Edit {
  readonly what: string;
  readonly file: string;
  readonly with: (text: string, mark: string) => string;
}

const edits: readonly Edit[] = [
  {
    what: "page",
    file: "static/ui/panel/main.tsx",
    with: (text, mark) => `${text}\ndocument.body.append(${JSON.stringify(mark)});\n`,
  },
  {
    what: "function",
    file: "src/handlers/ticket/ticket.ts",
    with: (text, mark) =>
      replaced(
        text,
        "ticketAnswer(await tellTicket(tellPorts(), issueId, projectId))",
        // Every name that the panel is told.
        `JSON.parse(JSON.stringify(ticketAnswer(await tellTicket(tellPorts(), issueId, projectId))).replaceAll('"name":"', '"name":"${mark} '))`,
      ),
  },
  {
    what: "domain",
    file: "src/domain/ticket-story/promise-title.ts",
    with: (text, mark) =>
      replaced(text, "name: titleOf(entryOf(agreement, catalogue))", `name: ${JSON.stringify(mark)}`),
  },
];

/** Milliseconds from a file's being written until the open page shows it, by what was changed. */
export type WorkLoopTimes =
  | { readonly kind: "measured"; readonly version: string; readonly times: Readonly<Record<string, readonly number[]>> }
  | { readonly kind: "no browser"; readonly reason: string };

/** `tsx in-browser.ts`: prints `WorkLoopTimes` of `npm run dev` on a copy of the app, with a ticket's panel open. */
async function main(): Promise<WorkLoopTimes> {
  const found = findBrowser();
  if ("reason" in found) return { kind: "no browser", reason: found.reason };
  const root = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "handshake-work-loop-"));
  const app = join(folder, "app");
  for (const name of COPIED)
    cpSync(join(root, name), join(app, name), {
      recursive: true,
      filter: (path) => !path.startsWith(join(root, "static", "ui", "build")),
    });
  symlinkSync(join(root, "node_modules"), join(app, "node_modules"), "junction");
  const site = startLoop(root, app, join(folder, "data"));
  const browser = await launchBrowser(found);
  try {
    const page = await (await browser.newContext()).newPage();
    await openPanel(page, await site.url);
    const times: Record<string, number[]> = {};
    for (const edit of edits) {
      const file = join(app, edit.file);
      const text = readFileSync(file, "utf8");
      times[edit.what] = [];
      for (let i = 1; i <= EDITS; i += 1) {
        const mark = `${edit.what}-${i}`;
        const writtenAt = performance.now();
        writeFileSync(file, edit.with(text, mark));
        await page.frameLocator(".frame-panel iframe").getByText(mark).first().waitFor({ timeout: SHOWN_MS });
        times[edit.what]!.push(performance.now() - writtenAt);
      }
      writeFileSync(file, text);
      await page
        .frameLocator(".frame-panel iframe")
        .getByText(`${edit.what}-${EDITS}`)
        .first()
        .waitFor({ state: "detached" });
    }
    return { kind: "measured", version: browser.version(), times };
  } finally {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`The bench changes a line that is not there: ${part}`);
  return text.replace(part, by);
}

/** The first ticket of the desk, as soon as its panel tells of an agreement. */
async function openPanel(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator("summary", { hasText: "Site time" }).click();
  await page.getByRole("button", { name: "1 hour", exact: true }).click();
  await page.waitForLoadState();
  const [key] = await page.locator("tbody th a").allTextContents();
  await page.goto(`${url}/browse/${key}`);
  await page.frameLocator(".frame-panel iframe").locator("main > .strip, main > .note").first().waitFor();
}

function startLoop(root: string, app: string, data: string) {
  const child = spawn(process.execPath, [join(root, "tools", "bench", "work-loop", "on-a-copy.mjs"), app, data], {
    cwd: root,
    env: { ...process.env, PORT: "0" },
  });
  let said = "";
  const url = new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The site did not start: ${said}`)), STARTING_MS);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
        const address = /The offline site is at (\S+)/.exec(said)?.[1];
        if (address === undefined) return;
        clearTimeout(limit);
        resolve(address);
      });
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.on("exit", () => resolve());
      child.kill("SIGTERM");
    });
  return { url, stop };
}

main().then((times) => console.log(JSON.stringify(times)));
