import type { ReactNode } from "react";
import { ReadOnlyContext } from "../../shared/form/field";
import { LoadedView } from "../../shared/loading/loaded-view";
import { AgendaContext, useDeskAgenda } from "../agenda/agenda-context";
import { say } from "../words";
import { type Desk, useDesk } from "./use-desk";

/** Shows a page as soon as the reviews are there; those who may not change them read its fields. */
export function DeskPage({ children }: { readonly children: (desk: Desk, again: () => void) => ReactNode }) {
  const { loaded, again } = useDesk();
  return (
    <LoadedView of={loaded} what={say("desk")}>
      {(desk) => (
        <WithAgenda desk={desk} again={again}>
          <ReadOnlyContext.Provider value={!desk.mayChange}>{children(desk, again)}</ReadOnlyContext.Provider>
        </WithAgenda>
      )}
    </LoadedView>
  );
}

/** What is shown within can be put on the agenda of a review that is being prepared. */
export function WithAgenda({
  desk,
  again,
  children,
}: {
  readonly desk: Desk | null;
  readonly again: () => void;
  readonly children: ReactNode;
}) {
  return <AgendaContext.Provider value={useDeskAgenda(desk, again)}>{children}</AgendaContext.Provider>;
}
