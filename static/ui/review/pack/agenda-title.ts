import type { AgendaItem } from "../../../../src/domain/review/agenda";
import { say } from "../words";

/** A point of the agenda as it is read out. */
export function agendaTitle(item: AgendaItem): string {
  return item.kind === "topic" ? item.text : say(`agenda.${item.kind}`);
}
