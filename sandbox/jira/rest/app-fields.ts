import { z } from "zod";
import { behaviourOf } from "../fields/behaviours";
import type { CustomField } from "../fields/field";
import type { Values } from "../issue-writer";
import type { Issue } from "../store/issue";
import { badRequest, forbidden, notFound } from "./problem";
import { type Answer, type Call, done, type Route, scopes } from "./route";

const one = z.strictObject({
  updates: z.array(z.strictObject({ issueIds: z.array(z.number().int()), value: z.unknown() })).optional(),
});
const several = z.strictObject({
  updates: z
    .array(z.strictObject({ customField: z.string(), issueIds: z.array(z.number().int()), value: z.unknown() }))
    .optional(),
});

interface Update {
  readonly field: CustomField;
  readonly issueIds: readonly number[];
  readonly value: unknown;
}

function ownField(call: Call, idOrKey: string): CustomField {
  const field = call.services.fields.byIdOrKey(idOrKey);
  if (!field) throw notFound(`The field ${idOrKey} does not exist.`);
  if (!field.app) throw badRequest(`The field ${idOrKey} is not provided by an app.`);
  if (call.viewer.appId !== field.app.appId)
    throw forbidden("Only the app that provides the field can update its values.");
  return field;
}

/**
 * Writes what all updates say, or nothing: one issue that is gone or one value that is wrong fails the request.
 * Read-only fields are written too, which is what this call is for. An issue gets one change for all its fields.
 */
function write(call: Call, updates: readonly Update[]): Answer {
  const byIssue = new Map<number, { issue: Issue; values: Values[] }>();
  for (const { field, issueIds, value } of updates) {
    for (const id of issueIds) {
      const known = byIssue.get(id) ?? { issue: seen(call, id), values: [] };
      if (known.values.some((entry) => entry.field.id === field.id)) {
        throw badRequest(`The field ${field.id} of issue ${id} is given more than once.`);
      }
      const place = { world: call.world, project: known.issue.project };
      known.values.push({
        field,
        value: value === null || value === undefined ? null : behaviourOf(field).fromRest(value, place, field),
      });
      byIssue.set(id, known);
    }
  }
  for (const id of byIssue.keys()) call.countWrite(id);
  const recordsHistory = call.flag("generateChangelog", true);
  const tellsApps = call.flag("generateAppEvents", true);
  const options = { recordsHistory, tellsApps };
  call.world.write(() => {
    for (const { issue, values } of byIssue.values())
      call.services.writer.change(issue, values, call.actor, call.now, options);
  });
  return done;
}

function seen(call: Call, id: number): Issue {
  const issue = call.world.issues.byId(id);
  if (!issue || !call.services.permissions.sees(call.account, issue))
    throw notFound(`Issue ${id} does not exist or you do not have permission to see it.`);
  return issue;
}

const APP_DATA = scopes(null, "write:app-data");
const query = ["generateChangelog", "generateAppEvents"];

export const appFieldRoutes: readonly Route[] = [
  {
    method: "PUT",
    path: "/rest/api/3/app/field/{fieldIdOrKey}/value",
    scopes: APP_DATA,
    cost: "write",
    query,
    answer(call) {
      const field = ownField(call, call.parameter("fieldIdOrKey"));
      return write(
        call,
        (call.body(one).updates ?? []).map(({ issueIds, value }) => ({ field, issueIds, value })),
      );
    },
  },
  {
    method: "POST",
    path: "/rest/api/3/app/field/value",
    scopes: APP_DATA,
    cost: "write",
    query,
    answer: (call) =>
      write(
        call,
        (call.body(several).updates ?? []).map(({ customField, issueIds, value }) => ({
          field: ownField(call, customField),
          issueIds,
          value,
        })),
      ),
  },
];
