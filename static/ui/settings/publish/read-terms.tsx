import { useMemo } from "react";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { publishAgreement } from "../../../../src/domain/publication/publish-agreement";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { PublishedPage } from "./published-page";

/** The terms of a version that can be read and not changed, in plain language. */
export function ReadTerms({ entry }: { readonly entry: AgreementEntry }) {
  const { catalogue } = useCatalogue();
  const { now } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: published as of the moment at which it is opened
  const page = useMemo(() => publishAgreement(catalogue, entry, "internal", now()), [catalogue, entry]);
  return page === null ? null : <PublishedPage page={page} />;
}
