import * as fc from "fast-check";
import { changeOfAgreed } from "../../../src/domain/agreement/agreed-changes";
import type { AgreementEntry, SignatureEntry } from "../../../src/domain/agreement/agreement-entry";
import {
  agree,
  endEarly,
  propose,
  remove,
  startVersion,
  takeBack,
  waive,
} from "../../../src/domain/agreement/life-cycle";
import type { Moved } from "../../../src/domain/agreement/moved";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { arbitraryCatalogue } from "../catalogue/arbitrary-catalogue";
import { changed, type Document, fullDocument } from "../catalogue/sample-document";

/** Afternoon in Zurich, where all agreements of the sample read their dates. */
const now = Date.parse("2024-06-03T12:00:00Z");
const today = "2024-06-03";
const tomorrow = "2024-06-04";

const provider: SignatureEntry = { side: "provider", name: "Ada Byron", on: "2024-06-01" };
const customer: SignatureEntry = { side: "customer", name: "Max Muster", on: today };
const supplier: SignatureEntry = { side: "supplier", name: "Hosting Ltd", on: today };

const mail = (version: number) => ({ key: "mail-standard", version });

function sample(change: (document: Document) => void = () => {}): Catalogue {
  const document = fullDocument();
  change(document);
  return document;
}

function sampleIn(state: "draft" | "proposed"): Catalogue {
  return sample((d) => (d.agreements[0].state = state));
}

function done(moved: Moved): Extract<Moved, { kind: "moved" }> {
  if (moved.kind === "refused") throw new Error(JSON.stringify(moved.problems));
  return moved;
}

/** The sample with version 2 of its SLA at some point of its life. */
function withSecond(state: "draft" | "proposed" | "agreed", terms: Partial<AgreementEntry> = {}): Catalogue {
  return sample((d) => {
    const { signatures, waivers, validTo, ...copy } = d.agreements[0];
    d.agreements.push({ ...copy, version: 2, state, validFrom: "2025-01-01", ...terms });
  });
}

describe("a new version", () => {
  it("begins as a draft beside the newest: a copy without what was signed and waived, valid from where that ends", () => {
    const { catalogue, version } = done(startVersion(sample(), "mail-standard", now));
    const { signatures, waivers, validTo, ...terms } = fullDocument().agreements[0];
    expect(version).toEqual({ ...terms, version: 2, state: "draft", validFrom: validTo });
    expect(catalogue.agreements.map(({ key, version }) => `${key} v${version}`)).toEqual([
      "mail-standard v1",
      "mail-standard v2",
      "first-line v1",
      "hosting v1",
    ]);
  });

  it.each`
    validFrom       | validTo         | suggested       | why
    ${"2024-01-01"} | ${"2025-01-01"} | ${"2025-01-01"} | ${"where the newest ends"}
    ${"2024-01-01"} | ${"2024-06-01"} | ${tomorrow}     | ${"that has passed"}
    ${"2024-01-01"} | ${undefined}    | ${tomorrow}     | ${"it never ends"}
    ${"2024-08-01"} | ${undefined}    | ${"2024-08-02"} | ${"it has not begun: the one that follows begins later"}
  `("is suggested to begin on $suggested: $why", ({ validFrom, validTo, suggested }) => {
    const catalogue = changed((d) => Object.assign(d.agreements[0], { validFrom, validTo }));
    expect(done(startVersion(catalogue, "mail-standard", now)).version.validFrom).toBe(suggested);
  });

  it("copies the newest version, wherever that stands in the file", () => {
    const catalogue = sample((d) => d.agreements.unshift({ ...d.agreements[0], version: 7, penalty: "New." }));
    expect(done(startVersion(catalogue, "mail-standard", now)).version).toMatchObject({ version: 8, penalty: "New." });
  });
});

describe("a move is refused, and says why", () => {
  it.each`
    move                                                                                                   | path                                  | words                                    | why
    ${() => startVersion(sample(), "mial", now)}                                                           | ${"agreements"}                       | ${/no agreement "mial"/}                 | ${"there is no such agreement"}
    ${() => startVersion(withSecond("draft"), "mail-standard", now)}                                       | ${"agreements[3]"}                    | ${/Version 2 is being worked on/}        | ${"one draft at a time"}
    ${() => startVersion(withSecond("proposed"), "mail-standard", now)}                                    | ${"agreements[3]"}                    | ${/Version 2/}                           | ${"a proposal is open too"}
    ${() => propose(sample(), mail(1))}                                                                    | ${"agreements[0].state"}              | ${/is agreed; only one that is a draft/} | ${"what is agreed is not proposed again"}
    ${() => propose(sample(), mail(9))}                                                                    | ${"agreements"}                       | ${/no version 9.*removed/}               | ${"somebody else removed it"}
    ${() => takeBack(withSecond("draft"), mail(2))}                                                        | ${"agreements[3].state"}              | ${/one that is a proposal/}              | ${"a draft lies with nobody"}
    ${() => takeBack(sample(), mail(1))}                                                                   | ${"agreements[0].state"}              | ${/one that is a proposal/}              | ${"what is agreed cannot be taken back"}
    ${() => agree(withSecond("draft"), mail(2), [provider, customer], now)}                                | ${"agreements[3].state"}              | ${/one that is a proposal/}              | ${"nobody saw it yet"}
    ${() => agree(withSecond("proposed"), mail(2), [provider], now)}                                       | ${"agreements[3].signatures"}         | ${/for the customer/}                    | ${"an SLA needs the customer"}
    ${() => agree(withSecond("proposed"), mail(2), [customer], now)}                                       | ${"agreements[3].signatures"}         | ${/for the provider/}                    | ${"and the provider"}
    ${() => agree(withSecond("proposed"), mail(2), [provider, customer, supplier], now)}                   | ${"agreements[3].signatures[2].side"} | ${/no party/}                            | ${"a supplier is no party to it"}
    ${() => agree(withSecond("proposed", { signatures: [provider] }), mail(2), [provider, customer], now)} | ${"agreements[3].signatures[1]"}      | ${/already/}                             | ${"one signature of each is enough"}
    ${() => agree(withSecond("proposed"), mail(2), [provider, { ...customer, on: tomorrow }], now)}        | ${"agreements[3].signatures[1].on"}   | ${/still to come/}                       | ${"nobody signs tomorrow"}
    ${() => agree(withSecond("proposed", { validFrom: today }), mail(2), [provider, customer], now)}       | ${"agreements[3].validFrom"}          | ${/tomorrow \(2024-06-04\)/}             | ${"tickets of this morning keep their promise"}
    ${() => endEarly(withSecond("draft"), mail(2), tomorrow, now)}                                         | ${"agreements[3].state"}              | ${/one that is agreed/}                  | ${"a draft is removed, not ended"}
    ${() => endEarly(sample(), mail(1), today, now)}                                                       | ${"agreements[0].validTo"}            | ${/tomorrow/}                            | ${"tickets of this morning again"}
    ${() => endEarly(sample(), mail(1), "2025-01-01", now)}                                                | ${"agreements[0].validTo"}            | ${/ends on 2025-01-01 already/}          | ${"that is when it ends anyway"}
    ${() => endEarly(withSecond("agreed"), mail(2), "2025-01-01", now)}                                    | ${"agreements[3].validTo"}            | ${/begins on 2025-01-01/}                | ${"it would never have been in force"}
    ${() => remove(sample(), mail(1))}                                                                     | ${"agreements[0]"}                    | ${/kept.*End it early/}                  | ${"tickets are measured by what is agreed"}
  `("$why", ({ move, path, words }) => {
    expect(move()).toEqual({ kind: "refused", problems: [{ path, message: expect.stringMatching(words) }] });
  });

  it("a draft that a chain counts on stays until the chain does without it, unless another version is left", () => {
    const onlyDraft = sample((d) => (d.agreements[2].state = "draft"));
    const hosting = { key: "hosting", version: 1 };
    expect(remove(onlyDraft, hosting)).toEqual({
      kind: "refused",
      problems: [{ path: "agreements[0].chain", message: expect.stringMatching(/Mail for everybody, version 1/) }],
    });
    const two = done(startVersion(sample(), "hosting", now)).catalogue;
    expect(remove(two, { key: "hosting", version: 2 }).kind).toBe("moved");
  });

  it("names everything that stands against agreeing at once", () => {
    const moved = agree(withSecond("proposed", { validFrom: "2024-01-01" }), mail(2), [supplier], now);
    expect(moved.kind === "refused" && moved.problems.map(({ path }) => path)).toEqual([
      "agreements[3].signatures",
      "agreements[3].signatures",
      "agreements[3].signatures[0].side",
      "agreements[3].validFrom",
    ]);
  });
});

describe("agreeing", () => {
  it.each`
    place | signatures                                        | why
    ${0}  | ${[provider, customer]}                           | ${"an SLA: provider and customer"}
    ${1}  | ${[provider]}                                     | ${"an OLA: it stays in the provider's house"}
    ${1}  | ${[provider, { ...provider, name: "Team lead" }]} | ${"where two may sign"}
    ${2}  | ${[provider, supplier]}                           | ${"a contract: provider and supplier"}
  `("a first version may begin in the past ($why)", ({ place, signatures }) => {
    const proposed = sample((d) => {
      delete d.agreements[place].signatures;
      d.agreements[place].state = "proposed";
    });
    const { key } = proposed.agreements[place]!;
    expect(done(agree(proposed, { key, version: 1 }, signatures, now)).version).toMatchObject({
      state: "agreed",
      signatures,
    });
  });

  it("counts what the proposal bears already", () => {
    const proposed = withSecond("proposed", { signatures: [provider] });
    expect(done(agree(proposed, mail(2), [customer], now)).version.signatures).toEqual([provider, customer]);
  });

  it("taking a proposal back undoes what was signed of it", () => {
    const { version } = done(takeBack(withSecond("proposed", { signatures: [provider] }), mail(2)));
    expect(version).toMatchObject({ state: "draft" });
    expect(version).not.toHaveProperty("signatures");
  });

  it.each`
    first                          | second                                                | end             | why
    ${{}}                          | ${{ validFrom: "2025-01-01" }}                        | ${"2025-01-01"} | ${"one ends where the other begins: nothing to change"}
    ${{ validTo: undefined }}      | ${{ validFrom: "2024-07-01" }}                        | ${"2024-07-01"} | ${"the former would go on for ever"}
    ${{}}                          | ${{ validFrom: "2024-07-01" }}                        | ${"2024-07-01"} | ${"or for a while"}
    ${{}}                          | ${{ validFrom: "2024-07-01", validTo: "2025-01-01" }} | ${"2024-07-01"} | ${"up to the same end"}
    ${{}}                          | ${{ validFrom: "2024-07-01", validTo: "2024-12-31" }} | ${"2025-01-01"} | ${"it counts again once the later one has ended"}
    ${{ validTo: undefined }}      | ${{ validFrom: "2024-07-01", validTo: "2025-01-01" }} | ${undefined}    | ${"likewise"}
    ${{ validFrom: "2024-07-01" }} | ${{ validFrom: "2024-07-01" }}                        | ${"2025-01-01"} | ${"a version that never comes into force keeps its dates: none is empty"}
  `("a version ends where one that outlasts it begins: $end ($why)", ({ first, second, end }) => {
    const proposed = withSecond("proposed", second);
    const catalogue = sample((d) => {
      d.agreements = JSON.parse(JSON.stringify(proposed.agreements));
      Object.assign(d.agreements[0], first);
    });
    const { catalogue: agreed } = done(agree(catalogue, mail(2), [provider, customer], now));
    expect(agreed.agreements[0]!.validTo).toBe(end);
  });
});

describe("a waiver", () => {
  const waiver = { measure: "response" as const, reason: "Rare.", by: "Ada Byron", on: today };
  it.each`
    catalogue               | why
    ${sample()}             | ${"an agreed version takes it: its chain may break later"}
    ${sampleIn("draft")}    | ${"a draft takes it"}
    ${sampleIn("proposed")} | ${"so does a proposal"}
  `("is recorded beside those that are there: $why", ({ catalogue }) => {
    const { version } = done(waive(catalogue, mail(1), waiver, now));
    expect(version).toMatchObject({ waivers: [{ measure: "resolution" }, waiver] });
  });

  it.each`
    name                              | terms                                          | words                        | why
    ${{ key: "hosting", version: 1 }} | ${{ measure: "resolution" }}                   | ${/Only an SLA/}             | ${"nothing stands behind a contract"}
    ${mail(1)}                        | ${{ priority: "Low" }}                         | ${/no response target.*Low/} | ${"there is no such promise"}
    ${mail(1)}                        | ${{ measure: "resolution", priority: "High" }} | ${/already/}                 | ${"one reason for each target"}
    ${mail(1)}                        | ${{ on: tomorrow }}                            | ${/still to come/}           | ${"nobody waives tomorrow"}
  `("is refused: $why", ({ name, terms, words }) => {
    expect(waive(sample(), name, { ...waiver, ...terms }, now)).toMatchObject({
      kind: "refused",
      problems: [{ path: expect.stringMatching(/waivers$/), message: expect.stringMatching(words) }],
    });
  });
});

it("a version's whole life: started, proposed, taken back, proposed, agreed, ended", () => {
  let catalogue = sample();
  const step = (moved: Moved) => {
    ({ catalogue } = done(moved));
    expect(parseCatalogue(catalogue).kind).toBe("accepted");
  };
  step(startVersion(catalogue, "hosting", now));
  const second = { key: "hosting", version: 2 };
  step(propose(catalogue, second));
  step(takeBack(catalogue, second));
  step(propose(catalogue, second));
  step(agree(catalogue, second, [provider, supplier], now));
  step(endEarly(catalogue, second, "2024-09-01", now));
  step(startVersion(catalogue, "hosting", now));
  step(remove(catalogue, { key: "hosting", version: 3 }));
  expect(catalogue.agreements.filter(({ key }) => key === "hosting")).toMatchObject([
    { version: 1, validTo: tomorrow },
    { version: 2, validFrom: tomorrow, validTo: "2024-09-01", state: "agreed" },
  ]);
});

describe("edits of what is agreed", () => {
  it.each`
    change                                                                                    | changes                                                                                  | why
    ${() => {}}                                                                               | ${[]}                                                                                    | ${"none"}
    ${(d: Document) => (d.services[1].name = "Post")}                                         | ${[]}                                                                                    | ${"of something else"}
    ${(d: Document) => (d.agreements[0].validTo = "2024-07-01")}                              | ${[]}                                                                                    | ${"an earlier end, as endEarly allows"}
    ${(d: Document) => (d.agreements[1].validTo = "2024-07-01")}                              | ${[]}                                                                                    | ${"an end where there was none"}
    ${(d: Document) => (d.agreements[1].state = "agreed")}                                    | ${[]}                                                                                    | ${"a state that is written out"}
    ${(d: Document) => (d.agreements[0].validTo = today)}                                     | ${[{ version: 1, kind: "edited", facts: [{ path: ["validTo"] }] }]}                      | ${"an end before tomorrow"}
    ${(d: Document) => (d.agreements[0].validTo = "2025-02-01")}                              | ${[{ version: 1, kind: "edited", facts: [{ path: ["validTo"] }] }]}                      | ${"a later end"}
    ${(d: Document) => delete d.agreements[0].validTo}                                        | ${[{ version: 1, kind: "edited", facts: [{ path: ["validTo"], kind: "removed" }] }]}     | ${"no end any more"}
    ${(d: Document) => d.agreements[0].documents.pop()}                                       | ${[{ version: 1, kind: "edited", facts: [{ path: ["documents", expect.anything()] }] }]} | ${"even a document"}
    ${(d: Document) => (d.agreements[0].state = "draft")}                                     | ${[{ version: 1, kind: "unmade", facts: [] }]}                                           | ${"agreed no more"}
    ${(d: Document) => d.agreements.shift()}                                                  | ${[{ version: 1, kind: "unmade", facts: [] }]}                                           | ${"gone"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2 })}                 | ${[{ version: 2, kind: "made", facts: [] }]}                                             | ${"a version that nobody agreed"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2, state: "draft" })} | ${[]}                                                                                    | ${"a draft may be edited at will"}
  `("$why", ({ change, changes }) => {
    expect(changeOfAgreed(sample(), sample(change), now)).toMatchObject(changes);
    expect(changeOfAgreed(sample(), sample(change), now)).toHaveLength(changes.length);
  });

  it("no move edits what was agreed, but for its end", () => {
    fc.assert(
      fc.property(arbitraryCatalogue, fc.nat(), (catalogue, choice) => {
        const names = catalogue.agreements;
        const name = names[choice % Math.max(1, names.length)];
        if (!name) return;
        for (const moved of [
          startVersion(catalogue, name.key, now),
          propose(catalogue, name),
          takeBack(catalogue, name),
          agree(catalogue, name, [provider, { ...customer }], now),
          endEarly(catalogue, name, "2040-01-01", now),
          remove(catalogue, name),
        ]) {
          if (moved.kind === "refused") continue;
          expect(changeOfAgreed(catalogue, moved.catalogue, now).filter(({ kind }) => kind !== "made")).toEqual([]);
          expect(parseCatalogue(moved.catalogue).kind).toBe("accepted");
        }
      }),
      { numRuns: 60 },
    );
  });
});
