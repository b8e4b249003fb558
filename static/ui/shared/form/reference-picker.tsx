import { useMemo } from "react";
import { useCatalogue } from "../catalogue/catalogue-store";
import { entriesIn } from "../catalogue/entries";
import { ChosenList } from "./chosen-list";
import { Combobox, type Option } from "./combobox";
import { Field, type FieldProps, fieldId, useReadOnly } from "./field";

type ReferenceSection = "calendars" | "configurationItems" | "services" | "contacts" | "customers" | "agreements";

interface Shared {
  readonly section: ReferenceSection;
  /** Keys that cannot be chosen, such as the entry's own. */
  readonly without?: readonly string[];
  /** Other choices before the entries, such as `*` for every customer. */
  readonly also?: readonly Option[];
  readonly placeholder?: string;
  /** Opens a form for a new entry, with what was typed as its name; the caller sets the slot when it is saved. */
  readonly onNew?: (typed: string) => void;
}

/** The entries of a section to choose from, each once, by name with the key beside it. */
function useReferenceOptions(
  section: ReferenceSection,
  without: readonly string[] = [],
  also: readonly Option[] = [],
): readonly Option[] {
  const { catalogue } = useCatalogue();
  const entries = useMemo(() => {
    const byKey = new Map<string, Option>();
    for (const { key, name } of entriesIn(catalogue, section) as readonly { key: string; name?: string }[])
      byKey.set(key, { value: key, text: name ?? key, detail: name === undefined ? undefined : key });
    return [...byKey.values()];
  }, [catalogue, section]);
  return [...also, ...entries.filter(({ value }) => !without.includes(value))];
}

/**
 * One entry of a section, by name; kept as its key.
 *
 * ```tsx
 * <ReferencePicker slot={form.slot.at("hours")} section="calendars" label={say("services.hours")} onNew={openCalendarForm} />
 * ```
 */
export function ReferencePicker({
  slot,
  label,
  help,
  isRequired = false,
  section,
  without,
  also,
  placeholder,
  onNew,
}: FieldProps<string> & Shared) {
  const options = useReferenceOptions(section, without, also);
  const { value } = slot;
  const shown = value === undefined ? "" : (options.find((option) => option.value === value)?.text ?? value);
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {(control) => (
        <Combobox
          control={control}
          label={label}
          options={options}
          shown={shown}
          placeholder={placeholder}
          onChoose={(option) => slot.set(option.value)}
          onClear={isRequired ? undefined : () => slot.set(undefined)}
          onNew={onNew}
        />
      )}
    </Field>
  );
}

/**
 * Several entries of a section in order; kept as their keys, and as nothing while there is none.
 *
 * ```tsx
 * <ReferencesPicker slot={form.slot.at("dependsOn")} section="services" without={[form.value.key]} label={say("services.depends-on")} />
 * ```
 */
export function ReferencesPicker({
  slot,
  label,
  help,
  isRequired = false,
  section,
  without = [],
  also,
  placeholder,
  onNew,
}: FieldProps<readonly string[]> & Shared) {
  const options = useReferenceOptions(section, without, also);
  return (
    <OptionsPicker
      {...{ slot, label, help, isRequired, options, placeholder, onNew }}
      optionOf={(value) => options.find((option) => option.value === value) ?? { value, text: value }}
    />
  );
}

interface OptionsProps extends FieldProps<readonly string[]> {
  readonly options: readonly Option[];
  readonly optionOf: (value: string) => Option;
  readonly placeholder?: string | undefined;
  readonly onNew?: ((typed: string) => void) | undefined;
}

/** Several of any options. A problem of one item is shown beside the field as a whole. */
export function OptionsPicker({
  slot,
  label,
  help,
  isRequired = false,
  options,
  optionOf,
  placeholder,
  onNew,
}: OptionsProps) {
  const isReadOnly = useReadOnly();
  const values = slot.value ?? [];
  const problems = [...slot.problems, ...values.flatMap((_, index) => slot.at(index).problems)];
  const set = (next: readonly string[]) => slot.set(next.length === 0 ? undefined : next);
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={problems}>
      {(control) => (
        <>
          <ChosenList
            chosen={values.map(optionOf)}
            onRemove={isReadOnly ? undefined : (value) => set(values.filter((each) => each !== value))}
          />
          {!isReadOnly && (
            <Combobox
              control={control}
              label={label}
              options={options.filter(({ value }) => !values.includes(value))}
              shown=""
              placeholder={placeholder}
              onChoose={({ value }) => set([...values, value])}
              onNew={onNew}
            />
          )}
        </>
      )}
    </Field>
  );
}
