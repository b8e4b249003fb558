/** Sites that have been brought up once, and are begun from there by whoever needs one like it. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SiteData } from "../../sandbox/site/site-data";
import { startSiteProgram } from "../../sandbox/site-process";
import { contentKey, madeOnce, REPOSITORY } from "../../sandbox/test/support/kept";
import { siteProgram } from "../../sandbox/test/support/site-program";
import { TEST_APP } from "../../sandbox/test/support/test-app";

/**
 * `empty`: nothing is agreed yet. `example`: with the agreements of `examples/it-help-desk.yaml`, for an hour. An object: a
 * catalogue of one's own, loaded in the same way. `test app`: with that instead of this repository's.
 */
export type DeskKind = "empty" | "example" | "test app" | { readonly catalogue: object };

/**
 * A Wednesday morning on which everybody works. `nightly` takes the present instead, so that what goes wrong only on some
 * days is found there.
 */
const BEGINS_AT = Date.parse("2026-11-18T09:10:00Z");
const EXAMPLE = join(REPOSITORY, "examples", "it-help-desk.yaml");
const HOUR_SECONDS = 3_600;
/** All that has a part in what a site keeps when it has been brought up. */
const SOURCES = ["sandbox", "tools", "src", "locales", "examples", "manifest.yml", "package-lock.json", "test/support"];

/** The offline site, and what gives it the example's agreements. */
export const program = () => siteProgram({ "load-sample": "tools/load-sample.ts" }, ["tools", "src"]);

export const appDirectoryOf = (kind: DeskKind): string => (kind === "test app" ? TEST_APP : REPOSITORY);

/** Copies what such a site has kept into a directory, where another one goes on from it. */
export async function copyDesk(kind: DeskKind, directory: string): Promise<void> {
  cpSync(await broughtUp(kind), directory, { recursive: true });
}

function broughtUp(kind: DeskKind): Promise<string> {
  const isNightly = process.env.NIGHTLY === "1";
  const run = isNightly ? String(process.ppid) : "";
  const name = typeof kind === "string" ? kind.replace(" ", "-") : "own";
  return madeOnce(`desk-${name}`, contentKey(SOURCES, JSON.stringify(kind), run), async (folder) => {
    if (!isNightly) await standClockAt(BEGINS_AT, folder);
    const { main, "load-sample": sampleLoader } = await program();
    const options = ["--app", appDirectoryOf(kind)];
    const catalogue = join(folder, "catalogue.json");
    if (typeof kind === "object") writeFileSync(catalogue, JSON.stringify(kind.catalogue));
    const isLoaded = kind === "example" || typeof kind === "object";
    if (isLoaded) options.push("--loader", sampleLoader, "--load", kind === "example" ? EXAMPLE : catalogue);
    const site = await startSiteProgram([main], folder, ...options);
    if (isLoaded) await letHourPass(site.url);
    await site.stop();
  });
}

/** Before a site has begun it has no clock of its own, and takes the present. */
async function standClockAt(at: number, directory: string): Promise<void> {
  const data = SiteData.open(directory, false);
  data.saveClock({ at, moved: true });
  data.close();
}

async function letHourPass(url: string): Promise<void> {
  const answer = await fetch(`${url}/sandbox/clock`, {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams({ forward: String(HOUR_SECONDS) }),
    redirect: "manual",
  });
  if (answer.status >= 400) throw new Error(`The clock could not be moved: ${await answer.text()}`);
}
