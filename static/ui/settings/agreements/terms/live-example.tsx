import { useId, useMemo, useState } from "react";
import type { Agreement } from "../../../../../src/domain/agreement/agreement";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { useApp } from "../../../shared/app/app";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import { When } from "../../../shared/parts/when";
import { say } from "../../../shared/words/say";
import { engineOf } from "../draft-engine";
import { dueTimes, ladderTimes } from "../example-ticket";
import { MomentField } from "./moment-field";
import { priorityName } from "./targets-fields";

interface Props {
  readonly draft: AgreementEntry;
  /** `due`: when it would be due; `steps`: who would be told meanwhile, too. */
  readonly shows: "due" | "steps";
}

/** A ticket raised at a moment of choice, and what would become of it under what is written so far. */
export function LiveExample({ draft, shows }: Props) {
  const { now } = useApp();
  const { catalogue } = useCatalogue();
  const id = useId();
  const [raisedAt, setRaisedAt] = useState(now);
  const agreement = useMemo(() => engineOf(draft, catalogue), [draft, catalogue]);
  return (
    <section className="panel" aria-labelledby={id}>
      <h4 id={id}>{say(`agreements.example.title-${shows}`)}</h4>
      <MomentField id={`${id}-raised`} label={say("agreements.example.raised")} at={raisedAt} onChange={setRaisedAt} />
      {agreement === null ? (
        <p className="quiet">{say("agreements.example.none")}</p>
      ) : (
        <div className="stack" aria-live="polite">
          <DueList agreement={agreement} raisedAt={raisedAt} />
          {shows === "steps" && <LadderPreview agreement={agreement} raisedAt={raisedAt} />}
        </div>
      )}
    </section>
  );
}

interface AtMoment {
  readonly agreement: Agreement;
  readonly raisedAt: number;
}

function DueList({ agreement, raisedAt }: AtMoment) {
  const { catalogue } = useCatalogue();
  const zoneOf = (key: string) => catalogue.calendars.find((calendar) => calendar.key === key)?.timezone;
  return (
    <ul className="plain">
      {dueTimes(agreement, raisedAt).map(({ measure, priority, calendar, dueAt, startsAt }) => {
        const words = { measure: say(`agreements.measure.${measure}`), priority: priorityName(priority) };
        if (dueAt === null) return <li key={`${measure} ${priority}`}>{say("agreements.example.due-never", words)}</li>;
        return (
          <li key={`${measure} ${priority}`}>
            {say("agreements.example.due", words)} <When at={dueAt} zone={zoneOf(calendar)} withWeekday />
            {startsAt !== null && startsAt > raisedAt && (
              <p className="quiet">
                {say("agreements.example.starts")} <When at={startsAt} zone={zoneOf(calendar)} withWeekday />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What the ladders do to a ticket that nobody works on: one for each measure, by its shortest target. */
function LadderPreview({ agreement, raisedAt }: AtMoment) {
  const { catalogue } = useCatalogue();
  const contacts = new Map((catalogue.contacts ?? []).map(({ key, name }) => [key, name ?? key]));
  return agreement.escalation.map(({ measure }) => {
    const targets = agreement.targets.filter((target) => target.measure === measure);
    const shortest = targets.reduce<(typeof targets)[number] | undefined>(
      (best, target) => (best === undefined || target.within < best.within ? target : best),
      undefined,
    );
    if (shortest === undefined) return null;
    const zone = catalogue.calendars.find(({ key }) => key === shortest.calendar)?.timezone;
    return (
      <div key={measure}>
        <h5>
          {say("agreements.ladder.preview", {
            measure: say(`agreements.measure.${measure}`),
            priority: priorityName(shortest.priority),
          })}
        </h5>
        <ol className="plain">
          {ladderTimes(agreement, shortest, raisedAt).map(({ level, at, isAfterDue, notify, comment }) => (
            <li key={level}>
              {say("agreements.ladder.step", { level })}:{" "}
              {at === null ? say("agreements.ladder.preview-never") : <When at={at} zone={zone} withWeekday />}
              {isAfterDue && ` (${say("agreements.ladder.preview-after")})`}
              <p className="quiet">
                {notify.length === 0
                  ? say("agreements.ladder.nobody")
                  : notify.map((key) => contacts.get(key) ?? key).join(", ")}
                {comment === "public" && `. ${say("agreements.ladder.public-warning")}`}
              </p>
            </li>
          ))}
        </ol>
      </div>
    );
  });
}
