import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import type { MonitoringStatus, Reconciled } from "../../../../src/contract";
import { Note } from "../../shared/parts/note";
import { When } from "../../shared/parts/when";
import { say } from "../../shared/words/say";

interface Props {
  readonly status: MonitoringStatus;
  readonly project: NonNullable<MonitoringStatus["project"]>;
  readonly readAt: number | null;
  readonly onRefresh: () => void;
}

/** When the app last looked, what it found, and whether work is left over. */
export function WatchingPanel({ status, project, readAt, onRefresh }: Props) {
  const { lastSweep, lastReconciliation, lastAudit, notMonitored } = status;
  const overdue = lastSweep?.overdue ?? 0;
  return (
    <section className="part" aria-label={say("tickets.watching.title")}>
      <div className="buttons">
        <Heading as="h3" size="small">
          {say("tickets.watching.title")}
        </Heading>
        <Button spacing="compact" appearance="subtle" onClick={onRefresh}>
          {say("tickets.watching.refresh")}
        </Button>
        {readAt !== null && (
          <span className="quiet">
            {say("tickets.watching.as-of")} <When at={readAt} />
          </span>
        )}
      </div>
      {overdue > 0 && (
        <Note kind="warning" title={say("tickets.watching.backlog-title", { count: overdue })}>
          {say("tickets.watching.backlog")}
        </Note>
      )}
      {[...new Set([...(lastReconciliation?.failed ?? []), ...(lastAudit?.failed ?? [])])].map((duty) => (
        <Note key={duty} kind="warning" title={say(`tickets.watching.failed.${duty}-title`)}>
          {say(`tickets.watching.failed.${duty}`)}
        </Note>
      ))}
      <dl className="watching-facts">
        <dt>{say("tickets.watching.since")}</dt>
        <dd>
          <When at={Date.parse(project.monitoredFrom)} />
        </dd>
        <dt>{say("tickets.watching.catalogue")}</dt>
        <dd>
          {say("tickets.watching.catalogue-version", { version: String(project.catalogueVersion) })}{" "}
          <When at={Date.parse(project.importedAt)} />
        </dd>
        <dt>{say("tickets.watching.sweep")}</dt>
        <dd>
          {lastSweep === null ? (
            say("tickets.watching.sweep-none")
          ) : (
            <>
              <When at={Date.parse(lastSweep.ranAt)} />:{" "}
              {say("tickets.watching.sweep-text", { count: lastSweep.handedOn })}
            </>
          )}
        </dd>
        <dt>{say("tickets.watching.hourly")}</dt>
        <dd>
          <Comparison found={lastReconciliation} />
        </dd>
        <dt>{say("tickets.watching.daily")}</dt>
        <dd>
          <Comparison found={lastAudit} />
        </dd>
      </dl>
      {notMonitored.length === 0 && <p>{say("tickets.watching.all-well")}</p>}
    </section>
  );
}

/** What a comparison with Jira found and mended. */
function Comparison({ found }: { readonly found: Reconciled | null }) {
  if (found === null) return say("tickets.watching.never");
  const { ranAt, repaired, repairedInAll } = found;
  return (
    <>
      <When at={Date.parse(ranAt)} />: {say("tickets.watching.repaired", { count: repaired })}
      {repairedInAll > repaired && ` (${say("tickets.watching.in-all", { count: repairedInAll })})`}
    </>
  );
}
