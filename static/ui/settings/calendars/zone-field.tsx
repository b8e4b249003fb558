import { useApp } from "../../shared/app/app";
import { Combobox } from "../../shared/form/combobox";
import { Field, type FieldProps, fieldId } from "../../shared/form/field";
import { say } from "../../shared/words/say";
import { offsetText, searchTimeZones } from "./time-zones";

const FOUND = 60;

/** A time zone, found by a city, a part of its name or its offset. */
export function ZoneField({ slot, label, help }: FieldProps<string>) {
  const { now } = useApp();
  const { value } = slot;
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired problems={slot.problems}>
      {(control) => (
        <Combobox
          control={control}
          label={label}
          shown={value === undefined ? "" : value.replaceAll("_", " ")}
          placeholder={say("calendars.form.zone-type")}
          options={async (query) =>
            searchTimeZones(query, now(), FOUND).map(({ name, offset }) => ({
              value: name,
              text: name.replaceAll("_", " "),
              detail: offset,
            }))
          }
          onChoose={(option) => slot.set(option.value)}
        />
      )}
    </Field>
  );
}

/** `Europe/Berlin (+01:00)`: a zone with its present offset. */
export function zoneInWords(timezone: string, now: number): string {
  return `${timezone.replaceAll("_", " ")} (${offsetText(timezone, now)})`;
}
