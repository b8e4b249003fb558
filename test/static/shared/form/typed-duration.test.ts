import fc from "fast-check";
import { describeDuration, parseDuration } from "../../../../src/domain/agreement/duration";
import { typedDuration } from "../../../../static/ui/shared/form/typed-duration";

it.each`
  typed           | text         | why
  ${"8"}          | ${"PT8H"}    | ${"a number alone is hours"}
  ${"8 h"}        | ${"PT8H"}    | ${"as it is said"}
  ${"1h30"}       | ${"PT1H30M"} | ${"minutes follow hours without a word"}
  ${"1 h 30 min"} | ${"PT1H30M"} | ${"as the field itself writes it"}
  ${"1:30"}       | ${"PT1H30M"} | ${"like a clock"}
  ${"90 min"}     | ${"PT1H30M"} | ${"more than an hour of minutes"}
  ${"1,5 hours"}  | ${"PT1H30M"} | ${"a comma for decimals"}
  ${"PT8H"}       | ${"PT8H"}    | ${"as the file has it"}
  ${"pt1h30m"}    | ${"PT1H30M"} | ${"small letters"}
  ${"45 s"}       | ${"PT45S"}   | ${"seconds"}
  ${"2 Stunden"}  | ${"PT2H"}    | ${"a word of another language"}
`("reads $typed as $text ($why)", ({ typed, text }) => {
  expect(typedDuration(typed)).toEqual({ kind: "read", text });
});

it.each`
  typed          | kind         | why
  ${"2 days"}    | ${"days"}    | ${"a day is as long as its calendar says"}
  ${"1 week"}    | ${"days"}    | ${"so is a week"}
  ${"soon"}      | ${"unclear"} | ${"no number"}
  ${"8 x"}       | ${"unclear"} | ${"no unit that there is"}
  ${"30 min 1h"} | ${"unclear"} | ${"smaller before larger is rather a slip"}
  ${"1:75"}      | ${"unclear"} | ${"no minute of a clock"}
  ${"-3 h"}      | ${"unclear"} | ${"no time is negative"}
`("does not guess at $typed ($why)", ({ typed, kind }) => {
  expect(typedDuration(typed).kind).toBe(kind);
});

it("reads back whatever it writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
      const length = seconds * 1000;
      const read = typedDuration(describeDuration(length));
      expect(read.kind === "read" && parseDuration(read.text)).toBe(length);
    }),
  );
});
