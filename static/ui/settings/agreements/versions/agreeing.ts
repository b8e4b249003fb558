import type { AgreementMove, MoveResult } from "../../../../../src/contract";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { signingSides } from "../../../../../src/domain/agreement/signing";
import type { LocalDate } from "../../../../../src/domain/calendar/calendar";
import type { Side } from "../../../../../src/domain/catalogue/contact";
import type { FitOfPromise } from "../../../../../src/domain/promise-chain/fit-of";
import { isKept } from "../../chain/chain-proofs";

/** What somebody has to state before a version can be agreed. */
export interface Agreeing {
  readonly signatures: readonly { readonly side: Side; readonly name: string; readonly on: LocalDate }[];
  /** A business reason for each promise that the chain behind it cannot keep. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** One promise that cannot always be kept. */
export interface Unsafe {
  readonly priority: string;
  readonly starts: number;
  readonly late: number;
}

/** Every side of the agreement, to be filled in. */
export function startAgreeing({ kind }: Pick<AgreementEntry, "kind">, today: LocalDate): Agreeing {
  return { signatures: signingSides[kind].map((side) => ({ side, name: "", on: today })), reasons: {} };
}

/** The promises whose proof failed here, and those that the app refused for it. */
export function unsafePromises(fits: readonly FitOfPromise[], answer: MoveResult | null): Unsafe[] {
  const unsafe = new Map<string, Unsafe>();
  for (const { promise, fit } of fits) {
    if (isKept(fit)) continue;
    const { priority } = promise;
    unsafe.set(
      priority,
      fit.kind === "proved" ? { priority, starts: fit.starts, late: fit.late } : { priority, starts: 0, late: 0 },
    );
  }
  if (answer?.kind === "unsafe")
    for (const { priority, starts, late } of answer.promises) {
      const name = priority ?? "*";
      unsafe.set(name, { priority: name, starts, late });
    }
  return [...unsafe.values()];
}

/** What is still missing, by the place of its field. */
export function missingIn({ signatures, reasons }: Agreeing, unsafe: readonly Unsafe[]): ReadonlySet<string> {
  const missing = new Set<string>();
  for (const { side, name, on } of signatures) {
    if (name.trim() === "") missing.add(`${side}.name`);
    if (on === "") missing.add(`${side}.on`);
  }
  for (const { priority } of unsafe) if ((reasons[priority] ?? "").trim() === "") missing.add(`reason.${priority}`);
  return missing;
}

/** The step to ask the app for. */
export function moveOf({ signatures, reasons }: Agreeing, unsafe: readonly Unsafe[]): AgreementMove {
  return {
    kind: "agree",
    signatures: signatures.map(({ side, name, on }) => ({ side, name: name.trim(), on })),
    waivers: unsafe.map(({ priority }) => ({
      measure: "resolution",
      priority: priority === "*" ? null : priority,
      reason: (reasons[priority] ?? "").trim(),
    })),
  };
}
