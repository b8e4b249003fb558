import { keyPartOf, partitionOf, sortKeyOf } from "../../src/storage/bounded-text";

const alike = "k".repeat(1_000);

describe.each`
  name             | bounded        | most
  ${"keyPartOf"}   | ${keyPartOf}   | ${400}
  ${"partitionOf"} | ${partitionOf} | ${1_500}
  ${"sortKeyOf"}   | ${sortKeyOf}   | ${900}
`("$name", ({ bounded, most }) => {
  it.each`
    one                       | other                       | why
    ${"a"}                    | ${"b"}                      | ${"short texts"}
    ${`${alike}${alike}a`}    | ${`${alike}${alike}b`}      | ${"long texts that begin alike"}
    ${`${"é".repeat(999)}a`}  | ${`${"é".repeat(999)}b`}    | ${"letters of two bytes"}
    ${`${"👍".repeat(500)}a`} | ${`${"👍".repeat(500)}b`}   | ${"signs of four bytes"}
    ${"k".repeat(most / 2)}   | ${"k".repeat(most / 2 + 1)} | ${"one just within what is kept whole, one beyond it"}
  `("keeps two texts apart and within its bytes: $why", ({ one, other }) => {
    expect(bounded(one)).not.toBe(bounded(other));
    for (const text of [one, other]) expect(Buffer.byteLength(bounded(text))).toBeLessThanOrEqual(most);
    expect(bounded(one)).toBe(bounded(one));
  });
});
