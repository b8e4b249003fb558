import { useMemo } from "react";
import { useLocation } from "wouter";
import { dateBegunBy } from "../../../../src/domain/agreement/date-begun";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { startDraft } from "./start-draft";
import { TermsEditor } from "./terms-editor";

/** A new agreement with a team or a supplier: everything it can say on one page. */
export function NewAgreement({ kind }: { readonly kind: "ola" | "uc" }) {
  const { catalogue } = useCatalogue();
  const { now, viewer } = useApp();
  const [, navigate] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once
  const draft = useMemo(() => startDraft(kind, catalogue, dateBegunBy(now(), viewer.timeZone)), [kind]);
  return (
    <>
      <PageHeading
        parent={{ to: "/agreements", text: say("agreements.title") }}
        lead={say(`agreements.kind-help.${kind}`)}
      >
        {say(`agreements.make.${kind}`)}
      </PageHeading>
      <TermsEditor
        version={null}
        start={draft}
        onSaved={({ key, version }) => void navigate(`/agreements/${inPath(key)}/${version}`, { replace: true })}
        onClose={() => void navigate("/agreements")}
      />
    </>
  );
}
