import { formatFor } from "../../../site/format";
import { documentOf } from "../../../site/jira/adf";
import { fieldText } from "../../../site/jira/field-text";
import { ANONYMOUS } from "../../../site/persona";

const format = formatFor({ ...ANONYMOUS, viewer: { ...ANONYMOUS.viewer, locale: "en-GB", timezone: "Europe/Berlin" } });

describe("a field's value in words", () => {
  it.each`
    value                                     | type          | words                       | why
    ${null}                                   | ${undefined}  | ${""}                       | ${"none"}
    ${"plain"}                                | ${"string"}   | ${"plain"}                  | ${"text is itself"}
    ${"2026-07-01T10:00:00.000+0000"}         | ${"datetime"} | ${"1 Jul 2026, 12:00"}      | ${"an instant in the reader's zone"}
    ${"2026-07-01"}                           | ${"date"}     | ${"1 Jul 2026"}             | ${"a date is no instant"}
    ${{ accountId: "1", displayName: "Ann" }} | ${"user"}     | ${"Ann"}                    | ${"people by name"}
    ${{ id: "3", value: "High" }}             | ${"option"}   | ${"High"}                   | ${"options by value"}
    ${[{ name: "Mail" }, { name: "Web" }]}    | ${"array"}    | ${"Mail, Web"}              | ${"lists by their members"}
    ${{ requestType: { name: "Get help" } }}  | ${"any"}      | ${"Get help"}               | ${"the request type of a request"}
    ${{ status: "late", count: 2 }}           | ${"any"}      | ${"status: late, count: 2"} | ${"an app's object, member by member"}
    ${documentOf("two words")}                | ${"doc"}      | ${"two words"}              | ${"rich text without its marks"}
    ${0}                                      | ${"number"}   | ${"0"}                      | ${"nought is a value"}
  `("$value is $words ($why)", ({ value, type, words }) => {
    expect(fieldText(value, type && { type }, format)).toBe(words);
  });
});
