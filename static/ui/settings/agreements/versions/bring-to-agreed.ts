import type { AgreementMove, MoveResult } from "../../../../../src/contract";
import type { VersionName } from "../../../../../src/domain/agreement/moved";
import type { Call } from "../../../shared/app/calls";

/**
 * Takes a saved draft through its life until it binds, for what the parties agreed on before anybody wrote it down here.
 * Answers the first step that did not go through, or the last.
 */
export async function bringToAgreed(
  call: Call,
  { key, version }: VersionName,
  agree: AgreementMove,
): Promise<MoveResult> {
  const proposed = await call("moveAgreement", { key, version, move: { kind: "propose" } });
  return proposed.kind === "saved" ? call("moveAgreement", { key, version, move: agree }) : proposed;
}
