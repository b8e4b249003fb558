import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type {
  AppFunction,
  AppManifest,
  CustomField,
  EntityDefinition,
  EntityIndex,
  EventFilter,
  EventTrigger,
  Resource,
  ResourceEntry,
  UiModuleSource,
} from "./app-manifest";
import { type ManifestPath, ManifestPlaces, ManifestProblem } from "./manifest-problem";
import { type CustomFieldShape, ManifestShape, UI_MODULE_TYPES, type UiModuleShape } from "./manifest-schema";
import { readTranslations, textIn } from "./translations";

const DEFAULT_MEMORY_MB = 512;
const INTERVAL_SECONDS = { fiveMinute: 300, hour: 3_600, day: 86_400, week: 604_800 } as const;
const ONLY_ONE_PER_APP = new Set(["jira:projectPage", "jira:projectSettingsPage", "jira:globalPage"]);
const HANDLER_ENDINGS = [".tsx", ".jsx", ".ts", ".js", ".cjs"];
const NO_FILTER: EventFilter = { ignoreSelf: false, onError: "IGNORE_AND_LOG" };

/**
 * Reads `manifest.yml` in `directory` and checks what the host relies on: shape, keys, and that whatever a module names exists.
 * @throws ManifestProblem one sentence with file, line and how to mend it
 */
export function readManifest(directory: string): AppManifest {
  const file = join(directory, "manifest.yml");
  if (!existsSync(file)) throw new ManifestProblem(`${file} does not exist: the app to run needs one.`);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = lines.linePos(broken.pos[0]).line;
    throw new ManifestProblem(`${file}:${line}: this is not valid YAML: ${broken.message.split("\n")[0]}`);
  }
  const places = new ManifestPlaces(file, document, lines);
  const shape = ManifestShape.safeParse(document.toJS());
  if (!shape.success) {
    const issue = shape.error.issues[0]!;
    throw places.problem(issue.path as ManifestPath, `is not as Forge wants it: ${issue.message}.`);
  }
  return new Reader(directory, shape.data, places).read();
}

class Reader {
  private readonly functions = new Map<string, AppFunction>();
  private readonly resources = new Map<string, Resource>();

  constructor(
    private readonly directory: string,
    private readonly shape: ManifestShape,
    private readonly places: ManifestPlaces,
  ) {}

  read(): AppManifest {
    this.checkKeys();
    this.readFunctions();
    this.readResources();
    const translations = readTranslations(this.directory, this.shape.translations, this.places);
    const titleOf = (text: string | { i18n: string }) =>
      textIn(translations, translations.info.config.fallback.default, text);
    const { permissions } = this.shape;
    const scopes = permissions?.scopes ?? [];
    return {
      appId: this.shape.app.id.slice(this.shape.app.id.lastIndexOf("/") + 1),
      directory: this.directory,
      memoryMB: this.shape.app.runtime.memoryMB ?? DEFAULT_MEMORY_MB,
      functions: this.functions,
      triggers: (this.shape.modules.trigger ?? []).map((_, at) => this.trigger(at)),
      scheduledTriggers: this.scheduledTriggers(),
      consumers: this.consumers(),
      fields: (this.shape.modules["jira:customField"] ?? []).map((field, at) => this.field(field, at, titleOf)),
      uiModules: UI_MODULE_TYPES.flatMap((type) =>
        (this.shape.modules[type] ?? []).map((module, at) => this.uiModule(type, module, at)),
      ),
      resources: this.resources,
      scopes: new Set(Array.isArray(scopes) ? scopes : Object.keys(scopes)),
      contentStyles: permissions?.content?.styles ?? [],
      contentScripts: permissions?.content?.scripts ?? [],
      entities: this.entities(),
      translations,
    };
  }

  /** Module keys are unique over the whole manifest, functions included. */
  private checkKeys(): void {
    const seen = new Map<string, string>();
    for (const [type, entries] of Object.entries(this.shape.modules)) {
      if (!Array.isArray(entries)) continue;
      if (ONLY_ONE_PER_APP.has(type) && entries.length > 1)
        throw this.places.problem(["modules", type], "may have one entry only: Jira shows one such page per app.");
      for (const [at, entry] of (entries as { key?: unknown }[]).entries()) {
        if (typeof entry?.key !== "string") continue;
        const other = seen.get(entry.key);
        if (other !== undefined)
          throw this.places.problem(
            ["modules", type, at, "key"],
            `is ${entry.key}, which ${other} has already: give each module a key of its own.`,
          );
        seen.set(entry.key, type);
      }
    }
  }

  private readFunctions(): void {
    for (const [at, entry] of (this.shape.modules.function ?? []).entries()) {
      const dot = entry.handler.lastIndexOf(".");
      const path = join(this.directory, "src", entry.handler.slice(0, dot));
      const sourceFile = HANDLER_ENDINGS.map((ending) => path + ending).find(existsSync);
      if (sourceFile === undefined)
        throw this.places.problem(
          ["modules", "function", at, "handler"],
          `names ${entry.handler}, but there is no src/${entry.handler.slice(0, dot)} with ending ${HANDLER_ENDINGS.join(", ")}.`,
        );
      this.functions.set(entry.key, {
        key: entry.key,
        sourceFile,
        exportName: entry.handler.slice(dot + 1),
        timeoutSeconds: entry.timeoutSeconds,
        memoryMB: entry.runtime?.memoryMB ?? this.shape.app.runtime.memoryMB ?? DEFAULT_MEMORY_MB,
      });
    }
  }

  private functionKey(key: string, ...path: (string | number)[]): string {
    if (!this.functions.has(key))
      throw this.places.problem(path, `names the function ${key}, which modules.function does not declare.`);
    return key;
  }

  private trigger(at: number): EventTrigger {
    const entry = this.shape.modules.trigger![at]!;
    const path = ["modules", "trigger", at] as const;
    const events = new Map<string, EventFilter>();
    for (const event of entry.events) {
      const type = typeof event === "string" ? event : event.eventType;
      const given = (typeof event === "string" ? undefined : event.filter) ?? entry.filter;
      if (given?.ignoreSelf !== undefined && !type.startsWith("avi:jira:"))
        throw this.places.problem(
          [...path, "filter"],
          `has ignoreSelf, which ${type} does not know: Jira events only.`,
        );
      events.set(
        type,
        given === undefined
          ? NO_FILTER
          : {
              ignoreSelf: given.ignoreSelf ?? false,
              expression: given.expression,
              onError: given.onError ?? "IGNORE_AND_LOG",
            },
      );
    }
    return { key: entry.key, functionKey: this.functionKey(entry.function, ...path, "function"), events };
  }

  private scheduledTriggers(): AppManifest["scheduledTriggers"] {
    const entries = this.shape.modules.scheduledTrigger ?? [];
    if (entries.filter((entry) => entry.interval === "fiveMinute").length > 1)
      throw this.places.problem(["modules", "scheduledTrigger"], "may have one fiveMinute entry only.");
    return entries.map((entry, at) => ({
      key: entry.key,
      functionKey: this.functionKey(entry.function, "modules", "scheduledTrigger", at, "function"),
      intervalSeconds: INTERVAL_SECONDS[entry.interval],
    }));
  }

  private consumers(): AppManifest["consumers"] {
    const queues = new Set<string>();
    return (this.shape.modules.consumer ?? []).map((entry, at) => {
      const path = ["modules", "consumer", at] as const;
      if (queues.has(entry.queue))
        throw this.places.problem([...path, "queue"], `is ${entry.queue}, which has a consumer already.`);
      queues.add(entry.queue);
      return {
        key: entry.key,
        queue: entry.queue,
        functionKey: this.functionKey(entry.function, ...path, "function"),
      };
    });
  }

  private readResources(): void {
    for (const entry of this.shape.resources ?? [])
      this.resources.set(entry.key, {
        key: entry.key,
        path: resolve(this.directory, entry.path),
        entries: new Map(Object.entries(entry.entry ?? {})),
      });
  }

  /** `ui` is the resource's index.html, `ui/review` its entry of that name. Built files may come later, the names must be right now. */
  private resourceEntry(reference: string, ...path: (string | number)[]): ResourceEntry {
    const slash = reference.indexOf("/");
    const key = slash < 0 ? reference : reference.slice(0, slash);
    const resource = this.resources.get(key);
    if (resource === undefined)
      throw this.places.problem(path, `names the resource ${key}, which the manifest's resources do not declare.`);
    const file = slash < 0 ? "index.html" : resource.entries.get(reference.slice(slash + 1));
    if (file === undefined)
      throw this.places.problem(path, `names ${reference}, but the resource ${key} has no such entry.`);
    return { resourceKey: key, directory: resource.path, file };
  }

  private uiModule(type: string, module: UiModuleShape, at: number): UiModuleSource {
    const path = ["modules", type, at] as const;
    if (module.pages !== undefined && module.sections !== undefined)
      throw this.places.problem(path, "has both pages and sections: Forge allows one of them.");
    if (!this.isCustomUi(module.resource))
      throw this.places.problem([...path, "resource"], "is UI Kit: the offline site shows Custom UI only.");
    const pages = module.sections?.flatMap((section) => section.pages) ?? module.pages ?? [];
    return {
      type,
      key: module.key,
      title: module.title ?? module.key,
      label: module.label,
      icon: module.icon,
      layout: module.layout ?? "native",
      resource: this.resourceEntry(module.resource, ...path, "resource"),
      resolverFunction: module.resolver && this.functionKey(module.resolver.function, ...path, "resolver", "function"),
      // The portal's header modules list plain names of portal pages instead of sub-pages.
      pages: pages.filter((page) => typeof page !== "string").map(({ title, route, icon }) => ({ title, route, icon })),
      displayConditions: module.displayConditions,
    };
  }

  private field(
    field: CustomFieldShape,
    at: number,
    titleOf: (text: string | { i18n: string }) => string,
  ): CustomField {
    const path = ["modules", "jira:customField", at] as const;
    if (field.schema !== undefined && field.type !== "object")
      throw this.places.problem([...path, "schema"], "belongs to fields of type object only.");
    if (field.type === "object" && (field.formatter === undefined) === (field.view?.formatter === undefined))
      throw this.places.problem(path, "is of type object and needs exactly one formatter, here or under view.");
    const entry = (part: "view" | "edit") =>
      field[part]?.resource === undefined || !this.isCustomUi(field[part].resource)
        ? undefined
        : this.resourceEntry(field[part].resource, ...path, part, "resource");
    return {
      field: {
        moduleKey: field.key,
        name: titleOf(field.name),
        description: titleOf(field.description),
        type: field.type,
        collection: field.collection ?? "none",
        readOnly: field.readOnly ?? false,
        schema: field.schema,
      },
      view: entry("view"),
      edit: entry("edit"),
      editExperience: field.edit?.experience ?? [],
      unlicensedAccess: field.unlicensedAccess ?? [],
      valueFunction:
        field.view?.value && this.functionKey(field.view.value.function, ...path, "view", "value", "function"),
      resolverFunction: field.resolver && this.functionKey(field.resolver.function, ...path, "resolver", "function"),
      formatter: (field.view?.formatter ?? field.formatter)?.expression,
    };
  }

  /** A resource that is a single source file is UI Kit, which the offline site does not render. */
  private isCustomUi(reference: string): boolean {
    const resource = this.resources.get(reference.split("/")[0]!);
    return resource === undefined || !/\.[jt]sx?$/.test(resource.path);
  }

  private entities(): AppManifest["entities"] {
    const entities = new Map<string, EntityDefinition>();
    for (const [at, entry] of (this.shape.app.storage?.entities ?? []).entries()) {
      const attributes = new Map(Object.entries(entry.attributes).map(([name, { type }]) => [name, type] as const));
      const indexes = new Map<string, EntityIndex>([["by-key", { name: "by-key", partition: [], range: "key" }]]);
      for (const [number, given] of (entry.indexes ?? []).entries()) {
        const path = ["app", "storage", "entities", at, "indexes", number] as const;
        const index: EntityIndex =
          typeof given === "string"
            ? { name: given, partition: [], range: given }
            : { name: given.name, partition: given.partition ?? [], range: given.range[0]! };
        if (indexes.has(index.name))
          throw this.places.problem(path, `is named ${index.name}, which is taken or reserved: choose another name.`);
        for (const attribute of [...index.partition, index.range])
          if (!attributes.has(attribute))
            throw this.places.problem(path, `uses ${attribute}, which is no attribute of ${entry.name}.`);
          else if (attributes.get(attribute) === "any")
            throw this.places.problem(path, `uses ${attribute} of type any, which cannot be indexed.`);
        indexes.set(index.name, index);
      }
      entities.set(entry.name, { name: entry.name, attributes, indexes });
    }
    return entities;
  }
}
