import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { AppTranslations, ManifestText } from "./app-manifest";
import type { ManifestPlaces } from "./manifest-problem";

type TranslationsShape = {
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly fallback: { readonly default: string } & Readonly<Record<string, unknown>>;
};

/** Reads the locale files that the manifest names. An app without translations has none, and literal texts only. */
export function readTranslations(
  directory: string,
  shape: TranslationsShape | undefined,
  places: ManifestPlaces,
): AppTranslations {
  if (shape === undefined) return { info: { config: { locales: [], fallback: {} } }, resources: new Map() };
  const resources = new Map<string, Record<string, unknown>>();
  for (const [at, { key, path }] of shape.resources.entries()) {
    try {
      resources.set(key, JSON.parse(readFileSync(resolve(directory, path), "utf8")));
    } catch (error) {
      throw places.problem(
        ["translations", "resources", at, "path"],
        `names ${path}, which cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  const fallback = shape.fallback as AppTranslations["info"]["config"]["fallback"] & { default: string };
  if (!resources.has(fallback.default))
    throw places.problem(
      ["translations", "fallback", "default"],
      `is ${fallback.default}, for which there is no file.`,
    );
  return { info: { config: { locales: [...resources.keys()], fallback } }, resources };
}

/** A text in a locale, or in what stands in for it; the key itself when no file has it, as Jira shows it then. */
export function textIn(translations: AppTranslations, locale: string | undefined, text: ManifestText): string {
  if (typeof text === "string") return text;
  for (const candidate of lookupOrder(translations, locale)) {
    const found = text.i18n
      .split(".")
      .reduce<unknown>(
        (node, step) =>
          typeof node === "object" && node !== null ? (node as Record<string, unknown>)[step] : undefined,
        translations.resources.get(candidate),
      );
    if (typeof found === "string") return found;
  }
  return text.i18n;
}

function lookupOrder({ info, resources }: AppTranslations, locale: string | undefined): string[] {
  const { fallback } = info.config;
  const standIns = locale === undefined ? [] : (fallback[locale] ?? []);
  // A reader of de-AT gets de-DE rather than the default language.
  const sameLanguage =
    locale === undefined ? [] : [...resources.keys()].filter((key) => key.split("-")[0] === locale.split("-")[0]);
  return [locale, ...standIns, ...sameLanguage, fallback.default].filter((key) => key !== undefined);
}
