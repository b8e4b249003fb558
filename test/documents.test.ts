import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import packageJson from "../package.json";

/** The documents tell of what is there, all of it, and each command in them does what it says. */

const root = join(__dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const guides = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const documents = ["README.md", "CONTRIBUTING.md", "sandbox/README.md", ...guides.map((name) => `docs/${name}`)];

const manifest = parse(read("manifest.yml")) as {
  readonly modules: Readonly<Record<string, readonly { readonly key: string }[]>>;
  readonly permissions: { readonly scopes: readonly string[] };
};

describe("What an administrator consents to and gets", () => {
  const guide = read("docs/for-administrators.md");

  test.each(manifest.permissions.scopes)("the guide says what needs the scope %s", (scope) => {
    expect(guide).toContain(`| \`${scope}\` |`);
  });

  test.each(manifest.permissions.scopes)("the changelog names the scope %s", (scope) => {
    expect(read("CHANGELOG.md")).toContain(`\`${scope}\``);
  });

  /** Functions are the modules' inside. */
  const modules = Object.entries(manifest.modules).filter(([type]) => type !== "function");
  test.each(modules.flatMap(([type, list]) => list.map(({ key }) => [key, type])))(
    "the guide says what the module %s (%s) is",
    (key) => {
      expect(guide).toContain(`\`${key}\``);
    },
  );
});

test.each(Object.keys(packageJson.scripts))(
  "the README's commands or the contributors' guide tell of npm script %s",
  (script) => {
    const told = read("README.md") + read("CONTRIBUTING.md") + read("docs/for-developers.md");
    const command =
      script === "start" || script === "test" ? `npm ${script}` : new RegExp(`npm run (--silent )?${script}\\b`);
    expect(told).toMatch(command);
  },
);

/** Every line of the shell blocks, without its remark. */
const commands = [
  ...new Set(
    documents.flatMap((name) =>
      [...read(name).matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block]) =>
        block!.split("\n").map((line) => line.replace(/\s+#.*$/, "").trim()),
      ),
    ),
  ),
].filter((line) => line !== "");

interface Treatment {
  readonly command: RegExp;
  /** Why a test does not run it; absent when it does. */
  readonly instead?: string;
}

/** In the order of the first that fits. */
const treatments: readonly Treatment[] = [
  { command: /^git clone /, instead: "CI begins with it" },
  {
    command: /^npm (start|test)\b/,
    instead: "CI runs the one, and sandbox/test/site/start-site.test.ts what the other does",
  },
  { command: /^npm run dev/, instead: "test/tools/dev starts it on a copy" },
  { command: /^npm run test:watch/, instead: "a part of npm test, as jest chooses it" },
  { command: /^npm run test:changed/, instead: "a part of npm test, as jest chooses it" },
  { command: /^BROWSER=firefox npm test/, instead: "needs Firefox, which npm cannot install" },
  { command: /^npm run nightly/, instead: "npm test at full size" },
  { command: /^npm ci && npm run build/, instead: "both come before these tests" },
  { command: /^npm run (format|check:types|jest)|^npx jest/, instead: "a part of npm test" },
  { command: /^npm run (--silent )?bench/, instead: "takes minutes; test/tools/bench tests its parts" },
  { command: /^npm run pictures/, instead: "test/journeys/pictures.test.ts runs it" },
  { command: /^forge /, instead: "needs an Atlassian account" },
  { command: /^npm run (--silent )?(convert|simulate|licences)\b/ },
];

test.each(commands)("`%s` is a command that a test runs, or is known not to", (line) => {
  expect(treatments.filter(({ command }) => command.test(line))).not.toEqual([]);
});

describe("The main job, as the README shows it", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "handshake-readme-"));
    writeFileSync(join(folder, "incident_event_log.csv"), smallLog);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const shown = [...read("README.md").matchAll(/^npm run --silent (convert|simulate) -- (.*)$/gm)];

  test("there is a conversion, and then a run", () => {
    expect(shown.map(([, script]) => script)).toEqual(["convert", "simulate"]);
  });

  test("both do what they say, on a log of the same form", () => {
    const own = (word: string) => (/^[\w.]+\.(csv|gz)$|^out$/.test(word) ? join(folder, word) : word);
    for (const [, script, words] of shown) {
      const program = (packageJson.scripts as Record<string, string>)[script!]!;
      execFileSync("npm", ["run", "--silent", script!, "--", ...words!.split(/\s+/).map(own)], {
        cwd: root,
        stdio: "pipe",
        timeout: 100_000,
      });
      expect(program).not.toBe("");
    }
    const steps = readFileSync(join(folder, "out", "escalations.csv"), "utf8")
      .trim()
      .split("\n");
    expect(steps.length).toBeGreaterThan(1);
    expect(JSON.parse(readFileSync(join(folder, "out", "run.json"), "utf8"))).toMatchObject({ tickets: 1 });
  });
});

/** One incident that stays open for weeks, as the public log has it. */
const smallLog = [
  "number,incident_state,opened_by,opened_at,sys_updated_by,sys_updated_at,category,cmdb_ci,impact,urgency,priority,assignment_group",
  "INC1,New,Ann,3/4/2016 09:00,Bob,3/4/2016 09:10,Category 55,?,2 - Medium,2 - Medium,3 - Moderate,Group 70",
  "INC1,Active,Ann,3/4/2016 09:00,Bob,28/4/2016 09:10,Category 55,?,2 - Medium,2 - Medium,3 - Moderate,Group 70",
  "",
].join("\n");
