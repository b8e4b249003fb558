import { readFileSync } from "node:fs";
import { runCalendarVectors } from "./calendar";
import { runChainVectors } from "./chain";
import { runLifecycleVectors } from "./lifecycle";
import type { VectorResult } from "./vector-result";

const formats: Readonly<Record<string, (file: unknown) => VectorResult[]>> = {
  calendar: runCalendarVectors,
  lifecycle: runLifecycleVectors,
  chain: runChainVectors,
};

/**
 * `npm run --silent conformance -- FORMAT FILE.json`: a line for each vector that fails, then how many passed and failed.
 * Exit code 0 only when nothing failed, 2 when the file could not be read.
 */
function main([format = "", path = ""]: string[]): number {
  const run = formats[format];
  if (run === undefined || path === "") {
    console.error(`Usage: npm run --silent conformance -- ${Object.keys(formats).join("|")} FILE.json`);
    return 2;
  }
  let results: VectorResult[];
  try {
    results = run(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    console.error(`${path} is no file of ${format} vectors: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
  const failed = results.filter(({ passed }) => !passed);
  for (const { id, expected, got } of failed) console.log(`${id}: expected ${expected}, got ${got}`);
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 && results.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
