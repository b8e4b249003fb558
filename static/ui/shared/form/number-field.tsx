import AtlaskitTextField from "@atlaskit/textfield";
import { useState } from "react";
import { say } from "../words/say";
import { Field, type FieldProps, fieldId } from "./field";

interface Props extends FieldProps<number> {
  /** What stands after the number: `%`, `days`. */
  readonly unit?: string;
}

/** A number; with a comma or a point before its decimals. What is no number is answered at once. */
export function NumberField({ slot, label, help, isRequired = false, unit }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (slot.value === undefined ? "" : String(slot.value));
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, "aria-invalid": isInvalid, ...control }) => (
        <div className="field-width-short field-with-unit">
          <AtlaskitTextField
            {...control}
            inputMode="decimal"
            value={shown}
            isInvalid={isInvalid}
            isReadOnly={isReadOnly}
            onBlur={() => slot.problems.length === 0 && setTyped(null)}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              const text = value.trim().replace(",", ".");
              const isNumber = /^-?\d+(\.\d*)?$/.test(text);
              slot.refuse(text === "" || isNumber ? null : say("form.no-number", { text: value }));
              if (text === "" || isNumber) slot.set(text === "" ? undefined : Number(text));
            }}
          />
          {unit !== undefined && <span>{unit}</span>}
        </div>
      )}
    </Field>
  );
}
