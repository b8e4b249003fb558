import { useApp } from "../../shared/app/app";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { When } from "../../shared/parts/when";
import { useReviewFormats } from "../desk/formats";
import { FigureTable } from "../figures/figure-table";
import { say } from "../words";
import type { Asking } from "./asking";
import type { OutageRow } from "./outage-rows";
import { titleOfSubject } from "./subjects";
import type { KnownAvailability } from "./use-availability";

interface Props {
  readonly label: string;
  readonly rows: readonly OutageRow[];
  readonly known: KnownAvailability;
  readonly onAsk: (asking: Asking) => void;
}

/** What is recorded, with who says so and what may be done about it. */
export function OutageTable({ label, rows, known, onAsk }: Props) {
  const { openIssue, viewer } = useApp();
  const formats = useReviewFormats();
  const { catalogue, nameOf, at, mayChange } = known;
  const moment = new Intl.DateTimeFormat(viewer.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: viewer.timeZone,
  });
  const howMuch = ({ loss }: OutageRow) =>
    loss === 100 ? say("availability.whole") : say("availability.part", { loss });
  const isCounted = rows.some(({ counted }) => counted !== null);
  return (
    <FigureTable
      label={label}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { heading: say("availability.subject"), value: ({ subject }) => titleOfSubject(catalogue, subject) },
        {
          heading: say("availability.from"),
          value: ({ from }) => new Date(from).toISOString(),
          cell: ({ from }) => <When at={from} />,
        },
        {
          heading: say("availability.to"),
          value: ({ to }) => (to === null ? null : new Date(to).toISOString()),
          cell: ({ to }) => (to === null ? say("availability.goes-on") : <When at={to} />),
        },
        {
          heading: say("availability.lasted"),
          value: ({ from, to }) => formats.elapsed(Math.max(0, (to ?? at) - from)),
        },
        ...(isCounted
          ? [
              {
                heading: say("availability.counted"),
                value: ({ counted }: OutageRow) => (counted === null ? null : formats.working(counted)),
              },
            ]
          : []),
        { heading: say("availability.how-much"), value: howMuch },
        {
          heading: say("availability.kind"),
          value: ({ kind }) => say(`availability.kinds.${kind}`),
          cell: ({ kind }) => <StateLozenge mood={MOODS[kind]}>{say(`availability.kinds.${kind}`)}</StateLozenge>,
        },
        {
          heading: say("availability.source"),
          value: ({ recorded }) =>
            recorded === null
              ? say("availability.by-log")
              : (recorded.ticket?.issueKey ?? say("availability.by-hand", { name: nameOf(recorded.by) })),
          cell: ({ recorded }) => {
            if (recorded === null) return say("availability.by-log");
            const { ticket } = recorded;
            if (ticket === null) return nameOf(recorded.by);
            return (
              <>
                <button type="button" className="link-button" onClick={() => openIssue(ticket.issueKey)}>
                  {ticket.issueKey}
                </button>{" "}
                <span className="quiet">{nameOf(recorded.by)}</span>
              </>
            );
          },
        },
        {
          heading: say("availability.note"),
          value: ({ recorded }) => notesOf(recorded, nameOf).join("\n"),
          cell: ({ recorded }) => (
            <>
              {notesOf(recorded, nameOf).map((line, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
                <p key={place} className="typed" dir="auto">
                  {line}
                </p>
              ))}
            </>
          ),
        },
        ...(mayChange
          ? [
              {
                heading: say("availability.actions"),
                isShownOnly: true,
                value: () => null,
                cell: ({ recorded, subject, from }: OutageRow) => {
                  if (recorded === null || recorded.isWithdrawn) return null;
                  const name = (what: "end" | "correct" | "withdraw") =>
                    say("availability.do-of", {
                      what: say(`availability.do.${what}`),
                      subject: titleOfSubject(catalogue, subject),
                      from: moment.format(from),
                    });
                  return (
                    <span className="outage-actions">
                      {(recorded.to === null
                        ? (["end", "correct", "withdraw"] as const)
                        : (["correct", "withdraw"] as const)
                      ).map((what) => (
                        <button
                          key={what}
                          type="button"
                          className="link-button"
                          aria-label={name(what)}
                          onClick={() => onAsk({ what, outage: recorded })}
                        >
                          {say(`availability.do.${what}`)}
                        </button>
                      ))}
                    </span>
                  );
                },
              },
            ]
          : []),
      ]}
    />
  );
}

const MOODS = { outage: "removed", maintenance: "inprogress", late: "moved", withdrawn: "default" } as const;

/** What was noted, and what was changed since by whom and why. */
function notesOf(recorded: OutageRow["recorded"], nameOf: (account: string) => string): string[] {
  if (recorded === null) return [];
  const changes = recorded.changes.flatMap((change) => {
    const name = nameOf(change.by);
    if (change.kind === "ended") return [say("availability.change.ended", { name })];
    if (change.kind === "corrected" || change.kind === "withdrawn")
      return [say(`availability.change.${change.kind}`, { name, reason: change.reason })];
    return [];
  });
  return [...(recorded.note === "" ? [] : [recorded.note]), ...changes];
}
