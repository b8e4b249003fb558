/** The scripts and styles that browsers get, made when the site starts. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { type Built, keptBuild } from "../kept-build";

export interface Bundle {
  /** For the site's own pages. */
  readonly pageScript: string;
  /** Prepended to every page of an app. */
  readonly frameScript: string;
  readonly siteStyles: string;
  /** Atlassian's design tokens: light and dark, space, type, shape. */
  readonly tokens: string;
}

/** In the order of the cascade. */
const STYLES = ["base", "site-bar", "page", "pieces", "issue", "app-pages", "behind-the-scenes"];

const THEMES = ["light", "dark", "spacing", "typography", "shape"];

/** @param buildDirectory keeps the scripts until a source of theirs changes */
export async function bundleForBrowsers(siteDirectory: string, buildDirectory: string): Promise<Bundle> {
  const browser = join(siteDirectory, "browser");
  const script = (name: string): Promise<string> =>
    keptBuild(join(buildDirectory, `${name}.js`), siteDirectory, () => bundled(join(browser, name, "main.ts")));
  const [pageScript, frameScript] = await Promise.all([script("page"), script("frame")]);
  const siteStyles = STYLES.map((name) => readFileSync(join(browser, "styles", `${name}.css`), "utf8")).join("\n");
  return { pageScript, frameScript, siteStyles, tokens: designTokens(siteDirectory) };
}

async function bundled(entry: string): Promise<Built> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
  });
  return { content: outputFiles[0]!.text, ingredients: Object.keys(metafile.inputs).map((input) => resolve(input)) };
}

/** From the package that Atlaskit itself builds on. */
function designTokens(siteDirectory: string): string {
  const require = createRequire(join(siteDirectory, "bundle.ts"));
  const themes = THEMES.map((theme) => {
    const module = require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`) as { default: string };
    return module.default;
  });
  return themes.join("\n");
}
