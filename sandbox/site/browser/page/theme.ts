import type { ColorMode } from "../messages";
import { tellFrames } from "./frame-registry";

/** Light or dark without loading the page anew, so that what was typed into an app's page stays. */
export function switchThemeInPlace(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-theme-switch]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button") as HTMLButtonElement;
    const colorMode = button.value as ColorMode;
    void fetch(form.action, { method: "POST", body: new URLSearchParams({ theme: colorMode, returnTo: "/" }) });
    document.documentElement.dataset.colorMode = colorMode;
    tellFrames({ colorMode });
    button.value = colorMode === "dark" ? "light" : "dark";
    button.textContent = colorMode === "dark" ? "Light theme" : "Dark theme";
  });
}
