import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { canonicalJson } from "../../../src/domain/review/canonical-json";
import { reviewedPeriods, reviewPack } from "../../../src/domain/review/review-pack";
import { aPlan, aPromise, aRequirement, aReview, catalogue, emptyDesk, facts, frozen, measured } from "./made-up";

const last = aReview({
  id: "review-0",
  period: { first: "2025-10", last: "2025-12" },
  meetingOn: "2026-01-12",
  rating: 4,
  frozen,
});
const task = { id: "task-one", text: "Order toner", owner: "", dueOn: null, issueKey: null, doneOn: null };

describe("The agenda fills itself", () => {
  it("with figures, perception and the next date alone where nothing else waits", () => {
    expect(reviewPack(facts()).agenda.map(({ kind }) => kind)).toEqual(["figures", "perception", "next-meeting"]);
  });

  it("from last meeting's tasks to the next date, with what people add before the customer's view", () => {
    const breach = { issueKey: "HD-1", overrun: 1, late: 1, parts: [], reason: null };
    const pack = reviewPack(
      facts({
        review: aReview({ topics: [{ id: "topic-one", text: "New clinic" }] }),
        desk: {
          ...emptyDesk,
          reviews: [{ ...last, actions: [task] }],
          plans: [aPlan()],
          requirements: [aRequirement()],
        },
        catalogue: {
          ...catalogue,
          agreements: [
            { ...catalogue.agreements[0]!, validTo: "2026-06-01" },
            { ...catalogue.agreements[0]!, key: "fast", version: 1, state: "proposed" } as AgreementEntry,
          ],
        },
        measured: measured([aPromise({ breaches: [breach] })]),
        availability: [
          {
            service: "print",
            agreement: "standard",
            version: 1,
            percent: null,
            promised: 99,
            isReached: null,
            interruptions: 0,
            down: 0,
            agreed: 0,
            mtrs: null,
            mtbsi: null,
          },
        ],
      }),
    );
    expect(pack.agenda.map((item) => (item.kind === "topic" ? item.text : `${item.kind} ${item.count}`))).toEqual([
      "last-actions 1",
      "figures 1",
      "breaches 1",
      "availability 1",
      "plans 1",
      "expiring 1",
      "requirements 1",
      "proposals 1",
      "New clinic",
      "perception 0",
      "next-meeting 0",
    ]);
  });
});

describe("What a pack speaks of", () => {
  it.each`
    requirement                                                                    | isSpokenOf | why
    ${{ answer: "open" }}                                                          | ${true}    | ${"it waits for an answer"}
    ${{ answer: "granted", answeredOn: "2026-02-01" }}                             | ${true}    | ${"it was answered since the last meeting"}
    ${{ answer: "granted", answeredOn: "2025-12-01" }}                             | ${false}   | ${"it was answered before that"}
    ${{ answer: "declined", answeredOn: "2025-12-01", lookAgainOn: "2026-04-10" }} | ${true}    | ${"its day has come"}
    ${{ answer: "declined", answeredOn: "2025-12-01", lookAgainOn: "2026-04-11" }} | ${false}   | ${"its day is to come"}
    ${{ customer: "other" }}                                                       | ${false}   | ${"another customer asked"}
  `("requirements: $isSpokenOf where $why", ({ requirement, isSpokenOf }) => {
    const desk = { ...emptyDesk, reviews: [last], requirements: [aRequirement(requirement)] };
    expect(reviewPack(facts({ desk })).requirements.length > 0).toBe(isSpokenOf);
  });

  it.each`
    plan                                | isSpokenOf | why
    ${{}}                               | ${true}    | ${"it runs"}
    ${{ customer: null }}               | ${true}    | ${"it is for every customer"}
    ${{ customer: "other" }}            | ${false}   | ${"it is for another"}
    ${{ closed: { on: "2026-02-01" } }} | ${true}    | ${"it was closed since the last meeting"}
    ${{ closed: { on: "2026-01-01" } }} | ${false}   | ${"it was closed before that"}
  `("plans: $isSpokenOf where $why", ({ plan, isSpokenOf }) => {
    const desk = { ...emptyDesk, reviews: [last], plans: [aPlan(plan)] };
    expect(reviewPack(facts({ desk })).plans.length > 0).toBe(isSpokenOf);
  });

  it.each`
    entry                                           | others                                       | state       | why
    ${{ validTo: "2026-08-08" }}                    | ${[]}                                        | ${"ending"} | ${"it ends within 120 days of the meeting"}
    ${{ validTo: "2026-08-09" }}                    | ${[]}                                        | ${null}     | ${"it ends later"}
    ${{ validTo: "2026-04-01" }}                    | ${[]}                                        | ${null}     | ${"it has ended"}
    ${{}}                                           | ${[]}                                        | ${null}     | ${"it is open ended"}
    ${{ validTo: "2026-06-01" }}                    | ${[{ version: 2, validFrom: "2026-06-01" }]} | ${null}     | ${"another version follows"}
    ${{ validTo: "2026-06-01", customer: "other" }} | ${[]}                                        | ${null}     | ${"it is another customer's"}
    ${{ validTo: "2026-06-01", customer: "*" }}     | ${[]}                                        | ${"ending"} | ${"it is every customer's"}
    ${{ state: "draft" }}                           | ${[]}                                        | ${"draft"}  | ${"it is being written"}
  `("agreements: $state where $why", ({ entry, others, state }) => {
    const of = (parts: object) => ({ ...catalogue.agreements[0]!, ...parts }) as AgreementEntry;
    const { expiring, proposed } = reviewPack(
      facts({ catalogue: { ...catalogue, agreements: [of(entry), ...others.map(of)] } }),
    );
    expect([...expiring, ...proposed][0]?.state ?? null).toBe(state);
  });

  it("names nothing of the provider's own notes, whatever they say", () => {
    const pack = reviewPack(facts({ review: aReview({ preparation: "They are cross" }) }));
    expect(canonicalJson(pack)).not.toContain("cross");
  });
});

describe("Green figures and a customer who is less content", () => {
  it.each`
    rating  | isReached | isFlagged | why
    ${3}    | ${true}   | ${true}   | ${"every goal is reached and the rating fell"}
    ${4}    | ${true}   | ${false}  | ${"the rating stayed"}
    ${3}    | ${false}  | ${false}  | ${"a goal was missed: the figures say it themselves"}
    ${3}    | ${null}   | ${false}  | ${"there is no goal to be green"}
    ${null} | ${true}   | ${false}  | ${"nobody asked"}
  `("are pointed out ($isFlagged) where $why", ({ rating, isReached, isFlagged }) => {
    const pack = reviewPack(
      facts({
        review: aReview({ rating }),
        desk: { ...emptyDesk, reviews: [last] },
        measured: measured([aPromise({ isReached })]),
      }),
    );
    expect(pack.isGreenAndFalling).toBe(isFlagged);
  });
});

describe("The period of comparison", () => {
  it.each`
    reviews                                                         | period                                   | why
    ${[last]}                                                       | ${{ first: "2025-10", last: "2025-12" }} | ${"the last review's"}
    ${[{ ...last, period: { first: "2025-06", last: "2025-06" } }]} | ${{ first: "2025-06", last: "2025-06" }} | ${"however long ago"}
    ${[]}                                                           | ${{ first: "2025-10", last: "2025-12" }} | ${"as long as this one, just before it"}
    ${[{ ...last, frozen: null }]}                                  | ${{ first: "2025-10", last: "2025-12" }} | ${"a review that was never closed does not count"}
    ${[{ ...last, period: { first: "2026-01", last: "2026-02" } }]} | ${{ first: "2025-10", last: "2025-12" }} | ${"one that overlaps says nothing of before"}
  `("is $why", ({ reviews, period }) => {
    expect(reviewedPeriods({ ...emptyDesk, reviews }, aReview()).comparedWith).toEqual(period);
  });
});

it.each`
  plan                                             | isShown  | why
  ${{ customer: "clinic", agreement: "standard" }} | ${true}  | ${"it is about a promise to them"}
  ${{ customer: null, agreement: "standard" }}     | ${true}  | ${"it is for every customer"}
  ${{ customer: null, agreement: "first-line" }}   | ${false} | ${"what a team promises behind it is for the house"}
  ${{ customer: "other", agreement: "standard" }}  | ${false} | ${"it is another customer's"}
`("Improvement plans: shown is $isShown, as $why", ({ plan, isShown }) => {
  const ola = {
    key: "first-line",
    kind: "ola",
    version: 1,
    party: { teams: ["First line"] },
    validFrom: "2025-01-01",
    targets: [{ measure: "resolution", within: "PT4H", calendar: "always" }],
  } as unknown as AgreementEntry;
  const desk = { ...emptyDesk, plans: [aPlan(plan)] };
  const agreements = [...catalogue.agreements, ola];
  expect(reviewPack(facts({ desk, catalogue: { ...catalogue, agreements } })).plans).toHaveLength(isShown ? 1 : 0);
});

describe("The baseline", () => {
  const first = { ...last, id: "review-first", period: { first: "2025-01", last: "2025-03" }, meetingOn: "2025-04-10" };
  const settled = { first: "2024-06", last: "2024-08" };
  const relation = {
    id: "clinic",
    every: "quarter",
    nextOn: null,
    outcomes: "",
    preferences: "",
    baseline: settled,
    participants: [],
  } as const;
  it.each`
    reviews                               | relations                             | baseline        | why
    ${[last, first]}                      | ${[relation]}                         | ${settled}      | ${"it was settled with the customer"}
    ${[last, first]}                      | ${[{ ...relation, baseline: null }]}  | ${first.period} | ${"nobody settled one, and that was reviewed first"}
    ${[last]}                             | ${[]}                                 | ${null}         | ${"the first review is the last one: it is compared with already"}
    ${[last, { ...first, frozen: null }]} | ${[]}                                 | ${null}         | ${"a review that was never closed does not count"}
    ${[last]}                             | ${[{ ...relation, id: "logistics" }]} | ${null}         | ${"another customer's is not theirs"}
  `("is $baseline: $why", ({ reviews, relations, baseline }) => {
    expect(reviewedPeriods({ ...emptyDesk, reviews, relations }, aReview()).baseline).toEqual(baseline);
  });

  it("stands beside a trend of half a year at least, up to the period's last month", () => {
    expect(reviewedPeriods(emptyDesk, aReview()).trend).toEqual({ first: "2025-10", last: "2026-03" });
    const year = aReview({ period: { first: "2025-04", last: "2026-03" } });
    expect(reviewedPeriods(emptyDesk, year).trend).toEqual({ first: "2025-04", last: "2026-03" });
  });
});
