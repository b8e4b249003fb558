import { useMemo } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { inPath, PageLink } from "../../../shared/parts/page-link";
import { StateLozenge } from "../../../shared/parts/state-lozenge";
import { say } from "../../../shared/words/say";
import { useInspection } from "./use-inspection";

/** How much somebody should look at in an agreement, blockers first; a link to what it is. */
export function FindingsCell({ entry }: { readonly entry: AgreementEntry }) {
  const inspect = useInspection();
  const findings = useMemo(() => inspect(entry).findings, [inspect, entry]);
  const blockers = findings.filter(({ severity }) => severity === "blocker").length;
  if (findings.length === 0) return <span className="quiet">{say("agreements.no-findings")}</span>;
  return (
    <PageLink to={`/agreements/${inPath(entry.key)}/${entry.version}/checks`}>
      {blockers > 0 ? (
        <StateLozenge mood="removed">{say("agreements.blockers-count", { count: blockers })}</StateLozenge>
      ) : (
        say("agreements.findings-count", { count: findings.length })
      )}
    </PageLink>
  );
}
