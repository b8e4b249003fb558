import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type BuildFailure, build } from "esbuild";
import type { AppManifest } from "../manifest/app-manifest";
import { ManifestProblem } from "../manifest/manifest-problem";

/** The functions of an app as one CommonJS file. */
export interface FunctionBundle {
  readonly file: string;
  readonly code: string;
}

/** What a bundle was made of: file and SHA-256 of its content. */
type Ingredients = Readonly<Record<string, string>>;

/**
 * Bundles all handlers of the manifest, SDK included, into `buildDirectory/functions.cjs`, which exports one object per
 * source file under `handlerName(file)`. Made anew only when a file that went into it has changed. Also lays out the
 * locales where `@forge/api` looks for them.
 * @throws ManifestProblem when the sources do not compile, or lack an export that the manifest names
 */
export async function buildFunctions(manifest: AppManifest, buildDirectory: string): Promise<FunctionBundle> {
  mkdirSync(buildDirectory, { recursive: true });
  writeLocales(manifest, buildDirectory);
  const file = join(buildDirectory, "functions.cjs");
  const listFile = join(buildDirectory, "functions.json");
  const sources = [...new Set([...manifest.functions.values()].map(({ sourceFile }) => sourceFile))];
  const entry = sources
    .map((source) => `export * as ${handlerName(source, manifest.directory)} from ${JSON.stringify(source)};`)
    .join("\n");
  const known = existsSync(file) && existsSync(listFile) ? readJson(listFile) : undefined;
  if (known?.entry === entry && isUnchanged(known.ingredients as Ingredients))
    return { file, code: readFileSync(file, "utf8") };
  try {
    const result = await build({
      stdin: { contents: entry, resolveDir: manifest.directory, sourcefile: "functions.ts", loader: "ts" },
      absWorkingDir: manifest.directory,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      outfile: file,
      metafile: true,
      logLevel: "silent",
    });
    const ingredients = Object.fromEntries(
      Object.keys(result.metafile.inputs)
        .map((input) => resolve(manifest.directory, input))
        .filter(existsSync)
        .map((input) => [input, fingerprint(input)]),
    );
    writeFileSync(listFile, JSON.stringify({ entry, ingredients }));
  } catch (error) {
    const { errors } = error as BuildFailure;
    const first = errors?.[0];
    if (first === undefined) throw error;
    const place = first.location === null ? "" : ` at ${first.location.file}:${first.location.line}`;
    throw new ManifestProblem(`The app's functions do not build${place}: ${first.text}`);
  }
  return { file, code: readFileSync(file, "utf8") };
}

/** The name under which the bundle exports a source file. */
export const handlerName = (sourceFile: string, directory: string): string =>
  `handlers_${relative(directory, sourceFile).replace(/[^a-zA-Z0-9]/g, "_")}`;

function isUnchanged(ingredients: Ingredients): boolean {
  return Object.entries(ingredients).every(([file, hash]) => existsSync(file) && fingerprint(file) === hash);
}

const fingerprint = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8")) as { entry: string; ingredients: unknown };

function writeLocales({ translations }: AppManifest, buildDirectory: string): void {
  const folder = join(buildDirectory, "__LOCALES__");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "i18n-info.json"), JSON.stringify({ translations: {}, ...translations.info }));
  for (const [locale, texts] of translations.resources)
    writeFileSync(join(folder, `${locale}.json`), JSON.stringify(texts));
}
