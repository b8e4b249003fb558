import type { Correction } from "../history-pages/correction";
import type { HistoryTable } from "../history-pages/history-table";
import type { Instant } from "../time";

/** What was corrected after a moment in what a table says of a customer's tickets, the latest first. */
export function correctionsSince(table: HistoryTable, customer: string, since: Instant): readonly Correction[] {
  const { rows, tickets, words } = table;
  const place = words.customers.indexOf(customer);
  const theirs = new Set<string>();
  for (let row = 0; row < rows.count; row++)
    if (rows.customer[row] === place) theirs.add(tickets.ids[rows.ticket[row]!]!);
  const concerns = ({ issueId, changes }: Correction) =>
    theirs.has(issueId) || changes.some(({ fact, before }) => fact === "customer" && before === customer);
  return table.corrections
    .filter((one) => one.packedAt > since && concerns(one))
    .toSorted((one, other) => other.packedAt - one.packedAt);
}
