import type { GrantedTime } from "../measurement/measure";
import { effectsOn, type JournalEffects } from "./journal-effects";

/** What a ticket's journal grants its clocks on top of their targets. */
export function grantedIn(journal: JournalEffects): GrantedTime {
  return ({ key, version }, measure, cycle) =>
    effectsOn(journal, { agreement: key, version, measure, cycle }).additional;
}
