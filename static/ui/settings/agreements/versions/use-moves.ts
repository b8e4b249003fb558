import { useState } from "react";
import { useLocation } from "wouter";
import type { AgreementMove, MoveResult } from "../../../../../src/contract";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { startVersion } from "../../../../../src/domain/agreement/life-cycle";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../../shared/app/app";
import { useLeave } from "../../../shared/app/leave-guard";
import { useCatalogue, useCatalogueStore } from "../../../shared/catalogue/catalogue-store";
import { editOf } from "../../../shared/catalogue/entries";
import { messageOf } from "../../../shared/loading/loaded";
import { inPath } from "../../../shared/parts/page-link";
import { say } from "../../../shared/words/say";

export interface MovesOf {
  readonly isBusy: boolean;
  /** Asks the app for a step in the version's life; null when there was no answer, which a notice has told. */
  move(move: AgreementMove, done: string): Promise<MoveResult | null>;
  /** Starts the next version as a draft and opens it. */
  startNext(): Promise<void>;
  /** Throws a draft away, and offers to bring it back. */
  remove(): Promise<void>;
}

/** The steps in the life of one version. What does not go through is told in a notice that stays. */
export function useMoves(entry: AgreementEntry): MovesOf {
  const { call, notify, now } = useApp();
  const { catalogue } = useCatalogue();
  const { save, reopen } = useCatalogueStore();
  const [, navigate] = useLocation();
  const letLeave = useLeave();
  const [isBusy, setBusy] = useState(false);
  const { key, version } = entry;
  const title = titleOf(entry);

  const refused = (description: string): null => {
    notify({ kind: "error", title: say("agreements.move.refused"), description });
    return null;
  };
  const busily = async <Value>(work: () => Promise<Value>): Promise<Value | null> => {
    setBusy(true);
    try {
      return await work();
    } catch (error) {
      return refused(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  /** What is opposite to a step that can simply be taken back. */
  const opposite = ({ kind }: AgreementMove): AgreementMove | null =>
    kind === "propose" ? { kind: "take back" } : kind === "take back" ? { kind: "propose" } : null;

  const move: MovesOf["move"] = (wanted, done) =>
    busily(async () => {
      const result = await call("moveAgreement", { key, version, move: wanted });
      if (result.kind === "saved") {
        reopen();
        const back = opposite(wanted);
        notify({
          kind: "success",
          title: done,
          ...(back !== null && {
            action: {
              text: say("agreements.move.undo"),
              onClick: () => void move(back, say("agreements.move.undone", { title, version })),
            },
          }),
        });
      } else if (result.kind === "refused") refused(result.problems.map(({ message }) => message).join(" "));
      else if (result.kind === "conflict") {
        reopen();
        refused(say("agreements.move.conflict"));
      }
      return result;
    });

  return {
    isBusy,
    move,
    startNext: async () => {
      const started = startVersion(catalogue, key, now());
      if (started.kind === "refused") {
        refused(started.problems.map(({ message }) => message).join(" "));
        return;
      }
      const next = started.version;
      await busily(async () => {
        const done = say("agreements.move.start-done", { version: next.version });
        const result = await save([editOf("agreements", null, next)], { done });
        if (result.kind === "saved") await navigate(`/agreements/${inPath(key)}/${next.version}`);
        else
          refused(
            result.kind === "refused"
              ? result.problems.map(({ message }) => message).join(" ")
              : say("agreements.move.conflict"),
          );
      });
    },
    remove: async () => {
      await busily(async () => {
        const done = say("agreements.move.remove-done", { version });
        const result = await save([editOf("agreements", entry, null)], { done });
        if (result.kind === "saved") {
          letLeave();
          await navigate("/agreements");
        } else
          refused(
            result.kind === "refused"
              ? result.problems.map(({ message }) => message).join(" ")
              : say("agreements.move.conflict"),
          );
      });
    },
  };
}
