import AtlaskitTextField from "@atlaskit/textfield";
import type { Reason } from "../catalogue/catalogue-store";
import { say } from "../words/say";
import { Field } from "./field";

interface Props {
  readonly reason: Reason;
  readonly onChange: (reason: Reason) => void;
}

/** Why a change is made: the change ticket and a note, both for the change log. */
export function ReasonFields({ reason, onChange }: Props) {
  return (
    <div className="field-row">
      <Field
        id="reason-issue"
        label={say("saving.change-ticket")}
        help={say("saving.change-ticket-help")}
        problems={[]}
      >
        {({ isReadOnly, "aria-invalid": _, ...control }) => (
          <AtlaskitTextField
            {...control}
            isReadOnly={isReadOnly}
            value={reason.issueKey ?? ""}
            onChange={({ currentTarget: { value } }) => onChange({ ...reason, issueKey: value.trim() || null })}
          />
        )}
      </Field>
      <Field id="reason-note" label={say("saving.note")} help={say("saving.note-help")} problems={[]}>
        {({ isReadOnly, "aria-invalid": _, ...control }) => (
          <AtlaskitTextField
            {...control}
            isReadOnly={isReadOnly}
            value={reason.note ?? ""}
            onChange={({ currentTarget: { value } }) => onChange({ ...reason, note: value === "" ? null : value })}
          />
        )}
      </Field>
    </div>
  );
}
