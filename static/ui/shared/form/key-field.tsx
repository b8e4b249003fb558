import { useEffect, useRef } from "react";
import { say } from "../words/say";
import type { FieldProps } from "./field";
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

/** A key in small letters, digits and hyphens, with a number where it is taken; empty while the name has neither. */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const key = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  if (key === "" || !taken.has(key)) return key;
  for (let number = 2; ; number += 1) if (!taken.has(`${key}-${number}`)) return `${key}-${number}`;
}
