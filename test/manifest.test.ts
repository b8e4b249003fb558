/** Atlassian's own validation, as `forge deploy` runs it, over the manifest; and that it finds what is wrong with one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { validate } from "@forge/manifest";
import { buildPages } from "./support/pages";

const root = resolve(__dirname, "..");
const written = readFileSync(join(root, "manifest.yml"), "utf8");
const former = process.cwd();
let folder: string;

beforeAll(async () => {
  await buildPages(); // the resources that the manifest names
  folder = mkdtempSync(join(tmpdir(), "manifest-"));
  for (const name of ["src", "static", "locales", "node_modules"])
    symlinkSync(join(root, name), join(folder, name), "junction");
  cpSync(join(root, "package.json"), join(folder, "package.json"));
});
beforeEach(() => process.chdir(folder)); // it takes paths from where it is run
afterEach(() => process.chdir(former));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findings(manifest: string): Promise<string[]> {
  writeFileSync(join(folder, "manifest.yml"), manifest);
  const { errors = [] } = await validate(false, "manifest.yml");
  return errors.map(({ level, line, message }) => `${level} ${line}: ${message}`);
}

it("Atlassian's validation finds nothing in the manifest, not even to warn of", async () => {
  expect(await findings(written)).toEqual([]);
});

it.each`
  from                                                    | to                                              | words                                | why
  ${"interval: fiveMinute"}                               | ${"interval: everyMinute"}                      | ${/interval/}                        | ${"no such interval"}
  ${"- storage:app"}                                      | ${"- storage:everything"}                       | ${/storage:everything/}              | ${"no such scope"}
  ${"resolver: { function: settings }"}                   | ${"resolver: { function: nothing }"}            | ${/nothing/}                         | ${"no such function"}
  ${"path: static/ui/build/panel"}                        | ${"path: static/ui/nowhere"}                    | ${/nowhere/}                         | ${"no such folder"}
  ${"range: [projectId] }"}                               | ${"range: [nothing] }"}                         | ${/nothing/}                         | ${"an index over no attribute"}
  ${"displayConditions: { canAdministerProjects: true }"} | ${"displayConditions: { canDoAnything: true }"} | ${/canDoAnything|displayConditions/} | ${"no such condition"}
`("it does find what is wrong: $to ($why)", async ({ from, to, words }) => {
  expect(written).toContain(from);
  expect((await findings(written.replace(from, to))).join("\n")).toMatch(words);
});
