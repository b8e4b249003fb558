import { useApp } from "../../../shared/app/app";
import { DateField } from "../../../shared/form/date-field";
import { LongText } from "../../../shared/form/long-text";
import type { Slot } from "../../../shared/form/slot";
import { TextField } from "../../../shared/form/text-field";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { priorityName } from "../terms/targets-fields";
import type { Agreeing, Unsafe } from "./agreeing";

interface Props {
  readonly value: Agreeing;
  readonly unsafe: readonly Unsafe[];
  /** Places that are still missing, once somebody has tried. */
  readonly missing: ReadonlySet<string>;
  readonly onChange: (value: Agreeing) => void;
}

/** Who agreed for each side and when; for each promise that cannot always be kept, why it is made all the same. */
export function AgreeingFields({ value, unsafe, missing, onChange }: Props) {
  const { viewer } = useApp();
  const sign = (place: number, changes: Partial<Agreeing["signatures"][number]>) =>
    onChange({
      ...value,
      signatures: value.signatures.map((signature, at) => (at === place ? { ...signature, ...changes } : signature)),
    });
  return (
    <div className="stack">
      {value.signatures.map(({ side, name, on }, place) => {
        const words = { side: say(`agreements.agree.side.${side}`).toLowerCase() };
        return (
          <div className="field-row" key={side}>
            <TextField
              slot={textSlot(`signature.${side}.name`, name, (text) => sign(place, { name: text }), {
                isMissing: missing.has(`${side}.name`),
                message: say("agreements.agree.who-missing"),
              })}
              label={say("agreements.agree.who", words)}
              isRequired
            />
            <DateField
              slot={textSlot(`signature.${side}.on`, on, (text) => sign(place, { on: text }), {
                isMissing: missing.has(`${side}.on`),
                message: say("agreements.agree.when-missing"),
              })}
              label={say("agreements.agree.when-label", words)}
              isRequired
            />
          </div>
        );
      })}
      {unsafe.map(({ priority, starts, late }) => (
        <Note key={priority} kind="warning" title={say("agreements.agree.unsafe")}>
          <p>
            {say("agreements.agree.unsafe-text", {
              promise: priorityName(priority),
              late: late.toLocaleString(viewer.locale),
              starts: starts.toLocaleString(viewer.locale),
            })}
          </p>
          <LongText
            slot={textSlot(
              `reason.${priority}`,
              value.reasons[priority] ?? "",
              (text) => onChange({ ...value, reasons: { ...value.reasons, [priority]: text } }),
              { isMissing: missing.has(`reason.${priority}`), message: say("agreements.agree.reason-missing") },
            )}
            label={say("agreements.agree.reason")}
            help={say("agreements.agree.reason-help")}
            isRequired
          />
        </Note>
      ))}
    </div>
  );
}

/** A place for one text of a dialog. */
export function textSlot(
  path: string,
  value: string,
  onChange: (text: string) => void,
  problem: { readonly isMissing: boolean; readonly message: string },
): Slot<string> {
  return {
    path,
    value,
    problems: problem.isMissing ? [problem.message] : [],
    set: (text) => onChange(text ?? ""),
    refuse: () => undefined,
    at: () => {
      throw new Error("A text has no places within it.");
    },
  };
}
