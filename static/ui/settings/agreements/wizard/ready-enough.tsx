import { type ReactNode, useEffect, useState } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";

interface Props {
  readonly draft: AgreementEntry;
  readonly children: ReactNode;
}

/** Shows what needs an agreement that can be reckoned with, as soon as nothing in the draft is against the rules. */
export function ReadyEnough({ draft, children }: Props) {
  const { catalogue } = useCatalogue();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void import("../draft-problems").then(({ problemsOf }) => {
      if (isCurrent) setReady(problemsOf(draft, catalogue, true).length === 0);
    });
    return () => {
      isCurrent = false;
    };
  }, [draft, catalogue]);
  return isReady ? children : null;
}
