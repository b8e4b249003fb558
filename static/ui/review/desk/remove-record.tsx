import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useLocation } from "wouter";
import type { ReviewRecordReference } from "../../../../src/contract";
import { useApp } from "../../shared/app/app";
import { useLeave } from "../../shared/app/leave-guard";
import { messageOf } from "../../shared/loading/loaded";
import { Confirm } from "../../shared/parts/confirm";
import { say } from "../words";
import { remember } from "./recent-records";

interface Props extends ReviewRecordReference {
  /** Where one is afterwards. */
  readonly to: string;
  readonly onRemoved: () => void;
}

/** Removes a record after asking; what was frozen or closed cannot be. */
export function RemoveRecord({ kind, id, to, onRemoved }: Props) {
  const { call, notify, now } = useApp();
  const letLeave = useLeave();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await call("removeReviewRecord", { kind, id });
      remember(kind, id, null, now());
      letLeave();
      await navigate(to);
      onRemoved();
    } catch (error) {
      setBusy(false);
      notify({ kind: "error", title: say("not-removed"), description: messageOf(error) });
    }
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {say("remove")}
      </Button>
      {isAsking && (
        <Confirm
          title={say(`remove-title.${kind}`)}
          confirm={say("remove")}
          isDangerous
          isBusy={isBusy}
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        >
          {say("remove-why")}
        </Confirm>
      )}
    </>
  );
}
