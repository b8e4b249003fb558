import type { ReactNode } from "react";
import { ReadOnlyContext } from "../../shared/form/field";
import { LoadedView } from "../../shared/loading/loaded-view";
import { say } from "../words";
import { type Desk, useDesk } from "./use-desk";

/** Shows a page as soon as the reviews are there; those who may not change them read its fields. */
export function DeskPage({ children }: { readonly children: (desk: Desk, again: () => void) => ReactNode }) {
  const { loaded, again } = useDesk();
  return (
    <LoadedView of={loaded} what={say("desk")}>
      {(desk) => <ReadOnlyContext.Provider value={!desk.mayChange}>{children(desk, again)}</ReadOnlyContext.Provider>}
    </LoadedView>
  );
}
