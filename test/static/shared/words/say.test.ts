import { say, sayIfKnown } from "../../../../static/ui/shared/words/say";

it("puts values in, and writes numbers as people read them", () => {
  expect(say("table.page", { page: 2, pages: 1200 })).toBe("Page 2 of 1,200");
});

it.each`
  count   | text
  ${0}    | ${"0 entries"}
  ${1}    | ${"1 entry"}
  ${5000} | ${"5,000 entries"}
`("counts $count as $text", ({ count, text }) => {
  expect(say("table.count", { count })).toBe(text);
});

it("says the last step of a key that the locale does not have", () => {
  expect(sayIfKnown("changes.actions.conjured")).toBe("conjured");
});
