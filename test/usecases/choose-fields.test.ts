import { emptyCatalogue } from "../../src/domain/editing/apply-edits";
import { chooseFields } from "../../src/usecases/choose-fields";
import { CatalogueDesk } from "./catalogue-desk";

const editing = { projectId: "7", by: "lead" };

it.each`
  fields                                                | facts                                                 | passes | why
  ${{ service: ["b", "c"], customer: [], team: ["t"] }} | ${[["service", "chosen", "b, c"], ["team", "", "t"]]} | ${1}   | ${"other fields"}
  ${{ service: ["chosen"], customer: [], team: [] }}    | ${[]}                                                 | ${0}   | ${"the same ones again"}
`("tells the audit trail of $why and measures tickets anew $passes times", async ({ fields, facts, passes }) => {
  const desk = new CatalogueDesk();
  desk.have("7", emptyCatalogue);
  await chooseFields(desk.ports, editing, fields);
  expect(desk.setups.get("7")!.fields).toEqual(fields);
  expect(
    desk.changes.flatMap((change) => change.facts.map(({ path, before, after }) => [path, before, after])),
  ).toEqual(facts);
  expect(desk.passes).toHaveLength(passes);
});

it("watches a project from then on that nobody watched", async () => {
  const desk = new CatalogueDesk();
  await chooseFields(desk.ports, editing, { service: ["a"], customer: [], team: [] });
  expect(desk.setups.get("7")).toMatchObject({ revision: 2, fields: { service: ["a"] }, catalogue: { revision: 0 } });
});
