import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import { type Customer, organizationOf } from "../../../../src/domain/catalogue/customer";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { EntryForm } from "../../shared/form/entry-form";
import { KeyField } from "../../shared/form/key-field";
import { ReferencesPicker } from "../../shared/form/reference-picker";
import { RemoveEntry } from "../../shared/form/remove-entry";
import { TextField } from "../../shared/form/text-field";
import { useEntryForm } from "../../shared/form/use-entry-form";
import { Note } from "../../shared/parts/note";
import { UsedBy } from "../../shared/parts/used-by";
import { say } from "../../shared/words/say";
import { OrganizationField } from "./organization-field";

interface Props {
  /** Null: a new one. */
  readonly customer: Customer | null;
  readonly onSaved: (customer: Customer) => void;
  readonly onClose: () => void;
}

/** Everything that a catalogue says of a customer. */
export function CustomerEditor({ customer, onSaved, onClose }: Props) {
  const { catalogue } = useCatalogue();
  const directory = useDirectory();
  const form = useEntryForm({
    section: "customers",
    original: customer,
    start: () => ({ key: "", name: "" }),
    onSaved,
  });
  const { original, slot, value } = form;
  const taken = useMemo(
    () => new Set(catalogue.customers?.map(({ key }) => key).filter((key) => key !== customer?.key)),
    [catalogue, customer],
  );
  const organizations = directory.is === "ready" ? directory.value.organizations : [];
  const meant = organizationOf(value);
  return (
    <EntryForm
      form={form}
      onCancel={onClose}
      actions={
        original !== null && (
          <RemoveEntry
            section="customers"
            entry={original}
            words={{
              remove: say("customers.remove"),
              title: say("customers.remove-title", { name: titleOf(original) }),
              body: say("customers.remove-body"),
              inUse: say("customers.in-use"),
            }}
            onRemoved={onClose}
          />
        )
      }
    >
      <TextField slot={slot.at("name")} label={say("customers.name")} help={say("customers.name-help")} isRequired />
      <KeyField slot={slot.at("key")} suggestFrom={original === null ? (value.name ?? "") : undefined} taken={taken} />
      <OrganizationField slot={slot.at("organization")} organizations={organizations} />
      {directory.is === "failed" && (
        <p className="quiet">{say("customers.organizations-unread", { message: directory.message })}</p>
      )}
      {meant !== "" && organizations.length > 0 && !organizations.includes(meant) && (
        <Note kind="warning" title={say("customers.organization-unknown.title", { name: meant })}>
          {say("customers.organization-unknown.text")}
        </Note>
      )}
      <ReferencesPicker
        slot={slot.at("contacts")}
        section="contacts"
        label={say("customers.contacts")}
        help={say("customers.contacts-help")}
      />
      {original !== null && (
        <>
          <Heading as="h3" size="small">
            {say("used-by.title")}
          </Heading>
          <UsedBy section="customers" entryKey={original.key} />
        </>
      )}
    </EntryForm>
  );
}
