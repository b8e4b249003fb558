import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { dateBegunBy } from "../../../../../src/domain/agreement/date-begun";
import { titleOf } from "../../../../../src/domain/catalogue/entry-title";
import { useApp } from "../../../shared/app/app";
import { useCatalogue, useCatalogueStore } from "../../../shared/catalogue/catalogue-store";
import type { Slot } from "../../../shared/form/slot";
import { useEntryForm } from "../../../shared/form/use-entry-form";
import { messageOf } from "../../../shared/loading/loaded";
import { Dialog } from "../../../shared/parts/dialog";
import { Note } from "../../../shared/parts/note";
import { say } from "../../../shared/words/say";
import { startDraft } from "../start-draft";
import { AboutFields } from "../terms/about-fields";
import { prefixed } from "../terms/prefixed";
import { useQuickAdd } from "../terms/quick-add";
import { TargetsFields } from "../terms/targets-fields";
import { ValidityFields } from "../terms/validity-fields";
import { useProjectWords } from "../use-project-words";
import { missingIn, moveOf, startAgreeing } from "../versions/agreeing";
import { AgreeingFields } from "../versions/agreeing-fields";
import { bringToAgreed } from "../versions/bring-to-agreed";

interface Props {
  readonly kind: "ola" | "uc";
  /** The promise that it is to stand behind. */
  readonly promise: ServiceLevelAgreementEntry;
  readonly onMade: (key: string) => void;
  readonly onClose: () => void;
}

/**
 * A team's agreement or a supplier's contract, made on the way to a promise. What the parties have agreed on already is
 * recorded as agreed, so that it counts in the proof; otherwise it stays a draft, to be agreed on its own page.
 */
export function NewSupport({ kind, promise, onMade, onClose }: Props) {
  const { catalogue } = useCatalogue();
  const { reopen } = useCatalogueStore();
  const { call, notify, now, viewer } = useApp();
  const { statuses } = useProjectWords();
  const [isAgreed, setAgreed] = useState(true);
  const [agreeing, setAgreeing] = useState(() => startAgreeing({ kind }, dateBegunBy(now(), viewer.timeZone)));
  const [hasTried, setTried] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const missing = missingIn(agreeing, []);
  const form = useEntryForm<"agreements">({
    section: "agreements",
    original: null,
    start: () => ({ ...startDraft(kind, catalogue, promise.validFrom), service: promise.service }),
    onSaved: (entry) => void finish(entry),
  });
  const quick = useQuickAdd();
  const slot = prefixed(form.slot as Slot<AgreementEntry>, "support");
  const general = form.problems.filter(({ path }) => path === "");

  const finish = async (entry: AgreementEntry) => {
    if (isAgreed) {
      setMoving(true);
      try {
        const moved = await bringToAgreed(call, entry, moveOf(agreeing, []));
        if (moved.kind !== "saved")
          notify({ kind: "warning", title: say("wizard.not-agreed", { title: titleOf(entry) }) });
      } catch (error) {
        notify({
          kind: "error",
          title: say("wizard.not-agreed", { title: titleOf(entry) }),
          description: messageOf(error),
        });
      }
      reopen();
    }
    onMade(entry.key);
  };
  const add = () => {
    setTried(true);
    if (!isAgreed || missing.size === 0) void form.save();
  };
  return (
    <Dialog
      title={say(`wizard.${kind}-title`)}
      width="large"
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("dialog.cancel")}
          </Button>
          <Button appearance="primary" isLoading={form.isSaving || isMoving} onClick={add}>
            {say("wizard.add")}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        {(form.failure !== null || general.length > 0) && (
          <Note kind="error" title={form.failure ?? general.map(({ message }) => message).join(" ")} />
        )}
        <p className="field-help">{say("wizard.support-help", { promise: titleOf(promise) })}</p>
        <AboutFields slot={slot} isNew statuses={statuses} {...quick} />
        <TargetsFields slot={slot} priorities={[]} {...quick} />
        <ValidityFields slot={slot} />
        <label className="check">
          <input
            type="checkbox"
            checked={isAgreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
          <span>{say("wizard.agreed-already")}</span>
        </label>
        {isAgreed && (
          <AgreeingFields
            value={agreeing}
            unsafe={[]}
            missing={hasTried ? missing : new Set()}
            onChange={setAgreeing}
          />
        )}
      </div>
      {quick.dialog}
    </Dialog>
  );
}
