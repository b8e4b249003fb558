import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { CATALOGUE_FORMAT, type Catalogue } from "../../../src/domain/catalogue/catalogue";

const office = [["09:00", "17:00"]] as const;
const resolution = (within: string, calendar = "office") => ({ measure: "resolution", within, calendar }) as const;

export const sla: ServiceLevelAgreementEntry = {
  key: "mail-promise",
  kind: "sla",
  version: 1,
  service: "mail",
  validFrom: "2026-01-01",
  targets: [resolution("PT16H")],
};

export const desk: AgreementEntry = {
  key: "desk",
  name: "Service desk",
  kind: "ola",
  version: 1,
  service: "*",
  party: { teams: ["Service desk"] },
  validFrom: "2026-01-01",
  targets: [resolution("PT4H"), { ...resolution("PT2H"), priority: "High" }],
};

export const hosting: AgreementEntry = {
  key: "hosting",
  kind: "uc",
  version: 1,
  service: "mail",
  party: { supplier: "Hosting Ltd", statuses: ["Waiting"] },
  validFrom: "2026-01-01",
  targets: [resolution("PT8H")],
};

/** A promise of 16 office hours, behind which stand a desk with 4 and a supplier with 8 of them. */
export function catalogueOf(agreements: readonly AgreementEntry[] = [sla, hosting, desk]): Catalogue {
  return {
    format: CATALOGUE_FORMAT,
    calendars: [
      {
        key: "office",
        timezone: "Europe/London",
        weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
        holidays: ["2026-12-25", { date: "2026-12-28", name: "Boxing Day, taken on a Monday" }],
      },
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
      { key: "never", timezone: "Etc/UTC", weekly: {} },
    ],
    services: [
      { key: "mail", name: "Mail" },
      { key: "network", name: "Network" },
    ],
    agreements,
  };
}
