import fc from "fast-check";
import type { Deed, JournalLine } from "../../../src/domain/journal/deed";
import { effectsOf, effectsOn, noEffects } from "../../../src/domain/journal/journal-effects";

const clock = { agreement: "gold", version: 2, measure: "resolution", cycle: 1 } as const;
const HOUR = 3_600_000;
const asked = (id: string, hours: number) =>
  line(id, { kind: "extension-asked", clock, additional: hours * HOUR, reason: "A part is on its way." });
const granted = (id: string, request: string) => line(id, { kind: "extension-granted", asked: request, note: "" });
const declined = (id: string, request: string) => line(id, { kind: "extension-declined", asked: request, note: "" });
const withdrawn = (id: string, entry: string) => line(id, { kind: "withdrawn", entry, reason: "By mistake." });
const explained = (id: string, reason: string) => line(id, { kind: "breach-explained", clock, reason, note: "" });
const acknowledged = (id: string, level: number) =>
  line(id, { kind: "acknowledged", step: { ...clock, level }, note: "" });

let at = 0;
function line(id: string, deed: Deed): JournalLine {
  at += 1;
  return { id, at, by: "ann", deed };
}

const nothing = { additional: 0, pending: null, acknowledged: [], explanation: null };

it.each`
  lines                                                                          | effects                                              | why
  ${[]}                                                                          | ${{}}                                                | ${"nothing was done"}
  ${[asked("a", 2)]}                                                             | ${{ pending: { entry: "a", additional: 2 * HOUR } }} | ${"a request alone grants nothing"}
  ${[asked("a", 2), granted("b", "a")]}                                          | ${{ additional: 2 * HOUR }}                          | ${"granted time counts"}
  ${[asked("a", 2), declined("b", "a")]}                                         | ${{}}                                                | ${"a declined request is answered"}
  ${[asked("a", 2), granted("b", "a"), declined("c", "a")]}                      | ${{ additional: 2 * HOUR }}                          | ${"the first answer counts"}
  ${[asked("a", 2), granted("b", "a"), asked("c", 1), granted("d", "c")]}        | ${{ additional: 3 * HOUR }}                          | ${"extensions add up"}
  ${[asked("a", 2), granted("b", "a"), withdrawn("c", "b")]}                     | ${{ pending: { entry: "a", additional: 2 * HOUR } }} | ${"without its answer a request waits again"}
  ${[asked("a", 2), granted("b", "a"), withdrawn("c", "a")]}                     | ${{}}                                                | ${"an answer falls with its request"}
  ${[explained("a", "system"), explained("b", "supplier")]}                      | ${{ explanation: "supplier" }}                       | ${"the last explanation counts"}
  ${[explained("a", "system"), explained("b", "supplier"), withdrawn("c", "b")]} | ${{ explanation: "system" }}                         | ${"withdrawn, the one before counts again"}
  ${[acknowledged("a", 3), acknowledged("b", 1)]}                                | ${{ acknowledged: [1, 3] }}                          | ${"each step is acknowledged apart"}
`("comes to what holds: $why", ({ lines, effects }) => {
  expect(effectsOn(effectsOf(lines), clock)).toEqual({ ...nothing, ...effects });
});

it("tells clocks apart, and the ticket as a whole", () => {
  const other = { ...clock, cycle: 2 };
  const effects = effectsOf([explained("a", "system"), line("b", { kind: "excluded", reason: "A test ticket." })]);
  expect(effectsOn(effects, other)).toEqual(nothing);
  expect(effects.isExcluded).toBe(true);
  expect(effectsOf([])).toEqual(noEffects);
});

it("does not depend on the order in which lines are read", () => {
  const lines = [
    asked("a", 2),
    granted("b", "a"),
    explained("c", "system"),
    acknowledged("d", 1),
    withdrawn("e", "c"),
    asked("f", 1),
    declined("g", "f"),
    line("h", { kind: "excluded", reason: "A test ticket." }),
    withdrawn("i", "h"),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
      expect(effectsOf(shuffled)).toEqual(effectsOf(lines));
    }),
  );
});
