import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { EntryForm } from "../../shared/form/entry-form";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { say } from "../../shared/words/say";
import { TermsFields } from "./terms/terms-fields";

interface Props {
  /** Null: the first version of a new agreement. */
  readonly version: AgreementEntry | null;
  /** What a new agreement begins with. */
  readonly start: AgreementEntry;
  readonly onSaved: (entry: AgreementEntry) => void;
  readonly onClose: () => void;
}

/** The form of a draft, with an example ticket in it that follows every key pressed. */
export function TermsEditor({ version, start, onSaved, onClose }: Props) {
  const form = useEntryForm({ section: "agreements", original: version, start: () => start, onSaved });
  return (
    <EntryForm
      form={form}
      save={say(version === null ? "agreements.save-new" : "agreements.save")}
      asksWhy={version !== null}
      onCancel={onClose}
    >
      <TermsFields slot={form.slot} isNew={form.original === null} />
    </EntryForm>
  );
}
