import { Field, type FieldProps, fieldId } from "../../shared/form/field";

/** A date and a time on the viewer's wall, `YYYY-MM-DDTHH:MM`, in the browser's own field. */
export function MomentField({ slot, label, help, isRequired = false }: FieldProps<string>) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, ...control }) => (
        <input
          {...control}
          type="datetime-local"
          className="input moment-input"
          value={slot.value ?? ""}
          readOnly={isReadOnly}
          onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
        />
      )}
    </Field>
  );
}
