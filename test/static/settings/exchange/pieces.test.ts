import fc from "fast-check";
import { piecesOf } from "../../../../static/ui/settings/exchange/pieces";

const bytes = (text: string) => Buffer.byteLength(JSON.stringify(text));

it.each`
  text            | most  | pieces                | why
  ${""}           | ${10} | ${[""]}               | ${"nothing is one piece"}
  ${"abc"}        | ${10} | ${["abc"]}            | ${"fits"}
  ${"abcdefghij"} | ${7}  | ${["abcde", "fghij"]} | ${"two quotes go with each"}
  ${'""""'}       | ${6}  | ${['""', '""']}       | ${"a quote is written with two characters"}
  ${"a🛠️b"}       | ${9}  | ${["a🛠", "\ufe0fb"]}  | ${"never within a character"}
`("$text in pieces of $most bytes: $pieces ($why)", ({ text, most, pieces }) => {
  expect(piecesOf(text, most)).toEqual(pieces);
});

it("loses nothing, and no piece is too long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 20, max: 60 }), (text, most) => {
      const pieces = piecesOf(text, most);
      expect(pieces.join("")).toBe(text);
      expect(pieces.filter((piece) => bytes(piece) > most)).toEqual([]);
    }),
  );
});
