import type { AgreementEntry, ReviewCycle } from "../../../../../src/domain/agreement/agreement-entry";
import { ChoiceField } from "../../../shared/form/choice-field";
import { ListEditor } from "../../../shared/form/list-editor";
import { LongText } from "../../../shared/form/long-text";
import { NumberField } from "../../../shared/form/number-field";
import { ReferencePicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { TextField } from "../../../shared/form/text-field";
import { say } from "../../../shared/words/say";
import { kept } from "./kept";

const cycles: readonly ReviewCycle[] = ["month", "quarter", "half-year", "year"];

/** What goes with a promise: who answers for it, how often it is looked at, how it ends, what follows a broken word. */
export function PaperFields({ slot }: { readonly slot: Slot<AgreementEntry> }) {
  return (
    <>
      <ReferencePicker
        slot={slot.at("owner")}
        section="contacts"
        label={say("agreements.field.owner")}
        help={say("agreements.field.owner-help")}
      />
      <div className="field-row">
        <ChoiceField
          slot={slot.at("review").at("every")}
          label={say("agreements.field.review")}
          help={say("agreements.field.review-help")}
          none={say("agreements.field.none")}
          choices={cycles.map((value) => ({ value, text: say(`agreements.cycle.${value}`) }))}
        />
        <NumberField
          slot={slot.at("notice").at("days")}
          label={say("agreements.field.notice")}
          help={say("agreements.field.notice-help")}
        />
      </div>
      <LongText
        slot={slot.at("penalty")}
        label={say("agreements.field.penalty")}
        help={say("agreements.field.penalty-help")}
      />
      <ListEditor
        slot={slot.at("needs")}
        label={say("agreements.field.needs")}
        help={say("agreements.field.needs-help")}
        add={say("agreements.field.needs-add")}
        item={(index) => say("agreements.field.need-number", { place: index + 1 })}
        start={() => ""}
        isOrdered
      >
        {(need, index) => (
          <TextField slot={kept(need)} label={say("agreements.field.need-number", { place: index + 1 })} />
        )}
      </ListEditor>
      <ListEditor
        slot={slot.at("documents")}
        label={say("agreements.field.documents")}
        add={say("agreements.field.documents-add")}
        item={(index) => say("agreements.field.document-number", { place: index + 1 })}
        start={() => ({ title: "", url: "" })}
      >
        {(document) => (
          <div className="field-row">
            <TextField slot={kept(document.at("title"))} label={say("agreements.field.document-title")} isRequired />
            <TextField
              slot={kept(document.at("url"))}
              type="url"
              placeholder="https://"
              label={say("agreements.field.document-url")}
              isRequired
            />
          </div>
        )}
      </ListEditor>
    </>
  );
}
