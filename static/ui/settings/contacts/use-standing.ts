import type { ContactStanding } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { type Loaded, useLoaded } from "../../shared/loading/loaded";

/** Asks Jira who of the contacts has left; asked again when the catalogue has changed. */
export function useStanding(): Loaded<ContactStanding> {
  const { call } = useApp();
  const { revision } = useCatalogue();
  return useLoaded(() => call("contactStanding", {}), [call, revision]).loaded;
}
