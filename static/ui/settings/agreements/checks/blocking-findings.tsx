import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { Note } from "../../../shared/parts/note";
import { say, sayIfKnown } from "../../../shared/words/say";
import { useFormats } from "../use-formats";
import { sentenceOf } from "./finding-words";
import { useInspection } from "./use-inspection";

interface Props {
  readonly entry: AgreementEntry;
  /** As the app refused them. */
  readonly blocked: readonly { readonly code: string; readonly path: string }[];
}

/** What keeps a version from being agreed, in the sentences of the checks. */
export function BlockingFindings({ entry, blocked }: Props) {
  const { catalogue } = useCatalogue();
  const formats = useFormats();
  const { findings } = useInspection()(entry);
  return (
    <Note kind="error" title={say("agreements.agree.blocked")}>
      <ul>
        {blocked.map(({ code, path }) => {
          const finding = findings.find((each) => each.code === code && each.path === path);
          return (
            <li key={`${code} ${path}`}>
              {finding ? sentenceOf(finding, catalogue, formats) : sayIfKnown(`agreements.finding.${code}`)}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
