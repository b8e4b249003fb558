import { type UnreachedContact, withUnreached } from "../../../src/domain/monitoring/unreached-contact";

const boss: UnreachedContact = { contact: "boss", reason: "account-unknown", since: 1, lastAt: 2, issueKey: "HD-1" };

it.each`
  unreached                                                  | since | lastAt | why
  ${[{ contact: "boss", reason: "account-unknown" }]}        | ${1}  | ${9}   | ${"it was not reached before, for the same reason"}
  ${[{ contact: "boss", reason: "group-unknown-or-empty" }]} | ${9}  | ${9}   | ${"the reason is another now"}
  ${[{ contact: "desk", reason: "account-unknown" }]}        | ${1}  | ${2}   | ${"it is about somebody else"}
`("a contact has not been reached since $since, last at $lastAt: $why", ({ unreached, since, lastAt }) => {
  const found = withUnreached([boss], unreached, "HD-2", 9).find(({ contact }) => contact === "boss");
  expect(found).toMatchObject({ since, lastAt, issueKey: lastAt === 9 ? "HD-2" : "HD-1" });
});

it("a contact that is not reached for the first time is added", () => {
  const added = withUnreached([boss], [{ contact: "desk", reason: "group-unknown-or-empty" }], "HD-2", 9);
  expect(added).toEqual([
    boss,
    { contact: "desk", reason: "group-unknown-or-empty", since: 9, lastAt: 9, issueKey: "HD-2" },
  ]);
});
