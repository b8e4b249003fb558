import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import type { Contact } from "../../../../src/domain/catalogue/contact";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { EntryForm } from "../../shared/form/entry-form";
import { KeyField } from "../../shared/form/key-field";
import { ReferencePicker } from "../../shared/form/reference-picker";
import { RemoveEntry } from "../../shared/form/remove-entry";
import { TextField } from "../../shared/form/text-field";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { Note } from "../../shared/parts/note";
import { UsedBy } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import { ReachFields } from "./reach-fields";
import { sides } from "./sides";
import { goneOf, reachOf } from "./standing";
import { useStanding } from "./use-standing";

interface Props {
  /** Null: a new one. */
  readonly contact: Contact | null;
  readonly onSaved: (contact: Contact) => void;
  readonly onClose: () => void;
}

/** Everything that a catalogue says of a contact. */
export function ContactEditor({ contact, onSaved, onClose }: Props) {
  const { catalogue } = useCatalogue();
  const standing = useStanding();
  const form = useEntryForm({ section: "contacts", original: contact, start: () => ({ key: "", name: "" }), onSaved });
  const { original, slot, value } = form;
  const taken = useMemo(
    () => new Set(catalogue.contacts?.map(({ key }) => key).filter((key) => key !== contact?.key)),
    [catalogue, contact],
  );
  const gone = goneOf(value, standing.is === "ready" ? standing.value : null);
  return (
    <>
      {gone === "account" && (
        <Note kind="warning" title={say("contacts.left.this")}>
          {say("contacts.left.this-text")}
        </Note>
      )}
      {gone === "group" && (
        <Note kind="warning" title={say("contacts.left.this-group")}>
          {say("contacts.left.this-group-text")}
        </Note>
      )}
      <EntryForm
        form={form}
        onCancel={onClose}
        actions={
          original !== null && (
            <RemoveEntry
              section="contacts"
              entry={original}
              words={{
                remove: say("contacts.remove"),
                title: say("contacts.remove-title", { name: titleOf(original) }),
                body: say("contacts.remove-body"),
                inUse: say("contacts.in-use"),
              }}
              onRemoved={onClose}
            />
          )
        }
      >
        <TextField slot={slot.at("name")} label={say("contacts.name")} help={say("contacts.name-help")} isRequired />
        <KeyField
          slot={slot.at("key")}
          suggestFrom={original === null ? (value.name ?? "") : undefined}
          taken={taken}
        />
        <div className="field-row">
          <ChoiceField
            slot={slot.at("side")}
            label={say("contacts.side")}
            help={say("contacts.side-help")}
            none={say("contacts.side-none")}
            choices={sides.map((side) => ({ value: side, text: say(`contacts.sides.${side}`) }))}
          />
          <TextField slot={slot.at("role")} label={say("contacts.role")} help={say("contacts.role-help")} />
        </div>
        <TextField slot={slot.at("company")} label={say("contacts.company")} width="medium" />
        <ReachFields slot={slot} />
        <div className="field-row">
          <TextField
            slot={slot.at("phone")}
            type="tel"
            label={say("contacts.phone")}
            help={say("contacts.phone-help")}
          />
          <TextField
            slot={slot.at("email")}
            type="email"
            label={say("contacts.email")}
            help={say("contacts.email-help")}
          />
        </div>
        {(value.name ?? "") !== "" && reachOf(value).by === "nothing" && (
          <Note kind="warning" title={say("contacts.no-way.title")}>
            {say("contacts.no-way.text")}
          </Note>
        )}
        <ReferencePicker
          slot={slot.at("substitute")}
          section="contacts"
          without={[value.key]}
          label={say("contacts.substitute")}
          help={say("contacts.substitute-help")}
        />
        {original !== null && (
          <>
            <Heading as="h3" size="small">
              {say("used-by.title")}
            </Heading>
            <UsedBy section="contacts" entryKey={original.key} />
          </>
        )}
      </EntryForm>
    </>
  );
}
