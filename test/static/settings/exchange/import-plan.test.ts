import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { writeCatalogueJson, writeCatalogueYaml } from "../../../../src/domain/catalogue/catalogue-text";
import { planImport } from "../../../../static/ui/settings/exchange/import-plan";

const present: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "office", timezone: "Europe/Amsterdam", weekly: { mon: [["09:00", "17:00"]] } }],
  services: [{ key: "email", name: "E-mail", hours: "office" }],
  agreements: [],
};

it.each([
  ["YAML", writeCatalogueYaml],
  ["JSON", writeCatalogueJson],
])("an export as %s brings nothing new", (_, write) => {
  expect(planImport(write(present), present)).toEqual({ kind: "same" });
});

it("tells what a file would change", () => {
  const plan = planImport(writeCatalogueYaml(present).replace("E-mail", "Mail"), present);
  expect(plan).toMatchObject({
    kind: "ready",
    difference: { entries: [{ kind: "changed", section: "services", key: "email", title: "Mail" }] },
  });
});

it("refuses a file with all of its problems and their lines", () => {
  const text = writeCatalogueYaml(present).replace("Amsterdam", "Atlantis").replace("hours: office", "hours: shop");
  const plan = planImport(text, present);
  if (plan.kind !== "refused") throw new Error("It was not refused.");
  expect(plan.problems.map(({ path, line }) => [path, text.split("\n")[line! - 1]?.trim()])).toEqual([
    ["calendars[0].timezone", expect.stringContaining("timezone: Europe/Atlantis")],
    ["services[0].hours", expect.stringContaining("hours: shop")],
  ]);
});
