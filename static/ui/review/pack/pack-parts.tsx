import { ANY } from "../../../../src/domain/agreement/agreement";
import { percentOf } from "../../../../src/domain/review/improvement-plan";
import type { AgreementLine, AvailabilityLine, PlanLine, ReviewPack } from "../../../../src/domain/review/review-pack";
import type { Decision, Participant, ReviewTask } from "../../../../src/domain/review/service-review";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { PackTable } from "./pack-table";
import { TicketLinks } from "./ticket-links";

/** Tasks with who does them by when, and whether they are done. */
export function Tasks({ label, tasks }: { readonly label: string; readonly tasks: readonly ReviewTask[] }) {
  const formats = useReviewFormats();
  return (
    <PackTable
      label={label}
      rows={tasks}
      rowKey={({ id }) => id}
      columns={[
        { heading: say("actions.what"), value: ({ text }) => text },
        { heading: say("actions.owner"), value: ({ owner }) => owner },
        {
          heading: say("actions.due"),
          value: ({ dueOn }) => dueOn,
          cell: ({ dueOn }) => (dueOn === null ? "" : formats.date(dueOn)),
        },
        {
          heading: say("actions.issue"),
          value: ({ issueKey }) => issueKey,
          cell: ({ issueKey }) => (issueKey === null ? "" : <TicketLinks keys={[issueKey]} />),
        },
        {
          heading: say("actions.state"),
          value: ({ doneOn }) => say(doneOn === null ? "actions.open" : "actions.done"),
          cell: ({ doneOn }) => (
            <StateLozenge mood={doneOn === null ? "inprogress" : "success"}>
              {say(doneOn === null ? "actions.open" : "actions.done")}
            </StateLozenge>
          ),
        },
      ]}
    />
  );
}

/** How available the services were in their agreed hours. */
export function Availability({
  lines,
  names,
}: {
  readonly lines: readonly AvailabilityLine[];
  readonly names: ReviewPack["names"];
}) {
  const formats = useReviewFormats();
  return (
    <PackTable
      label={say("agenda.availability")}
      rows={lines}
      rowKey={({ service, agreement, version }) => `${service} ${agreement} ${version}`}
      columns={[
        {
          heading: say("pack.service"),
          value: ({ service }) =>
            service === ANY ? say("availability.every-service") : (names.services[service] ?? service),
        },
        {
          heading: say("pack.available"),
          value: ({ percent }) => percent,
          cell: ({ percent, isReached }) =>
            percent === null ? (
              say("pack.not-measured")
            ) : (
              <>
                <strong>{formats.availability(percent)}</strong>{" "}
                {isReached !== null && (
                  <StateLozenge mood={isReached ? "success" : "removed"}>
                    {say(isReached ? "pack.reached" : "pack.missed")}
                  </StateLozenge>
                )}
              </>
            ),
        },
        {
          heading: say("pack.promised"),
          value: ({ promised }) => promised,
          cell: ({ promised }) => (promised === null ? "" : formats.availability(promised)),
        },
        {
          heading: say("pack.interruptions"),
          value: ({ percent, interruptions }) => (percent === null ? null : interruptions),
        },
        {
          heading: say("pack.down"),
          value: ({ percent, down, agreed }) =>
            percent === null
              ? null
              : say("pack.down-of", { down: formats.working(down), agreed: formats.working(agreed) }),
        },
        { heading: say("pack.mtrs"), value: ({ mtrs }) => (mtrs === null ? null : formats.working(mtrs)) },
        { heading: say("pack.mtbsi"), value: ({ mtbsi }) => (mtbsi === null ? null : formats.working(mtbsi)) },
      ]}
    />
  );
}

/** Improvement plans with what was measured before and since. */
export function Plans({ plans, names }: { readonly plans: readonly PlanLine[]; readonly names: ReviewPack["names"] }) {
  const formats = useReviewFormats();
  const share = (of: { kept: number; counted: number } | null) => {
    const percent = of === null ? null : percentOf(of);
    return percent === null ? say("pack.not-measured") : formats.percent(percent);
  };
  return (
    <PackTable
      label={say("agenda.plans")}
      rows={plans}
      rowKey={({ id }) => id}
      columns={[
        { heading: say("plan.name"), value: ({ name }) => name },
        { heading: say("plan.owner"), value: ({ owner }) => owner },
        {
          heading: say("plan.measured-on"),
          value: ({ agreement, measure }) =>
            `${names.agreements[agreement] ?? agreement}, ${say(`measure.${measure}`)}`,
        },
        { heading: say("plan.baseline"), value: ({ baseline }) => share(baseline) },
        { heading: say("plan.target"), value: ({ targetPercent }) => formats.percent(targetPercent) },
        { heading: say("plan.now"), value: ({ now, closed }) => share(closed?.effect ?? now) },
        {
          heading: say("plan.state"),
          value: ({ closed, dueOn }) =>
            closed === null
              ? say("plan.due-on", { date: formats.date(dueOn) })
              : `${say(`plan.verdict.${closed.verdict}`)}: ${closed.words}`,
        },
      ]}
    />
  );
}

export function Requirements({ requirements, names }: Pick<ReviewPack, "requirements" | "names">) {
  const formats = useReviewFormats();
  return (
    <PackTable
      label={say("agenda.requirements")}
      rows={requirements}
      rowKey={({ id }) => id}
      columns={[
        { heading: say("requirement.asked"), value: ({ asked }) => asked },
        { heading: say("requirement.outcome"), value: ({ outcome }) => outcome },
        {
          heading: say("requirement.answer"),
          value: ({ answer }) => say(`requirement.answers.${answer}`),
          cell: ({ answer }) => (
            <StateLozenge mood={answer === "granted" ? "success" : answer === "declined" ? "removed" : "inprogress"}>
              {say(`requirement.answers.${answer}`)}
            </StateLozenge>
          ),
        },
        {
          heading: say("requirement.why"),
          value: ({ answer, justification, alternative, agreement }) =>
            answer === "granted"
              ? agreement === null
                ? ""
                : say("requirement.changes", { agreement: names.agreements[agreement] ?? agreement })
              : [justification, alternative !== "" && say("requirement.instead", { alternative })]
                  .filter((part) => part !== "" && part !== false)
                  .join(" "),
        },
        {
          heading: say("requirement.look-again"),
          value: ({ lookAgainOn }) => lookAgainOn,
          cell: ({ lookAgainOn }) => (lookAgainOn === null ? "" : formats.date(lookAgainOn)),
        },
      ]}
    />
  );
}

export function Agreements({ label, lines }: { readonly label: string; readonly lines: readonly AgreementLine[] }) {
  const formats = useReviewFormats();
  return (
    <PackTable
      label={label}
      rows={lines}
      rowKey={({ agreement, version }) => `${agreement} ${version}`}
      columns={[
        { heading: say("pack.agreement"), value: ({ name }) => name },
        { heading: say("pack.version"), value: ({ version }) => version },
        {
          heading: say("pack.agreement-state"),
          value: ({ state, on }) => say(`pack.agreement-states.${state}`, { date: formats.date(on) }),
        },
      ]}
    />
  );
}

export function Participants({ participants }: { readonly participants: readonly Participant[] }) {
  const formats = useReviewFormats();
  return (
    <PackTable
      label={say("participants.title")}
      rows={participants}
      rowKey={({ id }) => id}
      columns={[
        { heading: say("participants.name"), value: ({ name }) => name },
        { heading: say("participants.side"), value: ({ side }) => say(`side.${side}`) },
        { heading: say("participants.role"), value: ({ role }) => role },
        {
          heading: say("participants.presence"),
          value: ({ wasPresent }) => say(wasPresent ? "participants.present" : "participants.absent"),
        },
        {
          heading: say("participants.signed"),
          value: ({ signedOn }) => signedOn,
          cell: ({ signedOn }) => (signedOn === null ? "" : formats.date(signedOn)),
        },
      ]}
    />
  );
}

export function Decisions({
  decisions,
  names,
}: {
  readonly decisions: readonly Decision[];
  readonly names: ReviewPack["names"];
}) {
  return (
    <ol className="typed-list">
      {decisions.map(({ id, text, renegotiates }) => (
        <li key={id}>
          <span className="typed">{text}</span>
          {renegotiates !== null && (
            <span className="quiet">
              {" "}
              {say("decisions.renegotiates", {
                agreement: names.agreements[renegotiates.agreement] ?? renegotiates.agreement,
              })}
              {renegotiates.draft !== null && ` ${say("decisions.drafted", { version: renegotiates.draft })}`}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
