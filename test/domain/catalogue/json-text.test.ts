import * as fc from "fast-check";
import { parse } from "yaml";
import { readJsonGroup } from "../../../src/domain/catalogue/json-text";

it("reads JSON as the reader of YAML does", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()),
      fc.constantFrom("", " ", "\t"),
      (group, indent) => {
        const content = JSON.stringify(group, null, indent);
        expect(readJsonGroup(content)).toEqual({ document: parse(content, { schema: "core", stringKeys: true }) });
      },
    ),
    { numRuns: 200 },
  );
});

it.each`
  content                             | why
  ${"{}"}                             | ${"nothing in it"}
  ${' \n\t{ "a" \n : 1 }\r\n'}        | ${"white space wherever JSON has it"}
  ${'{"a": "\\"b\\": 1", "b": 2}'}    | ${"a text that looks like a key"}
  ${'{"a": ["b", ":"], "\\\\": ":"}'} | ${"colons and backslashes in texts"}
  ${'{"a": {"a": 1}, "b": {"a": 1}}'} | ${"one key in several groups"}
  ${'{"__proto__": 1, "": 2}'}        | ${"keys that are nothing special in a file"}
`("reads $content ($why)", ({ content }) => {
  expect(readJsonGroup(content)).toEqual({ document: JSON.parse(content) });
});

it.each`
  content                            | why
  ${"[]"}                            | ${"no group"}
  ${"a: 1"}                          | ${"YAML"}
  ${"{a: 1}"}                        | ${"a key without quotes"}
  ${'{"a": 1} # one'}                | ${"a comment"}
  ${'\ufeff{"a": 1}'}                | ${"a byte order mark"}
  ${'{"a": 1, "a": 1}'}              | ${"a key given twice"}
  ${'{"a": 1, "\\u0061": 2}'}        | ${"a key given twice, once as an escape"}
  ${'{"a": [{"b": 1, "b" : {}}]}'}   | ${"a key given twice, deep inside"}
  ${'{"__proto__":1,"__proto__":2}'} | ${"a key given twice that means something to JavaScript"}
`("leaves $content to the reader of YAML ($why)", ({ content }) => {
  expect(readJsonGroup(content)).toBeNull();
});
