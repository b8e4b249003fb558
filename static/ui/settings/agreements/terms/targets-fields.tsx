import Button from "@atlaskit/button/new";
import { ANY, type Measure } from "../../../../../src/domain/agreement/agreement";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { DurationField } from "../../../shared/form/duration-field";
import { Field, fieldId, useReadOnly } from "../../../shared/form/field";
import { ReferencePicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";
import { measures, placeOfTarget, type TargetRow, targetRows, withTarget } from "../target-matrix";
import { kept } from "./kept";

interface Props {
  readonly slot: Slot<AgreementEntry>;
  /** Names of the priorities that tickets of the project can have; those the matrix makes among them. */
  readonly priorities: readonly string[];
  /** Opens a form for new hours, and sets the place when they are made. */
  readonly onNewCalendar?: ((typed: string, slot: Slot<string>) => void) | undefined;
}

/** What people call a priority in a sentence and a row. */
export function priorityName(priority: string): string {
  return priority === ANY ? say("agreements.targets.others") : priority;
}

/** What is promised for each priority: one row for each, one column for each measure. */
export function TargetsFields({ slot, priorities, onNewCalendar }: Props) {
  const targets = slot.at("targets");
  const shown = slot.value?.kind === "sla" ? measures : (["resolution"] as const);
  const rows = targetRows(targets.value ?? [], priorities, undefined);
  return (
    <Field
      id={fieldId(targets.path)}
      label={say("agreements.section.targets")}
      help={say("agreements.targets.help")}
      problems={targets.problems}
      isGroup
    >
      {() => (
        <div className="wide">
          <table className="matrix" aria-label={say("agreements.targets.label")}>
            <thead>
              <tr>
                <th scope="col">{say("agreements.targets.priority")}</th>
                {shown.map((measure) => (
                  <th scope="col" key={measure}>
                    {say(`agreements.measure.${measure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.priority}>
                  <th scope="row">
                    {priorityName(row.priority)}
                    {row.isKnown === false && <p className="field-help">{say("agreements.targets.unknown")}</p>}
                  </th>
                  {shown.map((measure) => (
                    <td key={measure}>
                      <TargetCell agreement={slot} row={row} measure={measure} onNewCalendar={onNewCalendar} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Field>
  );
}

interface CellProps {
  readonly agreement: Slot<AgreementEntry>;
  readonly row: TargetRow;
  readonly measure: Measure;
  readonly onNewCalendar: Props["onNewCalendar"];
}

function TargetCell({ agreement, row, measure, onNewCalendar }: CellProps) {
  const isReadOnly = useReadOnly();
  const slot = agreement.at("targets");
  const { priority } = row;
  const words = { measure: say(`agreements.measure.${measure}`), priority: priorityName(priority) };
  const targets = slot.value ?? [];
  const place = placeOfTarget(targets, measure, priority);
  if (place < 0) {
    if (isReadOnly) return "—";
    // Most promises of an agreement are on the same hours.
    const { calendar = "" } = targets.at(-1) ?? {};
    return (
      <Button
        appearance="subtle"
        spacing="compact"
        aria-label={say("agreements.targets.add-label", words)}
        onClick={() => slot.set(withTarget(targets, measure, priority, { within: "", calendar }))}
      >
        {say("agreements.targets.add")}
      </Button>
    );
  }
  const target = slot.at(place);
  const calendar = kept(target.at("calendar"));
  return (
    <div className="target-cell">
      <DurationField
        slot={kept(target.at("within"))}
        label={say("agreements.targets.within", words)}
        help=""
        isRequired
      />
      <ReferencePicker
        slot={{ ...calendar, value: calendar.value || undefined }}
        section="calendars"
        label={say("agreements.targets.calendar", words)}
        isRequired
        {...(onNewCalendar && { onNew: (typed: string) => onNewCalendar(typed, calendar) })}
      />
      {!isReadOnly && (
        <Button
          appearance="subtle"
          spacing="compact"
          aria-label={say("agreements.targets.remove", words)}
          onClick={() => slot.set(withTarget(targets, measure, priority, null))}
        >
          ×
        </Button>
      )}
      {target.problems.length > 0 && <p className="field-error">{target.problems.join(" ")}</p>}
    </div>
  );
}
