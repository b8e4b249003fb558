import { meanRating, ratingsAmong } from "../../../src/domain/review/request-ratings";

const ratings = new Map([
  ["HD-1", 5],
  ["HD-2", 1],
  ["HD-3", 4],
  ["HD-9", 1],
]);

it.each`
  resolved                    | counts             | poor        | mean                          | why
  ${["HD-1", "HD-2", "HD-3"]} | ${[1, 0, 0, 1, 1]} | ${["HD-2"]} | ${{ rated: 3, mean: 10 / 3 }} | ${"all were rated; another period's is not theirs"}
  ${["HD-1", "HD-4", "HD-5"]} | ${[0, 0, 0, 0, 1]} | ${[]}       | ${{ rated: 1, mean: 5 }}      | ${"those who said nothing do not count"}
  ${["HD-4"]}                 | ${[0, 0, 0, 0, 0]} | ${[]}       | ${null}                       | ${"nobody said anything: neither good nor bad"}
  ${[]}                       | ${[0, 0, 0, 0, 0]} | ${[]}       | ${null}                       | ${"nothing was resolved"}
`("Of $resolved: $counts, poor $poor ($why)", ({ resolved, counts, poor, mean }) => {
  const taken = ratingsAmong(ratings, resolved);
  expect(taken).toEqual({ resolved: resolved.length, counts, poor });
  expect(meanRating(taken)).toEqual(mean);
});
