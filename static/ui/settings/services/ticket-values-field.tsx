import { useDirectory } from "../../shared/app/directory";
import type { Slot } from "../../shared/form/slot";
import { WordsPicker } from "../../shared/form/words-picker";
import { say } from "../../shared/words/say";

interface Props {
  readonly slot: Slot<readonly string[]>;
  /** The service's: the field in which people choose a service holds it, where it is one of the values. */
  readonly name: string | undefined;
}

/** Values of a ticket that mean a service, chosen from what the project has or typed. */
export function TicketValuesField({ slot, name }: Props) {
  const directory = useDirectory();
  const own = name === undefined || name === "" ? [] : [name];
  const listed = directory.is === "ready" ? [...directory.value.requestTypes, ...directory.value.components] : [];
  const suggestions = [...new Set([...own, ...listed])];
  return (
    <WordsPicker
      slot={slot}
      suggestions={suggestions}
      label={say("services.tickets")}
      help={say("services.tickets-help")}
    />
  );
}
