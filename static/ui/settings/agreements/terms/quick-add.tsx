import Button from "@atlaskit/button/new";
import { type ReactNode, useMemo, useState } from "react";
import type { CalendarEntry } from "../../../../../src/domain/catalogue/calendar-entry";
import type { Contact } from "../../../../../src/domain/catalogue/contact";
import type { Customer } from "../../../../../src/domain/catalogue/customer";
import type { Service } from "../../../../../src/domain/catalogue/service";
import { useApp } from "../../../shared/app/app";
import { useDirectory } from "../../../shared/app/directory";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../../shared/catalogue/entries";
import { ChoiceField } from "../../../shared/form/choice-field";
import { KeyField } from "../../../shared/form/key-field";
import { LongText } from "../../../shared/form/long-text";
import { PersonPicker } from "../../../shared/form/person-picker";
import type { Slot } from "../../../shared/form/slot";
import { TextField } from "../../../shared/form/text-field";
import { type EntryFormModel, useEntryForm } from "../../../shared/form/use-entry-form";
import { Dialog } from "../../../shared/parts/dialog";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { OFFICE_WEEK, WeekField } from "../../calendars/week-field";
import { ZoneField } from "../../calendars/zone-field";
import { TicketValuesField } from "../../services/ticket-values-field";
import { prefixed } from "./prefixed";
import "../../calendars/calendars.css";

type QuickSection = "services" | "customers" | "calendars" | "contacts";

interface Asked {
  readonly section: QuickSection;
  readonly typed: string;
  readonly onMade: (key: string) => void;
}

/** What an agreement refers to can be made on the way: saved at once, and chosen where it was missed. */
export interface QuickAdd {
  readonly onNewService: (typed: string, slot: Slot<string>) => void;
  readonly onNewCustomer: (typed: string, slot: Slot<string>) => void;
  readonly onNewCalendar: (typed: string, slot: Slot<string>) => void;
  readonly onNewContact: (typed: string, slot: Slot<readonly string[]>) => void;
  /** Shown somewhere in the form; nothing while nothing is made. */
  readonly dialog: ReactNode;
}

export function useQuickAdd(): QuickAdd {
  const [asked, setAsked] = useState<Asked | null>(null);
  const into = (section: QuickSection) => (typed: string, slot: Slot<string>) =>
    setAsked({ section, typed, onMade: (key) => slot.set(key) });
  const props = asked && {
    typed: asked.typed,
    onClose: () => setAsked(null),
    onMade: (key: string) => {
      asked.onMade(key);
      setAsked(null);
    },
  };
  return {
    onNewService: into("services"),
    onNewCustomer: into("customers"),
    onNewCalendar: into("calendars"),
    onNewContact: (typed, slot) =>
      setAsked({ section: "contacts", typed, onMade: (key) => slot.set([...(slot.value ?? []), key]) }),
    dialog: asked && props && <QuickDialog key={asked.section} section={asked.section} {...props} />,
  };
}

interface DialogProps {
  readonly typed: string;
  readonly onMade: (key: string) => void;
  readonly onClose: () => void;
}

function QuickDialog({ section, ...props }: DialogProps & { readonly section: QuickSection }) {
  switch (section) {
    case "services":
      return <NewService {...props} />;
    case "customers":
      return <NewCustomer {...props} />;
    case "calendars":
      return <NewCalendar {...props} />;
    case "contacts":
      return <NewContact {...props} />;
  }
}

function NewService({ typed, onMade, onClose }: DialogProps) {
  const form = useEntryForm<"services">({
    section: "services",
    original: null,
    start: () => ({ key: "", name: typed }),
    onSaved: ({ key }) => onMade(key),
  });
  const slot = prefixed(form.slot as Slot<Service>, "new-service");
  return (
    <Shell title={say("wizard.new-service")} form={form} onClose={onClose}>
      <TextField
        slot={slot.at("name")}
        label={say("wizard.service-name")}
        help={say("wizard.service-name-help")}
        isRequired
      />
      <NewKey slot={slot.at("key")} name={form.value.name} section="services" />
      <LongText slot={slot.at("outcome")} label={say("wizard.service-outcome")} />
      <TicketValuesField slot={slot.at("tickets").at("service")} name={form.value.name} />
    </Shell>
  );
}

function NewCustomer({ typed, onMade, onClose }: DialogProps) {
  const directory = useDirectory();
  const form = useEntryForm<"customers">({
    section: "customers",
    original: null,
    start: () => ({ key: "", name: typed }),
    onSaved: ({ key }) => onMade(key),
  });
  const slot = prefixed(form.slot as Slot<Customer>, "new-customer");
  const organizations = directory.is === "ready" ? directory.value.organizations : [];
  return (
    <Shell title={say("wizard.new-customer")} form={form} onClose={onClose}>
      <TextField slot={slot.at("name")} label={say("wizard.customer-name")} isRequired />
      <NewKey slot={slot.at("key")} name={form.value.name} section="customers" />
      <ChoiceField
        slot={slot.at("organization")}
        label={say("wizard.organization")}
        none={say("wizard.organization-as-name")}
        choices={organizations.map((name) => ({ value: name, text: name }))}
      />
    </Shell>
  );
}

function NewCalendar({ typed, onMade, onClose }: DialogProps) {
  const { viewer } = useApp();
  const form = useEntryForm<"calendars">({
    section: "calendars",
    original: null,
    start: () => ({
      key: "",
      name: typed === "" ? say("wizard.office-hours") : typed,
      timezone: viewer.timeZone,
      weekly: OFFICE_WEEK,
    }),
    onSaved: ({ key }) => onMade(key),
  });
  const slot = prefixed(form.slot as Slot<CalendarEntry>, "new-calendar");
  return (
    <Shell title={say("wizard.new-calendar")} form={form} onClose={onClose}>
      <TextField slot={slot.at("name")} label={say("wizard.calendar-name")} isRequired />
      <NewKey slot={slot.at("key")} name={form.value.name} section="calendars" />
      <ZoneField slot={slot.at("timezone")} label={say("wizard.calendar-zone")} />
      <WeekField slot={slot.at("weekly")} before={null} />
      <p className="field-help">{say("wizard.calendar-later")}</p>
    </Shell>
  );
}

const sides = ["provider", "customer", "supplier"] as const;

function NewContact({ typed, onMade, onClose }: DialogProps) {
  const form = useEntryForm<"contacts">({
    section: "contacts",
    original: null,
    start: () => ({ key: "", ...(typed !== "" && { name: typed }), side: "provider" }),
    onSaved: ({ key }) => onMade(key),
  });
  const slot = prefixed(form.slot as Slot<Contact>, "new-contact");
  return (
    <Shell title={say("wizard.new-contact")} form={form} onClose={onClose}>
      <PersonPicker
        slot={slot.at("accountId")}
        among="people"
        name={form.value.name}
        label={say("wizard.contact-account")}
        help={say("wizard.contact-account-help")}
      />
      <TextField slot={slot.at("name")} label={say("wizard.contact-name")} isRequired />
      <NewKey slot={slot.at("key")} name={form.value.name} section="contacts" />
      <ChoiceField
        slot={slot.at("side")}
        label={say("wizard.contact-side")}
        isRequired
        choices={sides.map((side) => ({ value: side, text: say(`agreements.agree.side.${side}`) }))}
      />
      <div className="field-row">
        <TextField slot={slot.at("role")} label={say("wizard.contact-role")} />
        <TextField slot={slot.at("phone")} type="tel" label={say("wizard.contact-phone")} />
      </div>
    </Shell>
  );
}

interface KeyProps {
  readonly slot: Slot<string>;
  readonly name: string | undefined;
  readonly section: QuickSection;
}

function NewKey({ slot, name, section }: KeyProps) {
  const { catalogue } = useCatalogue();
  const taken = useMemo(
    () => new Set((entriesIn(catalogue, section) as readonly { readonly key: string }[]).map(({ key }) => key)),
    [catalogue, section],
  );
  return <KeyField slot={slot} suggestFrom={name} taken={taken} />;
}

interface ShellProps<Entry> {
  readonly title: string;
  readonly form: EntryFormModel<Entry>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** No form of its own: a form inside another would send that one. */
function Shell<Entry>({ title, form, onClose, children }: ShellProps<Entry>) {
  const general = form.problems.filter(({ path }) => path === "");
  const message = form.failure ?? (general.length > 0 ? general.map((problem) => problem.message).join(" ") : null);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("dialog.cancel")}
          </Button>
          <Button appearance="primary" isLoading={form.isSaving} onClick={() => void form.save()}>
            {say("wizard.add")}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        {message !== null && <Note kind="error" title={message} />}
        {children}
      </div>
    </Dialog>
  );
}
