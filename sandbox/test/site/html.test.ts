import fc from "fast-check";
import { Html, html } from "../../site/html";

describe("html", () => {
  it.each`
    value                  | text                       | why
    ${"<b>"}               | ${"&lt;b&gt;"}             | ${"text is never markup"}
    ${'" onclick="'}       | ${"&quot; onclick=&quot;"} | ${"nor does it end an attribute"}
    ${html`<b>${"&"}</b>`} | ${"<b>&amp;</b>"}          | ${"a template inside a template is kept"}
    ${[1, html`<i>2</i>`]} | ${"1<i>2</i>"}             | ${"a list is its parts"}
    ${false}               | ${""}                      | ${"a condition that fails leaves nothing"}
    ${undefined}           | ${""}                      | ${"nor does what is missing"}
    ${0}                   | ${"0"}                     | ${"but nought is a number to show"}
  `("puts $value in as $text ($why)", ({ value, text }) => {
    expect(html`${value}`.text).toBe(text);
  });

  it("never lets text through that opens a tag or ends an attribute", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = html`${text}`;
        expect(shown).toBeInstanceOf(Html);
        expect(shown.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});
