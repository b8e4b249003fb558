import Button from "@atlaskit/button/new";
import { useMemo, useRef, useState } from "react";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { AgreementStage } from "../../../../src/domain/agreement/agreement-stage";
import { publishAgreement } from "../../../../src/domain/publication/publish-agreement";
import type { Audience } from "../../../../src/domain/publication/published-agreement";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { Note } from "../../shared/parts/note";
import { say } from "../../shared/words/say";
import { Acknowledgements } from "./acknowledgements";
import { copyText } from "./copy-text";
import { PublishedPage } from "./published-page";

interface Props {
  readonly entry: AgreementEntry;
  readonly stage: AgreementStage;
}

/** The agreement as one page of plain language, to print and to copy, and who has acknowledged it. */
export function PublishPanel({ entry, stage }: Props) {
  const { catalogue, isFollowed } = useCatalogue();
  const { now, notify } = useApp();
  const [audience, setAudience] = useState<Audience>(entry.kind === "sla" ? "customer" : "internal");
  const shown = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: published as of the moment at which it is opened
  const page = useMemo(() => publishAgreement(catalogue, entry, audience, now()), [catalogue, entry, audience]);
  const copy = async () => {
    const isCopied = shown.current !== null && (await copyText(shown.current));
    notify(
      isCopied
        ? { kind: "success", title: say("publish.copied") }
        : { kind: "warning", title: say("publish.copy-failed") },
    );
  };
  const isAgreed = stage !== "draft" && stage !== "proposed";
  return (
    <section className="stack" aria-label={say("publish.title")}>
      <div className="buttons no-print">
        {entry.kind === "sla" && (
          <label className="filter">
            <span>{say("publish.audience")}</span>
            <select
              className="select"
              value={audience}
              onChange={({ currentTarget }) =>
                setAudience(currentTarget.value === "internal" ? "internal" : "customer")
              }
            >
              <option value="customer">{say("publish.customer")}</option>
              <option value="internal">{say("publish.internal")}</option>
            </select>
          </label>
        )}
        <Button onClick={() => window.print()}>{say("publish.print")}</Button>
        <Button onClick={() => void copy()}>{say("publish.copy")}</Button>
      </div>
      {!isAgreed && <Note kind="warning" title={say("publish.draft-note")} />}
      <div ref={shown}>{page !== null && <PublishedPage page={page} />}</div>
      {isAgreed && <Acknowledgements entry={entry} canRecord={!isFollowed} />}
    </section>
  );
}
