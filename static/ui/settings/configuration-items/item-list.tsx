import Button from "@atlaskit/button/new";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { ConfigurationItem } from "../../../../src/domain/catalogue/configuration-item";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entriesIn } from "../../shared/catalogue/entries";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { type Column, EntryTable } from "../../shared/table/entry-table";
import { say } from "../../shared/words/say";
import { ItemStateLozenge } from "./item-state";

export function ItemList() {
  const { catalogue, usage, isFollowed } = useCatalogue();
  const [, navigate] = useLocation();
  const items = useMemo(() => entriesIn(catalogue, "configurationItems"), [catalogue]);
  const columns = useMemo<readonly Column<ConfigurationItem>[]>(() => {
    const contacts = new Map(entriesIn(catalogue, "contacts").map((contact) => [contact.key, titleOf(contact)]));
    const usesOf = ({ key }: ConfigurationItem) => usage.usesOf("configurationItems", key).length;
    return [
      {
        key: "name",
        heading: say("items.name"),
        text: titleOf,
        cell: (item) => <PageLink to={`/items/${inPath(item.key)}`}>{titleOf(item)}</PageLink>,
      },
      { key: "type", heading: say("items.type"), text: ({ type = "" }) => type },
      {
        key: "state",
        heading: say("items.state"),
        text: ({ state = "live" }) => say(`items.states.${state}`),
        cell: ({ state }) => <ItemStateLozenge state={state} />,
      },
      {
        key: "owner",
        heading: say("items.owner"),
        text: ({ owner }) => (owner === undefined ? "" : (contacts.get(owner) ?? owner)),
      },
      { key: "used-by", heading: say("items.used-by"), text: (item) => String(usesOf(item)), order: usesOf },
    ];
  }, [catalogue, usage]);
  const add = !isFollowed && (
    <Button appearance="primary" onClick={() => navigate("/items/new")}>
      {say("items.add")}
    </Button>
  );
  return (
    <>
      <PageHeading lead={say("items.lead")} terms={["configuration-item"]} actions={items.length > 0 && add}>
        {say("items.title")}
      </PageHeading>
      <EntryTable
        label={say("items.title")}
        rows={items}
        columns={columns}
        rowKey={({ key }) => key}
        alsoSearched={({ key, description = "" }) => `${key} ${description}`}
        empty={{ title: say("items.empty"), description: say("items.empty-lead"), actions: add }}
      />
    </>
  );
}
