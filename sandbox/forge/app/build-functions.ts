import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type BuildFailure, type BuildOptions, build, type Metafile } from "esbuild";
import { type Built, keptBuild, putInPlace } from "../../kept-build";
import type { AppManifest } from "../manifest/app-manifest";
import { ManifestProblem } from "../manifest/manifest-problem";

/** The functions of an app as one CommonJS file. */
export interface FunctionBundle {
  readonly file: string;
  readonly code: string;
}

/**
 * Bundles all handlers of the manifest, SDK included, into `buildDirectory/functions.cjs`, which exports one object per
 * source file under `handlerName(file)`. Made anew only when a file that went into it has changed. Also lays out the
 * locales where `@forge/api` looks for them.
 * @throws ManifestProblem when the sources do not compile, or lack an export that the manifest names
 */
export async function buildFunctions(manifest: AppManifest, buildDirectory: string): Promise<FunctionBundle> {
  writeLocales(manifest, buildDirectory);
  const file = bundleFile(buildDirectory);
  const entry = entryOf(manifest);
  return { file, code: await keptBuild(file, entry, () => bundled(manifest)) };
}

export const bundleFile = (buildDirectory: string): string => join(buildDirectory, "functions.cjs");

/** What esbuild is asked for. */
export const functionOptions = (manifest: AppManifest) =>
  ({
    stdin: { contents: entryOf(manifest), resolveDir: manifest.directory, sourcefile: "functions.ts", loader: "ts" },
    absWorkingDir: manifest.directory,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
    metafile: true,
    logLevel: "silent",
  }) as const satisfies BuildOptions;

/** Paths of all files that went into a bundle. */
export const ingredientsOf = ({ inputs }: Metafile, { directory }: AppManifest): string[] =>
  Object.keys(inputs).map((input) => resolve(directory, input));

/** One sentence of what esbuild has found first; anything else is thrown as it is. */
export function buildProblem(error: unknown): ManifestProblem {
  const first = (error as BuildFailure).errors?.[0];
  if (first === undefined) throw error;
  const place = first.location === null ? "" : ` at ${first.location.file}:${first.location.line}`;
  return new ManifestProblem(`The app's functions do not build${place}: ${first.text}`);
}

function entryOf({ functions, directory }: AppManifest): string {
  const sources = [...new Set([...functions.values()].map(({ sourceFile }) => sourceFile))];
  return sources
    .map((source) => `export * as ${handlerName(source, directory)} from ${JSON.stringify(source)};`)
    .join("\n");
}

async function bundled(manifest: AppManifest): Promise<Built> {
  try {
    const { outputFiles, metafile } = await build(functionOptions(manifest));
    return { content: outputFiles[0]!.text, ingredients: ingredientsOf(metafile, manifest) };
  } catch (error) {
    throw buildProblem(error);
  }
}

/** The name under which the bundle exports a source file. */
export const handlerName = (sourceFile: string, directory: string): string =>
  `handlers_${relative(directory, sourceFile).replace(/[^a-zA-Z0-9]/g, "_")}`;

/** Only what is not there already: other processes may be reading it. */
export function writeLocales({ translations }: AppManifest, buildDirectory: string): void {
  const folder = join(buildDirectory, "__LOCALES__");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown): void => {
    const file = join(folder, `${name}.json`);
    const content = JSON.stringify(value);
    if (!existsSync(file) || readFileSync(file, "utf8") !== content) putInPlace(file, content);
  };
  write("i18n-info", { translations: {}, ...translations.info });
  for (const [locale, texts] of translations.resources) write(locale, texts);
}
