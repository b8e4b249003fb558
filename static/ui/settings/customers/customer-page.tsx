import { useLocation } from "wouter";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { say } from "../../shared/words/say";
import { CustomerEditor } from "./customer-editor";

/** A customer with its form; without a key a new one. */
export function CustomerPage({ entryKey }: { readonly entryKey?: string }) {
  const { catalogue } = useCatalogue();
  const [, navigate] = useLocation();
  const customer = entryKey === undefined ? null : entryOf(catalogue, "customers", entryKey);
  const parent = { to: "/customers", text: say("customers.title") };
  if (customer === undefined)
    return (
      <EmptyState
        title={say("customers.missing", { key: entryKey ?? "" })}
        description={say("customers.missing-lead")}
        actions={<PageLink to={parent.to}>{parent.text}</PageLink>}
      />
    );
  return (
    <>
      <PageHeading parent={parent}>{customer === null ? say("customers.add") : titleOf(customer)}</PageHeading>
      <CustomerEditor
        customer={customer}
        onSaved={({ key }) => {
          if (key !== entryKey) void navigate(`/customers/${inPath(key)}`, { replace: true });
        }}
        onClose={() => void navigate("/customers")}
      />
    </>
  );
}
