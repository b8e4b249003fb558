import Button from "@atlaskit/button/new";
import { type ReactNode, useState } from "react";
import type { AvailabilityDeed } from "../../../../src/domain/availability/availability-deed";
import { useApp } from "../../shared/app/app";
import { type Slot, slotOf } from "../../shared/form/slot";
import { messageOf } from "../../shared/loading/loaded";
import { Dialog } from "../../shared/parts/dialog";
import { say } from "../words";
import { useRecording } from "./use-availability";

export interface RecordingProps {
  readonly onClose: () => void;
  /** Something was recorded: what is shown is out of date. */
  readonly onRecorded: () => void;
}

interface Props extends RecordingProps {
  readonly title: string;
  readonly save: string;
  readonly isDangerous?: boolean;
  /** What to record, or what is missing, in words. */
  readonly deed: () => AvailabilityDeed | string;
  readonly children: ReactNode;
}

/** Asks for what is to be recorded; what was typed stays when sending fails, and is sent again as the same. */
export function RecordDialog({ title, save, isDangerous = false, deed, children, onClose, onRecorded }: Props) {
  const { notify } = useApp();
  const record = useRecording();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    const wanted = deed();
    if (typeof wanted === "string") return setProblem(wanted);
    setBusy(true);
    setProblem(null);
    try {
      await record(wanted);
      notify({ kind: "success", title: say("availability.done") });
      onRecorded();
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button appearance={isDangerous ? "danger" : "primary"} isLoading={isBusy} onClick={send}>
            {save}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        {children}
        {problem !== null && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** The fields of a dialog as one value. */
export function useFields<Fields extends object>(first: () => Fields): [Fields, Slot<Fields>] {
  const [fields, setFields] = useState(first);
  const slot = slotOf<Fields>({
    value: fields,
    change: ([key], value) => setFields((now) => ({ ...now, [key as keyof Fields]: value })),
    problemsAt: () => [],
    refuse: () => undefined,
  });
  return [fields, slot];
}
