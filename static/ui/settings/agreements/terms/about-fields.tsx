import { useMemo } from "react";
import { ANY } from "../../../../../src/domain/agreement/agreement";
import type {
  AgreementEntry,
  OperationalLevelAgreementEntry,
  ServiceLevelAgreementEntry,
  UnderpinningContractEntry,
} from "../../../../../src/domain/agreement/agreement-entry";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { KeyField } from "../../../shared/form/key-field";
import { ReferencePicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { TextField } from "../../../shared/form/text-field";
import { WordsPicker } from "../../../shared/form/words-picker";
import { say } from "../../../shared/words/say";
import { kept } from "./kept";

interface Props {
  readonly slot: Slot<AgreementEntry>;
  /** Whether it is the first version of a new agreement, whose key can still be chosen. */
  readonly isNew: boolean;
  readonly statuses: readonly string[];
  readonly onNewService?: ((typed: string, slot: Slot<string>) => void) | undefined;
  readonly onNewCustomer?: ((typed: string, slot: Slot<string>) => void) | undefined;
}

/** What the agreement is called, what it is about, and whom it is made with. */
export function AboutFields({ slot, isNew, statuses, onNewService, onNewCustomer }: Props) {
  const { catalogue } = useCatalogue();
  const taken = useMemo(() => new Set(catalogue.agreements.map(({ key }) => key)), [catalogue]);
  const service = slot.at("service");
  const kind = slot.value?.kind ?? "sla";
  return (
    <>
      <ReferencePicker
        slot={{ ...kept(service), value: service.value || undefined }}
        section="services"
        also={[{ value: ANY, text: say("agreements.all-services") }]}
        label={say("agreements.field.service")}
        help={say("agreements.field.service-help")}
        isRequired
        {...(onNewService && { onNew: (typed: string) => onNewService(typed, service) })}
      />
      {kind === "sla" && <CustomerField slot={slot as Slot<ServiceLevelAgreementEntry>} onNew={onNewCustomer} />}
      {kind === "ola" && <TeamsField slot={slot as Slot<OperationalLevelAgreementEntry>} />}
      {kind === "uc" && <SupplierFields slot={slot as Slot<UnderpinningContractEntry>} statuses={statuses} />}
      <TextField slot={slot.at("name")} label={say("agreements.field.name")} help={say("agreements.field.name-help")} />
      {isNew && (
        <KeyField
          slot={slot.at("key")}
          suggestFrom={slot.value?.name}
          taken={taken}
          help={say("agreements.field.key-help")}
        />
      )}
    </>
  );
}

interface CustomerProps {
  readonly slot: Slot<ServiceLevelAgreementEntry>;
  readonly onNew: Props["onNewCustomer"];
}

function CustomerField({ slot, onNew }: CustomerProps) {
  const customer = slot.at("customer");
  return (
    <ReferencePicker
      slot={{ ...customer, value: customer.value ?? ANY }}
      section="customers"
      also={[{ value: ANY, text: say("agreements.all-customers") }]}
      label={say("agreements.field.customer")}
      help={say("agreements.field.customer-help")}
      isRequired
      {...(onNew && { onNew: (typed: string) => onNew(typed, customer) })}
    />
  );
}

function TeamsField({ slot }: { readonly slot: Slot<OperationalLevelAgreementEntry> }) {
  const { catalogue } = useCatalogue();
  const teams = useMemo(
    () => [...new Set(catalogue.agreements.flatMap((entry) => (entry.kind === "ola" ? entry.party.teams : [])))],
    [catalogue],
  );
  return (
    <WordsPicker
      slot={slot.at("party").at("teams")}
      label={say("agreements.field.teams")}
      help={say("agreements.field.teams-help")}
      suggestions={teams}
      isRequired
    />
  );
}

function SupplierFields({
  slot,
  statuses,
}: {
  readonly slot: Slot<UnderpinningContractEntry>;
  readonly statuses: readonly string[];
}) {
  const party = slot.at("party");
  return (
    <>
      <TextField
        slot={party.at("supplier")}
        label={say("agreements.field.supplier")}
        help={say("agreements.field.supplier-help")}
        isRequired
      />
      <WordsPicker
        slot={party.at("statuses")}
        label={say("agreements.field.supplier-statuses")}
        help={say("agreements.field.supplier-statuses-help")}
        suggestions={statuses}
        isRequired
      />
    </>
  );
}
