import { instantOfWall, wallOf } from "../../../../src/domain/calendar/wall-instant";
import { monthOf, startOfMonth } from "../../../../src/domain/history-pages/month";
import { useApp } from "../../shared/app/app";
import { LongText } from "../../shared/form/long-text";
import { say } from "../words";
import { MomentField } from "./moment-field";
import { RecordDialog, type RecordingProps, useFields } from "./record-dialog";

/** What was open has ended: an outage, or that every outage is recorded. */
export function EndDialog({
  of,
  title,
  ...recording
}: RecordingProps & { readonly of: string; readonly title: string }) {
  const { viewer, now } = useApp();
  const [fields, slot] = useFields<{ readonly to?: string }>(() => ({ to: wallOf(now(), viewer.timeZone) }));
  const deed = () => {
    const to = fields.to === undefined ? null : instantOfWall(fields.to, viewer.timeZone);
    return to === null ? say("availability.form.incomplete") : ({ kind: "ended", of, to } as const);
  };
  return (
    <RecordDialog {...recording} title={title} save={say("availability.save.end")} deed={deed}>
      <MomentField
        slot={slot.at("to")}
        label={say("availability.form.back")}
        help={say("availability.form.zone", { zone: viewer.timeZone.replaceAll("_", " ") })}
        isRequired
      />
    </RecordDialog>
  );
}

/** What was recorded counts no more. */
export function WithdrawDialog({ of, ...recording }: RecordingProps & { readonly of: string }) {
  const [fields, slot] = useFields<{ readonly reason?: string }>(() => ({}));
  return (
    <RecordDialog
      {...recording}
      title={say("availability.title-of.withdraw")}
      save={say("availability.save.withdraw")}
      isDangerous
      deed={() => ({ kind: "withdrawn", of, reason: fields.reason ?? "" })}
    >
      <LongText
        slot={slot.at("reason")}
        label={say("availability.form.reason")}
        help={say("availability.form.reason-help")}
        isRequired
      />
    </RecordDialog>
  );
}

/** Since when every outage of a service is recorded, so that its availability can be told. */
export function RecordingDialog({
  service,
  timezone,
  ...recording
}: RecordingProps & {
  readonly service: string;
  /** In which months begin. */
  readonly timezone: string;
}) {
  const { viewer, now } = useApp();
  const [fields, slot] = useFields<{ readonly from?: string; readonly to?: string }>(() => ({
    from: wallOf(startOfMonth(monthOf(now(), timezone), timezone), viewer.timeZone),
  }));
  const deed = () => {
    const instant = (wall: string | undefined) => (wall === undefined ? null : instantOfWall(wall, viewer.timeZone));
    const from = instant(fields.from);
    return from === null
      ? say("availability.form.incomplete")
      : ({ kind: "recording", subject: { kind: "service", key: service }, from, to: instant(fields.to) } as const);
  };
  return (
    <RecordDialog
      {...recording}
      title={say("availability.title-of.recording")}
      save={say("availability.save.recording")}
      deed={deed}
    >
      <MomentField
        slot={slot.at("from")}
        label={say("availability.form.since")}
        help={say("availability.form.since-help")}
        isRequired
      />
      <MomentField
        slot={slot.at("to")}
        label={say("availability.form.until")}
        help={say("availability.form.until-help")}
      />
    </RecordDialog>
  );
}
