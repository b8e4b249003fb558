import fc from "fast-check";
import type { TargetEntry } from "../../../../src/domain/agreement/agreement-entry";
import { placeOfTarget, targetRows, withTarget } from "../../../../static/ui/settings/agreements/target-matrix";
import { anSla } from "./a-catalogue";

const { targets } = anSla;

describe("the rows of the form", () => {
  const matrix = { impacts: ["Company"], urgencies: ["Now", "Later"], priorities: [["Highest", "High"]] };

  it("has the project's priorities first, then the matrix's, then those only targets name, all others last", () => {
    const named: TargetEntry = { measure: "resolution", priority: "Legacy", within: "PT1H", calendar: "office" };
    const rows = targetRows([...targets, named], ["High", "Low"], matrix);
    expect(rows.map(({ priority, isKnown }) => [priority, isKnown])).toEqual([
      ["High", true],
      ["Low", true],
      ["Highest", false],
      ["Legacy", false],
      ["*", null],
    ]);
  });

  it("does not call a priority unknown where the project's could not be read", () => {
    expect(targetRows(targets, [], undefined).map(({ isKnown }) => isKnown)).toEqual([null, null]);
  });

  it("takes a target without priority for all others", () => {
    const unnamed: TargetEntry = { measure: "response", within: "PT1H", calendar: "office" };
    expect(targetRows([unnamed], [], undefined)[0]!.targets.response).toBe(unnamed);
  });
});

const measures = fc.constantFrom("response" as const, "resolution" as const);
const priorities = fc.constantFrom("High", "Low", "*");
const terms = fc.record({ within: fc.constantFrom("PT1H", "PT2H", ""), calendar: fc.constantFrom("office", "always") });

it("changes the one promise that was meant and leaves the others as and where they are", () => {
  fc.assert(
    fc.property(measures, priorities, fc.option(terms), (measure, priority, wanted) => {
      const after = withTarget(targets, measure, priority, wanted);
      const place = placeOfTarget(after, measure, priority);
      if (wanted === null) expect(place).toBe(-1);
      else expect(after[place]).toEqual({ measure, priority, ...wanted });
      const isOther = (target: TargetEntry) => target.measure !== measure || target.priority !== priority;
      expect(after.filter(isOther)).toEqual(targets.filter(isOther));
    }),
  );
});
