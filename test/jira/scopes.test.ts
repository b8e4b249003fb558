import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** Each scope is consented to by an administrator, so each is needed: by a call that the code makes, or an event that it hears. */
const needs: Readonly<Record<string, RegExp>> = {
  "read:jira-work": /\/rest\/api\/3\/issue\/bulkfetch/,
  "read:jira-user": /\/rest\/api\/3\/user\//,
  "read:servicedesk-request": /\/rest\/servicedeskapi\/request\//,
  "read:servicedesk.organization:jira-service-management": /\/rest\/servicedeskapi\/servicedesk\/[^\n]*\/organization/,
  "write:jira-work": /\/rest\/api\/3\/issue\/[^\n]*\/(comment|notify)/,
  "write:app-data:jira": /\/rest\/api\/3\/app\/field\//,
  "write:project.property:jira": /\/rest\/api\/3\/project\/[^\n]*\/properties\//,
  "storage:app": /from "@forge\/kvs"/,
};

const root = join(__dirname, "../..");
const { permissions } = parse(readFileSync(join(root, "manifest.yml"), "utf8")) as {
  permissions: { scopes: readonly string[] };
};
const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(root, "src", name), "utf8"))
  .join("\n");

it.each(permissions.scopes)("the scope %s is used", (scope) => {
  expect(source).toMatch(needs[scope]!);
});
