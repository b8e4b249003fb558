import { type Agreement, ANY, type Measure } from "../agreement/agreement";
import { type AgreementEntry, isAgreed } from "../agreement/agreement-entry";
import { lastDayOfNotice, stagesAt, todayOf } from "../agreement/agreement-stage";
import { compileAgreement } from "../agreement/compile-agreement";
import { compileSurroundings } from "../agreement/compile-surroundings";
import { noticeOf } from "../availability/agreed-availability";
import type { Catalogue } from "../catalogue/catalogue";
import { differenceOfVersions } from "../catalogue/difference";
import { titleOf } from "../catalogue/entry-title";
import { latestOf } from "../catalogue/local-date";
import type { Service } from "../catalogue/service";
import type { Instant } from "../time";
import { customerTerms } from "./customer-terms";
import { glossaryOf } from "./glossary";
import type { Audience, PublishedAgreement } from "./published-agreement";
import { partiesOf, publishedChain } from "./published-chain";
import { publishedContact, publishedEscalation } from "./published-escalation";
import { publishedHours } from "./published-hours";
import { workedExamples } from "./worked-examples";

/**
 * The page of one version of an agreement, made from the very agreement that the engine enforces: the same compiled hours,
 * targets, pauses and thresholds. Null for a customer's view of what is made with teams or suppliers, which is not theirs.
 * @param catalogue one that `parseCatalogue` accepted
 */
export function publishAgreement(
  catalogue: Catalogue,
  entry: AgreementEntry,
  audience: Audience,
  now: Instant,
): PublishedAgreement | null {
  if (audience === "customer" && entry.kind !== "sla") return null;
  const calendars = new Map(catalogue.calendars.map((calendar) => [calendar.key, calendar]));
  const contacts = new Map((catalogue.contacts ?? []).map((contact) => [contact.key, contact]));
  const contactOf = (key: string) => contacts.get(key)!;
  const agreement = compileAgreement(entry, compileSurroundings(catalogue, catalogue.statuses ?? []));
  const { availability, attainment } = entry;
  const service = catalogue.services.find(({ key }) => key === entry.service);
  const today = todayOf(catalogue, now)(entry);

  const page: Omit<PublishedAgreement, "glossary"> = {
    audience,
    kind: entry.kind,
    key: entry.key,
    title: titleOf(entry),
    version: entry.version,
    stage: stagesAt(catalogue, now)(entry),
    validFrom: entry.validFrom,
    validTo: entry.validTo ?? null,
    timezone: calendars.get(entry.targets[0]!.calendar)!.timezone,
    service: service
      ? {
          name: service.name,
          ...(service.description !== undefined && { description: service.description }),
          ...(service.outcome !== undefined && { outcome: service.outcome }),
        }
      : null,
    customer: customerName(catalogue, agreement),
    parties: partiesOf(entry),
    owner: entry.owner === undefined ? null : publishedContact(entry.owner, audience, contactOf),
    targets: agreement.targets.map(({ measure, priority, within, calendar }) => ({
      measure,
      priority,
      within,
      calendar,
    })),
    hours: [...calendarsOf(entry, service)].map((key) => publishedHours(calendars.get(key)!, now)),
    serviceHours: service?.hours ?? null,
    pauses: { response: pausesOf(agreement, "response"), resolution: pausesOf(agreement, "resolution") },
    needs: entry.needs ?? [],
    escalation: publishedEscalation(agreement, audience, contactOf),
    examples: workedExamples(agreement, (key) => calendars.get(key)!, now),
    availability: availability
      ? {
          percent: availability.percent,
          calendar: availability.calendar ?? null,
          per: availability.per ?? "month",
          announced: noticeOf(availability),
        }
      : null,
    attainment: attainment ? { percent: attainment.percent, per: attainment.per ?? "month" } : null,
    cost: service?.cost ?? null,
    penalty: entry.penalty ?? null,
    reviewEvery: entry.review?.every ?? null,
    notice: entry.notice ? { days: entry.notice.days, lastDay: lastDayOfNotice(entry) } : null,
    changes: changesSince(catalogue, entry, (version) =>
      audience === "customer" ? customerTerms(version, contactOf) : version,
    ),
    documents: entry.documents ?? [],
    signatures: entry.signatures ?? [],
    chain: audience === "customer" ? [] : publishedChain(catalogue, entry, latestOf([today, entry.validFrom])!),
    waivers: audience === "customer" || entry.kind !== "sla" ? [] : (entry.waivers ?? []),
  };
  return { ...page, glossary: glossaryOf(page) };
}

function customerName({ customers = [] }: Catalogue, { customer }: Agreement): string | null {
  const named = customers.find(({ key }) => key === customer);
  return named && customer !== ANY ? titleOf(named) : null;
}

/** None where nothing of the kind is promised. */
function pausesOf({ targets, clock }: Agreement, measure: Measure): string[] {
  return targets.some((target) => target.measure === measure) ? [...clock.pause[measure]] : [];
}

/** Those of targets, availability and service, in the order in which they are named. */
function calendarsOf({ targets, availability }: AgreementEntry, service: Service | undefined): ReadonlySet<string> {
  const keys = [...targets.map(({ calendar }) => calendar), availability?.calendar, service?.hours];
  return new Set(keys.filter((key) => key !== undefined));
}

/** @param seen a version as the audience knows it */
function changesSince(
  { agreements }: Catalogue,
  entry: AgreementEntry,
  seen: (version: AgreementEntry) => AgreementEntry,
): PublishedAgreement["changes"] {
  const former = agreements
    .filter((other) => other.key === entry.key && other.version < entry.version && isAgreed(other))
    .toSorted((one, other) => one.version - other.version)
    .at(-1);
  return former ? { since: former.version, facts: differenceOfVersions(seen(former), seen(entry)) } : null;
}
