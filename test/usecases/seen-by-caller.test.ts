import { seenByCaller, type TicketSearch } from "../../src/usecases/seen-by-caller";

interface Shown {
  readonly unsecured: readonly string[];
  readonly secured: readonly string[];
}

/** Jira's search over made-up tickets, two to a page; counts how many tickets it listed. */
function searchOver({ unsecured, secured }: Shown) {
  const made = {
    listed: 0,
    search: {
      count: async () => unsecured.length,
      async issueIds(jql, _, pageToken) {
        const all = jql.includes("level IS NOT EMPTY") ? secured : [...unsecured, ...secured];
        const from = Number(pageToken ?? 0);
        const issueIds = all.slice(from, from + 2);
        made.listed += issueIds.length;
        return { issueIds, pageToken: from + 2 < all.length ? String(from + 2) : null };
      },
    } satisfies TicketSearch as TicketSearch,
  };
  return made;
}

const tickets = ["1", "2", "3", "4", "s1", "s2", "s3"];
const everything: Shown = { unsecured: ["1", "2", "3", "4"], secured: ["s1", "s2", "s3"] };

describe("which tickets somebody is shown", () => {
  it.each`
    caller                                | app                                                 | seen                          | listed | why
    ${everything}                         | ${everything}                                       | ${tickets}                    | ${3}   | ${"sees all: only those with a level are listed"}
    ${{ ...everything, secured: ["s2"] }} | ${everything}                                       | ${["1", "2", "3", "4", "s2"]} | ${1}   | ${"is in one security level"}
    ${{ unsecured: ["2"], secured: [] }}  | ${everything}                                       | ${["2"]}                      | ${1}   | ${"sees their own only, which are listed one by one"}
    ${{ unsecured: [], secured: [] }}     | ${everything}                                       | ${[]}                         | ${0}   | ${"sees nothing"}
    ${everything}                         | ${{ unsecured: ["1", "2", "3", "4"], secured: [] }} | ${tickets}                    | ${3}   | ${"sees more than the app: what it keeps of those is theirs to see"}
  `("a caller who $why", async ({ caller, app, seen, listed }) => {
    const asked = searchOver(caller);
    const sees = await seenByCaller({ caller: asked.search, app: searchOver(app).search }, "10000");
    expect(tickets.filter(sees)).toEqual(seen);
    expect(asked.listed).toBe(listed);
  });
});
