import fc from "fast-check";
import { documentOf, plainText, renderDocument } from "../../../site/jira/adf";

const doc = (...content: unknown[]) => ({ type: "doc", version: 1, content });
const text = (words: string, ...marks: unknown[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });

describe("a document", () => {
  it.each`
    node                                                                              | markup                                         | why
    ${paragraph(text("a < b"))}                                                       | ${"<p>a &lt; b</p>"}                           | ${"text is escaped"}
    ${paragraph(text("now", { type: "strong" }, { type: "em" }))}                     | ${"<p><em><strong>now</strong></em></p>"}      | ${"marks nest"}
    ${paragraph({ type: "mention", attrs: { id: "1", text: "@Ann" } })}               | ${'<p><span class="mention">@Ann</span></p>'}  | ${"a mention by name"}
    ${paragraph(text("x", { type: "link", attrs: { href: "https://a.example/" } }))}  | ${'<p><a href="https://a.example/">x</a></p>'} | ${"a link"}
    ${paragraph(text("x", { type: "link", attrs: { href: "javascript:alert(1)" } }))} | ${"<p>x</p>"}                                  | ${"an address that runs is no link"}
    ${{ type: "heading", attrs: { level: 1 }, content: [text("H")] }}                 | ${'<p class="adf-heading">H</p>'}              | ${"the page has its own outline"}
    ${{ type: "expand", content: [paragraph(text("inside"))] }}                       | ${"<p>inside</p>"}                             | ${"an unknown node shows what is in it"}
  `("shows $markup ($why)", ({ node, markup }) => {
    expect(renderDocument(doc(node)).text).toBe(markup);
  });

  it("is nothing when it is no document", () => {
    expect(renderDocument("plain").text).toBe("");
  });

  it("keeps typed text, line by line", () => {
    const line = fc.string().filter((words) => !/[\r\n]/.test(words));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(plainText(documentOf(lines.join("\n")))).toBe(`${lines.join("\n")}\n`);
      }),
    );
  });
});
