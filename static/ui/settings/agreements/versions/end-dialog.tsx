import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { DateField } from "../../../shared/form/date-field";
import { LongText } from "../../../shared/form/long-text";
import { Dialog } from "../../../shared/parts/dialog";
import { say } from "../../../shared/words/say";
import { useFormats } from "../use-formats";
import { textSlot } from "./agreeing-fields";
import type { MovesOf } from "./use-moves";

interface Props {
  readonly entry: AgreementEntry;
  readonly moves: MovesOf;
  readonly onClose: () => void;
}

/** Ends a version before its time, with the reason. */
export function EndDialog({ entry, moves, onClose }: Props) {
  const formats = useFormats();
  const [on, setOn] = useState("");
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [hasTried, setTried] = useState(false);
  const isMissing = (text: string) => hasTried && text.trim() === "";
  const send = async () => {
    setTried(true);
    setProblems([]);
    if (on === "" || reason.trim() === "") return;
    const done = say("agreements.move.end-done", {
      title: titleOf(entry),
      version: entry.version,
      on: formats.date(on),
    });
    const result = await moves.move({ kind: "end", on, reason: reason.trim() }, done);
    if (result?.kind === "saved") onClose();
    else if (result?.kind === "refused") setProblems(result.problems.map(({ message }) => message));
  };
  const day = textSlot("end.on", on, setOn, { isMissing: isMissing(on), message: say("agreements.end.on-missing") });
  return (
    <Dialog
      title={say("agreements.end.title", { version: entry.version })}
      width="small"
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("dialog.cancel")}
          </Button>
          <Button appearance="danger" isLoading={moves.isBusy} onClick={() => void send()}>
            {say("agreements.end.do")}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{say("agreements.end.text")}</p>
        <DateField
          slot={{ ...day, problems: [...day.problems, ...problems] }}
          label={say("agreements.end.on")}
          isRequired
        />
        <LongText
          slot={textSlot("end.reason", reason, setReason, {
            isMissing: isMissing(reason),
            message: say("agreements.end.reason-missing"),
          })}
          label={say("agreements.end.reason")}
          help={say("agreements.end.reason-help")}
          isRequired
        />
      </div>
    </Dialog>
  );
}
