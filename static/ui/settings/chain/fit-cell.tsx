import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { waiversOf } from "../../../../src/domain/agreement/waivers";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";
import { useFormats } from "../agreements/use-formats";
import { isKept } from "./chain-proofs";
import { useFits } from "./use-fit";

/** Whether those behind an SLA can keep it, proved when the cell comes into sight; a link to how. */
export function FitCell({ entry }: { readonly entry: AgreementEntry }) {
  const fits = useFits(entry);
  const formats = useFormats();
  if (entry.kind !== "sla") return <span className="quiet">{say("agreements.fit.not-asked")}</span>;
  if (fits === null) return <span className="quiet">{say("agreements.fit.checking")}</span>;
  const inForce = fits.filter(({ fit }) => fit.kind !== "not-in-force");
  if (inForce.length === 0) return <span className="quiet">{say("agreements.fit.not-asked")}</span>;
  const to = `/agreements/${inPath(entry.key)}/${entry.version}/chain`;
  const failing = inForce.filter(({ fit }) => !isKept(fit));
  if (failing.length > 0) {
    const shares = failing.map(({ fit }) => (fit.kind === "proved" ? fit.late / fit.starts : 1));
    const isWaived = failing.every(({ promise }) => waiversOf(entry, promise.priority).length > 0);
    return (
      <PageLink to={to}>
        <StateLozenge mood={isWaived ? "moved" : "removed"}>
          {say(isWaived ? "agreements.fit.waived" : "agreements.fit.fails", {
            share: formats.share(Math.max(...shares), 1),
          })}
        </StateLozenge>
      </PageLink>
    );
  }
  if (inForce.some(({ fit }) => fit.kind === "proved" && fit.gaps.length > 0))
    return (
      <PageLink to={to}>
        <StateLozenge mood="moved">{say("agreements.fit.gap")}</StateLozenge>
      </PageLink>
    );
  if (inForce.every(({ fit }) => fit.kind === "nobody-behind"))
    return (
      <PageLink to={to} className="quiet">
        {say("agreements.fit.none")}
      </PageLink>
    );
  return (
    <PageLink to={to}>
      <StateLozenge mood="success">{say("agreements.fit.holds")}</StateLozenge>
    </PageLink>
  );
}
