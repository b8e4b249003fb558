import type { RecordedOutage } from "../../../../src/domain/availability/availability-record";
import { nameOfSubject, type Outage } from "../../../../src/domain/availability/outage";
import { instantOfWall, wallOf } from "../../../../src/domain/calendar/wall-instant";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { Field, fieldId } from "../../shared/form/field";
import { LongText } from "../../shared/form/long-text";
import type { Slot } from "../../shared/form/slot";
import { say } from "../words";
import { MomentField } from "./moment-field";
import { RecordDialog, type RecordingProps, useFields } from "./record-dialog";
import { subjectGroups, subjectOf } from "./subjects";

interface Props extends RecordingProps {
  /** Null records a new one. */
  readonly outage: RecordedOutage | null;
  readonly isMaintenance: boolean;
}

interface Fields {
  readonly subject?: string;
  readonly loss?: string;
  readonly from?: string;
  readonly to?: string;
  readonly announced?: string;
  readonly note?: string;
  readonly reason?: string;
}

const LOSSES = ["100", "75", "50", "25"] as const;

/** An outage or planned maintenance, recorded by hand or corrected. */
export function OutageDialog({ outage, isMaintenance, ...recording }: Props) {
  const { viewer, now } = useApp();
  const { catalogue } = useCatalogue();
  const groups = subjectGroups(catalogue);
  const [fields, slot] = useFields<Fields>(() => fieldsOf(outage, isMaintenance, viewer.timeZone, now()));
  const losses = [...new Set([...LOSSES, fields.loss ?? "100"])].map((value) => ({ value, text: lossInWords(value) }));
  const what = outage !== null ? "correct" : isMaintenance ? "maintenance" : "outage";
  const instant = (wall: string | undefined) => (wall === undefined ? null : instantOfWall(wall, viewer.timeZone));
  const deed = () => {
    const [from, to, announcedAt] = [instant(fields.from), instant(fields.to), instant(fields.announced)];
    if (fields.subject === undefined || from === null || (isMaintenance && (to === null || announcedAt === null)))
      return say("availability.form.incomplete");
    const made: Outage = {
      subject: subjectOf(fields.subject),
      from,
      to,
      loss: Number(fields.loss ?? "100"),
      announcedAt: isMaintenance ? announcedAt : null,
      note: fields.note ?? "",
      ticket: outage?.ticket ?? null,
    };
    return outage === null
      ? ({ kind: "outage", outage: made } as const)
      : ({ kind: "corrected", of: outage.id, outage: made, reason: fields.reason ?? "" } as const);
  };
  return (
    <RecordDialog
      {...recording}
      title={say(`availability.title-of.${what}`)}
      save={say(`availability.save.${what}`)}
      deed={deed}
    >
      <SubjectField
        slot={slot.at("subject")}
        groups={groups}
        label={say(isMaintenance ? "availability.form.subject-maintained" : "availability.form.subject")}
      />
      <ChoiceField slot={slot.at("loss")} label={say("availability.form.loss")} choices={losses} />
      <div className="field-row">
        <MomentField
          slot={slot.at("from")}
          label={say("availability.form.from")}
          help={say("availability.form.zone", { zone: viewer.timeZone.replaceAll("_", " ") })}
          isRequired
        />
        <MomentField
          slot={slot.at("to")}
          label={say("availability.form.to")}
          {...(isMaintenance ? { isRequired: true } : { help: say("availability.form.to-help") })}
        />
      </div>
      {isMaintenance && (
        <MomentField
          slot={slot.at("announced")}
          label={say("availability.form.announced")}
          help={
            outage === null
              ? say("availability.form.announced-help")
              : `${say("availability.form.announced-help")} ${say("availability.form.moved")}`
          }
          isRequired
        />
      )}
      <LongText
        slot={slot.at("note")}
        label={say("availability.form.note")}
        {...(isMaintenance && { help: say("availability.form.maintenance-note") })}
      />
      {outage !== null && (
        <LongText
          slot={slot.at("reason")}
          label={say("availability.form.reason")}
          help={say("availability.form.reason-help")}
          isRequired
        />
      )}
    </RecordDialog>
  );
}

function fieldsOf(outage: RecordedOutage | null, isMaintenance: boolean, zone: string, now: number): Fields {
  if (outage === null) return { loss: "100", ...(isMaintenance && { announced: wallOf(now, zone) }) };
  const { subject, loss, from, to, announcedAt, note } = outage;
  return {
    subject: nameOfSubject(subject),
    loss: String(loss),
    from: wallOf(from, zone),
    ...(to !== null && { to: wallOf(to, zone) }),
    ...(announcedAt !== null && { announced: wallOf(announcedAt, zone) }),
    ...(note !== "" && { note }),
  };
}

function lossInWords(loss: string): string {
  const known = LOSSES.find((one) => one === loss);
  return known === undefined ? say("availability.loss.other", { loss }) : say(`availability.loss.${known}`);
}

/** Services, and beneath them what delivers them. */
function SubjectField({
  slot,
  label,
  groups,
}: {
  readonly slot: Slot<string>;
  readonly label: string;
  readonly groups: ReturnType<typeof subjectGroups>;
}) {
  return (
    <Field
      id={fieldId(slot.path)}
      label={label}
      help={say("availability.form.subject-help")}
      isRequired
      problems={slot.problems}
    >
      {({ isReadOnly, ...control }) => (
        <select
          {...control}
          className="select"
          value={slot.value ?? ""}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
        >
          {slot.value === undefined && <option value="" />}
          {groups.map(({ name, choices }) => (
            <optgroup key={name} label={name}>
              {choices.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
