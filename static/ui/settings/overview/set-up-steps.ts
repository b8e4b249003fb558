import type { MonitoringStatus } from "../../../../src/contract";
import { isAgreed } from "../../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { isSample } from "../../../../src/domain/sample/sample-entries";
import { entriesIn } from "../../shared/catalogue/entries";
import { addressOf } from "../../shared/parts/used-by";

export type SetUpWord = "service" | "calendar" | "contact" | "agreement" | "agreed" | "fields" | "watched" | "review";

/** One step on the way from an empty project to the first review. */
export interface SetUpStep {
  readonly word: SetUpWord;
  /** Null where nobody can tell: what happens on other pages. */
  readonly isDone: boolean | null;
  /** Where it is done, or was done; null for a page that is not one of these. */
  readonly to: string | null;
}

/** What is known of the watching of tickets. */
export interface Watching {
  readonly fields: NonNullable<MonitoringStatus["project"]>["fields"] | null;
  /** Whether a promise was ever measured on a ticket. */
  readonly hasMeasured: boolean;
}

/**
 * The steps in their order, as far as they are done with entries of one's own: sample entries are nobody's work.
 * @param watching null while it is not known; what depends on it is not done then
 */
export function setUpSteps(catalogue: Catalogue, watching: Watching | null): readonly SetUpStep[] {
  const has = (section: "services" | "calendars" | "contacts") =>
    entriesIn(catalogue, section).some(({ key }) => !isSample(key));
  const promises = catalogue.agreements.filter(({ key, kind }) => kind === "sla" && !isSample(key));
  const draft = promises.find((entry) => !isAgreed(entry));
  const made = (section: "services" | "calendars" | "contacts"): Pick<SetUpStep, "isDone" | "to"> => ({
    isDone: has(section),
    to: has(section) ? `/${section}` : `/${section}/new`,
  });
  const own = catalogue.services.find(({ key }) => !isSample(key));
  const isNamed = catalogue.services.some(({ key, tickets }) => !isSample(key) && (tickets?.service ?? []).length > 0);
  const isPromised = promises.some(isAgreed);
  return [
    { word: "service", ...made("services") },
    { word: "calendar", ...made("calendars") },
    { word: "contact", ...made("contacts") },
    { word: "agreement", isDone: promises.length > 0, to: promises.length > 0 ? "/agreements" : "/agreements/new" },
    {
      word: "agreed",
      isDone: isPromised,
      to:
        !isPromised && draft
          ? addressOf({ section: "agreements", key: draft.key, version: draft.version })
          : "/agreements",
    },
    {
      word: "fields",
      isDone: (watching?.fields?.service.length ?? 0) > 0 && isNamed,
      to: isNamed || own === undefined ? "/tickets" : addressOf({ section: "services", key: own.key }),
    },
    { word: "watched", isDone: isPromised && watching?.hasMeasured === true, to: "/tickets" },
    { word: "review", isDone: null, to: null },
  ];
}

/** The first step that is to be done; null when nothing is left that can be told. */
export function nextStep(steps: readonly SetUpStep[]): SetUpStep | null {
  return steps.find(({ isDone }) => isDone !== true) ?? null;
}
