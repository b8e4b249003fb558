import type { AgreementStage } from "../../../../src/domain/agreement/agreement-stage";
import { type Mood, StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";

const moods: Readonly<Record<AgreementStage, Mood>> = {
  draft: "default",
  proposed: "new",
  coming: "inprogress",
  active: "success",
  ending: "moved",
  superseded: "default",
  expired: "removed",
};

/** In the order of a version's life. */
export const stages: readonly AgreementStage[] = [
  "draft",
  "proposed",
  "coming",
  "active",
  "ending",
  "superseded",
  "expired",
];

export function StageLozenge({ stage }: { readonly stage: AgreementStage }) {
  return <StateLozenge mood={moods[stage]}>{say(`agreements.stage.${stage}`)}</StateLozenge>;
}
