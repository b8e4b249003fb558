import Button from "@atlaskit/button/new";
import { type ReactNode, useRef } from "react";
import { say } from "../words/say";
import { Field, fieldId, useReadOnly } from "./field";
import type { Slot } from "./slot";

interface Props<Item> {
  readonly slot: Slot<readonly Item[]>;
  readonly label: string;
  readonly help?: ReactNode;
  /** What one item is called, for its buttons: `step`. */
  readonly item: (index: number) => string;
  /** What a new item begins with. */
  readonly start: () => Item;
  /** The button that adds one. */
  readonly add: string;
  /** Whether the order means something, so that items can be moved. */
  readonly isOrdered?: boolean;
  readonly children: (slot: Slot<Item>, index: number) => ReactNode;
}

/**
 * A list of groups of fields: add, remove, and move where the order means something. An empty list is no value.
 *
 * ```tsx
 * <ListEditor slot={form.slot.at("documents")} label={say("services.documents")} add={say("services.add-document")}
 *   item={(index) => say("services.document", { number: index + 1 })} start={() => ({ title: "", url: "" })}>
 *   {(document) => <><TextField slot={document.at("title")} … /><TextField slot={document.at("url")} type="url" … /></>}
 * </ListEditor>
 * ```
 */
export function ListEditor<Item>({ slot, label, help, item, start, add, isOrdered = false, children }: Props<Item>) {
  const isReadOnly = useReadOnly();
  const addButton = useRef<HTMLButtonElement>(null);
  const items = slot.value ?? [];
  const set = (next: readonly Item[]) => slot.set(next.length === 0 ? undefined : next);
  const move = (from: number, to: number) => {
    const next = [...items];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} problems={slot.problems} isGroup>
      {() => (
        <>
          <ol className="list-editor">
            {items.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place alone
              <li key={index}>
                <div className="list-editor-fields">{children(slot.at(index) as Slot<Item>, index)}</div>
                {!isReadOnly && (
                  <div className="buttons">
                    {isOrdered && (
                      <>
                        <Button
                          appearance="subtle"
                          spacing="compact"
                          isDisabled={index === 0}
                          aria-label={say("form.move-up", { item: item(index) })}
                          onClick={() => move(index, index - 1)}
                        >
                          ↑
                        </Button>
                        <Button
                          appearance="subtle"
                          spacing="compact"
                          isDisabled={index === items.length - 1}
                          aria-label={say("form.move-down", { item: item(index) })}
                          onClick={() => move(index, index + 1)}
                        >
                          ↓
                        </Button>
                      </>
                    )}
                    <Button
                      appearance="subtle"
                      spacing="compact"
                      aria-label={say("form.remove-item", { item: item(index) })}
                      onClick={() => {
                        set(items.filter((_, each) => each !== index));
                        addButton.current?.focus();
                      }}
                    >
                      {say("form.remove")}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ol>
          {!isReadOnly && (
            <Button ref={addButton} spacing="compact" onClick={() => set([...items, start()])}>
              {add}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
