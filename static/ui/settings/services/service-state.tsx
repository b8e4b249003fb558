import type { ServiceState } from "../../../../src/domain/catalogue/service";
import { type Mood, StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";

const MOODS: Readonly<Record<ServiceState, Mood>> = { proposed: "new", live: "success", retired: "default" };

export const serviceStates: readonly ServiceState[] = ["proposed", "live", "retired"];

export function ServiceStateLozenge({ state = "live" }: { readonly state?: ServiceState | undefined }) {
  return <StateLozenge mood={MOODS[state]}>{say(`services.states.${state}`)}</StateLozenge>;
}
