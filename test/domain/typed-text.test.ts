import fc from "fast-check";
import { apart, beginningOf, shortened } from "../../src/domain/typed-text";

const [FSI, PDI, RLO, RLI] = ["\u2068", "\u2069", "\u202E", "\u2067"];

describe("a text apart from the sentence around it", () => {
  it.each`
    typed              | text                                 | why
    ${"Mail"}          | ${"Mail"}                            | ${"nothing in it turns anything"}
    ${"👩🏽‍🔧 <b>"}        | ${"👩🏽‍🔧 <b>"}                          | ${"pictures and markup turn nothing"}
    ${"مرحبا"}         | ${`${FSI}مرحبا${PDI}`}               | ${"written from right to left"}
    ${`${RLO}liam`}    | ${`${FSI}${RLO}liam${PDI}`}          | ${"an override that is left open ends with the isolate"}
    ${`${RLI}liam`}    | ${`${FSI}${RLI}liam${PDI}${PDI}`}    | ${"an isolate that is left open is closed"}
    ${`a${PDI}${RLO}`} | ${`${FSI}${FSI}a${PDI}${RLO}${PDI}`} | ${"one that closes more than it opened closes its own"}
  `("$why", ({ typed, text }) => expect(apart(typed)).toBe(text));

  it("is what was typed, and leaves nothing open that is not closed", () => {
    const sign = fc.constantFrom("a", "ש", "😀", RLO!, "\u202C", "\u2066", RLI!, FSI!, PDI!);
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        const typed = signs.join("");
        const text = apart(typed);
        expect(text).toContain(typed);
        let depth = 0;
        let least = 0;
        for (const one of text) {
          if (["\u2066", RLI, FSI].includes(one)) depth += 1;
          if (one === PDI) depth -= 1;
          least = Math.min(least, depth);
        }
        expect([depth, least]).toEqual([0, 0]);
      }),
    );
  });
});

it.each`
  typed       | most | beginning | text       | why
  ${"mail"}   | ${4} | ${"mail"} | ${"mail"}  | ${"exactly as long"}
  ${"mails"}  | ${4} | ${"mail"} | ${"mail…"} | ${"one too long"}
  ${"ab😀cd"} | ${3} | ${"ab"}   | ${"ab…"}   | ${"half a sign is none"}
  ${"ab😀cd"} | ${4} | ${"ab😀"} | ${"ab😀…"} | ${"the whole sign"}
  ${""}       | ${0} | ${""}     | ${""}      | ${"nothing"}
`("$typed to $most: $text ($why)", ({ typed, most, beginning, text }) => {
  expect(beginningOf(typed, most)).toBe(beginning);
  expect(shortened(typed, most)).toBe(text);
});
