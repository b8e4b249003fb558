import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { emptyCatalogue } from "../../src/domain/editing/apply-edits";
import { type SampleWords, sampleCatalogue } from "../../src/domain/sample/sample-catalogue";
import type { CatalogueChange } from "../../src/usecases/catalogue-change";
import { importCatalogue } from "../../src/usecases/import-catalogue";
import { forgetSample, removeSample, type SampleLeftovers } from "../../src/usecases/remove-sample";
import { CatalogueDesk } from "./catalogue-desk";

const editing = { projectId: "7", by: "lead" };
const words = new Proxy({}, { get: (_, name) => `${String(name)} (sample)` }) as SampleWords;
const sample = sampleCatalogue(words, "Etc/UTC", "2024-01-01");
const printing = { key: "print", name: "Printing" };
const withOwn: Catalogue = { ...sample, services: [...sample.services, printing] };

function deskWith(catalogue: Catalogue) {
  const desk = new CatalogueDesk();
  desk.have("7", catalogue);
  const later: SampleLeftovers[] = [];
  const unmarked: string[] = [];
  const ports = {
    ...desk.ports,
    markUnwatched: async (projectId: string) => void unmarked.push(projectId),
    forgetLater: async (one: SampleLeftovers) => void later.push(one),
  };
  return { desk, later, unmarked, ports };
}

describe("taking the sample out", () => {
  it("leaves an empty catalogue, says so in one line, and has the project forgotten", async () => {
    const { desk, later, ports } = deskWith(sample);
    expect(await removeSample(ports, editing)).toEqual({ kind: "removed" });
    expect(desk.catalogue()).toEqual(emptyCatalogue);
    expect(desk.changes).toMatchObject([{ action: "sample-removed", by: "lead", entry: null }]);
    expect(desk.changes[0]!.facts).toContainEqual({
      path: "agreements[sample-promise, 1]",
      before: "agreement (sample)",
      after: null,
    });
    expect(later).toEqual([{ projectId: "7", revision: desk.setups.get("7")!.revision }]);
  });

  it("has Jira know that nobody watches, and again that somebody does when an own entry comes", async () => {
    const { desk, unmarked, ports } = deskWith(sample);
    await removeSample(ports, editing);
    expect([unmarked, desk.marked]).toEqual([["7"], []]);
    const own = JSON.stringify({ ...emptyCatalogue, services: [printing] });
    expect(await importCatalogue(ports, editing, own)).toMatchObject({ kind: "imported" });
    expect(desk.marked).toEqual(["7"]);
  });

  it("keeps what is one's own, and the project with it", async () => {
    const { desk, later, unmarked, ports } = deskWith(withOwn);
    expect(await removeSample(ports, editing)).toEqual({ kind: "removed" });
    expect(desk.catalogue()).toEqual({ ...emptyCatalogue, services: [printing] });
    expect([later, unmarked]).toEqual([[], []]);
  });

  it("takes nothing away on which something of one's own relies, and names it", async () => {
    const relying = { ...withOwn, services: [...sample.services, { ...printing, hours: "sample-office" }] };
    const { desk, later, ports } = deskWith(relying);
    expect(await removeSample(ports, editing)).toMatchObject({
      kind: "in-use",
      uses: [{ section: "services", key: "print" }],
    });
    expect([desk.catalogue(), desk.changes, later]).toEqual([relying, [], []]);
  });

  it("a second time changes nothing, and makes up for a call that broke off before the project was forgotten", async () => {
    const { desk, later, ports } = deskWith(sample);
    await removeSample({ ...ports, forgetLater: () => Promise.reject(new Error("cut off")) }, editing).catch(() => {});
    expect(await removeSample(ports, editing)).toEqual({ kind: "removed" });
    expect(desk.changes).toHaveLength(1);
    expect(later).toHaveLength(1);
  });
});

describe("forgetting the project", () => {
  const line = (parts: Partial<CatalogueChange>): CatalogueChange => ({
    at: 1,
    by: "lead",
    entry: null,
    action: "changed",
    facts: [],
    note: null,
    issueKey: null,
    ...parts,
  });
  const brought = line({
    action: "imported",
    facts: [{ path: "services[sample-email]", before: null, after: "E-mail (sample)" }],
  });
  const edited = line({ entry: { section: "services", key: "sample-email" } });
  const removed = line({ action: "sample-removed" });

  async function isForgotten(
    trail: readonly CatalogueChange[] | null,
    { revision = 5, hasOtherWork = false, isShared = false } = {},
  ): Promise<boolean> {
    const desk = new CatalogueDesk();
    desk.have("7", emptyCatalogue, { isShared });
    let isForgotten = false;
    const told = await forgetSample(
      {
        setup: desk.ports.setup,
        trail: async () => trail,
        hasOtherWork: async () => hasOtherWork,
        removeSetup: async () => true,
        forget: async () => {
          isForgotten = true;
        },
      },
      { projectId: "7", revision },
    );
    expect(told).toBe(isForgotten);
    return isForgotten;
  }

  it.each`
    trail                                                                            | more                      | forgotten | why
    ${[brought, removed]}                                                            | ${{}}                     | ${true}   | ${"somebody looked at the sample"}
    ${[brought, edited, removed]}                                                    | ${{}}                     | ${true}   | ${"and tried it out"}
    ${[brought, line({ entry: { section: "services", key: "print" } }), removed]}    | ${{}}                     | ${false}  | ${"an own entry is on record, though it is gone"}
    ${[line({ action: "fields-changed" }), brought, removed]}                        | ${{}}                     | ${false}  | ${"fields of tickets were chosen"}
    ${[line({ action: "imported", facts: [{ path: "services[print]" } as never] })]} | ${{}}                     | ${false}  | ${"an own file was imported"}
    ${[line({ entry: { section: "priorityMatrix" } }), removed]}                     | ${{}}                     | ${false}  | ${"the matrix is nobody's sample"}
    ${null}                                                                          | ${{}}                     | ${false}  | ${"more lines than a look around leaves"}
    ${[brought, removed]}                                                            | ${{ revision: 4 }}        | ${false}  | ${"somebody changed something since"}
    ${[brought, removed]}                                                            | ${{ isShared: true }}     | ${false}  | ${"others may follow the catalogue"}
    ${[brought, removed]}                                                            | ${{ hasOtherWork: true }} | ${false}  | ${"a review was begun, or a baseline taken"}
  `("$forgotten: $why", async ({ trail, more, forgotten }) => {
    expect(await isForgotten(trail, more)).toBe(forgotten);
  });
});
