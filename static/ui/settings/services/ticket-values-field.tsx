import { useDirectory } from "../../shared/app/directory";
import type { Slot } from "../../shared/form/slot";
import { WordsPicker } from "../../shared/form/words-picker";
import { say } from "../../shared/words/say";

/** Values of a ticket that mean a service, chosen from what the project has or typed. */
export function TicketValuesField({ slot }: { readonly slot: Slot<readonly string[]> }) {
  const directory = useDirectory();
  const suggestions =
    directory.is === "ready" ? [...new Set([...directory.value.requestTypes, ...directory.value.components])] : [];
  return (
    <WordsPicker
      slot={slot}
      suggestions={suggestions}
      label={say("services.tickets")}
      help={say("services.tickets-help")}
    />
  );
}
