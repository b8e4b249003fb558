import { useMemo } from "react";
import type { ConfigurationItem } from "../../../../src/domain/catalogue/configuration-item";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { ChoiceField } from "../../shared/form/choice-field";
import { EntryForm } from "../../shared/form/entry-form";
import { KeyField } from "../../shared/form/key-field";
import { LongText } from "../../shared/form/long-text";
import { ReferencePicker, ReferencesPicker } from "../../shared/form/reference-picker";
import { RemoveEntry } from "../../shared/form/remove-entry";
import { TextField } from "../../shared/form/text-field";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { say } from "../../shared/words/say";
import { itemStates } from "./item-state";

interface Props {
  /** Null: a new one. */
  readonly item: ConfigurationItem | null;
  readonly onSaved: (item: ConfigurationItem) => void;
  readonly onClose: () => void;
}

/** Everything that a catalogue says of a configuration item. */
export function ItemEditor({ item, onSaved, onClose }: Props) {
  const { catalogue } = useCatalogue();
  const form = useEntryForm({ section: "configurationItems", original: item, start: () => ({ key: "" }), onSaved });
  const { slot, original } = form;
  const taken = useMemo(
    () =>
      new Set(
        entriesIn(catalogue, "configurationItems")
          .map(({ key }) => key)
          .filter((key) => key !== item?.key),
      ),
    [catalogue, item],
  );
  return (
    <EntryForm
      form={form}
      onCancel={onClose}
      asksWhy
      actions={
        original !== null && (
          <RemoveEntry
            section="configurationItems"
            entry={original}
            words={{
              remove: say("items.remove"),
              title: say("items.remove-title", { name: titleOf(original) }),
              body: say("items.remove-body"),
              inUse: say("items.in-use"),
            }}
            onRemoved={onClose}
          />
        )
      }
    >
      <TextField slot={slot.at("name")} label={say("items.name")} help={say("items.name-help")} />
      <KeyField
        slot={slot.at("key")}
        suggestFrom={original === null ? (form.value.name ?? "") : undefined}
        taken={taken}
      />
      <div className="field-row">
        <TextField slot={slot.at("type")} label={say("items.type")} help={say("items.type-help")} />
        <ChoiceField
          slot={slot.at("state")}
          label={say("items.state")}
          none={say("items.states.live")}
          choices={itemStates
            .filter((state) => state !== "live" || form.value.state === "live")
            .map((state) => ({ value: state, text: say(`items.states.${state}`) }))}
        />
        <ReferencePicker slot={slot.at("owner")} section="contacts" label={say("items.owner")} />
      </div>
      <LongText slot={slot.at("description")} label={say("items.description")} />
      <ReferencesPicker
        slot={slot.at("dependsOn")}
        section="configurationItems"
        without={[form.value.key]}
        label={say("items.depends-on")}
        help={say("items.depends-on-help")}
      />
    </EntryForm>
  );
}
