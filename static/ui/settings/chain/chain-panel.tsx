import { useDeferredValue, useMemo, useState } from "react";
import {
  type AgreementEntry,
  isAgreed,
  type ServiceLevelAgreementEntry,
} from "../../../../src/domain/agreement/agreement-entry";
import { waiversOf } from "../../../../src/domain/agreement/waivers";
import type { FitOfPromise } from "../../../../src/domain/promise-chain/fit-of";
import { provePromise } from "../../../../src/domain/promise-chain/prove-promise";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { Note } from "../../shared/parts/note";
import { PageLink } from "../../shared/parts/page-link";
import { usePeopleNames } from "../../shared/parts/people-names";
import { TermList } from "../../shared/parts/term-list";
import { addressOf } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import { priorityName } from "../agreements/terms/targets-fields";
import { useFormats } from "../agreements/use-formats";
import { isKept } from "./chain-proofs";
import { FitVerdict } from "./fit-verdict";
import { RecordWaiver } from "./record-waiver";
import { nothingSupposed, type Supposition, supposing } from "./suppose";
import { useFits, useProofs } from "./use-fit";
import { WalkView } from "./walk-view";
import { WhatIf } from "./what-if";
import { YearView } from "./year-view";
import "./chain.css";

/** Whether those who stand behind an agreement can keep it, for every resolution promise that it makes. */
export function ChainPanel({ entry }: { readonly entry: AgreementEntry }) {
  if (entry.kind !== "sla") return <PartOfChains entry={entry} />;
  return <ChainsOf entry={entry} />;
}

function ChainsOf({ entry }: { readonly entry: ServiceLevelAgreementEntry }) {
  const fits = useFits(entry);
  const { isFollowed } = useCatalogue();
  const [chosen, setChosen] = useState<string | null>(null);
  if (fits === null) return <p role="status">{say("agreements.fit.checking")}</p>;
  const [first] = fits;
  if (first === undefined) return <p className="quiet">{say("chain.nothing-to-prove")}</p>;
  // What cannot be kept is what one comes to see.
  const worst = fits.reduce((best, each) => (lateOf(each) > lateOf(best) ? each : best), first);
  const shown = fits.find(({ promise }) => promise.priority === chosen) ?? worst;
  return (
    <section className="stack" aria-labelledby="chain">
      <h3 id="chain">{say("chain.title")}</h3>
      <p className="lead">{say("chain.intro")}</p>
      <TermList terms={["promise-chain", "operational-level-agreement", "underpinning-contract", "waiver"]} />
      {fits.length > 1 && (
        <label className="filter">
          <span>{say("chain.promise")}</span>
          <select
            className="select"
            value={shown.promise.priority}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {fits.map(({ promise }) => (
              <option key={promise.priority} value={promise.priority}>
                {say("chain.of", { priority: priorityName(promise.priority) })}
              </option>
            ))}
          </select>
        </label>
      )}
      <OnePromise key={shown.promise.priority} written={shown} />
      <Waivers entry={entry} priority={shown.promise.priority} />
      {!isKept(shown.fit) &&
        isAgreed(entry) &&
        !isFollowed &&
        waiversOf(entry, shown.promise.priority).length === 0 && (
          <RecordWaiver entry={entry} priority={shown.promise.priority} />
        )}
    </section>
  );
}

function lateOf({ fit }: FitOfPromise): number {
  return fit.kind === "proved"
    ? fit.late
    : fit.kind === "promise-never-due" || fit.kind === "link-never-ends"
      ? 1e9
      : 0;
}

/** One promise with its chain: what was proved, what would be with other times, one start and the whole year. */
function OnePromise({ written }: { readonly written: FitOfPromise }) {
  const proofs = useProofs();
  const [supposed, setSupposed] = useState<Supposition>(nothingSupposed);
  const tried = useDeferredValue(supposed);
  const { promise, fit, milliseconds } = useMemo(() => {
    if (tried === nothingSupposed) return { ...written, milliseconds: null };
    const changed = supposing(written.promise, tried);
    const beganAt = performance.now();
    const proved = provePromise(changed, proofs.year, proofs.hoursOf);
    return { promise: changed, fit: proved, milliseconds: Math.round(performance.now() - beganAt) };
  }, [written, tried, proofs]);
  const [start, setStart] = useState<number | null>(null);
  const worstStart = fit.kind === "proved" ? fit.worstStart : null;
  const canWalk = fit.kind === "proved" || fit.kind === "nobody-behind";
  return (
    <div className="stack">
      <FitVerdict promise={promise} fit={fit} milliseconds={milliseconds} />
      {fit.kind === "proved" && (
        <WhatIf promise={promise} written={written.promise} fit={fit} supposed={supposed} onChange={setSupposed} />
      )}
      {canWalk && promise.periods.length > 0 && (
        <>
          <WalkView promise={promise} start={start ?? worstStart} worstStart={worstStart} onChange={setStart} />
          <YearView promise={promise} fit={fit} />
        </>
      )}
    </div>
  );
}

function Waivers({ entry, priority }: { readonly entry: ServiceLevelAgreementEntry; readonly priority: string }) {
  const formats = useFormats();
  const waivers = waiversOf(entry, priority);
  const nameOf = usePeopleNames(waivers.flatMap(({ accountId }) => accountId ?? []));
  if (waivers.length === 0) return null;
  return (
    <Note kind="warning" title={say("chain.waivers")}>
      <ul>
        {waivers.map(({ reason, by, accountId = "", on }) => (
          <li key={`${on} ${reason}`}>
            {say("chain.waiver", { reason, by: by ?? nameOf(accountId), on: formats.date(on) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** An agreement with a team or a supplier has no chain behind it; it is part of others. */
function PartOfChains({ entry }: { readonly entry: AgreementEntry }) {
  const { usage, catalogue } = useCatalogue();
  const chains = usage.usesOf("agreements", entry.key).filter(({ role }) => role === "chain");
  return (
    <section className="stack" aria-labelledby="chain">
      <h3 id="chain">{say("chain.part-of")}</h3>
      <p className="lead">{say("chain.not-sla")}</p>
      {chains.length === 0 ? (
        <p>{say("chain.part-of-none")}</p>
      ) : (
        <ul>
          {chains.map((use) => (
            <li key={`${use.key} ${use.version}`}>
              <PageLink to={`${addressOf(use)}/chain`}>
                {catalogue.agreements.find(({ key }) => key === use.key)?.name ?? use.key}
              </PageLink>{" "}
              <span className="quiet">{say("agreements.version", { version: use.version ?? 1 })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
