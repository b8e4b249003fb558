import type { FieldProps } from "./field";
import { fieldId, useReadOnly } from "./field";

interface Props extends Omit<FieldProps<boolean>, "isRequired"> {
  /** What an unchecked box is stored as; `undefined` (nothing) unless said otherwise. */
  readonly unchecked?: false;
}

/** Something that is so or not. */
export function CheckField({ slot, label, help, unchecked }: Props) {
  const id = fieldId(slot.path);
  const isReadOnly = useReadOnly();
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          id={id}
          checked={slot.value ?? false}
          disabled={isReadOnly}
          {...(help !== undefined && { "aria-describedby": `${id}-help` })}
          onChange={({ currentTarget }) => slot.set(currentTarget.checked ? true : unchecked)}
        />
        <span>{label}</span>
      </label>
      {help !== undefined && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {slot.problems.length > 0 && <p className="field-error">{slot.problems.join(" ")}</p>}
    </div>
  );
}
