import TextArea from "@atlaskit/textarea";
import { Field, type FieldProps, fieldId } from "./field";

/**
 * Text of several lines, which grows as one writes; an empty one is no value.
 *
 * ```tsx
 * <LongText slot={form.slot.at("description")} label={say("services.description")} />
 * ```
 */
export function LongText({ slot, label, help, isRequired = false }: FieldProps<string>) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, "aria-invalid": isInvalid, ...control }) => (
        <TextArea
          {...control}
          value={slot.value ?? ""}
          resize="smart"
          minimumRows={3}
          isInvalid={isInvalid}
          aria-invalid={isInvalid}
          isReadOnly={isReadOnly}
          onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
        />
      )}
    </Field>
  );
}
