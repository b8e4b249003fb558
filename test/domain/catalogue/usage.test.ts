import * as fc from "fast-check";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { Section } from "../../../src/domain/catalogue/section";
import { type Component, linksOf, type Reached, usageOf, wayTo } from "../../../src/domain/catalogue/usage";
import { arbitraryCatalogue } from "./arbitrary-catalogue";
import { type Document, fullDocument } from "./sample-document";

/** `agreements mail-standard v1 as target`. */
function usersOf(section: Section, key: string, change: (document: Document) => void = () => {}): string[] {
  const document = fullDocument();
  change(document);
  return usageOf(document as Catalogue)
    .usesOf(section, key)
    .map((use) => `${use.section} ${use.key}${use.version ? ` v${use.version}` : ""} as ${use.role}`);
}

describe("who uses an entry", () => {
  it.each`
    section                 | key                | users
    ${"calendars"}          | ${"office"}        | ${["services mail as serviceHours", "agreements mail-standard v1 as target", "agreements first-line v1 as target", "agreements hosting v1 as target"]}
    ${"calendars"}          | ${"always"}        | ${["agreements mail-standard v1 as availability"]}
    ${"contacts"}           | ${"slm"}           | ${["configurationItems san as owner", "services mail as owner", "agreements mail-standard v1 as escalation", "agreements mail-standard v1 as owner"]}
    ${"contacts"}           | ${"boss"}          | ${["customers acme as customerContact", "agreements mail-standard v1 as escalation"]}
    ${"contacts"}           | ${"duty"}          | ${["contacts slm as substitute"]}
    ${"configurationItems"} | ${"san"}           | ${["configurationItems mail-1 as dependsOn"]}
    ${"configurationItems"} | ${"mail-1"}        | ${["services mail as configurationItem"]}
    ${"services"}           | ${"network"}       | ${["services mail as dependsOn"]}
    ${"services"}           | ${"mail"}          | ${["agreements mail-standard v1 as service", "agreements hosting v1 as service"]}
    ${"agreements"}         | ${"hosting"}       | ${["agreements mail-standard v1 as chain"]}
    ${"agreements"}         | ${"first-line"}    | ${["agreements mail-standard v1 as chain"]}
    ${"agreements"}         | ${"mail-standard"} | ${[]}
    ${"customers"}          | ${"acme"}          | ${[]}
  `("$section $key: $users", ({ section, key, users }) => {
    expect(usersOf(section, key)).toEqual(users);
  });

  it("an agreement with a customer by name uses it, and each version speaks for itself", () => {
    expect(
      usersOf("customers", "acme", (d) => {
        d.agreements[0].customer = "acme";
        d.agreements.push({ ...d.agreements[0], version: 2 });
      }),
    ).toEqual(["agreements mail-standard v1 as customer", "agreements mail-standard v2 as customer"]);
  });

  it("sections do not mix: a service and an item may have the same key", () => {
    expect(usersOf("services", "mail-1")).toEqual([]);
  });
});

it("walks the links of a chain in order, branches included", () => {
  const a = { agreement: "a" };
  const b = { agreement: "b", optional: true };
  expect([...linksOf([a, { parallel: [[b, { parallel: [[a]] }], [b]] }, a])]).toEqual(["a", "b", "a", "b", "a"]);
});

describe("what fails with a component, and what it needs", () => {
  /** A diamond: the shop rests on mail and directly on the network, which mail rests on too. */
  const diamond = {
    ...fullDocument(),
    services: [
      { key: "network", name: "Network" },
      { key: "mail", name: "Mail", dependsOn: ["network"], configurationItems: ["mail-1"] },
      { key: "shop", name: "Shop", dependsOn: ["mail", "network"] },
    ],
  } as Catalogue;
  const ways = (reached: readonly Reached[]) => reached.map((step) => wayTo(step).map(({ key }) => key));

  it.each`
    section                 | key          | upwards                                                         | downwards
    ${"configurationItems"} | ${"san"}     | ${[["mail-1"], ["mail-1", "mail"], ["mail-1", "mail", "shop"]]} | ${[]}
    ${"services"}           | ${"network"} | ${[["mail"], ["shop"]]}                                         | ${[]}
    ${"services"}           | ${"shop"}    | ${[]}                                                           | ${[["mail"], ["network"], ["mail", "mail-1"], ["mail", "mail-1", "san"]]}
    ${"services"}           | ${"unknown"} | ${[]}                                                           | ${[]}
  `("$key: $upwards above, $downwards below", ({ section, key, upwards, downwards }) => {
    const usage = usageOf(diamond);
    expect(ways(usage.affects({ section, key }))).toEqual(upwards);
    expect(ways(usage.restsOn({ section, key }))).toEqual(downwards);
  });

  it("whatever affects something is what that rests on", () => {
    fc.assert(
      fc.property(arbitraryCatalogue, (catalogue) => {
        const usage = usageOf(catalogue);
        const components: Component[] = [
          ...catalogue.services.map(({ key }) => ({ section: "services" as const, key })),
          ...(catalogue.configurationItems ?? []).map(({ key }) => ({ section: "configurationItems" as const, key })),
        ];
        const pairs = (direction: "affects" | "restsOn") =>
          components.flatMap((one) =>
            usage[direction](one).map((other) => [one, { section: other.section, key: other.key }]),
          );
        const names = (list: readonly unknown[]) => list.map((pair) => JSON.stringify(pair)).sort();
        expect(names(pairs("affects"))).toEqual(names(pairs("restsOn").map(([one, other]) => [other, one])));
      }),
      { numRuns: 50 },
    );
  });

  it("a line of five thousand items is walked to its end", () => {
    const configurationItems = Array.from({ length: 5_000 }, (_, place) => ({
      key: `item-${place}`,
      ...(place > 0 && { dependsOn: [`item-${place - 1}`] }),
    }));
    const usage = usageOf({ ...diamond, configurationItems });
    const above = usage.affects({ section: "configurationItems", key: "item-0" });
    expect(above).toHaveLength(4_999);
    expect(wayTo(above.at(-1)!)).toHaveLength(4_999);
    expect(usage.restsOn({ section: "configurationItems", key: "item-4999" })).toHaveLength(4_999);
  });
});
