import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { MoveResult } from "../../../../../src/contract";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { dateBegunBy } from "../../../../../src/domain/agreement/date-begun";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../../shared/app/app";
import { Dialog } from "../../../shared/parts/dialog";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { useFits } from "../../chain/use-fit";
import { BlockingFindings } from "../checks/blocking-findings";
import { useFormats } from "../use-formats";
import { missingIn, moveOf, startAgreeing, unsafePromises } from "./agreeing";
import { AgreeingFields } from "./agreeing-fields";
import type { MovesOf } from "./use-moves";

interface Props {
  readonly entry: AgreementEntry;
  readonly moves: MovesOf;
  readonly onClose: () => void;
}

/** Records that both sides agreed. A promise whose chain does not hold needs a reason before. */
export function AgreeDialog({ entry, moves, onClose }: Props) {
  const { now, viewer } = useApp();
  const formats = useFormats();
  const fits = useFits(entry);
  const [value, setValue] = useState(() => startAgreeing(entry, dateBegunBy(now(), viewer.timeZone)));
  const [answer, setAnswer] = useState<MoveResult | null>(null);
  const [hasTried, setTried] = useState(false);
  const unsafe = unsafePromises(fits ?? [], answer);
  const missing = missingIn(value, unsafe);
  const send = async () => {
    setTried(true);
    if (missing.size > 0) return;
    const words = { title: titleOf(entry), version: entry.version };
    const result = await moves.move(moveOf(value, unsafe), say("agreements.move.agree-done", words));
    setAnswer(result);
    if (result?.kind === "saved") onClose();
  };
  return (
    <Dialog
      title={say("agreements.agree.title")}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("agreements.agree.cancel")}
          </Button>
          <Button appearance="primary" isLoading={moves.isBusy} onClick={() => void send()}>
            {say("agreements.agree.do")}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{say("agreements.agree.text", { from: formats.date(entry.validFrom) })}</p>
        {answer?.kind === "refused" && (
          <Note kind="error" title={say("agreements.move.refused")}>
            {answer.problems.map(({ message }) => message).join(" ")}
          </Note>
        )}
        {answer?.kind === "blocked" && <BlockingFindings entry={entry} blocked={answer.findings} />}
        <AgreeingFields value={value} unsafe={unsafe} missing={hasTried ? missing : new Set()} onChange={setValue} />
      </div>
    </Dialog>
  );
}
