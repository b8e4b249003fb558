import { useMemo } from "react";
import type { Severity } from "../../../../../src/domain/agreement/activation-checks/finding";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { Note } from "../../../shared/parts/note";
import { PageLink } from "../../../shared/parts/page-link";
import { type Mood, StateLozenge } from "../../../shared/parts/state-lozenge";
import { say } from "../../../shared/words/say";
import { useVerdict } from "../../chain/use-fit";
import { useFormats } from "../use-formats";
import { linkOf, sentenceOf } from "./finding-words";
import { useInspection } from "./use-inspection";

const moods: Readonly<Record<Severity, Mood>> = { blocker: "removed", warning: "moved", hint: "default" };

interface Props {
  readonly entry: AgreementEntry;
  /** Absent where a finding's place is a step away, as in the wizard. */
  readonly withLinks?: boolean;
}

/** What somebody should look at before a version binds, gravest first, each finding with the one thing to do next. */
export function ChecksPanel({ entry, withLinks = true }: Props) {
  const { catalogue } = useCatalogue();
  const formats = useFormats();
  const inspect = useInspection();
  const verdict = useVerdict(entry);
  const { findings, unchecked } = useMemo(() => inspect(entry, verdict), [inspect, entry, verdict]);
  return (
    <section className="stack" aria-labelledby="checks">
      <h3 id="checks">{say("agreements.checks.title")}</h3>
      {findings.length === 0 ? (
        <Note kind="success" title={say("agreements.checks.none")} />
      ) : (
        <>
          <p className="lead">{say("agreements.checks.intro")}</p>
          <ul className="findings">
            {findings.map((finding) => {
              const { text, to } = linkOf(finding, entry, catalogue);
              return (
                <li key={`${finding.code} ${finding.path} ${JSON.stringify(finding.data)}`}>
                  <StateLozenge mood={moods[finding.severity]}>
                    {say(`agreements.checks.severity.${finding.severity}`)}
                  </StateLozenge>
                  <span>{sentenceOf(finding, catalogue, formats)}</span>
                  {withLinks && <PageLink to={to}>{text}</PageLink>}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {unchecked.length > 0 && (
        <p className="quiet">
          {say("agreements.checks.unchecked", {
            facts: unchecked.map((fact) => say(`agreements.checks.fact.${fact}`)).join(", "),
          })}
        </p>
      )}
    </section>
  );
}
