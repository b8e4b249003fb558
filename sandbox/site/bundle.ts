/** The scripts and styles that browsers get, made when the site starts. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

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

export async function bundleForBrowsers(siteDirectory: string): Promise<Bundle> {
  const browser = join(siteDirectory, "browser");
  const [pageScript, frameScript] = await Promise.all([
    script(join(browser, "page", "main.ts")),
    script(join(browser, "frame", "main.ts")),
  ]);
  const siteStyles = STYLES.map((name) => readFileSync(join(browser, "styles", `${name}.css`), "utf8")).join("\n");
  return { pageScript, frameScript, siteStyles, tokens: designTokens(siteDirectory) };
}

async function script(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
  });
  return result.outputFiles[0]!.text;
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
