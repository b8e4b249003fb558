import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { LocalDate } from "../../../../src/domain/calendar/calendar";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";

/**
 * A new agreement with everything open that somebody has to decide: texts are empty until then. One promise is there to
 * be filled in, on the catalogue's only calendar where it has one alone.
 * @param today in the zone of whoever writes it
 */
export function startDraft<Kind extends AgreementEntry["kind"]>(
  kind: Kind,
  catalogue: Pick<Catalogue, "calendars" | "services">,
  today: LocalDate,
): Extract<AgreementEntry, { kind: Kind }> {
  const only = <Entry extends { readonly key: string }>(entries: readonly Entry[]) =>
    entries.length === 1 ? entries[0]!.key : "";
  const common = {
    key: "",
    state: "draft",
    version: 1,
    service: only(catalogue.services),
    validFrom: today,
    targets: [{ measure: "resolution", priority: "*", within: "", calendar: only(catalogue.calendars) }],
  } as const;
  const drafts: { readonly [Name in AgreementEntry["kind"]]: Extract<AgreementEntry, { kind: Name }> } = {
    sla: { ...common, kind: "sla", customer: "*" },
    ola: { ...common, kind: "ola", party: { teams: [] } },
    uc: { ...common, kind: "uc", party: { supplier: "", statuses: [] } },
  };
  return drafts[kind] as Extract<AgreementEntry, { kind: Kind }>;
}
