import Heading from "@atlaskit/heading";
import { useEffect, useMemo, useState } from "react";
import type { ServiceLevelAgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { stagesAt } from "../../../../src/domain/agreement/agreement-stage";
import { waiversOf } from "../../../../src/domain/agreement/waivers";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import type { PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import type { Instant } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { type ChainProofs, isKept } from "./chain-proofs";
import { whenIdle } from "./idle-queue";
import { useProofs } from "./use-fit";

/**
 * The promises in force that those behind them cannot always keep, whoever's edit broke them, those first for which nobody
 * has given a reason. All are proved again with
 * each change of the catalogue, one at a time while nobody needs the page for something else; what an edit did not touch
 * is known already.
 * @param isLinked false outside the settings, where a promise has no page of its own
 */
export default function BrokenPromises({ isLinked = true }: { readonly isLinked?: boolean }) {
  const { catalogue } = useCatalogue();
  const { now } = useApp();
  const proofs = useProofs();
  // biome-ignore lint/correctness/useExhaustiveDependencies: in force at the moment at which the catalogue was read
  const promises = useMemo(() => promisesInForce(catalogue, now()), [catalogue]);
  const { broken, checked } = useBroken(promises, proofs);
  if (promises.length === 0) return null;
  return (
    <section className="part" aria-labelledby="broken-promises">
      <Heading as="h3" size="small">
        <span id="broken-promises">{say("chain.broken.title")}</span>
      </Heading>
      {checked < promises.length && (
        <p className="quiet" role="status">
          {say("chain.broken.checking", { checked, all: promises.length })}
        </p>
      )}
      {broken.length === 0 ? (
        checked === promises.length && <p>{say("chain.broken.none", { count: promises.length })}</p>
      ) : (
        <ul>
          {[...broken]
            .sort((one, other) => Number(one.isWaived) - Number(other.isWaived))
            .map(({ entry, isWaived }) => (
              <li key={`${entry.key} ${entry.version}`}>
                {isLinked ? (
                  <PageLink to={`/agreements/${inPath(entry.key)}/${entry.version}/chain`}>{titleOf(entry)}</PageLink>
                ) : (
                  titleOf(entry)
                )}{" "}
                <span className="quiet">{say(isWaived ? "chain.broken.waived" : "chain.broken.why")}</span>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

/** Agreements with customers that bind now or will. */
function promisesInForce(catalogue: Catalogue, now: Instant): ServiceLevelAgreementEntry[] {
  const stageOf = stagesAt(catalogue, now);
  return catalogue.agreements.filter(
    (entry) => entry.kind === "sla" && ["active", "ending", "coming"].includes(stageOf(entry)),
  ) as ServiceLevelAgreementEntry[];
}

interface BrokenPromise {
  readonly entry: ServiceLevelAgreementEntry;
  /** Whether each of its promises that fail has a reason recorded. */
  readonly isWaived: boolean;
}

interface Progress {
  readonly of: unknown;
  readonly broken: readonly BrokenPromise[];
  readonly checked: number;
}

function useBroken(promises: readonly ServiceLevelAgreementEntry[], proofs: ChainProofs): Omit<Progress, "of"> {
  const [progress, setProgress] = useState<Progress>({ of: promises, broken: [], checked: 0 });
  const present = progress.of === promises ? progress : { of: promises, broken: [], checked: 0 };
  useEffect(() => {
    let stop: () => void = () => undefined;
    const broken: BrokenPromise[] = [];
    const check = (place: number) => {
      const entry = promises[place];
      if (entry === undefined) return;
      const failing = proofs.promisesOf(entry).filter((promise) => !isKept(proofs.prove(promise)));
      const hasReason = ({ priority }: PromiseChain) => waiversOf(entry, priority).length > 0;
      if (failing.length > 0) broken.push({ entry, isWaived: failing.every(hasReason) });
      // Telling after each would draw the page as often as there are promises.
      if (place % 10 === 9 || place === promises.length - 1)
        setProgress({ of: promises, broken: [...broken], checked: place + 1 });
      stop = whenIdle(() => check(place + 1));
    };
    stop = whenIdle(() => check(0));
    return () => stop();
  }, [promises, proofs]);
  return present;
}
