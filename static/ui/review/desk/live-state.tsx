import Button from "@atlaskit/button/new";
import { LeaveGuard } from "../../shared/app/leave-guard";
import { Note } from "../../shared/parts/note";
import { say } from "../words";
import type { LiveRecord } from "./use-live-record";

/** Says whether what was typed is saved, why not, and lets one decide where two wrote at the same place. */
export function LiveState<Item>({ live }: { readonly live: LiveRecord<Item> }) {
  const isText = (value: unknown): value is string => typeof value === "string";
  return (
    <>
      <LeaveGuard isHeld={live.state === "failed" || live.conflicts.length > 0} />
      <p className="quiet live-state" role="status">
        {say(`live.${live.state}`)}
      </p>
      {live.failure !== null && (
        <Note
          kind="error"
          title={say("live.failed-title")}
          actions={<Button onClick={() => void live.flush()}>{say("live.again")}</Button>}
        >
          {live.failure}
        </Note>
      )}
      {live.conflicts.map((conflict) => {
        const { path, mine, theirs } = conflict;
        return (
          <Note
            key={path.join("/")}
            kind="warning"
            title={say("live.conflict")}
            actions={
              <>
                {isText(mine) && isText(theirs) && (
                  <Button appearance="primary" onClick={() => live.settle(conflict, `${theirs}\n${mine}`)}>
                    {say("live.both")}
                  </Button>
                )}
                <Button onClick={() => live.settle(conflict, mine)}>{say("live.mine")}</Button>
                <Button onClick={() => live.settle(conflict, theirs)}>{say("live.theirs")}</Button>
              </>
            }
          >
            <dl className="conflict-texts">
              <dt>{say("live.their-text")}</dt>
              <dd>{wordsOf(theirs)}</dd>
              <dt>{say("live.my-text")}</dt>
              <dd>{wordsOf(mine)}</dd>
            </dl>
          </Note>
        );
      })}
    </>
  );
}

const wordsOf = (value: unknown): string =>
  value === null ? say("live.removed") : typeof value === "object" ? Object.values(value).join(" · ") : String(value);
