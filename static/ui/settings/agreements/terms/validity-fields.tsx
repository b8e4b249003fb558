import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { DateField } from "../../../shared/form/date-field";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";

/** From when until when a version applies. */
export function ValidityFields({ slot }: { readonly slot: Slot<AgreementEntry> }) {
  return (
    <div className="field-row">
      <DateField
        slot={slot.at("validFrom")}
        label={say("agreements.field.valid-from")}
        help={say("agreements.field.valid-from-help")}
        isRequired
      />
      <DateField
        slot={slot.at("validTo")}
        label={say("agreements.field.valid-to")}
        help={say("agreements.field.valid-to-help")}
      />
    </div>
  );
}
