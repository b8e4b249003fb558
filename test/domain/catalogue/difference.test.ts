import * as fc from "fast-check";
import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import {
  type CatalogueDifference,
  differenceOf,
  differenceOfVersions,
  isEmpty,
} from "../../../src/domain/catalogue/difference";
import type { FactChange } from "../../../src/domain/catalogue/fact-changes";
import { arbitraryCatalogue } from "./arbitrary-catalogue";
import { type Document, fullDocument } from "./sample-document";

function differenceAfter(change: (document: Document) => void): CatalogueDifference {
  const after: Document = fullDocument();
  change(after);
  return differenceOf(fullDocument() as Catalogue, after as Catalogue);
}

/** The facts of the one entry that changed. */
function factsAfter(change: (document: Document) => void): readonly FactChange[] {
  const { entries, sections } = differenceAfter(change);
  expect(sections).toEqual([]);
  return entries.flatMap((entry) => (entry.kind === "changed" ? entry.facts : []));
}

describe("a changed entry tells each fact by what it is about, never by a number in a list", () => {
  const sla = (d: Document) => d.agreements[0];
  const high = { item: { measure: "resolution", priority: "High" } };
  const anyResponse = { item: { measure: "response", priority: "*" } };
  const ladder = { item: { measure: "resolution" } };
  it.each`
    change                                                                                       | facts                                                                                                                                                                                                                         | why
    ${(d: Document) => (sla(d).name = "Mail")}                                                   | ${[{ kind: "changed", path: ["name"], before: "Mail for everybody", after: "Mail" }]}                                                                                                                                         | ${"a new name"}
    ${(d: Document) => (sla(d).targets[0].within = "PT16H")}                                     | ${[{ kind: "changed", path: ["targets", high, "within"], before: "PT20H", after: "PT16H" }]}                                                                                                                                  | ${"a target by its measure and priority"}
    ${(d: Document) => delete sla(d).targets[1].priority}                                        | ${[{ kind: "removed", path: ["targets", anyResponse, "priority"], before: "*" }]}                                                                                                                                             | ${"no priority is every priority"}
    ${(d: Document) => sla(d).targets.unshift(sla(d).targets.pop())}                             | ${[{ kind: "order", path: ["targets"] }]}                                                                                                                                                                                     | ${"the same targets in another order"}
    ${(d: Document) => (sla(d).targets[0].priority = "Low")}                                     | ${[{ kind: "removed", path: ["targets", high], before: expect.anything() }, { kind: "added", path: ["targets", { item: { measure: "resolution", priority: "Low" } }], after: expect.objectContaining({ within: "PT20H" }) }]} | ${"a target for another priority is another target"}
    ${(d: Document) => sla(d).escalation[0].steps.shift()}                                       | ${[{ kind: "removed", path: ["escalation", ladder, "steps", { item: { level: 1 } }], before: expect.objectContaining({ level: 1 }) }]}                                                                                        | ${"a step by its level: the others did not change"}
    ${(d: Document) => sla(d).escalation[0].steps[1].notify.shift()}                             | ${[{ kind: "removed", path: ["escalation", ladder, "steps", { item: { level: 2 } }, "notify", { item: { value: "slm" } }], before: "slm" }]}                                                                                  | ${"who is no longer told"}
    ${(d: Document) => (sla(d).escalation[0].commence = { before: "PT1H" })}                     | ${[{ kind: "removed", path: ["escalation", ladder, "commence", "percent"], before: 75 }, { kind: "added", path: ["escalation", ladder, "commence", "before"], after: "PT1H" }]}                                               | ${"another way to say when"}
    ${(d: Document) => sla(d).chain.reverse()}                                                   | ${[{ kind: "changed", path: ["chain"], before: expect.any(Array), after: expect.any(Array) }]}                                                                                                                                | ${"a chain is a whole: its order is what it says"}
    ${(d: Document) => delete sla(d).penalty}                                                    | ${[{ kind: "removed", path: ["penalty"], before: "A tenth of the monthly cost is credited." }]}                                                                                                                               | ${"a fact that is gone"}
    ${(d: Document) => (sla(d).waivers[0].reason = "None.")}                                     | ${[{ kind: "changed", path: ["waivers", high, "reason"], before: "Nights are rare.", after: "None." }]}                                                                                                                       | ${"a waiver by the target it is about"}
    ${(d: Document) => d.calendars[0].holidays.unshift("2024-05-01")}                            | ${[{ kind: "added", path: ["holidays", { item: { date: "2024-05-01" } }], after: "2024-05-01" }]}                                                                                                                             | ${"a closed day, wherever it stands in the list"}
    ${(d: Document) => (d.calendars[0].holidays[0] = { date: "2024-12-25", name: "Christmas" })} | ${[{ kind: "changed", path: ["holidays", { item: { date: "2024-12-25" } }], before: "2024-12-25", after: { date: "2024-12-25", name: "Christmas" } }]}                                                                        | ${"a closed day that gets a name"}
    ${(d: Document) => d.calendars[0].holidays.push("2024-12-25")}                               | ${[{ kind: "added", path: ["holidays", { item: { date: "2024-12-25" } }], after: "2024-12-25" }]}                                                                                                                             | ${"a date listed twice"}
    ${(d: Document) => (d.calendars[0].overrides["2024-12-24"] = [])}                            | ${[{ kind: "changed", path: ["overrides", { item: { date: "2024-12-24" } }], before: [["08:00", "12:00"]], after: [] }]}                                                                                                      | ${"hours of a day by its date"}
    ${(d: Document) => (d.calendars[0].weekly = "always")}                                       | ${[{ kind: "changed", path: ["weekly"], before: expect.anything(), after: "always" }]}                                                                                                                                        | ${"another kind of week"}
    ${(d: Document) => (d.calendars[0].weekly.fri[0][0] = "09:00")}                              | ${[{ kind: "changed", path: ["weekly", "fri"], before: [["08:00", "24:00"]], after: [["09:00", "24:00"]] }]}                                                                                                                  | ${"the hours of a weekday as one"}
    ${(d: Document) => (d.services[1].cost.amount = 5)}                                          | ${[{ kind: "changed", path: ["cost", "amount"], before: 4.5, after: 5 }]}                                                                                                                                                     | ${"a fact inside a group"}
    ${(d: Document) => (d.statuses[1].category = "done")}                                        | ${[{ kind: "changed", path: ["category"], before: "indeterminate", after: "done" }]}                                                                                                                                          | ${"a status by its name"}
    ${(d: Document) => (d.priorityMatrix.priorities[0][1] = "High")}                             | ${[{ kind: "changed", path: ["priorities"], before: [["High", "Low"]], after: [["High", "High"]] }]}                                                                                                                          | ${"the matrix, of which there is one"}
  `("$why", ({ change, facts }) => {
    expect(factsAfter(change)).toEqual(facts);
  });
});

describe("entries come, go and are told apart by their keys", () => {
  it.each`
    change                                                                    | entries                                                                                 | sections                                    | why
    ${(d: Document) => d.services.push({ key: "shop", name: "Shop" })}        | ${[{ kind: "added", section: "services", key: "shop", title: "Shop" }]}                 | ${[]}                                       | ${"a new service"}
    ${(d: Document) => d.contacts.splice(1, 1)}                               | ${[{ kind: "removed", section: "contacts", key: "boss", title: "Head of operations" }]} | ${[]}                                       | ${"a contact who is gone: those after it did not change"}
    ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2 })} | ${[{ kind: "added", section: "agreements", key: "mail-standard", version: 2 }]}         | ${[]}                                       | ${"a new version is an entry of its own"}
    ${(d: Document) => (d.services[1].name = "Post")}                         | ${[{ kind: "changed", section: "services", key: "mail", title: "Post" }]}               | ${[]}                                       | ${"what was renamed goes by its new name"}
    ${(d: Document) => d.services.reverse()}                                  | ${[]}                                                                                   | ${[{ kind: "order", section: "services" }]} | ${"entries in another order"}
    ${(d: Document) => (d.customers = [])}                                    | ${[{ kind: "removed", section: "customers", key: "acme" }]}                             | ${[]}                                       | ${"a section that is emptied"}
    ${(d: Document) => delete d.priorityMatrix}                               | ${[{ kind: "removed", section: "priorityMatrix", key: "" }]}                            | ${[]}                                       | ${"the matrix is gone"}
  `("$why", ({ change, entries, sections }) => {
    const difference = differenceAfter(change);
    expect(difference.entries).toEqual(entries.map((entry: object) => expect.objectContaining(entry)));
    expect(difference.sections).toEqual(sections);
  });

  it("an empty section is not the same as none, which the file shows", () => {
    const [none, empty] = [fullDocument(), fullDocument()] as [Document, Document];
    delete none.customers;
    empty.customers = [];
    expect(differenceOf(none, empty)).toEqual({ entries: [], sections: [{ kind: "added", section: "customers" }] });
  });
});

describe("two versions of an agreement", () => {
  const version = (change: (entry: Document) => void): AgreementEntry => {
    const entry = fullDocument().agreements[0];
    change(entry);
    return entry;
  };
  it.each`
    change                                                   | paths                    | why
    ${(entry: Document) => (entry.version = 2)}              | ${[]}                    | ${"a number is no term"}
    ${(entry: Document) => (entry.state = "draft")}          | ${[]}                    | ${"nor is how far it has come"}
    ${(entry: Document) => delete entry.signatures}          | ${[]}                    | ${"nor who signed"}
    ${(entry: Document) => (entry.waivers = [])}             | ${[]}                    | ${"nor what was waived"}
    ${(entry: Document) => (entry.validFrom = "2025-01-01")} | ${[["validFrom"]]}       | ${"when it begins is one"}
    ${(entry: Document) => (entry.review.every = "year")}    | ${[["review", "every"]]} | ${"how often one meets is one"}
  `("$why", ({ change, paths }) => {
    const facts = differenceOfVersions(
      version(() => {}),
      version(change),
    );
    expect(facts.map(({ path }) => path)).toEqual(paths);
  });
});

describe("laws", () => {
  /** Two catalogues that have much in common: the second is the first with some parts of another. */
  const twoCatalogues = fc
    .tuple(arbitraryCatalogue, arbitraryCatalogue, fc.infiniteStream(fc.boolean()))
    .map(([before, other, coins]) => ({ before, after: mixed(before, other, () => coins.next().value) as Catalogue }));

  it("there is no difference exactly when two catalogues say the same, however their keys are ordered", () => {
    fc.assert(
      fc.property(twoCatalogues, ({ before, after }) => {
        expect(isEmpty(differenceOf(before, structuredClone(before)))).toBe(true);
        expect(isEmpty(differenceOf(before, after))).toBe(jestEquals(before, after));
      }),
      { numRuns: 60 },
    );
  });

  it("a difference the other way round is the same changes turned round", () => {
    fc.assert(
      fc.property(twoCatalogues, ({ before, after }) => {
        expect(lines(turned(differenceOf(after, before)))).toEqual(lines(differenceOf(before, after)));
      }),
      { numRuns: 60 },
    );
  });
});

function mixed(one: unknown, other: unknown, coin: () => boolean): unknown {
  if (Array.isArray(one) && Array.isArray(other)) {
    const items = one.flatMap((item, place) =>
      coin() ? [item] : coin() ? [mixed(item, other[place] ?? item, coin)] : [],
    );
    return coin() ? items : items.reverse();
  }
  if (
    typeof one === "object" &&
    typeof other === "object" &&
    one &&
    other &&
    !Array.isArray(one) &&
    !Array.isArray(other)
  )
    return Object.fromEntries(
      Object.entries({ ...one, ...(coin() && other) }).map(([key, value]) => [
        key,
        isIdentity(key, one) || !coin()
          ? ((one as Document)[key] ?? value)
          : mixed(value, (other as Document)[key] ?? value, coin),
      ]),
    );
  return coin() ? one : other;
}

/** Statuses are known by name, other entries by key and version; identities stay, as no catalogue has one twice. */
function isIdentity(key: string, entry: object): boolean {
  return key === "key" || key === "version" || (key === "name" && !("key" in entry));
}

/** Jest's own equality, which looks at the order of lists and not at that of keys. */
function jestEquals(one: unknown, other: unknown): boolean {
  try {
    expect(one).toStrictEqual(other);
    return true;
  } catch {
    return false;
  }
}

const opposite = { added: "removed", removed: "added", changed: "changed", order: "order" } as const;

function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== "object" || value === null || !("kind" in value)) return turnedInside(value);
  const { before, after, kind, facts, ...rest } = value as Document;
  return {
    ...rest,
    kind: opposite[kind as keyof typeof opposite],
    ...("before" in (value as object) && { after: before }),
    ...("after" in (value as object) && { before: after }),
    ...(facts && { facts: turned(facts) }),
  };
}

function turnedInside<T>(value: T): T {
  if (typeof value !== "object" || value === null || !("entries" in value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, turned(part)])) as T;
}

/** One line for each change, sorted: in which order changes are told depends on which side is first. */
function lines({ entries, sections }: CatalogueDifference): string[] {
  const line = (value: unknown) => JSON.stringify(value, (_, part) => (isGroup(part) ? sorted(part) : part));
  return [
    ...entries.flatMap(({ title: _, ...entry }) =>
      entry.kind === "changed" ? entry.facts.map((fact) => line({ ...entry, facts: fact })) : [line(entry)],
    ),
    ...sections.map(line),
  ].sort();
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(group: object): object {
  return Object.fromEntries(Object.entries(group).sort(([one], [other]) => (one < other ? -1 : 1)));
}
