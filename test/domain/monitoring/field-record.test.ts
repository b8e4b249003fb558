import {
  covers,
  type FieldRecord,
  historyOf,
  presentValue,
  withNews,
} from "../../../src/domain/monitoring/field-record";

const fields = { service: ["own", "site", "components"], customer: ["organization"], team: ["team"] };

const record = (initial: Record<string, string | null>, changes: FieldRecord["changes"] = []): FieldRecord => ({
  createdAt: 100,
  initial: {
    status: "New",
    priority: null,
    own: null,
    site: null,
    components: null,
    organization: null,
    team: null,
    ...initial,
  },
  changes,
  firstReplyAt: null,
});

describe("which field tells the service", () => {
  it.each`
    own       | site       | components | service    | why
    ${"Mail"} | ${"Print"} | ${"Web"}   | ${"Mail"}  | ${"the first that is filled counts"}
    ${null}   | ${"Print"} | ${"Web"}   | ${"Print"} | ${"the next one stands in"}
    ${null}   | ${null}    | ${"Web"}   | ${"Web"}   | ${"and the next"}
    ${null}   | ${null}    | ${null}    | ${null}    | ${"no field tells one"}
    ${null}   | ${null}    | ${"A\nB"}  | ${"A"}     | ${"of several values the first in the alphabet counts"}
  `("$own, $site, $components: $service ($why)", ({ own, site, components, service }) => {
    expect(historyOf(record({ own, site, components }), fields).initial.service).toBe(service);
  });

  it("follows the fields through their changes", () => {
    const changes = [
      { at: 200, values: { own: "Mail" } },
      { at: 300, values: { site: "Web" } },
      { at: 400, values: { own: null } },
    ];
    const { initial, changes: told } = historyOf(record({ site: "Print" }, changes), fields);
    expect(initial.service).toBe("Print");
    expect(told).toEqual([
      { at: 200, set: { service: "Mail" } },
      { at: 400, set: { service: "Web" } },
    ]);
  });
});

describe("news that events told", () => {
  const known = record({ components: "A\nB" }, [{ at: 200, values: { status: "Active", team: "A" } }]);

  it.each`
    news                                                                  | fits     | why
    ${[{ at: 300, from: { status: "Active" }, to: { status: "Done" } }]}  | ${true}  | ${"it begins where the record ends"}
    ${[{ at: 300, from: { status: "Waiting" }, to: { status: "Done" } }]} | ${false} | ${"a change in between was missed"}
    ${[{ at: 150, from: { priority: null }, to: { priority: "High" } }]}  | ${false} | ${"it lies before what is known"}
    ${[{ at: 200, from: { status: "Active" }, to: { status: "Done" } }]}  | ${false} | ${"two changes of one instant cannot be put in order"}
    ${[{ at: 300, from: { impact: "x" }, to: { impact: "y" } }]}          | ${false} | ${"the field was never recorded"}
    ${[{ at: 300, from: { components: "B" }, to: { components: null } }]} | ${false} | ${"one of several components was taken away: which are left, Jira knows"}
    ${[]}                                                                 | ${true}  | ${"nothing happened"}
  `("fits: $fits, as $why", ({ news, fits }) => {
    expect(withNews(known, news) !== null).toBe(fits);
  });

  it("is put in order before it is judged", () => {
    const told = withNews(known, [
      { at: 400, from: { status: "Waiting" }, to: { status: "Active" } },
      { at: 300, from: { status: "Active" }, to: { status: "Waiting" } },
    ]);
    expect(told?.changes.map(({ at, values }) => [at, values.status])).toEqual([
      [200, "Active"],
      [300, "Waiting"],
      [400, "Active"],
    ]);
    expect(presentValue(told!, "status")).toBe("Active");
    expect(presentValue(told!, "team")).toBe("A");
  });
});

it("covers a mapping only when every field of it is recorded", () => {
  expect(covers(record({}), fields)).toBe(true);
  expect(covers(record({}), { ...fields, team: ["group"] })).toBe(false);
});
