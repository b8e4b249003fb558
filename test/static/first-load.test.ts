/** How much a page has to load before it can show anything. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(__dirname, "..", "..");
const built = join(root, "static", "ui", "build");

interface Report {
  readonly outputs: readonly { readonly file: string; readonly inputs: Readonly<Record<string, number>> }[];
}

const zipped = (...path: readonly string[]) => gzipSync(readFileSync(join(built, ...path))).length;

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "static", "build-pages.mjs")], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it.each`
  page               | kilobytes | why
  ${"settings"}      | ${300}    | ${"forms and proofs, opened now and then by whoever runs the desk"}
  ${"review"}        | ${250}    | ${"before any chart"}
  ${"service-field"} | ${50}     | ${"stands in every form that creates a ticket"}
`("the $page page begins with at most $kilobytes KB of scripts, gzipped ($why)", ({ page, kilobytes }) => {
  const { outputs } = JSON.parse(readFileSync(join(built, `${page}.meta.json`), "utf8")) as Report;
  const bytes = outputs.reduce((sum, { file }) => sum + zipped(page, file), 0);
  expect(bytes).toBeGreaterThan(20_000); // the report names what is really there
  expect(bytes).toBeLessThanOrEqual(kilobytes * 1024);
  // Charts load when they are first shown.
  expect(outputs.filter(({ file }) => file.includes("-chart-"))).toEqual([]);
});

it("the review page's charts weigh at most 30 KB together, gzipped", () => {
  const charts = readdirSync(join(built, "review", "parts")).filter((file) => /-chart-.*\.js$/.test(file));
  expect(charts.map((file) => file.replace(/-[^-]*$/, "")).sort()).toEqual(["trend-chart", "used-time-chart"]);
  expect(charts.reduce((sum, file) => sum + zipped("review", "parts", file), 0)).toBeLessThanOrEqual(30 * 1024);
});
