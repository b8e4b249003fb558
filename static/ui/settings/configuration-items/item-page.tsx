import Heading from "@atlaskit/heading";
import { useLocation } from "wouter";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { entryOf } from "../../shared/catalogue/entries";
import { ChangeLog } from "../../shared/change-log/change-log";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { inPath, PageLink } from "../../shared/parts/page-link";
import { Relations } from "../../shared/parts/relations";
import { say } from "../../shared/words/say";
import { ItemEditor } from "./item-editor";

/** A configuration item: its form, what fails with it and what it needs, and who changed it. Without a key a new one. */
export function ItemPage({ entryKey }: { readonly entryKey?: string }) {
  const { catalogue } = useCatalogue();
  const [, navigate] = useLocation();
  const item = entryKey === undefined ? null : entryOf(catalogue, "configurationItems", entryKey);
  const parent = { to: "/items", text: say("items.title") };
  if (item === undefined)
    return (
      <EmptyState
        title={say("items.missing", { key: entryKey ?? "" })}
        description={say("items.missing-lead")}
        actions={<PageLink to={parent.to}>{parent.text}</PageLink>}
      />
    );
  return (
    <>
      <PageHeading parent={parent}>{item === null ? say("items.new") : titleOf(item)}</PageHeading>
      <ItemEditor
        item={item}
        onSaved={({ key }) => {
          if (key !== entryKey) void navigate(`/items/${inPath(key)}`, { replace: true });
        }}
        onClose={() => void navigate("/items")}
      />
      {item !== null && (
        <>
          <Relations component={{ section: "configurationItems", key: item.key }} />
          <Heading as="h3" size="small">
            {say("items.history")}
          </Heading>
          <ChangeLog entry={{ section: "configurationItems", key: item.key }} />
        </>
      )}
    </>
  );
}
