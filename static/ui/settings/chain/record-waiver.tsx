import Button from "@atlaskit/button/new";
import { useState } from "react";
import { ANY } from "../../../../src/domain/agreement/agreement";
import type { ServiceLevelAgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { LongText } from "../../shared/form/long-text";
import { say } from "../../shared/words/say";
import { textSlot } from "../agreements/versions/agreeing-fields";
import { useMoves } from "../agreements/versions/use-moves";

interface Props {
  readonly entry: ServiceLevelAgreementEntry;
  readonly priority: string;
}

/** Why a promise stands although what is behind it was broken by a later edit. */
export function RecordWaiver({ entry, priority }: Props) {
  const moves = useMoves(entry);
  const [reason, setReason] = useState("");
  const [hasTried, setTried] = useState(false);
  const record = async () => {
    setTried(true);
    if (reason.trim() === "") return;
    await moves.move(
      {
        kind: "waive",
        waiver: { measure: "resolution", priority: priority === ANY ? null : priority, reason: reason.trim() },
      },
      say("chain.waive.done", { title: titleOf(entry) }),
    );
  };
  return (
    <section className="panel" aria-label={say("chain.waive.title")}>
      <h4>{say("chain.waive.title")}</h4>
      <p className="field-help">{say("chain.waive.help")}</p>
      <LongText
        slot={textSlot("waive.reason", reason, setReason, {
          isMissing: hasTried && reason.trim() === "",
          message: say("agreements.agree.reason-missing"),
        })}
        label={say("agreements.agree.reason")}
        help={say("agreements.agree.reason-help")}
        isRequired
      />
      <div className="buttons">
        <Button isLoading={moves.isBusy} onClick={() => void record()}>
          {say("chain.waive.do")}
        </Button>
      </div>
    </section>
  );
}
