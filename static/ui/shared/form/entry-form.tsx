import Button from "@atlaskit/button/new";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { LeaveGuard } from "../app/leave-guard";
import type { Reason } from "../catalogue/catalogue-store";
import { useCatalogue } from "../catalogue/catalogue-store";
import { Note } from "../parts/note";
import { say } from "../words/say";
import { ConflictDialog } from "./conflict-dialog";
import { fieldId, ReadOnlyContext } from "./field";
import { ReasonFields } from "./reason-fields";
import type { EntryFormModel } from "./use-entry-form";
import "./form.css";

interface Props<Entry> {
  readonly form: EntryFormModel<Entry>;
  /** Text of the button that saves; "Save" if absent. */
  readonly save?: string;
  readonly onCancel: () => void;
  /** Asks for a change ticket and a note, which go into the audit trail. */
  readonly asksWhy?: boolean;
  /** Nothing can be changed, for a reason of the page's own; a followed catalogue is read-only without it. */
  readonly isReadOnly?: boolean;
  /** Beside Save and Cancel, such as a button that removes the entry. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The fields of one entry, what is wrong with them, and the buttons. It asks before unsaved changes are left, shows both
 * sides when somebody else was quicker, and moves the focus to the list of problems when it cannot be saved.
 */
export function EntryForm<Entry extends object>({
  form,
  save,
  onCancel,
  asksWhy = false,
  isReadOnly = false,
  actions,
  children,
}: Props<Entry>) {
  const { isFollowed } = useCatalogue();
  const cannotChange = isFollowed || isReadOnly;
  const [reason, setReason] = useState<Reason>({ note: null, issueKey: null });
  const [attempts, setAttempts] = useState(0);
  const summary = useRef<HTMLDivElement>(null);
  const hasTrouble = form.problems.length > 0 || form.failure !== null;
  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (form.isSaving) return;
    if (!(await form.save(asksWhy ? reason : undefined))) setAttempts((count) => count + 1);
  };
  return (
    <ReadOnlyContext.Provider value={cannotChange}>
      <form className="entry-form" noValidate onSubmit={send}>
        {attempts > 0 && hasTrouble && (
          <div ref={summary} tabIndex={-1} className="form-problems">
            <Note kind="error" title={form.failure === null ? say("saving.problems") : say("saving.failed")}>
              {form.failure}
              {form.problems.length > 0 && (
                <ul>
                  {form.problems.map(({ path, message }) => (
                    <li key={`${path} ${message}`}>
                      <ProblemLink path={path}>{message}</ProblemLink>
                    </li>
                  ))}
                </ul>
              )}
            </Note>
          </div>
        )}
        {children}
        {asksWhy && !cannotChange && <ReasonFields reason={reason} onChange={setReason} />}
        <div className="form-actions">
          {!cannotChange && (
            <Button type="submit" appearance="primary" isLoading={form.isSaving}>
              {save ?? say("saving.save")}
            </Button>
          )}
          <Button appearance="subtle" onClick={onCancel}>
            {say(cannotChange ? "saving.back" : "dialog.cancel")}
          </Button>
          {!cannotChange && actions}
        </div>
      </form>
      <LeaveGuard isHeld={form.isChanged && !cannotChange} />
      {form.conflict !== null && <ConflictDialog form={form} conflict={form.conflict} />}
    </ReadOnlyContext.Provider>
  );
}

/** Leads to the field at the path, or to the nearest field around it. */
function ProblemLink({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  if (path === "") return children;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        for (let place = path; place !== ""; place = place.replace(/(?:\.?[^.[\]]+|\[[^\]]*\])$/, "")) {
          const field = document.getElementById(fieldId(place));
          if (field === null) continue;
          field.focus();
          field.scrollIntoView?.({ block: "center" });
          return;
        }
      }}
    >
      {children}
    </button>
  );
}
