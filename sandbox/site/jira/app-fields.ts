import type { ForgeHost } from "../../forge/forge-host";
import type { CustomField } from "../../forge/manifest/app-manifest";
import type { Field } from "./issue";

/** A field of the app with the id that this site gave it. */
export interface MountedField {
  readonly id: string;
  readonly custom: CustomField;
}

/** Jira names an app's field by `…/static/{moduleKey}` in its schema. */
export function appFields(host: ForgeHost, fields: readonly Field[]): readonly MountedField[] {
  return host.fields.flatMap((custom) => {
    const field = fields.find(({ schema }) => schema?.custom?.endsWith(`/${custom.field.moduleKey}`) === true);
    return field === undefined ? [] : [{ id: field.id, custom }];
  });
}
