import fc from "fast-check";
import ICAL from "ical.js";
import { invitationText } from "../../../src/domain/review/invitation";
import { markdownText } from "../../../src/domain/review/markdown-text";
import { spreadsheetText } from "../../../src/domain/review/spreadsheet-text";

describe("A table for a spreadsheet", () => {
  /** The first cell as RFC 4180 reads it. */
  const cellOf = (value: string | number | null) => {
    const text = spreadsheetText([[value, "end"]]);
    const [, quoted, plain] = /^\ufeff(?:"((?:[^"]|"")*)"|([^",\r\n]*)),end\r\n$/.exec(text) ?? [];
    return quoted?.replaceAll('""', '"') ?? plain;
  };

  it.each`
    value                  | cell                   | why
    ${"Order toner"}       | ${"Order toner"}       | ${"a text"}
    ${"=1+1"}              | ${"'=1+1"}             | ${"a formula"}
    ${"+1+1"}              | ${"'+1+1"}             | ${"a formula of older programs"}
    ${"-1+1"}              | ${"'-1+1"}             | ${"another"}
    ${"@SUM(A1)"}          | ${"'@SUM(A1)"}         | ${"another"}
    ${"\t=1+1"}            | ${"'\t=1+1"}           | ${"one behind a tab"}
    ${"\r=1+1"}            | ${"'\r=1+1"}           | ${"one behind a line break"}
    ${"  =1+1"}            | ${"'  =1+1"}           | ${"one behind blanks that programs drop"}
    ${"＝1+1"}             | ${"'＝1+1"}            | ${"full width letters mean the same to some"}
    ${'=HYPERLINK("x")'}   | ${'\'=HYPERLINK("x")'} | ${"one with quotes"}
    ${-12.5}               | ${"-12.5"}             | ${"a number stays one"}
    ${"-12.5"}             | ${"-12.5"}             | ${"also when it is written"}
    ${null}                | ${""}                  | ${"nothing"}
    ${Number.NaN}          | ${""}                  | ${"no number"}
    ${'say "no", he said'} | ${'say "no", he said'} | ${"quotes and commas"}
    ${"two\nlines"}        | ${"two\nlines"}        | ${"lines"}
    ${"<img src=x>"}       | ${"<img src=x>"}       | ${"markup, which means nothing here"}
    ${"\u202Eliam مرحبا"}  | ${"\u202Eliam مرحبا"}  | ${"right-to-left marks"}
    ${"👩🏽‍🔧🔥"}              | ${"👩🏽‍🔧🔥"}              | ${"pictures"}
    ${"x".repeat(10_000)}  | ${"x".repeat(10_000)}  | ${"ten thousand letters"}
  `("keeps $why", ({ value, cell }) => expect(cellOf(value)).toBe(cell));

  it("no cell begins with what runs, and none loses a letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const cell = cellOf(typed) ?? "=";
        expect(cell.replace(/^'/, "")).toBe(typed.replace(/^'/, ""));
        expect(/^[=+@\t\r]/.test(cell) || /^-(?!\d+(\.\d+)?$)/.test(cell)).toBe(false);
      }),
    );
  });
});

describe("Typed text in Markdown", () => {
  it.each`
    typed                   | text                               | why
    ${"plain words"}        | ${"plain words"}                   | ${"words"}
    ${"# Not a heading"}    | ${"\\# Not a heading"}             | ${"no heading"}
    ${"* not a list"}       | ${"\\* not a list"}                | ${"no list"}
    ${"1. not a list"}      | ${"1\\. not a list"}               | ${"no numbered list"}
    ${"<script>x</script>"} | ${"\\<script\\>x\\</script\\>"}    | ${"no HTML"}
    ${"[x](javascript:y)"}  | ${"\\[x\\]\\(javascript\\:y\\)"}   | ${"no link"}
    ${"a|b"}                | ${"a\\|b"}                         | ${"no table"}
    ${"one\ntwo"}           | ${"one  \ntwo"}                    | ${"lines stay lines"}
    ${"    indented"}       | ${"indented"}                      | ${"no code"}
    ${"\u202Eliam"}         | ${"\u2068\u202Eliam\u2069"}        | ${"no turning of what follows"}
    ${"a\n\u202Eb\nc"}      | ${"a  \n\u2068\u202Eb\u2069  \nc"} | ${"nor line by line"}
    ${"👩🏽‍🔧🔥"}               | ${"👩🏽‍🔧🔥"}                          | ${"no loss of pictures"}
    ${"x".repeat(10_000)}   | ${"x".repeat(10_000)}              | ${"no loss, however long"}
  `("is $why", ({ typed, text }) => expect(markdownText(typed)).toBe(text));
});

describe("An invitation", () => {
  const madeAt = Date.UTC(2026, 10, 23, 9, 0, 0);
  const read = (text: string) => new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")!);

  it("is a meeting of the day, in the words that were given", () => {
    const words = "Minutes; decisions, and \\ more\nnext line";
    const text = invitationText({ uid: "a@b", on: "2027-02-28", title: "Review, at last", words, madeAt });
    const event = read(text);
    expect([event.summary, event.description, event.uid]).toEqual(["Review, at last", words, "a@b"]);
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(["2027-02-28", "2027-03-01"]);
    expect(text).toContain("DTSTAMP:20261123T090000Z");
  });

  it.each`
    typed                                  | why
    ${"<b>x</b> \u202Eliam مرحبا 👩🏽‍🔧"}      | ${"markup, right-to-left marks, pictures"}
    ${"BEGIN:VEVENT\nATTENDEE:mailto:a@b"} | ${"lines that would be the file's own"}
    ${'a;b,c\\n"d":e'}                     | ${"signs that mean something to the format"}
    ${"👩🏽‍🔧".repeat(1_500)}                  | ${"ten thousand signs"}
  `("keeps $why", ({ typed }) => {
    const event = read(invitationText({ uid: "a", on: "2026-12-01", title: typed, words: typed, madeAt }));
    expect([event.summary, event.description]).toEqual([typed, typed]);
    expect(event.attendees).toEqual([]);
  });

  it("can be read whatever the title says, in lines of 75 bytes at most", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const text = invitationText({ uid: "a", on: "2026-12-01", title, words: title, madeAt });
        for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(read(text).summary).toBe(title.replace(/\r\n?/g, "\n").replaceAll(/(?!\n)\p{Cc}/gu, ""));
      }),
    );
  });
});
