import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { CatalogueSection } from "../../../../src/contract";
import type { Section } from "../../../../src/domain/catalogue/section";
import { useApp } from "../app/app";
import { useLeave } from "../app/leave-guard";
import { useCatalogue, useCatalogueStore } from "../catalogue/catalogue-store";
import { type EntryOf, editOf } from "../catalogue/entries";
import { messageOf } from "../loading/loaded";
import { Confirm } from "../parts/confirm";
import { say } from "../words/say";

interface Props<Kind extends Section & CatalogueSection> {
  readonly section: Kind;
  /** As it was opened. */
  readonly entry: EntryOf<Kind>;
  readonly words: {
    /** The button, as a verb. */
    readonly remove: string;
    readonly title: string;
    readonly body: string;
    /** Said instead while others use it. */
    readonly inUse: string;
  };
  readonly onRemoved: () => void;
}

/** A button that removes an entry after asking; what others use cannot be removed, and the dialog says so. */
export function RemoveEntry<Kind extends Section & CatalogueSection>({
  section,
  entry,
  words,
  onRemoved,
}: Props<Kind>) {
  const { notify } = useApp();
  const { save } = useCatalogueStore();
  const { usage } = useCatalogue();
  const letLeave = useLeave();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { key, name } = entry as { readonly key: string; readonly name?: string };
  const isUsed = usage.usesOf(section, key).some((use) => use.section !== section || use.key !== key);

  const remove = async () => {
    setBusy(true);
    try {
      const result = await save([editOf(section, entry, null)], { done: say("saving.removed", { name: name ?? key }) });
      setAsking(false);
      if (result.kind === "saved") {
        letLeave();
        onRemoved();
      } else
        notify({
          kind: "error",
          title: say("saving.failed"),
          description:
            result.kind === "refused"
              ? result.problems.map(({ message }) => message).join(" ")
              : say("conflict.changed"),
        });
    } catch (error) {
      notify({ kind: "error", title: say("saving.failed"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      {isAsking && (
        <Confirm
          title={words.title}
          confirm={isUsed ? say("dialog.close") : words.remove}
          isDangerous={!isUsed}
          isBusy={isBusy}
          onConfirm={isUsed ? () => setAsking(false) : remove}
          onCancel={() => setAsking(false)}
        >
          {isUsed ? words.inUse : words.body}
        </Confirm>
      )}
    </>
  );
}
