import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useApp } from "../../shared/app/app";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { Note } from "../../shared/parts/note";
import { say } from "../../shared/words/say";

/** What Jira keeps from the app in this project, each with what follows and what to do; nothing where all is well. */
export function FindingsPanel() {
  const { call } = useApp();
  const { loaded, again } = useLoaded(() => call("siteFindings", {}), [call]);
  if (loaded.is !== "ready") return null;
  const { isMarkedAsWatched, tellsOrganizations } = loaded.value;
  return (
    <>
      {!isMarkedAsWatched && <Unmarked onMended={again} />}
      {!tellsOrganizations && (
        <Note kind="warning" title={say("tickets.findings.organizations-title")}>
          {say("tickets.findings.organizations")}
        </Note>
      )}
    </>
  );
}

function Unmarked({ onMended }: { readonly onMended: () => void }) {
  const { call, notify } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mend = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call("markAsWatched", {});
      notify({ kind: "success", title: say("tickets.findings.unmarked-mended") });
      onMended();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const action = (
    <Button isLoading={isBusy} onClick={mend}>
      {say("tickets.findings.unmarked-mend")}
    </Button>
  );
  return (
    <Note kind="warning" title={say("tickets.findings.unmarked-title")} actions={action}>
      {say("tickets.findings.unmarked")}
      {problem !== null && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
    </Note>
  );
}
