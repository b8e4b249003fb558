import type { ColorMode } from "../messages";

/** Themes of Atlassian's design tokens that a page gets. */
const THEMES = "dark:dark light:light spacing:spacing typography:typography shape:shape";

let followed: Promise<void> | undefined;

/** `view.theme.enable()`: loads the design tokens and follows the site's light or dark; done when the tokens are there. */
export function followTheme(colorMode: ColorMode): Promise<void> {
  followed ??= loadTokens();
  applyColorMode(colorMode);
  return followed;
}

/** Nothing happens to a page that has not asked for themes. */
export function applyColorMode(colorMode: ColorMode): void {
  if (followed !== undefined) document.documentElement.dataset.colorMode = colorMode;
}

function loadTokens(): Promise<void> {
  document.documentElement.dataset.theme = THEMES;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/platform/tokens.css";
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve()); // a page without tokens is better than none
    document.head.prepend(link);
  });
}
