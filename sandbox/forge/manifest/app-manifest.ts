/** What the host has understood of an app's `manifest.yml`. Paths are absolute. */
import type { AppField } from "../../seams";

export interface AppManifest {
  readonly appId: string;
  /** Directory of `manifest.yml`. */
  readonly directory: string;
  readonly memoryMB: number;
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly triggers: readonly EventTrigger[];
  readonly scheduledTriggers: readonly ScheduledTrigger[];
  readonly consumers: readonly QueueConsumer[];
  readonly fields: readonly CustomField[];
  readonly uiModules: readonly UiModuleSource[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly scopes: ReadonlySet<string>;
  /** `permissions.content.styles`, such as `unsafe-inline`: part of the pages' Content-Security-Policy. */
  readonly contentStyles: readonly string[];
  readonly contentScripts: readonly string[];
  readonly entities: ReadonlyMap<string, EntityDefinition>;
  readonly translations: AppTranslations;
}

export interface AppFunction {
  readonly key: string;
  /** `src/index.ts` and `resolver` for the handler `index.resolver`. */
  readonly sourceFile: string;
  readonly exportName: string;
  /** Undefined: the default of what invokes it. */
  readonly timeoutSeconds?: number | undefined;
  readonly memoryMB: number;
}

export type ExpressionErrorPolicy = "IGNORE" | "IGNORE_AND_LOG" | "RECEIVE" | "RECEIVE_AND_LOG";

export interface EventFilter {
  readonly ignoreSelf: boolean;
  readonly expression?: string | undefined;
  readonly onError: ExpressionErrorPolicy;
}

export interface EventTrigger {
  readonly key: string;
  readonly functionKey: string;
  /** One filter per event type: a manifest may give them one by one or for the whole trigger. */
  readonly events: ReadonlyMap<string, EventFilter>;
}

export interface ScheduledTrigger {
  readonly key: string;
  readonly functionKey: string;
  readonly intervalSeconds: 300 | 3_600 | 86_400 | 604_800;
}

export interface QueueConsumer {
  readonly key: string;
  readonly queue: string;
  readonly functionKey: string;
}

/** A custom field with what only the host and the pages need of it. */
export interface CustomField {
  readonly field: AppField;
  readonly view?: ResourceEntry | undefined;
  readonly edit?: ResourceEntry | undefined;
  /** Where the editor may appear: `issue-view`, `issue-create`, `portal-request` … */
  readonly editExperience: readonly string[];
  /** Kinds of accounts without a licence that are shown it in the portal. */
  readonly unlicensedAccess: readonly string[];
  readonly valueFunction?: string | undefined;
  readonly resolverFunction?: string | undefined;
  /** Jira expression that turns a value into text; the reader of columns shows it. */
  readonly formatter?: string | undefined;
}

export interface Resource {
  readonly key: string;
  /** Directory (Custom UI) or file (UI Kit). */
  readonly path: string;
  readonly entries: ReadonlyMap<string, string>;
}

/** A page to mount: a directory to serve and the HTML file in it. */
export interface ResourceEntry {
  readonly resourceKey: string;
  readonly directory: string;
  /** Such as `index.html`. */
  readonly file: string;
}

/** Text as the manifest has it: literal, or a key of the translations. */
export type ManifestText = string | { readonly i18n: string };

/** A module with a page, as the manifest has it. */
export interface UiModuleSource {
  /** Such as `jira:projectPage`. */
  readonly type: string;
  readonly key: string;
  readonly title: ManifestText;
  readonly label?: ManifestText | undefined;
  readonly icon?: string | undefined;
  readonly layout: "native" | "basic" | "blank";
  readonly resource: ResourceEntry;
  readonly resolverFunction?: string | undefined;
  readonly pages: readonly {
    readonly title: ManifestText;
    readonly route: string;
    readonly icon?: string | undefined;
  }[];
  /** As written; a page decides what it can evaluate of it. Never security. */
  readonly displayConditions?: Readonly<Record<string, unknown>> | undefined;
}

/** A module with a page, its texts in the reader's language. */
export interface UiModule extends Omit<UiModuleSource, "title" | "label" | "pages"> {
  readonly title: string;
  readonly label?: string | undefined;
  readonly pages: readonly { readonly title: string; readonly route: string; readonly icon?: string | undefined }[];
}

export type AttributeType = "string" | "boolean" | "float" | "integer" | "any";

export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  /** One attribute; `by-key` alone ranges over the item's key. */
  readonly range: string;
}

export interface EntityDefinition {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: ReadonlyMap<string, EntityIndex>;
}

/** What the bundle folder `__LOCALES__` holds: nested texts by locale, and the order in which locales stand in for one another. */
export interface AppTranslations {
  /** Content of `i18n-info.json`. */
  readonly info: {
    readonly config: {
      readonly locales: readonly string[];
      readonly fallback: { readonly default?: string } & Readonly<Record<string, string | readonly string[]>>;
    };
  };
  readonly resources: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}
