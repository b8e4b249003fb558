/**
 * The shape of what the host relies on in a manifest, by the platform's own schema. It is no lint: what the host does not
 * use may be there or not.
 */
import { z } from "zod";

// LENIENT: manifest-unknown
const moduleKey = z.string().regex(/^[a-zA-Z0-9_-]+$/, "may have letters, digits, _ and - only");
const text = z.union([z.string().min(1), z.object({ i18n: z.string().regex(/^[a-zA-Z0-9_.-]{1,300}$/) })]);
const functionRef = z.object({ function: z.string() });

const onError = z.enum(["IGNORE", "IGNORE_AND_LOG", "RECEIVE", "RECEIVE_AND_LOG"]);
const filter = z
  .strictObject({
    ignoreSelf: z.boolean().optional(),
    expression: z.string().optional(),
    onError: onError.optional(),
    // LENIENT: licence-filter
    appIsLicensed: z.boolean().optional(),
  })
  .refine(
    (given) => given.ignoreSelf !== undefined || given.expression !== undefined || given.appIsLicensed !== undefined,
    {
      message: "needs at least one of ignoreSelf, expression and appIsLicensed",
    },
  );

const trigger = z.strictObject({
  key: moduleKey,
  function: z.string(),
  events: z.union([
    z.array(z.string()).min(1),
    z
      .array(z.strictObject({ eventType: z.string(), filter: filter.optional(), payload: z.unknown().optional() }))
      .min(1),
  ]),
  filter: filter.optional(),
  payload: z.unknown().optional(),
});

const scheduledTrigger = z.strictObject({
  key: moduleKey,
  function: z.string(),
  interval: z.enum(["fiveMinute", "hour", "day", "week"], "must be fiveMinute, hour, day or week"),
  filter: z.strictObject({ appIsLicensed: z.boolean() }).optional(),
});

const consumer = z.looseObject({
  key: moduleKey,
  queue: z.string().regex(/^[a-zA-Z0-9-_]{1,36}$/, "may have up to 36 letters, digits, - and _"),
  function: z.string(),
});

const memoryMB = z.number().int().min(128, "must be 128 to 1024").max(1_024, "must be 128 to 1024");

const appFunction = z.looseObject({
  key: moduleKey.max(23, "may have 23 characters at most"),
  handler: z
    .string()
    .regex(/^[a-zA-Z0-9_\-/]+\.[a-zA-Z0-9_]+$/, "must be written as file.export, such as index.resolver"),
  timeoutSeconds: z.number().int().min(1, "must be 1 to 900").max(900, "must be 1 to 900").optional(),
  runtime: z.looseObject({ memoryMB: memoryMB.optional() }).optional(),
});

const page = z.looseObject({ title: text, route: z.string(), icon: z.string().optional() });

/** Every module type that mounts a page of the app. */
export const UI_MODULE_TYPES = [
  "jira:projectPage",
  "jira:projectSettingsPage",
  "jira:globalPage",
  "jira:adminPage",
  "jira:issueContext",
  "jira:issuePanel",
  "jira:issueActivity",
  "jira:issueAction",
  "jiraServiceManagement:queuePage",
  "jiraServiceManagement:organizationPanel",
  "jiraServiceManagement:portalRequestDetail",
  "jiraServiceManagement:portalRequestDetailPanel",
  "jiraServiceManagement:portalHeader",
  "jiraServiceManagement:portalSubheader",
  "jiraServiceManagement:portalFooter",
  "jiraServiceManagement:portalProfilePanel",
  "jiraServiceManagement:portalUserMenuAction",
  "jiraServiceManagement:portalRequestViewAction",
] as const;

const uiModule = z.looseObject({
  key: moduleKey,
  title: text.optional(),
  label: text.optional(),
  icon: z.string().optional(),
  layout: z.enum(["native", "basic", "blank"]).optional(),
  resource: z.string(),
  resolver: functionRef.optional(),
  pages: z.array(z.union([page, z.string()])).optional(),
  sections: z.array(z.looseObject({ pages: z.array(page) })).optional(),
  displayConditions: z.record(z.string(), z.unknown()).optional(),
});

const formatter = z.looseObject({ expression: z.string() });

const customField = z.looseObject({
  key: moduleKey,
  name: text,
  description: text,
  type: z.enum(["string", "number", "user", "group", "date", "datetime", "object"]),
  collection: z.enum(["none", "list"]).optional(),
  readOnly: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()).optional(),
  formatter: formatter.optional(),
  resolver: functionRef.optional(),
  view: z
    .looseObject({ resource: z.string().optional(), formatter: formatter.optional(), value: functionRef.optional() })
    .optional(),
  edit: z.looseObject({ resource: z.string().optional(), experience: z.array(z.string()).optional() }).optional(),
  unlicensedAccess: z.array(z.enum(["unlicensed", "customer", "anonymous"])).optional(),
});

const INDEX_NAME = "must have 3 to 50 characters";
const indexName = z.string().min(3, INDEX_NAME).max(50, INDEX_NAME);

const MOST_ATTRIBUTES = 50;
const entity = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9:\-_.]{3,60}$/, "must have 3 to 60 lower-case letters, digits or : - _ .")
    .regex(/^(?![_.-])(?!.*\.{2}).*(?<!\.)$/, "may not begin with - _ or ., end with . or have two . in a row"),
  attributes: z
    .record(
      z
        .string()
        .max(30, "may have 30 characters at most")
        .regex(/^[a-zA-Z]\w*$/, "must be letters, digits and _, a letter first"),
      z.strictObject({ type: z.enum(["string", "boolean", "float", "integer", "any"]) }),
    )
    .refine((given) => Object.keys(given).length <= MOST_ATTRIBUTES, `may have ${MOST_ATTRIBUTES} entries at most`),
  indexes: z
    .array(
      z.union([
        indexName,
        z.strictObject({
          name: indexName,
          partition: z.array(z.string()).min(1, "must name an attribute, or be left out").optional(),
          range: z.array(z.string()).length(1, "must name exactly one attribute"),
        }),
      ]),
    )
    .max(7, "may have 7 entries at most")
    .optional(),
});

export const ManifestShape = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/, "must look like ari:cloud:ecosystem::app/…"),
    runtime: z.looseObject({
      name: z.enum(["nodejs22.x", "nodejs24.x"], "must be nodejs22.x or nodejs24.x: the platform runs no other"),
      memoryMB: memoryMB.optional(),
    }),
    storage: z.looseObject({ entities: z.array(entity).max(20, "may have 20 entities at most").optional() }).optional(),
  }),
  modules: z.looseObject({
    function: z.array(appFunction).optional(),
    trigger: z.array(trigger).optional(),
    scheduledTrigger: z.array(scheduledTrigger).max(5, "may have 5 entries at most").optional(),
    consumer: z.array(consumer).optional(),
    "jira:customField": z.array(customField).optional(),
    ...Object.fromEntries(UI_MODULE_TYPES.map((type) => [type, z.array(uiModule).optional()])),
  } as {
    function: z.ZodOptional<z.ZodArray<typeof appFunction>>;
    trigger: z.ZodOptional<z.ZodArray<typeof trigger>>;
    scheduledTrigger: z.ZodOptional<z.ZodArray<typeof scheduledTrigger>>;
    consumer: z.ZodOptional<z.ZodArray<typeof consumer>>;
    "jira:customField": z.ZodOptional<z.ZodArray<typeof customField>>;
  } & Record<(typeof UI_MODULE_TYPES)[number], z.ZodOptional<z.ZodArray<typeof uiModule>>>),
  resources: z
    .array(
      z.looseObject({
        key: z.string().max(23),
        path: z.string(),
        entry: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
      content: z
        .looseObject({ styles: z.array(z.string()).optional(), scripts: z.array(z.string()).optional() })
        .optional(),
    })
    .optional(),
  translations: z
    .looseObject({
      resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).min(1),
      fallback: z.looseObject({ default: z.string() }),
    })
    .optional(),
});

export type ManifestShape = z.infer<typeof ManifestShape>;
export type UiModuleShape = z.infer<typeof uiModule>;
export type CustomFieldShape = z.infer<typeof customField>;
