import { useEffect, useRef } from "react";
import { say } from "../words/say";
import type { FieldProps } from "./field";
import { keyFrom } from "./key-from";
import { TextField } from "./text-field";

interface Props extends Omit<FieldProps<string>, "label"> {
  readonly label?: string;
  /** The name that a key is made of while nobody has written one; undefined for an entry that has its key. */
  readonly suggestFrom?: string | undefined;
  /** Keys that other entries of the section have. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The key by which others refer to an entry, suggested from its name until somebody writes another.
 *
 * ```tsx
 * <KeyField slot={form.slot.at("key")} suggestFrom={form.original ? undefined : form.value.name} taken={takenKeys} />
 * ```
 */
export function KeyField({ slot, label, help, suggestFrom, taken }: Props) {
  const suggested = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (suggestFrom === undefined) return;
    const isOwn = (slot.value ?? "") !== "" && slot.value !== suggested.current;
    if (isOwn) return;
    const key = keyFrom(suggestFrom, taken);
    suggested.current = key;
    if (key !== (slot.value ?? "")) slot.set(key === "" ? undefined : key);
  }, [suggestFrom, taken, slot]);
  return (
    <TextField
      slot={slot}
      label={label ?? say("form.key")}
      help={help ?? say("form.key-help")}
      isRequired
      width="medium"
    />
  );
}
