import { CATALOGUE_FORMAT, type Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { editOf, isRename, reversed, withEdits } from "../../../../static/ui/shared/catalogue/entries";

const email = { key: "email", name: "E-mail" };
const shop = { key: "shop", name: "Shop" };
const catalogue: Catalogue = { format: CATALOGUE_FORMAT, calendars: [], services: [email, shop], agreements: [] };

const better = { ...email, outcome: "Letters arrive" };
const added = { key: "pay", name: "Pay slips" };

it.each`
  why                                  | edit                                 | services
  ${"a changed entry keeps its place"} | ${editOf("services", email, better)} | ${[better, shop]}
  ${"a new entry comes last"}          | ${editOf("services", null, added)}   | ${[email, shop, added]}
  ${"a removed entry is gone"}         | ${editOf("services", email, null)}   | ${[shop]}
`("$why", ({ edit, services }) => {
  expect(withEdits(catalogue, [edit]).services).toEqual(services);
});

it("makes a section that the catalogue did not have", () => {
  const contact = { key: "anna" };
  expect(withEdits(catalogue, [editOf("contacts", null, contact)]).contacts).toEqual([contact]);
});

it("takes edits back by their reverse", () => {
  const edits = [editOf("services", shop, { ...shop, name: "Web shop" })];
  expect(withEdits(withEdits(catalogue, edits), reversed(edits))).toEqual(catalogue);
});

it.each`
  why                                | edit                                                 | expected
  ${"another key"}                   | ${editOf("services", email, { ...email, key: "m" })} | ${true}
  ${"the same key"}                  | ${editOf("services", email, better)}                 | ${false}
  ${"a new entry had no key before"} | ${editOf("services", null, added)}                   | ${false}
`("a rename is an edit with another key ($why)", ({ edit, expected }) => {
  expect(isRename(edit)).toBe(expected);
});
