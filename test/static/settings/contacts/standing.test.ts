import { goneOf, reachOf } from "../../../../static/ui/settings/contacts/standing";

const standing = { inactiveAccounts: ["acc-1"], missingGroups: ["group-1"] };

it.each`
  contact                   | known       | gone         | why
  ${{ accountId: "acc-1" }} | ${standing} | ${"account"} | ${"a closed account"}
  ${{ accountId: "acc-2" }} | ${standing} | ${null}      | ${"an account that is there"}
  ${{ groupId: "group-1" }} | ${standing} | ${"group"}   | ${"a group that was removed"}
  ${{ phone: "1" }}         | ${standing} | ${null}      | ${"nobody in Jira"}
  ${{ accountId: "acc-1" }} | ${null}     | ${null}      | ${"nothing is known yet"}
`("$contact is gone as $gone ($why)", ({ contact, known, gone }) => {
  expect(goneOf({ key: "anna", ...contact }, known)).toBe(gone);
});

it.each`
  contact                             | reach                              | why
  ${{ accountId: "acc", phone: "1" }} | ${{ by: "account" }}               | ${"Jira before the telephone"}
  ${{ groupId: "group" }}             | ${{ by: "group" }}                 | ${"a group"}
  ${{ phone: "1", email: "a@b.c" }}   | ${{ by: "phone", phone: "1" }}     | ${"a telephone before a letter"}
  ${{ email: "a@b.c" }}               | ${{ by: "email", email: "a@b.c" }} | ${"a letter"}
  ${{}}                               | ${{ by: "nothing" }}               | ${"a name alone"}
`("$contact is reached $reach ($why)", ({ contact, reach }) => {
  expect(reachOf({ key: "anna", ...contact })).toEqual(reach);
});
