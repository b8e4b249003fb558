import { useEffect, useMemo, useState } from "react";
import type { ChainVerdict } from "../../../../src/domain/agreement/activation-checks/project-reality";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { FitOfPromise } from "../../../../src/domain/promise-chain/fit-of";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChainProofs, verdictOf } from "./chain-proofs";
import { whenIdle } from "./idle-queue";

/** The proofs that this page has; they last for as long as it is open. */
let latest: ChainProofs | null = null;

/** The proofs for the catalogue as it is now. */
export function useProofs(): ChainProofs {
  const { catalogue } = useCatalogue();
  const { now } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the year begins with the moment at which the first is proved
  return useMemo(() => {
    latest = latest?.after(catalogue) ?? ChainProofs.of(catalogue, now());
    return latest;
  }, [catalogue]);
}

/** The resolution promises of a version with their proofs; null while they are worked out, which waits for its turn. */
export function useFits(entry: AgreementEntry): readonly FitOfPromise[] | null {
  const proofs = useProofs();
  const promises = useMemo(() => proofs.promisesOf(entry), [proofs, entry]);
  const known = useMemo(() => {
    const fits = promises.map((promise) => ({ promise, fit: proofs.knownFit(promise) }));
    return fits.every((each): each is FitOfPromise => each.fit !== undefined) ? fits : null;
  }, [proofs, promises]);
  const [proved, setProved] = useState<{ readonly of: unknown; readonly fits: readonly FitOfPromise[] } | null>(null);
  useEffect(() => {
    if (known !== null) return;
    return whenIdle(() =>
      setProved({ of: promises, fits: promises.map((promise) => ({ promise, fit: proofs.prove(promise) })) }),
    );
  }, [known, promises, proofs]);
  return known ?? (proved?.of === promises ? proved.fits : null);
}

/** How the proofs of a version came out in all; undefined while they are worked out. */
export function useVerdict(entry: AgreementEntry): ChainVerdict | undefined {
  const fits = useFits(entry);
  return useMemo(() => (fits === null ? undefined : verdictOf(fits)), [fits]);
}
