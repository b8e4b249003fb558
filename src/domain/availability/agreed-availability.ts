import { ANY } from "../agreement/agreement";
import { type AgreementEntry, type AvailabilityEntry, isAgreed } from "../agreement/agreement-entry";
import { parseDuration } from "../agreement/duration";
import { startOfLocalDate } from "../agreement/start-of-local-date";
import type { Catalogue } from "../catalogue/catalogue";
import type { Milliseconds } from "../time";
import { ORDINARY_NOTICE } from "./outage";
import { common, NEVER, type Span, without } from "./span";

type ServiceLevelAgreement = Extract<AgreementEntry, { kind: "sla" }>;

/** A version that holds for a service, and when. */
export interface AgreedStretch {
  readonly agreement: ServiceLevelAgreement;
  readonly spans: readonly Span[];
}

/**
 * Which version holds for a customer and a service at each instant of a time, by the rule that tickets are matched by: the
 * customer named before every customer, the service named before every service, the higher version, then the key. Versions
 * that promise no availability take their time all the same.
 * @param customer a key; null for whoever has no agreement of their own
 */
export function agreedStretches(
  { agreements, calendars }: Catalogue,
  customer: string | null,
  service: string,
  within: Span,
): AgreedStretch[] {
  const zones = new Map(calendars.map(({ key, timezone }) => [key, timezone]));
  const candidates = agreements
    .filter((entry): entry is ServiceLevelAgreement => entry.kind === "sla" && isAgreed(entry))
    .filter((entry) => isAny(entry.customer) || entry.customer === customer)
    .filter((entry) => isAny(entry.service) || entry.service === service)
    .sort(
      (one, other) =>
        Number(isAny(one.customer)) - Number(isAny(other.customer)) ||
        Number(isAny(one.service)) - Number(isAny(other.service)) ||
        other.version - one.version ||
        (one.key < other.key ? -1 : 1),
    );
  let left: readonly Span[] = [within];
  const stretches: AgreedStretch[] = [];
  for (const agreement of candidates) {
    const zone = zones.get(agreement.targets[0]!.calendar) ?? "UTC";
    const { validFrom, validTo } = agreement;
    const validity = {
      from: startOfLocalDate(validFrom, zone),
      to: validTo === undefined ? NEVER : startOfLocalDate(validTo, zone),
    };
    const spans = common(left, [validity]);
    left = without(left, [validity]);
    if (spans.length > 0) stretches.push({ agreement, spans });
  }
  return stretches;
}

/** How long before it begins planned maintenance has to be announced to be taken out of the agreed hours. */
export function noticeOf({ announced }: AvailabilityEntry): Milliseconds {
  return (announced === undefined ? null : parseDuration(announced)) ?? ORDINARY_NOTICE;
}

export const isAny = (key: string | undefined) => key === undefined || key === ANY;
