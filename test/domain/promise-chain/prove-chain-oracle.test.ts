import fc from "fast-check";
import { proveChain } from "../../../src/domain/promise-chain/prove-chain";
import { arbitraryQuestion, compiled } from "./arbitrary-chain";
import { BeyondWindow, naiveProof } from "./naive-proof";

const isNightly = process.env.NIGHTLY === "1";

/** What the slow truth says; a question that reaches beyond its window says nothing. */
function truthOf(question: Parameters<typeof naiveProof>[0]) {
  try {
    return naiveProof(question);
  } catch (error) {
    fc.pre(!(error instanceof BeyondWindow));
    throw error;
  }
}

it("proves what a walk over the wall clock of every start finds", () => {
  let lateSeen = 0;
  let forksSeen = 0;
  fc.assert(
    fc.property(arbitraryQuestion, (question) => {
      const truth = truthOf(question);
      expect(proveChain(compiled(question))).toMatchObject({
        kind: "proved",
        ...truth,
        slack: question.promise.within - truth.smallestPromise,
        holds: truth.late === 0,
      });
      if (truth.late > 0) lateSeen += 1;
      if (question.links.some((leg) => "branches" in leg && leg.branches.length > 1)) forksSeen += 1;
    }),
    { numRuns: isNightly ? 4_000 : 150 },
  );
  // Questions of which none is late, or none has branches, would prove little.
  expect(Math.min(lateSeen, forksSeen)).toBeGreaterThan(isNightly ? 400 : 10);
});
