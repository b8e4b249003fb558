import Button from "@atlaskit/button/new";
import { offsetProbe } from "../../../../../src/domain/calendar/offset-probe";
import type { Instant } from "../../../../../src/domain/time";
import { useApp } from "../../../shared/app/app";
import { Field } from "../../../shared/form/field";
import { say } from "../../../shared/words/say";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly at: Instant;
  readonly onChange: (at: Instant) => void;
}

/** A moment on the viewer's own wall, and a button for now. */
export function MomentField({ id, label, at, onChange }: Props) {
  const { viewer, now } = useApp();
  return (
    <Field id={id} label={label} problems={[]}>
      {({ isReadOnly: _, ...control }) => (
        <div className="buttons">
          <input
            {...control}
            type="datetime-local"
            className="input"
            value={wallOf(at, viewer.timeZone)}
            onChange={({ currentTarget: { value } }) => {
              const read = instantOf(value, viewer.timeZone);
              if (read !== null) onChange(read);
            }}
          />
          <Button spacing="compact" onClick={() => onChange(now())}>
            {say("agreements.example.now")}
          </Button>
        </div>
      )}
    </Field>
  );
}

/** `2026-03-02T10:15` as the zone's wall reads at an instant. */
export function wallOf(at: Instant, timezone: string): string {
  return new Date(at + offsetProbe(timezone)(at)).toISOString().slice(0, 16);
}

/** The instant at which the zone's wall reads so; of a time that it reads twice the first, null for what is no time. */
export function instantOf(wall: string, timezone: string): Instant | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = offsetProbe(timezone);
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - Math.max(offsetAt(guess), offsetAt(asUtc - offsetAt(guess)));
}
