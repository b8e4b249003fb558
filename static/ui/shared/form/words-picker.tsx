import type { FieldProps } from "./field";
import { OptionsPicker } from "./reference-picker";

interface Props extends FieldProps<readonly string[]> {
  /** Words of the project to choose from, such as its statuses; others may be typed. */
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
}

/**
 * Several words: those that the project has, or others that are typed.
 *
 * ```tsx
 * <WordsPicker slot={form.slot.at("clock").at("pause").at("statuses")} suggestions={directory.statuses.map(nameOf)} label={…} />
 * ```
 */
export function WordsPicker({ slot, suggestions, ...rest }: Props) {
  return (
    <OptionsPicker
      {...rest}
      slot={slot}
      options={suggestions.map((word) => ({ value: word, text: word }))}
      optionOf={(word) => ({ value: word, text: word })}
      onNew={(typed) => {
        if (typed !== "" && !slot.value?.includes(typed)) slot.set([...(slot.value ?? []), typed]);
      }}
    />
  );
}
