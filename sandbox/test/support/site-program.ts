/** The offline site as one program for Node alone: what `npm start` has translated at each start is translated once. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { contentKey, madeOnce, REPOSITORY } from "./kept";

const MAIN = join(REPOSITORY, "sandbox", "main.ts");

/**
 * The program's file, and those of the loaders that are translated with it.
 * @param sources of the loaders, within the repository
 * @param loaders by name, as paths within the repository
 */
export async function siteProgram<Name extends string = never>(
  loaders: Readonly<Record<Name, string>> = {} as Readonly<Record<Name, string>>,
  sources: readonly string[] = [],
): Promise<Readonly<Record<Name | "main", string>>> {
  const names = ["main", ...Object.keys(loaders)] as (Name | "main")[];
  const key = contentKey(["sandbox", "package-lock.json", ...sources], ...names);
  const folder = await madeOnce("site-program", key, async (made) => {
    await build({
      absWorkingDir: REPOSITORY,
      entryPoints: { main: MAIN, ...loaders },
      outdir: made,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      // What loaders throw is of the classes that the site itself knows.
      splitting: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      // It finds what it serves beside where it was written.
      define: { "import.meta.url": JSON.stringify(pathToFileURL(MAIN).href) },
      logLevel: "error",
    });
  });
  return Object.fromEntries(names.map((name) => [name, join(folder, `${name}.mjs`)])) as Record<Name | "main", string>;
}
