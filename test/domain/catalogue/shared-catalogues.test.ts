import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import {
  readCatalogueText,
  writeCatalogueJson,
  writeCatalogueYaml,
} from "../../../src/domain/catalogue/catalogue-text";

/** The project's sample runs lie beside the repository where it is developed, and nowhere else. */
const runs = join(__dirname, "../../../../shared/conformance/runs");
const catalogues = existsSync(runs)
  ? readdirSync(runs)
      .map((run) => join(runs, run, "catalogue.json"))
      .filter((file) => existsSync(file))
  : [];

if (catalogues.length === 0)
  it.skip("takes the catalogues of the sample runs: skipped, ../shared is not here", () => {});
else
  it.each(catalogues)("takes %s as it is, compiles it and writes it back", (file) => {
    const content = readFileSync(file, "utf8");
    const read = readCatalogueText(content);
    if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
    expect(JSON.stringify(read.catalogue)).toBe(JSON.stringify(JSON.parse(content)));
    expect(readCatalogueText(writeCatalogueYaml(read.catalogue))).toEqual(read);
    expect(readCatalogueText(writeCatalogueJson(read.catalogue))).toEqual(read);
    expect(compileAgreementBook(read.catalogue).initialStatus).toBe("New");
  });
