import type { MountedField } from "../../../site/jira/app-fields";
import type { PageContext } from "../../../site/page-context";
import { enteredAppValues, hasOwnEditor } from "../../../site/pages/field-editors";

const field = (more: object = {}, readOnly = false) =>
  ({
    id: "customfield_1",
    custom: {
      field: { moduleKey: "note", name: "Note", type: "string", readOnly },
      edit: { resourceKey: "pages", directory: "/pages", file: "edit.html" },
      editExperience: ["issue-create", "portal-request"],
      unlicensedAccess: ["unlicensed"],
      ...more,
    },
  }) as unknown as MountedField;
const lookedAtBy = (accountType: string) => ({ persona: { viewer: { accountType } } }) as unknown as PageContext;

it.each`
  accountType     | experience          | more                        | isShown  | why
  ${"licensed"}   | ${"issue-create"}   | ${{}}                       | ${true}  | ${"the manifest names the place"}
  ${"licensed"}   | ${"issue-view"}     | ${{}}                       | ${false} | ${"the manifest does not name it"}
  ${"unlicensed"} | ${"portal-request"} | ${{}}                       | ${true}  | ${"the manifest admits them"}
  ${"customer"}   | ${"portal-request"} | ${{}}                       | ${false} | ${"the manifest does not admit them"}
  ${"anonymous"}  | ${"portal-request"} | ${{}}                       | ${false} | ${"nor them"}
  ${"licensed"}   | ${"portal-request"} | ${{ unlicensedAccess: [] }} | ${true}  | ${"who has a licence needs no admission"}
  ${"licensed"}   | ${"issue-create"}   | ${{ edit: undefined }}      | ${false} | ${"it has no editor of its own"}
`("$accountType at $experience: $isShown ($why)", ({ accountType, experience, more, isShown }) => {
  expect(hasOwnEditor(lookedAtBy(accountType), field(more), experience)).toBe(isShown);
});

it("a field that only its app writes is edited by nobody", () => {
  expect(hasOwnEditor(lookedAtBy("licensed"), field({}, true), "issue-create")).toBe(false);
});

it.each`
  name                          | entered    | value    | why
  ${"json-value:customfield_1"} | ${'"a b"'} | ${"a b"} | ${"an editor submits JSON"}
  ${"json-value:customfield_1"} | ${"null"}  | ${null}  | ${"also that it is empty"}
  ${"text-value:customfield_1"} | ${"a b"}   | ${"a b"} | ${"people type text"}
  ${"text-value:customfield_1"} | ${""}      | ${null}  | ${"nothing typed is no value"}
`("$name = $entered: $why", ({ name, entered, value }) => {
  expect(enteredAppValues(new URLSearchParams({ summary: "x", [name]: entered }))).toEqual({ customfield_1: value });
});
