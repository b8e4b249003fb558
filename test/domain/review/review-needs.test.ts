import { reviewNeeds } from "../../../src/domain/review/review-needs";
import { aPlan, aRequirement, aReview, emptyDesk, frozen } from "./made-up";

const relation = {
  id: "clinic",
  every: "quarter",
  nextOn: "2026-04-10",
  outcomes: "",
  preferences: "",
  participants: [],
};
const task = { id: "task-one", text: "Order toner", owner: "Ann", dueOn: "2026-04-01", issueKey: null, doneOn: null };
const closed = aReview({ frozen });

const refusal = {
  answer: "declined",
  answeredOn: "2026-04-01",
  justification: "Phones hold patients' data",
  risk: "high",
  lookAgainOn: "2026-10-01",
} as const;

it.each`
  today           | desk                                                                                                     | needs                               | why
  ${"2026-03-26"} | ${{ relations: [relation] }}                                                                             | ${[]}                               | ${"fifteen days are time enough"}
  ${"2026-03-27"} | ${{ relations: [relation] }}                                                                             | ${["review-due"]}                   | ${"a fortnight before"}
  ${"2026-04-11"} | ${{ relations: [relation], reviews: [aReview()] }}                                                       | ${["review-open"]}                  | ${"it was held and not closed"}
  ${"2026-04-10"} | ${{ relations: [relation], reviews: [aReview()] }}                                                       | ${[]}                               | ${"it is today"}
  ${"2026-04-01"} | ${{ reviews: [{ ...closed, actions: [task] }] }}                                                         | ${[]}                               | ${"a task has its whole day"}
  ${"2026-04-02"} | ${{ reviews: [{ ...closed, actions: [task] }] }}                                                         | ${["task-overdue"]}                 | ${"the day after"}
  ${"2026-04-02"} | ${{ reviews: [{ ...closed, actions: [{ ...task, doneOn: "2026-03-01" }] }] }}                            | ${[]}                               | ${"it is done"}
  ${"2026-07-01"} | ${{ reviews: [closed], plans: [aPlan({ tasks: [task] })] }}                                              | ${["task-overdue", "plan-overdue"]} | ${"a plan that ran out"}
  ${"2026-07-01"} | ${{ reviews: [closed], plans: [aPlan({ closed: {} as never, tasks: [task] })] }}                         | ${[]}                               | ${"a closed plan waits for nothing"}
  ${"2026-04-30"} | ${{ reviews: [closed], requirements: [aRequirement()] }}                                                 | ${[]}                               | ${"an answer takes less than a month"}
  ${"2026-05-01"} | ${{ reviews: [closed], requirements: [aRequirement()] }}                                                 | ${["requirement-waits"]}            | ${"it does not"}
  ${"2026-05-01"} | ${{ reviews: [closed], requirements: [aRequirement({ ...refusal, lookAgainOn: "2026-05-01" })] }}        | ${["requirement-waits"]}            | ${"to be looked at again"}
  ${"2026-04-01"} | ${{ reviews: [closed], requirements: [aRequirement({ ...refusal, justification: " " })] }}               | ${["refusal-incomplete"]}           | ${"nobody was told why it was declined"}
  ${"2026-04-01"} | ${{ reviews: [closed], requirements: [aRequirement(refusal)] }}                                          | ${[]}                               | ${"a refusal with all that it owes waits for its day"}
  ${"2026-05-01"} | ${{ reviews: [closed], requirements: [aRequirement({ answer: "granted", lookAgainOn: "2026-05-01" })] }} | ${[]}                               | ${"it was granted after all"}
  ${"2026-04-01"} | ${{}}                                                                                                    | ${["never-reviewed"]}               | ${"nobody has met the customer"}
`("on $today: $needs ($why)", ({ today, desk, needs }) => {
  expect(reviewNeeds({ ...emptyDesk, ...desk }, ["clinic"], today).map(({ kind }) => kind)).toEqual(needs);
});

it("says whether a review that is due is late already", () => {
  const on = (today: string) => reviewNeeds({ ...emptyDesk, relations: [relation as never] }, [], today)[0];
  expect([on("2026-04-10"), on("2026-04-11")]).toMatchObject([{ isOverdue: false }, { isOverdue: true }]);
});
