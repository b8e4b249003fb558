import Button from "@atlaskit/button/new";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { ContactStanding } from "../../../../src/contract";
import type { Contact, Side } from "../../../../src/domain/catalogue/contact";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";
import { sides } from "./sides";
import { type Gone, goneOf, reachOf } from "./standing";
import { useStanding } from "./use-standing";

/** All contacts, those first to be seen whom an escalation no longer reaches. */
export function ContactList() {
  const { catalogue, usage, isFollowed } = useCatalogue();
  const [, navigate] = useLocation();
  const [side, setSide] = useState<Side | "">("");
  const asked = useStanding();
  const standing = asked.is === "ready" ? asked.value : null;
  const contacts = entriesIn(catalogue, "contacts");
  const shown = useMemo(
    () => (side === "" ? contacts : contacts.filter((contact) => contact.side === side)),
    [contacts, side],
  );
  const columns = useMemo((): Column<Contact>[] => {
    const usersOf = ({ key }: Contact) =>
      new Set(usage.usesOf("contacts", key).map((use) => `${use.section} ${use.key}`)).size;
    return [
      {
        key: "name",
        heading: say("contacts.name"),
        text: (contact) => `${titleOf(contact)} ${goneInWords(goneOf(contact, standing))}`.trim(),
        cell: (contact) => <ContactName contact={contact} gone={goneOf(contact, standing)} />,
      },
      {
        key: "side",
        heading: say("contacts.side"),
        text: (contact) => say(`contacts.sides-short.${contact.side ?? "none"}`),
      },
      {
        key: "role",
        heading: say("contacts.role"),
        text: ({ role, company }) => [role, company].filter((part) => part !== undefined).join(", "),
      },
      {
        key: "reach",
        heading: say("contacts.reached-by"),
        text: reachInWords,
        cell: (contact) =>
          reachOf(contact).by === "nothing" ? (
            <StateLozenge mood="moved">{reachInWords(contact)}</StateLozenge>
          ) : (
            reachInWords(contact)
          ),
      },
      {
        key: "used",
        heading: say("contacts.used-by"),
        text: (contact) => String(usersOf(contact)),
        order: usersOf,
      },
    ];
  }, [usage, standing]);
  const add = !isFollowed && (
    <Button appearance="primary" onClick={() => navigate("/contacts/new")}>
      {say("contacts.add")}
    </Button>
  );
  return (
    <>
      <PageHeading
        lead={say("contacts.lead")}
        terms={["service-level-manager", "escalation"]}
        actions={contacts.length > 0 && add}
      >
        {say("contacts.title")}
      </PageHeading>
      {asked.is === "failed" && <p className="quiet">{say("contacts.unchecked", { message: asked.message })}</p>}
      <Left contacts={contacts} standing={standing} />
      <EntryTable
        label={say("contacts.title")}
        rows={shown}
        columns={columns}
        rowKey={({ key }) => key}
        alsoSearched={({ key, phone = "", email = "" }) => `${key} ${phone} ${email}`}
        filters={contacts.length > 0 ? <SideFilter side={side} onSide={setSide} /> : undefined}
        empty={{ title: say("contacts.empty"), description: say("contacts.empty-lead"), actions: add }}
      />
    </>
  );
}

function Left({
  contacts,
  standing,
}: {
  readonly contacts: readonly Contact[];
  readonly standing: ContactStanding | null;
}) {
  const left = contacts.filter((contact) => goneOf(contact, standing) !== null);
  if (left.length === 0) return null;
  return (
    <Note kind="warning" title={say("contacts.left.count", { count: left.length })}>
      <p>{say("contacts.left.text")}</p>
      <ul>
        {left.map((contact) => (
          <li key={contact.key}>
            <PageLink to={`/contacts/${inPath(contact.key)}`}>{titleOf(contact)}</PageLink>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function SideFilter({ side, onSide }: { readonly side: Side | ""; readonly onSide: (side: Side | "") => void }) {
  return (
    <select
      className="select"
      aria-label={say("contacts.filter")}
      value={side}
      onChange={({ currentTarget }) => onSide(currentTarget.value as Side | "")}
    >
      <option value="">{say("contacts.all-sides")}</option>
      {sides.map((each) => (
        <option key={each} value={each}>
          {say(`contacts.sides.${each}`)}
        </option>
      ))}
    </select>
  );
}

function ContactName({ contact, gone }: { readonly contact: Contact; readonly gone: Gone }) {
  return (
    <>
      <PageLink to={`/contacts/${inPath(contact.key)}`}>{titleOf(contact)}</PageLink>{" "}
      {gone !== null && <StateLozenge mood="removed">{goneInWords(gone)}</StateLozenge>}
    </>
  );
}

const goneInWords = (gone: Gone): string => (gone === null ? "" : say(`contacts.left.${gone}`));

function reachInWords(contact: Contact): string {
  const reach = reachOf(contact);
  switch (reach.by) {
    case "phone":
      return say("contacts.by.phone", { phone: reach.phone });
    case "email":
      return say("contacts.by.email", { email: reach.email });
    default:
      return say(`contacts.by.${reach.by}`);
  }
}
