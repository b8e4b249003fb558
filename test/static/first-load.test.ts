/** How much a settings page has to load before it can show anything. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(__dirname, "..", "..");
const built = join(root, "static", "ui", "build");

interface Report {
  readonly outputs: readonly { readonly file: string; readonly inputs: Readonly<Record<string, number>> }[];
}

it("the settings page begins with at most 300 KB of scripts, gzipped", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { outputs } = JSON.parse(readFileSync(join(built, "settings.meta.json"), "utf8")) as Report;
  const bytes = outputs.reduce(
    (sum, { file }) => sum + gzipSync(readFileSync(join(built, "settings", file))).length,
    0,
  );
  expect(bytes).toBeGreaterThan(50_000); // the report names what is really there
  expect(bytes).toBeLessThanOrEqual(300 * 1024);
});
