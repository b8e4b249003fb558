import { ANY } from "../agreement/agreement";
import { type AgreementEntry, isAgreed } from "../agreement/agreement-entry";
import { startOfLocalDate } from "../agreement/start-of-local-date";
import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import type { Instant } from "../time";

/** A version that binds, and the instants between which it does. */
export interface BindingVersion {
  readonly entry: AgreementEntry;
  readonly fromAt: Instant;
  /** Exclusive; `Infinity` when open ended. */
  readonly toAt: Instant;
}

/** The versions of a catalogue that bind somebody, and others as if they did. */
export class BindingVersions {
  /** In the file's order, what is only supposed last unless it stands in the file. */
  readonly all: readonly BindingVersion[];
  private readonly byKey = new Map<string, BindingVersion[]>();
  private readonly byService = new Map<string, readonly BindingVersion[]>();

  /** @param supposed versions to be taken for agreed as they are here, whatever the catalogue says of them */
  constructor({ agreements, calendars }: Catalogue, supposed: readonly AgreementEntry[]) {
    const zones = new Map(calendars.map(({ key, timezone }) => [key, timezone]));
    const starts = new Map<string, Instant>();
    const startOf = (date: LocalDate, timezone: string) => {
      const question = `${date} ${timezone}`;
      const known = starts.get(question) ?? startOfLocalDate(date, timezone);
      starts.set(question, known);
      return known;
    };
    const isSame = (one: AgreementEntry, other: AgreementEntry) =>
      one.key === other.key && one.version === other.version;
    const supposedFor = (entry: AgreementEntry) => supposed.find((other) => isSame(entry, other));
    const added = supposed.filter((entry) => !agreements.some((other) => isSame(entry, other)));
    this.all = [...agreements, ...added].flatMap((written): BindingVersion[] => {
      const entry = supposedFor(written) ?? (isAgreed(written) ? written : undefined);
      if (!entry) return [];
      const timezone = zones.get(entry.targets[0]!.calendar)!;
      const toAt = entry.validTo === undefined ? Number.POSITIVE_INFINITY : startOf(entry.validTo, timezone);
      return [{ entry, fromAt: startOf(entry.validFrom, timezone), toAt }];
    });
    for (const version of this.all) {
      const others = this.byKey.get(version.entry.key);
      if (others) others.push(version);
      else this.byKey.set(version.entry.key, [version]);
    }
  }

  versionsOf(key: string): readonly BindingVersion[] {
    return this.byKey.get(key) ?? [];
  }

  /** OLAs and underpinning contracts for a service, or for all services when it is `*`: all OLAs first, in the file's order. */
  supporting(service: string): readonly BindingVersion[] {
    const known = this.byService.get(service);
    if (known) return known;
    const ofKind = (kind: AgreementEntry["kind"]) =>
      this.all.filter(({ entry }) => entry.kind === kind && (entry.service === ANY || entry.service === service));
    const supporting = [...ofKind("ola"), ...ofKind("uc")];
    this.byService.set(service, supporting);
    return supporting;
  }
}

/** Of each key the highest version in force at an instant, in the order given. */
export function inForceAt(versions: readonly BindingVersion[], at: Instant): AgreementEntry[] {
  const highest = new Map<string, AgreementEntry>();
  const inForce = versions.filter(({ fromAt, toAt }) => fromAt <= at && at < toAt).map(({ entry }) => entry);
  for (const entry of inForce)
    if (entry.version > (highest.get(entry.key)?.version ?? 0)) highest.set(entry.key, entry);
  return inForce.filter((entry) => highest.get(entry.key) === entry);
}
