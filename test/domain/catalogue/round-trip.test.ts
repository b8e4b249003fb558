import * as fc from "fast-check";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import {
  readCatalogueText,
  writeCatalogueJson,
  writeCatalogueYaml,
} from "../../../src/domain/catalogue/catalogue-text";
import { arbitraryCatalogue } from "./arbitrary-catalogue";

function imported(content: string): Catalogue {
  const read = readCatalogueText(content);
  if (read.kind === "refused") throw new Error(`${JSON.stringify(read.problems, null, 2)}\n${content}`);
  return read.catalogue;
}

it.each`
  format    | write
  ${"YAML"} | ${writeCatalogueYaml}
  ${"JSON"} | ${writeCatalogueJson}
`("what is exported as $format is imported as it was, and exported again byte for byte", ({ write }) => {
  fc.assert(
    fc.property(arbitraryCatalogue, (catalogue) => {
      const content = write(catalogue);
      const again = imported(content);
      // As text, since equality of objects does not see the order of keys.
      expect(JSON.stringify(again)).toBe(JSON.stringify(catalogue));
      expect(write(again)).toBe(content);
    }),
    { numRuns: 60 },
  );
});
