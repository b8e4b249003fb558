import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import type { AgreementStage } from "../../../../../src/domain/agreement/agreement-stage";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { Confirm } from "../../../shared/parts/confirm";
import { say } from "../../../shared/words/say";
import { AgreeDialog } from "./agree-dialog";
import { EndDialog } from "./end-dialog";
import { useMoves } from "./use-moves";

interface Props {
  readonly entry: AgreementEntry;
  readonly stage: AgreementStage;
}

/** What can be done next in the life of a version. */
export function Moves({ entry, stage }: Props) {
  const { catalogue } = useCatalogue();
  const moves = useMoves(entry);
  const [open, setOpen] = useState<"agree" | "end" | "remove" | null>(null);
  const { version } = entry;
  const words = { title: titleOf(entry), version };
  const isWorkedOn = catalogue.agreements.some(
    ({ key, state }) => key === entry.key && (state === "draft" || state === "proposed"),
  );
  const canEnd = stage === "active" || stage === "ending" || stage === "coming";
  return (
    <>
      {stage === "draft" && (
        <>
          <Button
            appearance="primary"
            isLoading={moves.isBusy}
            onClick={() => void moves.move({ kind: "propose" }, say("agreements.move.propose-done", words))}
          >
            {say("agreements.move.propose")}
          </Button>
          <Button appearance="subtle" onClick={() => setOpen("remove")}>
            {say("agreements.move.remove")}
          </Button>
        </>
      )}
      {stage === "proposed" && (
        <>
          <Button appearance="primary" onClick={() => setOpen("agree")}>
            {say("agreements.move.agree")}
          </Button>
          <Button
            isLoading={moves.isBusy}
            onClick={() => void moves.move({ kind: "take back" }, say("agreements.move.take-back-done", words))}
          >
            {say("agreements.move.take-back")}
          </Button>
        </>
      )}
      {stage !== "draft" && stage !== "proposed" && !isWorkedOn && (
        <Button isLoading={moves.isBusy} onClick={() => void moves.startNext()}>
          {say("agreements.move.start")}
        </Button>
      )}
      {canEnd && (
        <Button appearance="subtle" onClick={() => setOpen("end")}>
          {say("agreements.move.end")}
        </Button>
      )}
      {open === "agree" && <AgreeDialog entry={entry} moves={moves} onClose={() => setOpen(null)} />}
      {open === "end" && <EndDialog entry={entry} moves={moves} onClose={() => setOpen(null)} />}
      {open === "remove" && (
        <Confirm
          title={say("agreements.move.remove-title", { version })}
          confirm={say("agreements.move.remove")}
          isDangerous
          isBusy={moves.isBusy}
          onConfirm={() => void moves.remove()}
          onCancel={() => setOpen(null)}
        >
          {say("agreements.move.remove-text")}
        </Confirm>
      )}
    </>
  );
}
