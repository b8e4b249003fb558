import { engineOf } from "../../../../static/ui/settings/agreements/draft-engine";
import { dueTimes, ladderTimes } from "../../../../static/ui/settings/agreements/example-ticket";
import { aCatalogue, anSla } from "./a-catalogue";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const mondayMorning = Date.parse("2026-03-02T10:00Z");

it.each`
  raisedAt               | due                                                                                     | why
  ${"2026-03-02T10:00Z"} | ${["2026-03-02T11:00:00.000Z", "2026-03-03T10:00:00.000Z", "2026-03-04T10:00:00.000Z"]} | ${"within hours"}
  ${"2026-03-06T16:30Z"} | ${["2026-03-09T09:30:00.000Z", "2026-03-09T16:30:00.000Z", "2026-03-10T16:30:00.000Z"]} | ${"the rest of Friday counts, the weekend does not"}
  ${"2026-12-24T16:00Z"} | ${["2026-12-24T17:00:00.000Z", "2026-12-28T16:00:00.000Z", "2026-12-29T16:00:00.000Z"]} | ${"a holiday and a weekend lie between"}
`("a ticket raised at $raisedAt is due at $due ($why)", ({ raisedAt, due }) => {
  const agreement = engineOf(anSla, aCatalogue)!;
  expect(dueTimes(agreement, Date.parse(raisedAt)).map(({ dueAt }) => iso(dueAt))).toEqual(due);
});

it("begins to count only when the calendar opens", () => {
  const [response] = dueTimes(engineOf(anSla, aCatalogue)!, Date.parse("2026-03-07T12:00Z"));
  expect(iso(response!.startsAt)).toBe("2026-03-09T09:00:00.000Z");
});

it("shows the steps of a ladder where the engine announces them, with those after the due time marked", () => {
  const agreement = engineOf(anSla, aCatalogue)!;
  const target = agreement.targets.find(({ priority }) => priority === "High")!;
  expect(ladderTimes(agreement, target, mondayMorning)).toMatchObject([
    { level: 1, at: Date.parse("2026-03-02T16:00Z"), isAfterDue: false, notify: ["slm"], comment: "internal" },
    { level: 2, at: Date.parse("2026-03-03T10:00Z"), isAfterDue: false, notify: ["slm", "boss"], comment: "public" },
  ]);
  const without = { ...agreement, escalation: [] };
  expect(ladderTimes(without, target, mondayMorning)).toEqual([]);
});

it("says never where the calendar does not open again", () => {
  const calendars = [{ key: "office", timezone: "Etc/UTC", weekly: {} }];
  const agreement = engineOf(anSla, { ...aCatalogue, calendars })!;
  expect(dueTimes(agreement, mondayMorning)[0]).toMatchObject({ dueAt: null, startsAt: null });
});

describe("an agreement that is still being written", () => {
  const draft = { ...anSla, targets: [{ measure: "resolution", within: "", calendar: "" } as const] };

  it("has no example before there is a promise to reckon", () => {
    expect(engineOf(draft, aCatalogue)).toBeNull();
    expect(engineOf({ ...draft, targets: [] }, aCatalogue)).toBeNull();
  });

  it.each([
    ["a length that cannot be read", { measure: "resolution", within: "soon", calendar: "office" }],
    ["a calendar that is not there", { measure: "resolution", within: "PT1H", calendar: "gone" }],
  ] as const)("reckons the sound promises beside one with %s", (_, unsound) => {
    const agreement = engineOf({ ...anSla, targets: [unsound, ...anSla.targets] }, aCatalogue)!;
    expect(agreement.targets).toHaveLength(3);
  });

  it.each([
    ["no steps", { ...anSla.escalation![0]!, steps: [] }],
    ["an interval that cannot be read", { ...anSla.escalation![0]!, every: "often" }],
    ["an offset that cannot be read", { ...anSla.escalation![0]!, commence: { before: "" } }],
    ["no percentage", { ...anSla.escalation![0]!, commence: { percent: Number.NaN } }],
  ])("leaves out a ladder with %s", (_, ladder) => {
    expect(engineOf({ ...anSla, escalation: [ladder] }, aCatalogue)!.escalation).toEqual([]);
  });

  it("does not need dates that can be read", () => {
    expect(engineOf({ ...anSla, validFrom: "", validTo: "2026-99-99" }, aCatalogue)!.targets).toHaveLength(3);
  });
});
