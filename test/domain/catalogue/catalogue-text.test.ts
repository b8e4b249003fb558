import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import {
  readCatalogueText,
  writeCatalogueJson,
  writeCatalogueYaml,
} from "../../../src/domain/catalogue/catalogue-text";
import { sampleDocument } from "./sample-document";

const deepJson = `{"services": ${"[".repeat(50_000)}${"]".repeat(50_000)}}`;

const sampleYaml = (): string => writeCatalogueYaml(sampleDocument() as Catalogue);

describe("reading", () => {
  it("takes YAML and JSON alike", () => {
    const accepted = { kind: "accepted", catalogue: sampleDocument(), warnings: [] };
    expect(readCatalogueText(sampleYaml())).toEqual(accepted);
    expect(readCatalogueText(JSON.stringify(sampleDocument()))).toEqual(accepted);
    expect(readCatalogueText(JSON.stringify(sampleDocument(), null, "\t"))).toEqual(accepted);
  });

  it.each`
    directive        | why
    ${""}            | ${"dates, times and words such as yes stay texts"}
    ${"%YAML 1.1\n"} | ${"even if the file asks for the YAML that would turn them into numbers"}
  `("without quotes, $why", ({ directive }) => {
    const content = `${directive}---
format: service-level-catalogue/1
calendars: [ { key: yes, timezone: Etc/UTC, weekly: { mon: [[07:30, 12:00]] }, holidays: [ 2013-12-25 ], overrides: { 2013-12-24: [] } } ]
services: []
agreements: []
`;
    expect(readCatalogueText(content)).toMatchObject({
      kind: "accepted",
      catalogue: {
        calendars: [
          {
            key: "yes",
            weekly: { mon: [["07:30", "12:00"]] },
            holidays: ["2013-12-25"],
            overrides: { "2013-12-24": [] },
          },
        ],
      },
    });
  });

  it("resolves aliases into entries of their own", () => {
    const read = readCatalogueText(`
format: service-level-catalogue/1
calendars: [ { key: a, timezone: Etc/UTC, weekly: { mon: &day [["08:00", "17:00"]], tue: *day } } ]
services: []
agreements: []
`);
    expect(read.kind === "accepted" && writeCatalogueYaml(read.catalogue)).not.toMatch(/[&*]/);
  });

  it.each`
    content                                       | path                   | words                         | why
    ${"format: x\nservices: [\n"}                 | ${"line 3, column 1"}  | ${/./}                        | ${"a list that never ends"}
    ${"format: x\nformat: y\n"}                   | ${"line 2, column 1"}  | ${/unique.*remove or rename/} | ${"a key given twice"}
    ${'{"services": [{"key": "a", "key": "b"}]}'} | ${"line 1, column 28"} | ${/unique/}                   | ${"a key given twice in JSON, where most readers drop one"}
    ${'{"a": 1, "\\u0061": 2}'}                   | ${"line 1, column 10"} | ${/unique/}                   | ${"the same key in JSON, written otherwise"}
    ${'{"format": "x",\n}x'}                      | ${"line 2, column 2"}  | ${/./}                        | ${"JSON with something behind"}
    ${"format: x\n---\nformat: y\n"}              | ${"line 2, column 1"}  | ${/one catalogue/}            | ${"two documents"}
    ${"a: !!timestamp 2013-01-01\n"}              | ${"line 1, column 4"}  | ${/tag.*in quotes/}           | ${"a tag that asks for a date"}
    ${"a: !!js/function x\n"}                     | ${"line 1, column 4"}  | ${/tag/}                      | ${"a tag that asks for code"}
    ${"? [a, b]\n: c\n"}                          | ${"line 1, column 3"}  | ${/keys must be strings/}     | ${"a key that is a list"}
    ${"services:\n\t- key: a\n"}                  | ${"line 2, column 1"}  | ${/Tabs.*spaces/}             | ${"indented with tabs"}
    ${"a: *nowhere\n"}                            | ${""}                  | ${/nowhere/}                  | ${"an alias of nothing"}
  `("refuses $why", ({ content, path, words }) => {
    expect(readCatalogueText(content)).toMatchObject({
      kind: "refused",
      problems: [{ path, message: expect.stringMatching(words) }],
    });
  });

  it("refuses an alias bomb instead of unfolding it", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]`,
    );
    expect(readCatalogueText(["l0: &l0 [x]", ...levels].join("\n"))).toMatchObject({
      kind: "refused",
      problems: [{ path: "", message: expect.stringMatching(/alias/) }],
    });
  });

  it.each`
    content                  | why
    ${""}                    | ${"an empty file"}
    ${"\u0000\u0001"}        | ${"no text at all"}
    ${"[".repeat(50_000)}    | ${"nesting without end"}
    ${deepJson}              | ${"JSON nested deeper than anybody looks"}
    ${"<<: { format: x }\n"} | ${"a merge key, which is no key of a catalogue"}
  `("answers $why without throwing", ({ content }) => {
    expect(readCatalogueText(content).kind).toBe("refused");
  });
});

describe("writing", () => {
  it("puts one fact on a line", () => {
    expect(sampleYaml()).toContain(
      [
        "    targets:",
        "      - { measure: resolution, priority: High, within: PT20H, calendar: office }",
        '      - { measure: response, priority: "*", within: PT1H30M, calendar: office }',
        "    availability: { percent: 99.5, calendar: always, per: month }",
        "    escalation:",
        "      - measure: resolution",
        "        commence: { percent: 75 }",
        "        every: PT2H",
        "        steps:",
        "          - { level: 1, notify: [ slm ], comment: internal }",
        "          - { level: 2, notify: [ slm, boss ], comment: public }",
        "",
      ].join("\n"),
    );
  });

  it("keeps the entries of a section on lines of their own, however few they are", () => {
    const catalogue = { ...sampleDocument(), services: [{ key: "a", name: "A" }] } as Catalogue;
    expect(writeCatalogueYaml(catalogue)).toContain("services:\n  - { key: a, name: A }\n");
  });

  it("quotes what another YAML reader would take for a date, a time or a boolean", () => {
    expect(sampleYaml()).toContain('validFrom: "2024-01-01"');
    expect(sampleYaml()).toContain('fri: [ [ "08:00", "24:00" ] ]');
  });

  it("writes JSON in the catalogue's own order, with a line end", () => {
    expect(writeCatalogueJson(sampleDocument() as Catalogue)).toBe(`${JSON.stringify(sampleDocument(), null, 2)}\n`);
  });

  it("writes out what several places share, so that each can be edited by itself", () => {
    const day = [["08:00", "17:00"]];
    const catalogue = {
      ...sampleDocument(),
      calendars: [{ key: "office", timezone: "Etc/UTC", weekly: { mon: day, tue: day } }],
    };
    expect(writeCatalogueYaml(catalogue as Catalogue)).toContain(
      '{ mon: [ [ "08:00", "17:00" ] ], tue: [ [ "08:00", "17:00" ] ] }',
    );
  });
});
