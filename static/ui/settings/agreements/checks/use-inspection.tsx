import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Inspection, inspector } from "../../../../../src/domain/agreement/activation-checks/inspect-agreement";
import type {
  ChainVerdict,
  ProjectReality,
} from "../../../../../src/domain/agreement/activation-checks/project-reality";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useApp } from "../../../shared/app/app";
import { useDirectory } from "../../../shared/app/directory";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { useLoaded } from "../../../shared/loading/loaded";

/** How the proof of its chain came out can be told where it is known; without, the chain is not checked. */
type Inspect = (entry: AgreementEntry, chain?: ChainVerdict) => Inspection;

const InspectionContext = createContext<Inspect | undefined>(undefined);

/**
 * Lets the parts within look at agreements before they bind: what they have in common is worked out once for the
 * catalogue. What the app cannot tell yet, or at all, is unknown, and each inspection says so.
 */
export function InspectionProvider({ children }: { readonly children: ReactNode }) {
  const { catalogue } = useCatalogue();
  const { call, now } = useApp();
  const directory = useDirectory();
  const { loaded: standing } = useLoaded(() => call("contactStanding", {}), [call]);
  const { loaded: monitoring } = useLoaded(() => call("monitoringStatus", {}), [call]);
  const reality = useMemo<ProjectReality>(
    () => ({
      ...(directory.is === "ready" && {
        ...(directory.value.statuses.length > 0 && { statuses: directory.value.statuses }),
        ...(directory.value.priorities.length > 0 && { priorities: directory.value.priorities }),
      }),
      ...(standing.is === "ready" && {
        inactiveAccounts: new Set(standing.value.inactiveAccounts),
        missingGroups: new Set(standing.value.missingGroups),
      }),
      ...(monitoring.is === "ready" && { hasBaseline: () => monitoring.value.baseline !== null }),
    }),
    [directory, standing, monitoring],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: inspected as of the moment at which the catalogue was read
  const inspect = useMemo((): Inspect => {
    const at = now();
    const withoutChains = inspector(catalogue, reality, at);
    return (entry, chain) =>
      chain === undefined ? withoutChains(entry) : inspector(catalogue, { ...reality, chain: () => chain }, at)(entry);
  }, [catalogue, reality]);
  return <InspectionContext.Provider value={inspect}>{children}</InspectionContext.Provider>;
}

/** @throws Error outside an `InspectionProvider` */
export function useInspection(): Inspect {
  const inspect = useContext(InspectionContext);
  if (inspect === undefined) throw new Error("A part of the page stands outside InspectionProvider.");
  return inspect;
}
