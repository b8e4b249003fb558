import type { LocalDate } from "../calendar/calendar";
import type { Side } from "../catalogue/contact";
import { at, listed, type Problem } from "../catalogue/problem";
import type { AgreementEntry, SignatureEntry } from "./agreement-entry";

/** Who has to sign a kind of agreement. An OLA is made within the provider's house. */
export const signingSides: Readonly<Record<AgreementEntry["kind"], readonly Side[]>> = {
  sla: ["provider", "customer"],
  ola: ["provider"],
  uc: ["provider", "supplier"],
};

/**
 * What stands against signatures: a side without one, one of a side that is no party, twice the same, or of a day to come.
 * @param path of the list of signatures
 */
export function problemsOfSignatures(
  { kind }: AgreementEntry,
  signed: readonly SignatureEntry[],
  today: LocalDate,
  path: string,
): Problem[] {
  const sides = signingSides[kind];
  const missing = sides.filter((side) => !signed.some((signature) => signature.side === side));
  const problems: Problem[] = missing.map((side) => ({
    path,
    message: `Nobody has signed for the ${side} yet. Record who agreed, and when.`,
  }));
  for (const [place, { side, name, on }] of signed.entries()) {
    if (!sides.includes(side))
      problems.push({
        path: at(path, place, "side"),
        message: `The ${side} is no party to this kind of agreement: ${listed(sides)} sign it. Remove ${name}'s signature.`,
      });
    if (signed.findIndex((other) => other.side === side && other.name === name) < place)
      problems.push({
        path: at(path, place),
        message: `${name} has signed for the ${side} already. One signature is enough.`,
      });
    if (on > today)
      problems.push({
        path: at(path, place, "on"),
        message: `${name}'s signature is of ${on}, which is still to come. Record it on the day.`,
      });
  }
  return problems;
}
