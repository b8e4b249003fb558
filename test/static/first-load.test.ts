/** How much a page has to load before it can show anything. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(__dirname, "..", "..");
const built = join(root, "static", "ui", "build");

interface Report {
  readonly outputs: readonly { readonly file: string; readonly inputs: Readonly<Record<string, number>> }[];
}

it.each`
  page               | most   | why
  ${"settings"}      | ${300} | ${"opened now and then, by whoever runs the desk"}
  ${"service-field"} | ${50}  | ${"stands in every form that creates a ticket"}
`("the page $page begins with at most $most KB of scripts, gzipped: $why", ({ page, most }) => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { outputs } = JSON.parse(readFileSync(join(built, `${page}.meta.json`), "utf8")) as Report;
  const bytes = outputs.reduce((sum, { file }) => sum + gzipSync(readFileSync(join(built, page, file))).length, 0);
  expect(bytes).toBeGreaterThan(20_000); // the report names what is really there
  expect(bytes).toBeLessThanOrEqual(most * 1024);
});
