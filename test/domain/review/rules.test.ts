import { nextAfter, periodBefore, periodJustBefore } from "../../../src/domain/review/customer-relation";
import { percentOf } from "../../../src/domain/review/improvement-plan";
import { problemsOfRequirement } from "../../../src/domain/review/requirement";
import { refusalOf } from "../../../src/domain/review/review-rules";
import { aPlan, aRequirement, aReview, frozen } from "./made-up";

const task = { id: "task-one", text: "Order toner", owner: "", dueOn: null, issueKey: null, doneOn: null };
const closed = aReview({ frozen, actions: [task] });

it.each`
  kind        | before                            | after                                                          | refusal          | why
  ${"review"} | ${aReview()}                      | ${aReview({ minutes: "We met." })}                             | ${null}          | ${"it is open"}
  ${"review"} | ${aReview()}                      | ${aReview({ customer: "other" })}                              | ${"identity"}    | ${"its customer stays"}
  ${"review"} | ${aReview()}                      | ${aReview({ frozen })}                                         | ${"identity"}    | ${"an edit freezes nothing"}
  ${"review"} | ${aReview()}                      | ${aReview({ period: { first: "2026-02", last: "2026-01" } })}  | ${"period"}      | ${"it ends before it begins"}
  ${"review"} | ${closed}                         | ${{ ...closed, minutes: "We did not." }}                       | ${"frozen"}      | ${"its content stays"}
  ${"review"} | ${closed}                         | ${{ ...closed, rating: 5 }}                                    | ${"frozen"}      | ${"its rating stays"}
  ${"review"} | ${closed}                         | ${{ ...closed, actions: [] }}                                  | ${"frozen"}      | ${"its tasks stay"}
  ${"review"} | ${closed}                         | ${{ ...closed, actions: [{ ...task, text: "Order paper" }] }}  | ${"frozen"}      | ${"what a task says stays"}
  ${"review"} | ${closed}                         | ${{ ...closed, actions: [{ ...task, doneOn: "2026-05-01" }] }} | ${null}          | ${"whether it is done does not"}
  ${"review"} | ${closed}                         | ${{ ...closed, actions: [{ ...task, issueKey: "HD-1" }] }}     | ${null}          | ${"nor which issue it is"}
  ${"plan"}   | ${aPlan()}                        | ${aPlan({ words: "Another supplier" })}                        | ${null}          | ${"how it is done may change"}
  ${"plan"}   | ${aPlan()}                        | ${aPlan({ targetPercent: 85 })}                                | ${"plan-begun"}  | ${"nobody moves the goal"}
  ${"plan"}   | ${aPlan()}                        | ${aPlan({ baseline: { ...aPlan().baseline, kept: 60 } })}      | ${"plan-begun"}  | ${"nor the start"}
  ${"plan"}   | ${aPlan({ closed: {} as never })} | ${aPlan({ closed: null })}                                     | ${"plan-closed"} | ${"a verdict stays"}
`("$kind: $refusal, as $why", ({ kind, before, after, refusal }) => {
  expect(refusalOf(kind, before, after)).toBe(refusal);
});

it.each`
  requirement                                                                                                  | problems
  ${{}}                                                                                                        | ${[]}
  ${{ answer: "granted" }}                                                                                     | ${[]}
  ${{ answer: "declined" }}                                                                                    | ${["justification-missing", "risk-missing", "look-again-missing"]}
  ${{ answer: "declined", justification: " ", risk: "low", lookAgainOn: "2027-01-01" }}                        | ${["justification-missing"]}
  ${{ answer: "declined", justification: "Costs more than it saves", risk: "low", lookAgainOn: "2027-01-01" }} | ${[]}
`("a requirement $requirement owes $problems", ({ requirement, problems }) => {
  expect(problemsOfRequirement(aRequirement(requirement))).toEqual(problems);
});

it.each`
  on              | every          | next            | period                                   | why
  ${"2026-01-31"} | ${"month"}     | ${"2026-02-28"} | ${{ first: "2025-12", last: "2025-12" }} | ${"February has no such day"}
  ${"2026-04-10"} | ${"quarter"}   | ${"2026-07-10"} | ${{ first: "2026-01", last: "2026-03" }} | ${"the whole months before"}
  ${"2026-01-05"} | ${"half-year"} | ${"2026-07-05"} | ${{ first: "2025-07", last: "2025-12" }} | ${"over the year's end"}
  ${"2028-02-29"} | ${"year"}      | ${"2029-02-28"} | ${{ first: "2027-02", last: "2028-01" }} | ${"from a leap day"}
`("a meeting on $on, every $every: next on $next ($why)", ({ on, every, next, period }) => {
  expect([nextAfter(on, every), periodBefore(on, every)]).toEqual([next, period]);
});

it("the period before another is as long as that one", () => {
  expect(periodJustBefore({ first: "2026-01", last: "2026-03" })).toEqual({ first: "2025-10", last: "2025-12" });
  expect(periodJustBefore({ first: "2026-01", last: "2026-01" })).toEqual({ first: "2025-12", last: "2025-12" });
});

it("of nothing counted there is no percentage", () => {
  expect([percentOf({ kept: 0, counted: 0 }), percentOf({ kept: 1, counted: 4 })]).toEqual([null, 25]);
});
