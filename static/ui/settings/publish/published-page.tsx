import type { ReactNode } from "react";
import { ANY } from "../../../../src/domain/agreement/agreement";
import { describeDuration } from "../../../../src/domain/agreement/duration";
import type { DaySpan } from "../../../../src/domain/publication/calendar-in-words";
import type {
  PublishedAgreement,
  PublishedContact,
  PublishedHours,
  PublishedLeg,
  PublishedStep,
  SpecialDay,
} from "../../../../src/domain/publication/published-agreement";
import type { Milliseconds } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { usePeopleNames } from "../../shared/parts/people-names";
import { say } from "../../shared/words/say";
import { useFormats } from "../agreements/use-formats";
import { FactChanges } from "../agreements/versions/fact-changes";
import { costInWords, spanInWords } from "./in-words";
import { TargetTable } from "./target-table";
import "./publish.css";

/** An agreement as one page that anybody can read: everything that the engine enforces, in plain words. */
export function PublishedPage({ page }: { readonly page: PublishedAgreement }) {
  const formats = useFormats();
  const nameOf = usePeopleNames(page.waivers.flatMap(({ accountId }) => accountId ?? []));
  const { viewer } = useApp();
  const { title, kind, version, validFrom, validTo, service, customer, parties, owner } = page;
  const validity = formats.validity({ validFrom, ...(validTo !== null && { validTo }) });
  const hoursOf = (key: string | null) => page.hours.find(({ calendar }) => calendar === key);
  return (
    <article className="published">
      <header>
        <h3>{title}</h3>
        <p className="quiet">{say("publish.line", { kind: say(`agreements.kind.${kind}`), version, validity })}</p>
      </header>
      <Part title={say("publish.heading.about")}>
        {service === null ? (
          <p>{say("publish.for-all-services")}</p>
        ) : (
          <>
            <p>{say("publish.for-service", { service: service.name })}</p>
            {service.description !== undefined && <p>{service.description}</p>}
            {service.outcome !== undefined && <p>{service.outcome}</p>}
          </>
        )}
        {kind === "sla" && (
          <p>{customer === null ? say("publish.with-all-customers") : say("publish.with-customer", { customer })}</p>
        )}
        {parties.length > 0 && <p>{say("publish.with-party", { party: parties.join(", ") })}</p>}
        {owner !== null && (
          <p>
            {say("publish.owner")} <Contact contact={owner} />
          </p>
        )}
      </Part>
      <Part title={say("publish.heading.get")}>
        <TargetTable targets={page.targets} titleOf={(calendar) => hoursOf(calendar)?.title ?? calendar} />
        {page.availability !== null && (
          <p>
            {say(page.availability.calendar === null ? "publish.availability" : "publish.availability-hours", {
              percent: page.availability.percent,
              hours: hoursOf(page.availability.calendar)?.title ?? "",
              per: say(`publish.per.${page.availability.per}`),
            })}{" "}
            {page.availability.announced === 0
              ? say("publish.maintenance")
              : say("publish.maintenance-before", { length: describeDuration(page.availability.announced) })}
          </p>
        )}
        {page.attainment !== null && (
          <p>
            {say("publish.attainment", {
              percent: page.attainment.percent,
              per: say(`publish.per.${page.attainment.per}`),
            })}
          </p>
        )}
      </Part>
      <Part title={say("publish.heading.hours")}>
        {page.hours.map((hours) => (
          <HoursInWords key={hours.calendar} hours={hours} isServiceHours={hours.calendar === page.serviceHours} />
        ))}
      </Part>
      {page.examples.length > 0 && (
        <Part title={say("publish.heading.examples")}>
          <ul>
            {page.examples.map(({ occasion, reportedAt, timezone, closes, due }) => (
              <li key={`${occasion} ${reportedAt}`}>
                <strong>
                  {say(`publish.examples.${occasion}`, {
                    reported: formats.moment(reportedAt, timezone),
                    closed: closes === undefined ? "" : (closes.name ?? formats.date(closes.date)),
                  })}
                </strong>
                <ul>
                  {due.map(({ measure, priority, dueAt }) => {
                    const words = { measure: say(`agreements.measure.${measure}`), priority: named(priority) };
                    return (
                      <li key={`${measure} ${priority}`}>
                        {dueAt === null
                          ? say("publish.example-never", words)
                          : say("publish.example-due", { ...words, due: formats.moment(dueAt, timezone) })}
                      </li>
                    );
                  })}
                </ul>
              </li>
            ))}
          </ul>
          <p className="quiet">{say("chain.zone", { zone: page.timezone })}</p>
        </Part>
      )}
      {(page.pauses.resolution.length > 0 || page.pauses.response.length > 0) && (
        <Part title={say("publish.heading.pause")}>
          {(["response", "resolution"] as const)
            .filter((measure) => page.pauses[measure].length > 0)
            .map((measure) => (
              <p key={measure}>
                {say("publish.pauses", {
                  measure: say(`agreements.measure.${measure}`),
                  statuses: listOf(
                    page.pauses[measure].map((status) => `“${status}”`),
                    viewer.locale,
                  ),
                })}
              </p>
            ))}
        </Part>
      )}
      {page.needs.length > 0 && (
        <Part title={say("publish.heading.needs")}>
          <ul>
            {page.needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </Part>
      )}
      {page.escalation.some(({ steps }) => steps.length > 0) && (
        <Part title={say("publish.heading.escalation")}>
          {page.escalation.map(({ measure, steps }) => (
            <div key={measure}>
              <p>{say("publish.ladder", { measure: say(`agreements.measure.${measure}`).toLowerCase() })}</p>
              <ol>
                {steps.map((step) => (
                  <Step key={step.position} step={step} duration={formats.duration} />
                ))}
              </ol>
            </div>
          ))}
        </Part>
      )}
      {page.chain.length > 0 && (
        <Part title={say("publish.heading.chain")}>
          <Legs legs={page.chain} />
          {page.waivers.map(({ priority, reason, by, accountId = "", on }) => (
            <p key={`${priority} ${reason}`}>
              {say("publish.waiver", {
                promise: named(priority ?? ANY),
                reason,
                by: by ?? nameOf(accountId),
                on: formats.date(on),
              })}
            </p>
          ))}
        </Part>
      )}
      {page.cost !== null && (
        <Part title={say("publish.heading.cost")}>
          <p>{costInWords(page.cost, viewer.locale)}</p>
        </Part>
      )}
      {page.penalty !== null && (
        <Part title={say("publish.heading.penalty")}>
          <p>{page.penalty}</p>
        </Part>
      )}
      {(page.reviewEvery !== null || page.notice !== null) && (
        <Part title={say("publish.heading.review")}>
          {page.reviewEvery !== null && <p>{say(`publish.review-every.${page.reviewEvery}`)}</p>}
          {page.notice !== null && (
            <p>
              {page.notice.lastDay === null
                ? say("publish.notice", { days: page.notice.days })
                : say("publish.notice-last", {
                    days: page.notice.days,
                    lastDay: formats.date(page.notice.lastDay),
                  })}
            </p>
          )}
        </Part>
      )}
      {page.changes !== null && (
        <Part title={say("publish.heading.changes", { version: page.changes.since })}>
          {page.changes.facts.length === 0 ? (
            <p>{say("publish.no-changes")}</p>
          ) : (
            <FactChanges changes={page.changes.facts} />
          )}
        </Part>
      )}
      {page.documents.length > 0 && (
        <Part title={say("publish.heading.documents")}>
          <ul>
            {page.documents.map((document) => (
              <li key={document.url}>
                <a href={document.url} target="_blank" rel="noreferrer" className="link">
                  {document.title}
                </a>
                <span className="print-only"> {document.url}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {page.signatures.length > 0 && (
        <Part title={say("publish.heading.signatures")}>
          <ul>
            {page.signatures.map(({ side, name, on }) => (
              <li key={`${side} ${name}`}>
                {say("agreements.versions.signed", {
                  name,
                  side: say(`agreements.agree.side.${side}`).toLowerCase(),
                  on: formats.date(on),
                })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {page.glossary.length > 0 && (
        <Part title={say("publish.heading.glossary")}>
          <dl className="glossary">
            {page.glossary.map((term) => (
              <div key={term}>
                <dt>{say(`terms.word.${term}`)}</dt>
                <dd>{say(`terms.meaning.${term}`)}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function named(priority: string): string {
  return priority === ANY ? say("publish.all-others") : priority;
}

function listOf(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(words);
}

function HoursInWords({ hours, isServiceHours }: { readonly hours: PublishedHours; readonly isServiceHours: boolean }) {
  const { viewer } = useApp();
  const { title, timezone, week, specialDays } = hours;
  return (
    <div>
      <p>
        <strong>{say("publish.hours-zone", { title, zone: timezone.replaceAll("_", " ") })}</strong>
        {isServiceHours && ` (${say("publish.service-hours")})`}
      </p>
      {week.kind === "always" && <p>{say("publish.hours-always")}</p>}
      {week.kind === "never" && <p>{say("publish.hours-never")}</p>}
      {week.kind === "weekly" && (
        <ul>
          {week.groups.map(({ days, hours: open }) => (
            <li key={days.map(({ from }) => from).join()}>
              {days.map((span: DaySpan) => spanInWords(span, viewer.locale)).join(", ")}:{" "}
              {open.map(([from, to]) => `${from}–${to}`).join(", ")}
            </li>
          ))}
        </ul>
      )}
      {specialDays.length > 0 && (
        <details open={specialDays.length <= 12}>
          <summary>{say("publish.special")}</summary>
          <ul className="columns">
            {specialDays.map((day) => (
              <SpecialDayLine key={day.date} day={day} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function SpecialDayLine({ day: { date, name, hours } }: { readonly day: SpecialDay }) {
  const formats = useFormats();
  return (
    <li>
      {formats.date(date)}
      {name !== null && ` (${name})`}:{" "}
      {hours.length === 0 ? say("publish.closed") : hours.map(([from, to]) => `${from}–${to}`).join(", ")}
    </li>
  );
}

function Contact({ contact }: { readonly contact: PublishedContact }) {
  const { name, role, company, phone, email, substitute } = contact;
  const facts = [role, company, phone, email, substitute && say("publish.substitute", { name: substitute })];
  return (
    <span>
      {name}
      {facts.some(Boolean) && <span className="quiet"> ({facts.filter(Boolean).join(", ")})</span>}
    </span>
  );
}

function Step({
  step,
  duration,
}: {
  readonly step: PublishedStep;
  readonly duration: (length: Milliseconds) => string;
}) {
  const { after, contacts, comment } = step;
  const isSame = after.every(({ elapsed }) => elapsed === after[0]?.elapsed);
  const when = isSame ? after.slice(0, 1) : after;
  return (
    <li>
      {when
        .map(({ priority, elapsed }) =>
          isSame
            ? say("publish.step-after-all", { elapsed: duration(elapsed) })
            : say("publish.step-after", { elapsed: duration(elapsed), priority: named(priority) }),
        )
        .join("; ")}
      {contacts.length > 0 && ": "}
      {contacts.map((contact, place) => (
        <span key={contact.name}>
          {place > 0 && ", "}
          <Contact contact={contact} />
        </span>
      ))}
      {comment === "public" && `. ${say("publish.step-public")}`}
    </li>
  );
}

function Legs({ legs }: { readonly legs: readonly PublishedLeg[] }) {
  return (
    <ol>
      {legs.map((leg) =>
        leg.kind === "link" ? (
          <li key={`${leg.title} ${leg.party}`}>
            {leg.title} <span className="quiet">({leg.party})</span>
            {leg.optional && `, ${say("publish.optional")}`}
          </li>
        ) : (
          <li key={JSON.stringify(leg.branches)}>
            {say("publish.parallel")}
            {leg.optional && `, ${say("publish.optional")}`}
            <ul>
              {leg.branches.map((branch) => (
                <li key={JSON.stringify(branch)}>
                  <Legs legs={branch} />
                </li>
              ))}
            </ul>
          </li>
        ),
      )}
    </ol>
  );
}
