import { useLocation } from "wouter";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { ContactEditor } from "./contact-editor";

/** A contact with its form; without a key a new one. */
export function ContactPage({ entryKey }: { readonly entryKey?: string }) {
  const { catalogue } = useCatalogue();
  const [, navigate] = useLocation();
  const contact = entryKey === undefined ? null : entryOf(catalogue, "contacts", entryKey);
  const parent = { to: "/contacts", text: say("contacts.title") };
  if (contact === undefined)
    return (
      <EmptyState
        title={say("contacts.missing", { key: entryKey ?? "" })}
        description={say("contacts.missing-lead")}
        actions={<PageLink to={parent.to}>{parent.text}</PageLink>}
      />
    );
  return (
    <>
      <PageHeading parent={parent}>{contact === null ? say("contacts.add") : titleOf(contact)}</PageHeading>
      <ContactEditor
        contact={contact}
        onSaved={({ key }) => {
          if (key !== entryKey) void navigate(`/contacts/${inPath(key)}`, { replace: true });
        }}
        onClose={() => void navigate("/contacts")}
      />
    </>
  );
}
