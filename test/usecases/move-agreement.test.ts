import type { AgreementEntry } from "../../src/domain/agreement/agreement-entry";
import { type AgreementMove, moveAgreement } from "../../src/usecases/move-agreement";
import { CatalogueDesk, catalogueIn } from "./catalogue-desk";

const editing = { projectId: "7", by: "lead" };
/** An SLA of eight hours round the clock over an internal four hours of an office: it fails over every night. */
const sample = catalogueIn(`
format: service-level-catalogue/1
calendars:
  - { key: always, timezone: Etc/UTC, weekly: always }
  - { key: office, timezone: Etc/UTC, weekly: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } }
services: [{ key: email, name: E-mail }, { key: web, name: Web }]
agreements:
  - { key: email-ola, kind: ola, version: 1, service: email, party: { teams: [Mail] }, validFrom: "2024-01-01",
      targets: [{ measure: resolution, within: PT4H, calendar: office }] }
  - { key: email-sla, kind: sla, state: proposed, version: 1, service: email, validFrom: "2024-02-01",
      targets: [{ measure: resolution, within: PT8H, calendar: always }] }
  - { key: web-sla, kind: sla, version: 1, service: web, validFrom: "2024-01-01",
      targets: [{ measure: resolution, within: PT8H, calendar: always }] }
  - { key: web-sla, kind: sla, state: draft, version: 2, service: web, validFrom: "2024-02-01",
      targets: [{ measure: resolution, within: PT4H, calendar: always }] }
`);
const signatures = [
  { side: "provider", name: "Pia", on: "2024-01-05" },
  { side: "customer", name: "Cem", on: "2024-01-05" },
] as const;
const agree: AgreementMove = { kind: "agree", signatures, waivers: [] };
const waiver = { measure: "resolution", priority: null, reason: "The board wants it" } as const;

function deskWith(change: (entry: AgreementEntry) => AgreementEntry = (entry) => entry) {
  const desk = new CatalogueDesk();
  desk.have("7", { ...sample, agreements: sample.agreements.map(change) });
  const make = (key: string, version: number, move: AgreementMove) =>
    moveAgreement(desk.ports, editing, { key, version }, move);
  const versionOf = (key: string, version: number) =>
    desk.catalogue().agreements.find((entry) => entry.key === key && entry.version === version)!;
  return { desk, make, versionOf };
}
const proposed = (key: string, version: number) => (entry: AgreementEntry) =>
  entry.key === key && entry.version === version ? ({ ...entry, state: "proposed" } as const) : entry;

it.each`
  key            | version | move                     | state         | action
  ${"web-sla"}   | ${2}    | ${{ kind: "propose" }}   | ${"proposed"} | ${"proposed"}
  ${"email-sla"} | ${1}    | ${{ kind: "take back" }} | ${"draft"}    | ${"taken-back"}
`(
  "$action: $key version $version stands as $state, and the trail says so",
  async ({ key, version, move, state, action }) => {
    const { desk, make, versionOf } = deskWith();
    expect(await make(key, version, move)).toMatchObject({ kind: "saved", revision: 4 });
    expect(versionOf(key, version).state).toBe(state);
    expect(desk.changes).toMatchObject([{ by: "lead", entry: { section: "agreements", key, version }, action }]);
    expect(desk.passes).toEqual([]);
  },
);

it("ends the version before when the next is agreed, tells the trail of both, and measures tickets anew", async () => {
  const { desk, make, versionOf } = deskWith(proposed("web-sla", 2));
  expect(await make("web-sla", 2, agree)).toMatchObject({ kind: "saved" });
  expect(versionOf("web-sla", 1).validTo).toBe("2024-02-01");
  expect(versionOf("web-sla", 2)).toMatchObject({ state: "agreed", signatures });
  expect(desk.changes.map(({ entry, action }) => [entry, action])).toEqual([
    [{ section: "agreements", key: "web-sla", version: 1 }, "ended"],
    [{ section: "agreements", key: "web-sla", version: 2 }, "agreed"],
  ]);
  expect(desk.passes).toHaveLength(1);
});

it("keeps the reason for an early end", async () => {
  const { desk, make, versionOf } = deskWith();
  await make("web-sla", 1, { kind: "end", on: "2024-01-20", reason: "The service is sold" });
  expect(versionOf("web-sla", 1).validTo).toBe("2024-01-20");
  expect(desk.changes).toMatchObject([{ action: "ended", note: "The service is sold" }]);
});

describe("a promise that the chain behind it cannot keep", () => {
  it("is not agreed without a word why", async () => {
    const { desk, make } = deskWith();
    const moved = await make("email-sla", 1, agree);
    expect(moved).toMatchObject({ kind: "unsafe", promises: [{ priority: null, starts: 35_040 }] });
    expect(moved.kind === "unsafe" && moved.promises[0]!.late).toBeGreaterThan(0);
    expect(desk.setups.get("7")!.revision).toBe(5);
  });

  it("is agreed with a waiver, in the name of whoever recorded it", async () => {
    const { make, versionOf } = deskWith();
    expect(await make("email-sla", 1, { ...agree, waivers: [waiver] })).toMatchObject({ kind: "saved" });
    expect(versionOf("email-sla", 1)).toMatchObject({
      state: "agreed",
      waivers: [{ measure: "resolution", reason: waiver.reason, accountId: "lead", on: "2024-01-08" }],
    });
  });

  it("takes a waiver after it was agreed, as what breaks a chain may come later", async () => {
    const { desk, make, versionOf } = deskWith();
    expect(await make("web-sla", 1, { kind: "waive", waiver })).toMatchObject({ kind: "saved" });
    expect(versionOf("web-sla", 1)).toMatchObject({ waivers: [{ reason: waiver.reason }] });
    expect(desk.changes).toMatchObject([{ action: "waived" }]);
  });
});

it("does not let bind what cannot work", async () => {
  const { make } = deskWith((entry) => ({
    ...proposed("web-sla", 2)(entry),
    ...(entry.version === 2 && { clock: { pause: { statuses: ["Nowhere"] }, stop: { statuses: ["Nowhere"] } } }),
  }));
  const moved = await make("web-sla", 2, agree);
  expect(moved.kind === "blocked" && moved.findings.map(({ code }) => code)).toContain("never-stops");
});

it.each`
  key            | version | move                                                | problem                 | why
  ${"web-sla"}   | ${1}    | ${{ kind: "propose" }}                              | ${[0, "state"]}         | ${"it is agreed already"}
  ${"web-sla"}   | ${9}    | ${{ kind: "propose" }}                              | ${[null, "agreements"]} | ${"there is no such version"}
  ${"email-sla"} | ${1}    | ${{ ...agree, signatures: signatures.slice(0, 1) }} | ${[0, "signatures"]}    | ${"the customer has not signed"}
  ${"web-sla"}   | ${1}    | ${{ kind: "end", on: "2023-12-31", reason: "-" }}   | ${[0, "validTo"]}       | ${"the day is past"}
`("refuses the move of $key version $version where $why", async ({ key, version, move, problem }) => {
  const { desk, make } = deskWith();
  const moved = await make(key, version, move);
  expect(moved.kind === "refused" && moved.problems.map(({ edit, path }) => [edit, path])).toEqual([problem]);
  expect(desk.setups.get("7")!.revision).toBe(5);
});

it.each`
  key            | version | move
  ${"web-sla"}   | ${2}    | ${{ kind: "propose" }}
  ${"email-sla"} | ${1}    | ${{ kind: "take back" }}
  ${"email-sla"} | ${1}    | ${{ ...agree, waivers: [waiver] }}
  ${"web-sla"}   | ${1}    | ${{ kind: "waive", waiver }}
  ${"web-sla"}   | ${1}    | ${{ kind: "end", on: "2024-01-20", reason: "-" }}
`("answers a repeated call like the first: $move.kind", async ({ key, version, move }) => {
  const { desk, make } = deskWith();
  for (let call = 1; call <= 2; call++)
    expect(await make(key, version, move)).toMatchObject({ kind: "saved", revision: 4 });
  expect(desk.setups.get("7")!.revision).toBe(6);
});
