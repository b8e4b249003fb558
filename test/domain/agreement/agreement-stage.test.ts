import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { lastDayOfNotice, stagesAt } from "../../../src/domain/agreement/agreement-stage";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { smallestDocument } from "../catalogue/sample-document";

const smallest = smallestDocument() as Catalogue;

function version(number: number, terms: Partial<AgreementEntry>): AgreementEntry {
  return { ...smallest.agreements[0]!, version: number, ...terms } as AgreementEntry;
}

function stagesOn(instant: string, agreements: readonly AgreementEntry[], parts: Partial<Catalogue> = {}): string[] {
  const catalogue = { ...smallest, agreements, ...parts };
  return agreements.map(stagesAt(catalogue, Date.parse(instant)));
}

const year2024 = { validFrom: "2024-01-01", validTo: "2025-01-01" };
const openFrom2024 = { validFrom: "2024-01-01" };
const from2025 = { validFrom: "2025-01-01" };
const from2026 = { validFrom: "2026-01-01" };
const notice = { notice: { days: 30 } };

it.each`
  on              | versions                                                                               | stages                      | why
  ${"2023-12-31"} | ${[version(1, year2024)]}                                                              | ${["coming"]}               | ${"the day before it begins"}
  ${"2024-01-01"} | ${[version(1, year2024)]}                                                              | ${["active"]}               | ${"its first day"}
  ${"2024-12-31"} | ${[version(1, year2024)]}                                                              | ${["active"]}               | ${"its last day"}
  ${"2025-01-01"} | ${[version(1, year2024)]}                                                              | ${["expired"]}              | ${"validTo is exclusive"}
  ${"2024-06-01"} | ${[version(1, { ...year2024, state: "draft" })]}                                       | ${["draft"]}                | ${"a draft binds nobody, whatever its dates"}
  ${"2025-06-01"} | ${[version(1, { ...year2024, state: "proposed" })]}                                    | ${["proposed"]}             | ${"nor does a proposal expire"}
  ${"2025-01-01"} | ${[version(1, year2024), version(2, from2025)]}                                        | ${["superseded", "active"]} | ${"another took over on the day"}
  ${"2025-06-01"} | ${[version(1, openFrom2024), version(2, from2025)]}                                    | ${["superseded", "active"]} | ${"the higher version counts, though the former has no end"}
  ${"2024-12-31"} | ${[version(1, openFrom2024), version(2, from2025)]}                                    | ${["active", "coming"]}     | ${"until the other begins"}
  ${"2025-06-01"} | ${[version(1, openFrom2024), version(2, { ...from2025, state: "proposed" })]}          | ${["active", "proposed"]}   | ${"a proposal takes nothing over"}
  ${"2025-06-01"} | ${[version(1, openFrom2024), version(2, year2024)]}                                    | ${["active", "expired"]}    | ${"a version counts again when a higher one has ended"}
  ${"2026-06-01"} | ${[version(1, year2024), version(2, from2026)]}                                        | ${["expired", "active"]}    | ${"a year without any: nothing took over"}
  ${"2024-12-01"} | ${[version(1, { ...year2024, ...notice })]}                                            | ${["active"]}               | ${"a month and a day before its end"}
  ${"2024-12-02"} | ${[version(1, { ...year2024, ...notice })]}                                            | ${["ending"]}               | ${"thirty days before its end"}
  ${"2024-12-02"} | ${[version(1, { ...openFrom2024, ...notice })]}                                        | ${["active"]}               | ${"without an end there is no notice to give"}
  ${"2024-12-02"} | ${[version(1, { ...year2024, ...notice }), version(2, from2025)]}                      | ${["active", "coming"]}     | ${"somebody takes over, so nothing ends"}
  ${"2024-12-02"} | ${[version(1, { ...year2024, ...notice }), version(2, { ...from2025, key: "other" })]} | ${["ending", "coming"]}     | ${"another agreement takes nothing over"}
`("on $on: $stages ($why)", ({ on, versions, stages }) => {
  expect(stagesOn(`${on}T12:00:00Z`, versions)).toEqual(stages);
});

it.each`
  instant                   | stage       | why
  ${"2023-12-31T10:59:59Z"} | ${"coming"} | ${"the evening before, in Auckland"}
  ${"2023-12-31T11:00:00Z"} | ${"active"} | ${"midnight in Auckland"}
`("dates are those of the first target's calendar: $stage at $instant ($why)", ({ instant, stage }) => {
  const calendars = [
    ...smallest.calendars,
    { key: "auckland", timezone: "Pacific/Auckland", weekly: "always" as const },
  ];
  const targets = [
    { measure: "response" as const, within: "PT1H", calendar: "auckland" },
    { measure: "resolution" as const, within: "PT1H", calendar: "always" },
  ];
  expect(stagesOn(instant, [version(1, { ...year2024, targets })], { calendars })).toEqual([stage]);
});

it.each`
  terms                             | day             | why
  ${{ ...year2024, ...notice }}     | ${"2024-12-02"} | ${"thirty days before the first day without it"}
  ${{ ...openFrom2024, ...notice }} | ${null}         | ${"no end"}
  ${year2024}                       | ${null}         | ${"no period of notice"}
`("notice can be given until $day: $why", ({ terms, day }) => {
  expect(lastDayOfNotice(version(1, terms))).toBe(day);
});
