import Button from "@atlaskit/button/new";
import { useState } from "react";
import { changesOfFacts, type FactChange } from "../../../../src/domain/catalogue/fact-changes";
import { useApp } from "../app/app";
import { Dialog } from "../parts/dialog";
import { factPath, factValue } from "../parts/facts";
import { When } from "../parts/when";
import { say } from "../words/say";
import type { Conflict, EntryFormModel } from "./use-entry-form";

interface Props<Entry> {
  readonly form: EntryFormModel<Entry>;
  readonly conflict: Conflict<Entry>;
}

/** Somebody else saved the entry meanwhile: theirs beside what was written here, and three ways on. Nothing is lost by any. */
export function ConflictDialog<Entry extends object>({ form, conflict }: Props<Entry>) {
  const { notify } = useApp();
  const [isCopied, setCopied] = useState(false);
  const { theirs, changedBy, changedAt } = conflict;
  const changes = theirs === null ? [] : changesOfFacts(form.section, theirs, form.value);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(form.value, null, 2));
      setCopied(true);
    } catch {
      notify({ kind: "error", title: say("conflict.not-copied") });
    }
  };
  return (
    <Dialog
      title={say("conflict.title")}
      width="large"
      onClose={form.leaveConflict}
      actions={
        <>
          <Button appearance="subtle" onClick={copy}>
            {say(isCopied ? "conflict.copied" : "conflict.copy")}
          </Button>
          {theirs !== null && <Button onClick={() => form.settle("take theirs")}>{say("conflict.theirs")}</Button>}
          <Button appearance="primary" onClick={() => form.settle("put mine on top")}>
            {say(theirs === null ? "conflict.keep-mine" : "conflict.mine")}
          </Button>
        </>
      }
    >
      <p>
        {theirs === null ? say("conflict.removed") : say("conflict.changed")}{" "}
        {changedBy !== null && say("conflict.by", { name: changedBy.name })}{" "}
        {changedAt !== null && <When at={Date.parse(changedAt)} />}
      </p>
      {theirs !== null && (
        <table className="facts-table">
          <thead>
            <tr>
              <th scope="col">{say("conflict.fact")}</th>
              <th scope="col">{say("conflict.their-value")}</th>
              <th scope="col">{say("conflict.my-value")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={JSON.stringify(change.path)}>
                <th scope="row">{factPath(change.path)}</th>
                <td>{beforeOf(change)}</td>
                <td>{afterOf(change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

const beforeOf = (change: FactChange): string =>
  "before" in change
    ? factValue(change.before)
    : change.kind === "order"
      ? say("facts.other-order")
      : say("facts.nothing");
const afterOf = (change: FactChange): string =>
  "after" in change
    ? factValue(change.after)
    : change.kind === "order"
      ? say("facts.other-order")
      : say("facts.nothing");
