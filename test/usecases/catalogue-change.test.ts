import words from "../../locales/en-US.json";
import type { FactChange } from "../../src/domain/catalogue/fact-changes";
import { changeActions, keptFacts } from "../../src/usecases/catalogue-change";

it.each(changeActions)("the pages have a word for what was done: %s", (action) => {
  expect(words.settings.changes.actions[action]).toMatch(/\w/);
});

const target = { measure: "resolution", priority: "High" };

it.each`
  change                                                                                               | fact                                                                           | why
  ${{ kind: "changed", path: ["targets", { item: target }, "within"], before: "PT8H", after: "PT4H" }} | ${{ path: "targets[resolution, High].within", before: "PT8H", after: "PT4H" }} | ${"items go by what identifies them"}
  ${{ kind: "added", path: [], after: { key: "a" } }}                                                  | ${{ path: "", before: null, after: { key: "a" } }}                             | ${"a whole entry"}
  ${{ kind: "removed", path: ["name"], before: "A" }}                                                  | ${{ path: "name", before: "A", after: null }}                                  | ${"a fact that is gone"}
  ${{ kind: "order", path: ["targets"] }}                                                              | ${{ path: "targets.order", before: null, after: null }}                        | ${"the same items in another order"}
`("keeps a fact so that people can read it ($why)", ({ change, fact }) => {
  expect(keptFacts([change])).toEqual([fact]);
});

it("cuts a long value", () => {
  const [fact] = keptFacts([{ kind: "added", path: ["description"], after: "x".repeat(10_000) }]);
  expect(String(fact!.after)).toHaveLength(4_001);
});

it.each`
  count    | length   | why
  ${5_000} | ${10}    | ${"too many facts"}
  ${100}   | ${3_000} | ${"facts that are long together"}
`("ends a line of the trail that would grow too long, and says how much is left out ($why)", ({ count, length }) => {
  const changes = Array.from(
    { length: count },
    (_, index): FactChange => ({
      kind: "added",
      path: [`fact-${index}`],
      after: "x".repeat(length),
    }),
  );
  const facts = keptFacts(changes);
  expect(JSON.stringify(facts).length).toBeLessThan(64_000);
  expect(facts.at(-1)).toEqual({ path: "…", before: null, after: `${count - (facts.length - 1)} more` });
});
