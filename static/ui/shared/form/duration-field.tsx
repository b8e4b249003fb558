import AtlaskitTextField from "@atlaskit/textfield";
import { useState } from "react";
import { describeDuration, parseDuration } from "../../../../src/domain/agreement/duration";
import { say } from "../words/say";
import { Field, type FieldProps, fieldId } from "./field";
import { typedDuration } from "./typed-duration";

/**
 * A length of working time, written as people write it and kept as ISO 8601 (`PT8H`).
 *
 * ```tsx
 * <DurationField slot={target.at("within")} label={say("agreements.within")} isRequired />
 * ```
 */
export function DurationField({ slot, label, help, isRequired = false }: FieldProps<string>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      id={fieldId(slot.path)}
      label={label}
      help={help ?? say("form.duration-help")}
      isRequired={isRequired}
      problems={slot.problems}
    >
      {({ isReadOnly, "aria-invalid": isInvalid, ...control }) => (
        <div className="field-width-short">
          <AtlaskitTextField
            {...control}
            value={typed ?? inWords(slot.value)}
            isInvalid={isInvalid}
            isReadOnly={isReadOnly}
            onBlur={() => slot.problems.length === 0 && setTyped(null)}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              if (value.trim() === "") {
                slot.refuse(null);
                slot.set(undefined);
                return;
              }
              const read = typedDuration(value);
              slot.refuse(
                read.kind === "read"
                  ? null
                  : say(read.kind === "days" ? "form.duration-days" : "form.duration-unclear"),
              );
              if (read.kind === "read") slot.set(read.text);
            }}
          />
        </div>
      )}
    </Field>
  );
}

function inWords(text: string | undefined): string {
  const length = text === undefined ? null : parseDuration(text);
  return length === null ? (text ?? "") : describeDuration(length);
}
