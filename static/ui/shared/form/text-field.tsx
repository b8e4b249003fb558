import AtlaskitTextField from "@atlaskit/textfield";
import { Field, type FieldProps, fieldId } from "./field";

interface Props extends FieldProps<string> {
  readonly type?: "text" | "email" | "tel" | "url";
  readonly placeholder?: string;
  readonly width?: "short" | "medium" | "full";
  readonly onLeave?: () => void;
}

/**
 * One line of text; an empty one is no value.
 *
 * ```tsx
 * <TextField slot={form.slot.at("phone")} type="tel" label={say("contacts.phone")} help={say("contacts.phone-help")} />
 * ```
 */
export function TextField({
  slot,
  label,
  help,
  isRequired = false,
  type = "text",
  placeholder,
  width = "full",
  onLeave,
}: Props) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, "aria-invalid": isInvalid, ...control }) => (
        <div className={`field-width-${width}`}>
          <AtlaskitTextField
            {...control}
            type={type}
            value={slot.value ?? ""}
            isInvalid={isInvalid}
            isReadOnly={isReadOnly}
            {...(placeholder !== undefined && { placeholder })}
            {...(isRequired && { "aria-required": true })}
            onBlur={() => onLeave?.()}
            onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
