import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildContext, context } from "esbuild";
import type { AppManifest } from "../manifest/app-manifest";
import {
  buildProblem,
  bundleFile,
  type FunctionBundle,
  functionOptions,
  ingredientsOf,
  writeLocales,
} from "./build-functions";

/**
 * `new Function`, by which the bundle is evaluated, puts two lines before the code: in a source map a line that stands for
 * nothing is a semicolon.
 */
const LINES_BEFORE = ";;";

/**
 * Bundles the functions again and again, for whoever is at work on them: what has not changed in between is kept, and the
 * bundle says where each line comes from, so that a debugger shows the app's own files.
 */
export class FunctionBuilder {
  /** Undefined while the functions do not build: any change may be the one that mends them. */
  private ingredients: ReadonlySet<string> | undefined;

  private constructor(
    private readonly manifest: AppManifest,
    private readonly buildDirectory: string,
    private readonly building: BuildContext<ReturnType<typeof optionsFor>>,
  ) {}

  /** `close` ends it. */
  static async open(manifest: AppManifest, buildDirectory: string): Promise<FunctionBuilder> {
    const building = await context(optionsFor(manifest, buildDirectory));
    return new FunctionBuilder(manifest, buildDirectory, building);
  }

  /** @throws ManifestProblem when the sources do not compile */
  async build(): Promise<FunctionBundle> {
    writeLocales(this.manifest, this.buildDirectory);
    this.ingredients = undefined;
    try {
      const { outputFiles, metafile } = await this.building.rebuild();
      this.ingredients = new Set(ingredientsOf(metafile, this.manifest));
      const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
      const code = `${text(".cjs")}\n${this.mapComment(text(".map"))}`;
      return { file: bundleFile(this.buildDirectory), code };
    } catch (error) {
      throw buildProblem(error);
    }
  }

  /** Whether one of the files is a part of the bundle. */
  isMadeOf(files: readonly string[]): boolean {
    return this.ingredients === undefined || files.some((file) => this.ingredients?.has(file));
  }

  close(): Promise<void> {
    return this.building.dispose();
  }

  private mapComment(text: string): string {
    const map = JSON.parse(text) as { mappings: string; sources: string[] };
    const shown = {
      ...map,
      mappings: LINES_BEFORE + map.mappings,
      sources: map.sources.map((source) => pathToFileURL(resolve(this.buildDirectory, source)).href),
    };
    const encoded = Buffer.from(JSON.stringify(shown)).toString("base64");
    return `//# sourceMappingURL=data:application/json;base64,${encoded}`;
  }
}

const optionsFor = (manifest: AppManifest, buildDirectory: string) =>
  ({ ...functionOptions(manifest), outfile: bundleFile(buildDirectory), sourcemap: "external" }) as const;
