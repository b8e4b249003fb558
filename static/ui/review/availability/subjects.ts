import { ANY } from "../../../../src/domain/agreement/agreement";
import { nameOfSubject, type Subject } from "../../../../src/domain/availability/outage";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { say } from "../words";

export interface SubjectGroup {
  readonly name: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

/** What may be down: services, and the configuration items behind them. */
export function subjectGroups({ services, configurationItems = [] }: Catalogue): SubjectGroup[] {
  const choices = (kind: Subject["kind"], entries: readonly { key: string; name?: string }[]) =>
    entries
      .map((entry) => ({ value: nameOfSubject({ kind, key: entry.key }), text: titleOf(entry) }))
      .sort((one, other) => one.text.localeCompare(other.text));
  return [
    { name: say("availability.services"), choices: choices("service", services) },
    { name: say("availability.items"), choices: choices("configuration-item", configurationItems) },
  ].filter((group) => group.choices.length > 0);
}

/** The subject that a choice names. */
export function subjectOf(value: string): Subject {
  const [kind = "", ...key] = value.split(" ");
  return { kind: kind as Subject["kind"], key: key.join(" ") };
}

export function titleOfSubject({ services, configurationItems = [] }: Catalogue, { kind, key }: Subject): string {
  const among: readonly { key: string; name?: string }[] = kind === "service" ? services : configurationItems;
  const entry = among.find((one) => one.key === key);
  return entry === undefined ? key : titleOf(entry);
}

export function titleOfService(catalogue: Catalogue, service: string): string {
  return service === ANY
    ? say("availability.every-service")
    : titleOfSubject(catalogue, { kind: "service", key: service });
}
