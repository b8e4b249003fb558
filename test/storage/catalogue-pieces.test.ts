import fc from "fast-check";
import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { emptyCatalogue } from "../../src/domain/editing/apply-edits";
import { catalogueOf, nameOfPiece, pack, piecesOf, unpack } from "../../src/storage/catalogue-pieces";
import { arbitraryCatalogue } from "../domain/catalogue/arbitrary-catalogue";
import { largeCatalogue } from "../support/large-catalogue";

const KIB = 1024;
const textsOf = (catalogue: Catalogue) => piecesOf(catalogue).map(({ packed }) => unpack(packed!));
const namesOf = (catalogue: Catalogue) => piecesOf(catalogue).map(({ name }) => name);
const withService = (catalogue: Catalogue, key: string, name: string): Catalogue => ({
  ...catalogue,
  services: catalogue.services.map((service) => (service.key === key ? { ...service, name } : service)),
});

it("makes of its pieces the very catalogue that it was, in its own order", () => {
  fc.assert(
    fc.property(arbitraryCatalogue, (catalogue) => {
      const back = catalogueOf(textsOf(catalogue));
      expect(JSON.stringify(back)).toBe(JSON.stringify(catalogue));
    }),
  );
});

it("names a piece by what is in it", () => {
  for (const { name, packed } of piecesOf(largeCatalogue(50, 200, 500)))
    expect(nameOfPiece(unpack(packed!))).toBe(name);
});

it("keeps a small catalogue in one piece, and an empty one in none", () => {
  expect(piecesOf(largeCatalogue(20, 60, 100))).toHaveLength(1);
  expect(catalogueOf([])).toEqual(emptyCatalogue);
});

describe("a catalogue of 500 services, 2,000 agreements and 5,000 configuration items", () => {
  const large = largeCatalogue();

  it("is read with one request, and no piece comes near what the platform takes for a value", () => {
    const packed = piecesOf(large).map((piece) => piece.packed!.length);
    expect(packed.length).toBeLessThanOrEqual(25);
    expect(Math.max(...packed)).toBeLessThanOrEqual(96 * KIB);
    expect(JSON.stringify(catalogueOf(textsOf(large)))).toBe(JSON.stringify(large));
  });

  it.each`
    changed                                                                             | most | why
    ${withService(large, "service-7", "Another name")}                                  | ${1} | ${"a name in the middle"}
    ${{ ...large, agreements: large.agreements.toSpliced(1000, 1) }}                    | ${3} | ${"an entry less"}
    ${{ ...large, configurationItems: [{ key: "new" }, ...large.configurationItems!] }} | ${3} | ${"an entry more, before all others"}
  `("is written anew in $most pieces at most for $why", ({ changed, most }) => {
    const before = new Set(namesOf(large));
    const fresh = piecesOf(changed, before).filter(({ packed }) => packed !== null);
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThanOrEqual(most);
  });
});

it("splits an entry that is long and hardly packs, and no character of it", () => {
  const emoji = fc.sample(
    fc.string({ unit: fc.constantFrom("😀", "🚀", "é", "x"), minLength: 5_000, maxLength: 5_000 }),
    60,
  );
  const noise = Array.from({ length: 400_000 }, (_, i) => String.fromCharCode(33 + ((i * 7919 * (i % 101)) % 90))).join(
    "",
  );
  const catalogue: Catalogue = {
    ...emptyCatalogue,
    services: [{ key: "long", name: "Long", description: noise + emoji.join("") }],
  };
  const packed = piecesOf(catalogue).map((piece) => piece.packed!);
  for (const text of packed) expect(text.length).toBeLessThanOrEqual(160 * KIB);
  expect(packed.length).toBeGreaterThan(1);
  expect(catalogueOf(packed.map(unpack))).toEqual(catalogue);
});

it("packs text of any language without loss", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => expect(unpack(pack(text))).toBe(text)));
});
