import Heading from "@atlaskit/heading";
import type { MonitoringStatus } from "../../../../src/contract";
import { When } from "../../shared/parts/when";
import { EntryTable } from "../../shared/table/entry-table";
import { say, sayIfKnown } from "../../shared/words/say";

/** As many as the app tells at once. */
const TOLD = 100;

/** Tickets on which no promise can be kept in sight, each with the reason and what to do. */
export function LeftTickets({ tickets }: { readonly tickets: MonitoringStatus["notMonitored"] }) {
  if (tickets.length === 0) return null;
  return (
    <div className="part">
      <Heading as="h3" size="small">
        {say("tickets.left.title")}
      </Heading>
      {tickets.length >= TOLD && <p className="quiet">{say("tickets.left.first")}</p>}
      <EntryTable
        label={say("tickets.left.table")}
        rows={tickets}
        rowKey={({ issueId }) => issueId}
        columns={[
          { key: "key", heading: say("tickets.left.key"), text: ({ issueKey, issueId }) => issueKey || issueId },
          {
            key: "reason",
            heading: say("tickets.left.reason"),
            text: ({ reason }) => sayIfKnown(`tickets.left.reasons.${reason}`),
          },
          {
            key: "since",
            heading: say("tickets.left.since"),
            text: ({ since }) => since,
            order: ({ since }) => since,
            cell: ({ since }) => <When at={Date.parse(since)} />,
          },
        ]}
        empty={{ title: say("tickets.left.title"), description: say("tickets.watching.all-well") }}
      />
    </div>
  );
}
