import { z } from "zod";
import { compileServiceHours } from "../../src/domain/calendar/compile-service-hours";
import type { ServiceHours } from "../../src/domain/calendar/service-hours";
import { type ChainLeg, linksOf } from "../../src/domain/promise-chain/chain";
import { type ChainProof, type ChainQuestion, proveChain } from "../../src/domain/promise-chain/prove-chain";
import { SECOND } from "../../src/domain/time";
import { calendarOf, VectorCalendar } from "./vector-calendar";
import { instant, isoOf, seconds, withoutLabels } from "./vector-fields";
import type { VectorResult } from "./vector-result";

const timeAllowed = { calendar: VectorCalendar, within_s: seconds };
const unlabelled = <Shape extends z.ZodType>(keys: readonly string[], shape: Shape) =>
  z.preprocess((raw) => withoutLabels(raw, keys), shape);

const Promised = unlabelled(Object.keys(timeAllowed), z.strictObject(timeAllowed));

interface VectorLink {
  readonly calendar: z.infer<typeof VectorCalendar>;
  readonly within_s: number;
}
type VectorLeg = VectorLink | { readonly parallel: readonly (VectorLeg | readonly VectorLeg[])[] };

const Leg: z.ZodType<VectorLeg> = z.lazy(() =>
  unlabelled(
    [...Object.keys(timeAllowed), "parallel"],
    z.union([z.strictObject(timeAllowed), z.strictObject({ parallel: z.array(z.union([Leg, z.array(Leg)])) })]),
  ),
);

const Vector = z.strictObject({
  id: z.string(),
  promise: Promised,
  links: z.array(Leg),
  startsWhenOpen: z.boolean().optional(),
  from: instant,
  to: instant,
  step_s: z.number().positive(),
  expect: z.strictObject({
    starts: z.number().optional(),
    late: z.number().optional(),
    /** Nothing is late by 0 s; a file may say null as well, as it does of the start. */
    worst_late_s: z.number().nullable().optional(),
    worst_start: z.string().nullable().optional(),
    smallest_promise_s: z.number().optional(),
  }),
});
type Vector = z.infer<typeof Vector>;

/**
 * Runs the vectors of a parsed file of promise chains through the proof that the app shows. A vector that is not wholly
 * understood fails and says what was not.
 * @throws ZodError when `file` is no such file at all
 */
export function runChainVectors(file: unknown): VectorResult[] {
  const { vectors } = z.object({ format: z.literal("promise-chain"), vectors: z.array(z.unknown()) }).parse(file);
  return vectors.map((raw, index) => {
    const id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? `vector ${index + 1}`;
    const vector = Vector.safeParse(withoutLabels(raw, Object.keys(Vector.shape)));
    const failed = (got: string) => ({ id, passed: false, expected: "a vector that can be run", got });
    if (!vector.success) return failed(z.prettifyError(vector.error));
    try {
      return judge(vector.data);
    } catch (error) {
      return failed(String(error));
    }
  });
}

function judge(vector: Vector): VectorResult {
  const question = questionOf(vector);
  const got = answersOf(proveChain(question), question);
  const wrong = Object.entries(vector.expect).filter(([key, expected]) => {
    const right = key === "worst_late_s" && expected === null ? 0 : expected;
    return JSON.stringify(got[key as keyof typeof got]) !== JSON.stringify(right);
  });
  const list = (answer: (key: string, expected: unknown) => unknown) =>
    wrong.map(([key, expected]) => `${key} ${JSON.stringify(answer(key, expected))}`).join("; ");
  return {
    id: vector.id,
    passed: wrong.length === 0,
    expected: list((_, expected) => expected),
    got: list((key) => got[key as keyof typeof got]),
  };
}

function answersOf(proof: ChainProof, { links }: ChainQuestion) {
  switch (proof.kind) {
    case "promise-never-due":
      throw new Error(`the promise's calendar is never open for long enough after ${isoOf(proof.startAt)}`);
    case "link-never-ends":
      throw new Error(
        `${linksOf(links)[proof.link]!.name} is never open for long enough for a start at ${isoOf(proof.startAt)}`,
      );
    case "proved":
      return {
        starts: proof.starts,
        late: proof.late,
        worst_late_s: proof.worstLate / SECOND,
        worst_start: isoOf(proof.worstStart),
        smallest_promise_s: proof.smallestPromise / SECOND,
      };
  }
}

function questionOf({ promise, links, startsWhenOpen = false, from, to, step_s }: Vector): ChainQuestion {
  const compiled = new Map<string, ServiceHours>();
  const timeOf = ({ calendar, within_s }: VectorLink) => {
    const content = JSON.stringify(calendar);
    const hours = compiled.get(content) ?? compileServiceHours(calendarOf(calendar));
    compiled.set(content, hours);
    return { hours, within: within_s * SECOND };
  };
  let linkCount = 0;
  const legOf = (leg: VectorLeg): ChainLeg => {
    if ("parallel" in leg)
      return {
        kind: "parallel",
        branches: leg.parallel.map((branch) => [branch].flat().map(legOf)),
        isOptional: false,
      };
    linkCount += 1;
    return { kind: "link", name: `link ${linkCount}`, ...timeOf(leg), isOptional: false };
  };
  return { promise: timeOf(promise), links: links.map(legOf), startsWhenOpen, from, to, step: step_s * SECOND };
}
