import Button from "@atlaskit/button/new";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { type Customer, organizationOf } from "../../../../src/domain/catalogue/customer";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn, entryOf } from "../../shared/catalogue/entries";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";

export function CustomerList() {
  const { catalogue, usage, isFollowed } = useCatalogue();
  const [, navigate] = useLocation();
  const directory = useDirectory();
  const organizations = directory.is === "ready" ? directory.value.organizations : null;
  const customers = entriesIn(catalogue, "customers");
  const columns = useMemo((): Column<Customer>[] => {
    const agreementsWith = ({ key }: Customer) => new Set(usage.usesOf("customers", key).map((use) => use.key)).size;
    // An empty list may be one that could not be read.
    const isUnknown = (customer: Customer) =>
      organizations !== null && organizations.length > 0 && !organizations.includes(organizationOf(customer));
    return [
      {
        key: "name",
        heading: say("customers.name"),
        text: titleOf,
        cell: (customer) => <PageLink to={`/customers/${inPath(customer.key)}`}>{titleOf(customer)}</PageLink>,
      },
      {
        key: "organization",
        heading: say("customers.means"),
        text: organizationOf,
        cell: (customer) => (
          <>
            {organizationOf(customer)}{" "}
            {isUnknown(customer) && <StateLozenge mood="moved">{say("customers.unknown")}</StateLozenge>}
          </>
        ),
      },
      {
        key: "contacts",
        heading: say("customers.contacts"),
        text: ({ contacts = [] }) =>
          contacts.map((key) => titleOf(entryOf(catalogue, "contacts", key) ?? { key })).join(", "),
      },
      {
        key: "agreements",
        heading: say("customers.agreements"),
        text: (customer) => String(agreementsWith(customer)),
        order: agreementsWith,
      },
    ];
  }, [catalogue, usage, organizations]);
  const add = !isFollowed && (
    <Button appearance="primary" onClick={() => navigate("/customers/new")}>
      {say("customers.add")}
    </Button>
  );
  return (
    <>
      <PageHeading lead={say("customers.lead")} terms={["customer"]} actions={customers.length > 0 && add}>
        {say("customers.title")}
      </PageHeading>
      <EntryTable
        label={say("customers.title")}
        rows={customers}
        columns={columns}
        rowKey={({ key }) => key}
        alsoSearched={({ key }) => key}
        empty={{ title: say("customers.empty"), description: say("customers.empty-lead"), actions: add }}
      />
    </>
  );
}
