import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import type { Service } from "../../../../src/domain/catalogue/service";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { EntryForm } from "../../shared/form/entry-form";
import { KeyField } from "../../shared/form/key-field";
import { ListEditor } from "../../shared/form/list-editor";
import { LongText } from "../../shared/form/long-text";
import { NumberField } from "../../shared/form/number-field";
import { ReferencePicker, ReferencesPicker } from "../../shared/form/reference-picker";
import { RemoveEntry } from "../../shared/form/remove-entry";
import { TextField } from "../../shared/form/text-field";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { UsedBy } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import { serviceStates } from "./service-state";
import { TicketValuesField } from "./ticket-values-field";

interface Props {
  /** Null: a new one. */
  readonly service: Service | null;
  readonly onSaved: (service: Service) => void;
  readonly onClose: () => void;
}

/** Everything that a catalogue says of a service. */
export function ServiceEditor({ service, onSaved, onClose }: Props) {
  const { catalogue } = useCatalogue();
  const form = useEntryForm({ section: "services", original: service, start: () => ({ key: "", name: "" }), onSaved });
  const { slot } = form;
  const taken = useMemo(
    () => new Set(catalogue.services.map(({ key }) => key).filter((key) => key !== service?.key)),
    [catalogue, service],
  );
  return (
    <EntryForm
      form={form}
      onCancel={onClose}
      asksWhy={service !== null}
      actions={
        form.original !== null && (
          <RemoveEntry
            section="services"
            entry={form.original}
            words={{
              remove: say("services.remove"),
              title: say("services.remove-title", { name: form.original.name }),
              body: say("services.remove-body"),
              inUse: say("services.in-use"),
            }}
            onRemoved={onClose}
          />
        )
      }
    >
      <Heading as="h3" size="small">
        {say("services.basics")}
      </Heading>
      <TextField slot={slot.at("name")} label={say("services.name")} help={say("services.name-help")} isRequired />
      <KeyField
        slot={slot.at("key")}
        suggestFrom={form.original === null ? form.value.name : undefined}
        taken={taken}
      />
      <LongText
        slot={slot.at("description")}
        label={say("services.description")}
        help={say("services.description-help")}
      />
      <TextField slot={slot.at("outcome")} label={say("services.outcome")} help={say("services.outcome-help")} />
      <div className="field-row">
        <ChoiceField
          slot={slot.at("state")}
          label={say("services.state")}
          none={say("services.states.live")}
          choices={serviceStates
            .filter((state) => state !== "live" || form.value.state === "live")
            .map((state) => ({ value: state, text: say(`services.states.${state}`) }))}
        />
        <ReferencePicker
          slot={slot.at("owner")}
          section="contacts"
          label={say("services.owner")}
          help={say("services.owner-help")}
        />
        <ReferencePicker
          slot={slot.at("hours")}
          section="calendars"
          label={say("services.hours")}
          help={say("services.hours-help")}
        />
      </div>
      <Heading as="h3" size="small">
        {say("services.cost")}
      </Heading>
      <div className="field-row">
        <NumberField slot={slot.at("cost").at("amount")} label={say("services.amount")} />
        <TextField
          slot={slot.at("cost").at("currency")}
          label={say("services.currency")}
          help={say("services.currency-help")}
        />
        <TextField slot={slot.at("cost").at("per")} label={say("services.per")} help={say("services.per-help")} />
      </div>
      <Heading as="h3" size="small">
        {say("services.rests-on")}
      </Heading>
      <ReferencesPicker
        slot={slot.at("dependsOn")}
        section="services"
        without={[form.value.key]}
        label={say("services.depends-on")}
        help={say("services.depends-on-help")}
      />
      <ReferencesPicker
        slot={slot.at("configurationItems")}
        section="configurationItems"
        label={say("services.items")}
        help={say("services.items-help")}
      />
      <TicketValuesField slot={slot.at("tickets").at("service")} name={form.value.name} />
      <ListEditor
        slot={slot.at("documents")}
        label={say("services.documents")}
        add={say("services.add-document")}
        item={(index) => say("services.document", { number: index + 1 })}
        start={() => ({ title: "", url: "" })}
      >
        {(document) => (
          <>
            <TextField slot={document.at("title")} label={say("services.document-title")} isRequired />
            <TextField
              slot={document.at("url")}
              type="url"
              label={say("services.document-url")}
              help={say("services.document-url-help")}
              isRequired
            />
          </>
        )}
      </ListEditor>
      {form.original !== null && (
        <>
          <Heading as="h3" size="small">
            {say("used-by.title")}
          </Heading>
          <UsedBy section="services" entryKey={form.original.key} />
        </>
      )}
    </EntryForm>
  );
}
