import { useEffect, useState } from "react";
import { useApp } from "../app/app";
import { say } from "../words/say";
import { Combobox } from "./combobox";
import { Field, type FieldProps, fieldId } from "./field";

interface Props extends FieldProps<string> {
  /** `people` keeps an account's id, `groups` a group's. */
  readonly among: "people" | "groups";
  /** What it is called when it is not known from choosing: an entry's own name. */
  readonly name?: string | undefined;
  /** Told what was chosen, so that a form can take the name over. */
  readonly onChosen?: (chosen: { readonly id: string; readonly name: string }) => void;
}

/**
 * Somebody with a Jira account, or a group, found by name.
 *
 * ```tsx
 * <PersonPicker slot={form.slot.at("accountId")} among="people" name={form.value.name} label={say("contacts.account")} />
 * ```
 */
export function PersonPicker({ slot, label, help, isRequired = false, among, name, onChosen }: Props) {
  const { call } = useApp();
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { value } = slot;
  useEffect(() => {
    if (value === undefined) setChosen(null);
  }, [value]);
  const find = async (query: string) =>
    query === ""
      ? []
      : among === "people"
        ? (await call("findPeople", { query })).map((person) => ({ value: person.accountId, text: person.name }))
        : (await call("findGroups", { query })).map((group) => ({ value: group.groupId, text: group.name }));
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {(control) => (
        <Combobox
          control={control}
          label={label}
          options={find}
          shown={value === undefined ? "" : chosen?.id === value ? chosen.name : (name ?? value)}
          placeholder={say("form.type-a-name")}
          onChoose={(option) => {
            const made = { id: option.value, name: option.text };
            setChosen(made);
            slot.set(option.value);
            onChosen?.(made);
          }}
          onClear={isRequired ? undefined : () => slot.set(undefined)}
        />
      )}
    </Field>
  );
}
