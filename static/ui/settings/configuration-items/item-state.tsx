import type { ConfigurationItemState } from "../../../../src/domain/catalogue/configuration-item";
import { type Mood, StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";

const MOODS: Readonly<Record<ConfigurationItemState, Mood>> = { planned: "new", live: "success", retired: "default" };

export const itemStates: readonly ConfigurationItemState[] = ["planned", "live", "retired"];

export function ItemStateLozenge({ state = "live" }: { readonly state?: ConfigurationItemState | undefined }) {
  return <StateLozenge mood={MOODS[state]}>{say(`items.states.${state}`)}</StateLozenge>;
}
