import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { MoveResult } from "../../../../../src/contract";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { dateBegunBy } from "../../../../../src/domain/agreement/date-begun";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../../shared/app/app";
import { useCatalogueStore } from "../../../shared/catalogue/catalogue-store";
import { editOf } from "../../../shared/catalogue/entries";
import { messageOf } from "../../../shared/loading/loaded";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { useFits } from "../../chain/use-fit";
import { missingIn, moveOf, startAgreeing, unsafePromises } from "../versions/agreeing";
import { AgreeingFields } from "../versions/agreeing-fields";
import { bringToAgreed } from "../versions/bring-to-agreed";
import type { FieldProblem } from "./use-draft";

const ways = ["agreed", "proposed", "draft"] as const;
type Way = (typeof ways)[number];

interface Props {
  readonly draft: AgreementEntry;
  /** What the app found wrong with it; it is not saved. */
  readonly onProblems: (problems: readonly FieldProblem[]) => void;
  /** It is saved, and is agreed or not. */
  readonly onDone: (entry: AgreementEntry, isAgreed: boolean) => void;
}

/** Saves the agreement, and records what the parties have said of it already. */
export function AgreeStep({ draft, onProblems, onDone }: Props) {
  const { call, notify, now, viewer } = useApp();
  const { save, reopen } = useCatalogueStore();
  const fits = useFits(draft);
  const [way, setWay] = useState<Way>("agreed");
  const [value, setValue] = useState(() => startAgreeing(draft, dateBegunBy(now(), viewer.timeZone)));
  const [hasTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const unsafe = unsafePromises(fits ?? [], null);
  const missing = missingIn(value, unsafe);
  const words = { title: titleOf(draft), version: draft.version };

  /** The way after the draft is saved: whatever does not go through is told, and the draft stays as far as it came. */
  const goOn = async (): Promise<boolean> => {
    const moved =
      way === "draft"
        ? null
        : way === "proposed"
          ? await call("moveAgreement", { key: draft.key, version: draft.version, move: { kind: "propose" } })
          : await bringToAgreed(call, draft, moveOf(value, unsafe));
    reopen();
    if (moved === null) return false;
    if (moved.kind === "saved") {
      const done = way === "agreed" ? "agreements.move.agree-done" : "agreements.move.propose-done";
      notify({ kind: "success", title: say(done, words) });
      return way === "agreed";
    }
    notify({ kind: "error", title: say("wizard.not-agreed", words), description: whyNot(moved) });
    return false;
  };
  const create = async () => {
    setTried(true);
    setFailure(null);
    if (way === "agreed" && missing.size > 0) return;
    setBusy(true);
    try {
      // Only a draft can be undone; what was moved on has to be taken back on its own page.
      const done = way === "draft" ? { done: say("wizard.created", words) } : {};
      const result = await save([editOf("agreements", null, draft)], done);
      if (result.kind === "refused") onProblems(result.problems.map(({ path, message }) => ({ path, message })));
      else if (result.kind === "conflict") onProblems([{ path: "key", message: say("wizard.key-taken") }]);
      else onDone(draft, await goOn());
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure !== null && <Note kind="error" title={failure} />}
      <fieldset className="field">
        <legend className="field-label">{say("wizard.how-far")}</legend>
        <p className="field-help">{say("wizard.agree-help")}</p>
        {ways.map((each) => (
          <label className="check" key={each}>
            <input type="radio" name="how-far" checked={way === each} onChange={() => setWay(each)} />
            <span>{say(`wizard.way.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {way === "agreed" && (
        <AgreeingFields value={value} unsafe={unsafe} missing={hasTried ? missing : new Set()} onChange={setValue} />
      )}
      <div className="buttons">
        <Button appearance="primary" isLoading={isBusy} onClick={() => void create()}>
          {say(`wizard.do.${way}`)}
        </Button>
      </div>
    </>
  );
}

function whyNot(moved: Exclude<MoveResult, { kind: "saved" }>): string {
  switch (moved.kind) {
    case "refused":
      return moved.problems.map(({ message }) => message).join(" ");
    case "conflict":
      return say("agreements.move.conflict");
    case "unsafe":
      return say("agreements.agree.unsafe");
    case "blocked":
      return say("wizard.blocked");
  }
}
