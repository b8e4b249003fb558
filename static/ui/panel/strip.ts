import type { PromiseStanding } from "../../../src/contract";
import { clockLine, type LineSurroundings, listed, type Ticking } from "./clock-line";
import { element } from "./element";
import { lozenge } from "./lozenge";
import { sayIn } from "./say";

/** One agreement: who promised, and each of its clocks; thinner for what stands beneath the customer's promise. */
export function strip(
  promise: PromiseStanding,
  priority: string | null,
  surroundings: LineSurroundings,
): { readonly shown: HTMLElement; readonly ticking: readonly Ticking[] } {
  const { kind, absence } = promise;
  const ticking = presentFirst(promise).map((clock) => clockLine(promise, clock, surroundings));
  const shown = element(
    "section",
    { class: kind === "sla" && !promise.isFormer ? "strip" : "strip thin" },
    element("h2", {}, ...nameInWords(promise), element("span", { class: "kind" }, ...kindInWords(promise))),
    ...(absence === null ? [] : [element("p", { class: "quiet" }, ...absenceInWords(promise, priority))]),
    ...ticking.map((line) => line.shown),
  );
  return { shown, ticking };
}

/** Agreements whose clocks have not begun, a line for each. */
export function notStarted(promises: readonly PromiseStanding[]): HTMLElement {
  return element(
    "ul",
    { class: "not-started" },
    ...promises.map(({ name, counterparts }) =>
      element(
        "li",
        {},
        lozenge("not-started"),
        " ",
        ...sayIn("not-started", { name, counterparts: listed(counterparts) }),
      ),
    ),
  );
}

/** The present cycle of each measure first, the finished ones after it. */
function presentFirst({ clocks }: PromiseStanding) {
  const present = clocks.filter(
    ({ measure, cycle }) => !clocks.some((other) => other.measure === measure && other.cycle > cycle),
  );
  return [...present, ...clocks.filter((clock) => !present.includes(clock))];
}

function nameInWords({ kind, name, counterparts }: PromiseStanding): Node[] {
  if (counterparts.length === 0 || kind === "ola") return [element("bdi", {}, name)];
  return sayIn("sla-with", { name, counterparts: listed(counterparts) });
}

/** Teams are named here, as an agreement between teams seldom names them in its own name. */
function kindInWords({ kind, counterparts }: PromiseStanding): Node[] {
  return kind === "ola" ? sayIn("kind.ola", { teams: listed(counterparts) }) : sayIn(`kind.${kind}`);
}

function absenceInWords({ absence }: PromiseStanding, priority: string | null): Node[] {
  if (absence === "nothing-for-priority" && priority !== null) return sayIn("nothing-for-priority", { priority });
  return sayIn("nothing-without-priority");
}
