import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { ReviewTask } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { DateField } from "../../shared/form/date-field";
import { useReadOnly } from "../../shared/form/field";
import { TextField } from "../../shared/form/text-field";
import { messageOf } from "../../shared/loading/loaded";
import type { LiveRecord } from "../desk/use-live-record";
import { useToday } from "../desk/use-today";
import { TicketLinks } from "../pack/ticket-links";
import { say } from "../words";

interface Props<Item> {
  readonly live: LiveRecord<Item>;
  /** Where the tasks stand. */
  readonly list: "actions" | "tasks";
  readonly of: { readonly kind: "review" | "plan"; readonly id: string };
  readonly tasks: readonly ReviewTask[];
  readonly label: string;
  /** Whether only their state may change, as what was decided is frozen. */
  readonly isFixed?: boolean;
}

/** What somebody is to do by when; each can be made a Jira issue. */
export function TaskList<Item>({ live, list, of, tasks, label, isFixed = false }: Props<Item>) {
  const { call, notify } = useApp();
  const today = useToday();
  const isReadOnly = useReadOnly();
  const [busy, setBusy] = useState<string | null>(null);
  const add = () => {
    const task: ReviewTask = {
      id: crypto.randomUUID(),
      text: "",
      owner: "",
      dueOn: null,
      issueKey: null,
      doneOn: null,
    };
    live.change([list, task.id], task);
  };
  const makeIssue = async (task: string) => {
    setBusy(task);
    try {
      if (!(await live.flush())) return;
      const { record } = await call("makeReviewTask", { ...of, task });
      live.replace(record as Item);
    } catch (error) {
      notify({ kind: "error", title: say("actions.not-made"), description: messageOf(error) });
    } finally {
      setBusy(null);
    }
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <ul className="typed-rows">
        {tasks.map(({ id, text, issueKey, doneOn }, place) => {
          const name = text === "" ? say("actions.number", { number: place + 1 }) : text;
          return (
            <li key={id}>
              {isFixed ? (
                <p className="typed">{text}</p>
              ) : (
                <div className="typed-row">
                  <div className="typed-row-wide">
                    <TextField slot={live.text(list, id, "text")} label={say("actions.what")} />
                  </div>
                  <TextField slot={live.text(list, id, "owner")} label={say("actions.owner")} />
                  <DateField slot={live.perhaps(list, id, "dueOn")} label={say("actions.due")} />
                </div>
              )}
              <div className="buttons">
                {issueKey !== null && <TicketLinks keys={[issueKey]} />}
                {!isReadOnly && (
                  <>
                    {issueKey === null && (
                      <Button
                        spacing="compact"
                        isLoading={busy === id}
                        isDisabled={text.trim() === ""}
                        aria-label={say("actions.make-issue-of", { name })}
                        onClick={() => makeIssue(id)}
                      >
                        {say("actions.make-issue")}
                      </Button>
                    )}
                    {issueKey === null && (
                      <LinkIssue name={name} onLink={(key) => live.change([list, id, "issueKey"], key)} />
                    )}
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={doneOn !== null}
                        onChange={({ currentTarget }) =>
                          live.change([list, id, "doneOn"], currentTarget.checked ? today : null)
                        }
                      />
                      <span>
                        {say("actions.done")}
                        <span className="visually-hidden">: {name}</span>
                      </span>
                    </label>
                    {!isFixed && (
                      <Button
                        appearance="subtle"
                        spacing="compact"
                        aria-label={say("remove-named", { name })}
                        onClick={() => live.change([list, id], null)}
                      >
                        {say("remove")}
                      </Button>
                    )}
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {!isReadOnly && !isFixed && (
        <div className="buttons">
          <Button spacing="compact" onClick={add}>
            {say("actions.add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-[1-9]\d*$/;

/** Names the issue that a task is already. */
function LinkIssue({ name, onLink }: { readonly name: string; readonly onLink: (key: string) => void }) {
  const [typed, setTyped] = useState("");
  const key = typed.trim().toUpperCase();
  return (
    <form
      className="link-issue"
      onSubmit={(event) => {
        event.preventDefault();
        if (ISSUE_KEY.test(key)) onLink(key);
      }}
    >
      <input
        className="input"
        aria-label={say("actions.key-of", { name })}
        placeholder={say("actions.key")}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" spacing="compact" appearance="subtle" isDisabled={!ISSUE_KEY.test(key)}>
        {say("actions.link")}
      </Button>
    </form>
  );
}
