import { inspector } from "../domain/agreement/activation-checks/inspect-agreement";
import { ANY } from "../domain/agreement/agreement";
import type { AgreementEntry, SignatureEntry, WaiverEntry } from "../domain/agreement/agreement-entry";
import { todayOf } from "../domain/agreement/agreement-stage";
import { agree, endEarly, propose, takeBack, waive } from "../domain/agreement/life-cycle";
import { find, type Moved, type VersionName } from "../domain/agreement/moved";
import type { LocalDate } from "../domain/calendar/calendar";
import type { Catalogue } from "../domain/catalogue/catalogue";
import { changesOfFacts, isSame } from "../domain/catalogue/fact-changes";
import { parseCatalogue } from "../domain/catalogue/parse-catalogue";
import { at, type Problem } from "../domain/catalogue/problem";
import { hoursWithin } from "../domain/promise-chain/chain-hours";
import { comingYear } from "../domain/promise-chain/fit-of";
import { chainOf } from "../domain/promise-chain/promise-chains";
import { provePromise } from "../domain/promise-chain/prove-promise";
import type { Instant } from "../domain/time";
import { type ChangeAction, type ChangeMade, keptFacts } from "./catalogue-change";
import { type CataloguePorts, changeCatalogue, type Decision, type Editing } from "./change-catalogue";
import type { ProjectSetup } from "./project-setup";
import type { EditProblem, Saved } from "./save-entries";

/** Why a promise is made that the chain behind it cannot keep. `priority`: as the target states it; null for its `*`. */
export interface Waiver {
  readonly measure: "resolution";
  readonly priority: string | null;
  readonly reason: string;
}

/** A step in the life of one version of an agreement. */
export type AgreementMove =
  | { readonly kind: "propose" }
  | { readonly kind: "take back" }
  | { readonly kind: "agree"; readonly signatures: readonly SignatureEntry[]; readonly waivers: readonly Waiver[] }
  | { readonly kind: "waive"; readonly waiver: Waiver }
  /** `on`: the first day on which it no longer applies. */
  | { readonly kind: "end"; readonly on: LocalDate; readonly reason: string };

/** A promise that the chain behind it does not keep at all times, over the year that begins with it. */
export interface UnsafePromise {
  readonly priority: string | null;
  readonly starts: number;
  readonly late: number;
  readonly worstStart: Instant;
}

export type MoveMade =
  | Extract<Saved, { kind: "saved" | "refused" }>
  /** No waiver says why these promises are made all the same. */
  | { readonly kind: "unsafe"; readonly promises: readonly UnsafePromise[] }
  /** What the checks before activation say stands in the way. */
  | { readonly kind: "blocked"; readonly findings: readonly { readonly code: string; readonly path: string }[] };

/**
 * Moves a version of an agreement through its life. It becomes binding only when nothing of it is known to be unworkable,
 * and when the chain behind each resolution promise keeps it or a waiver says why it is made all the same. The same move a
 * second time is taken for a call that was repeated.
 */
export async function moveAgreement(
  ports: CataloguePorts,
  editing: Editing,
  name: VersionName,
  move: AgreementMove,
): Promise<MoveMade> {
  const waivers = move.kind === "agree" ? move.waivers : move.kind === "waive" ? [move.waiver] : [];
  return changeCatalogue(ports, editing, (catalogue, setup) => {
    const now = ports.now();
    const found = find(catalogue, name);
    if (found.kind === "refused") return refuse(found.problems, name, catalogue);
    const before = found.entry;
    if (isMade(before, move))
      return {
        kind: "leave",
        answer: { kind: "saved", revision: setup.catalogue.revision, warnings: [] },
        remeasure: "known",
      };
    const on = todayOf(catalogue, now)(before);
    const waived = waivers.reduce<Moved>(
      (moved, { measure, priority, reason }) =>
        moved.kind === "refused"
          ? moved
          : waive(
              moved.catalogue,
              name,
              { measure, ...(priority !== null && { priority }), reason, accountId: editing.by, on },
              now,
            ),
      { kind: "moved", catalogue, version: before },
    );
    const moved = waived.kind === "refused" ? waived : moveOf(waived, name, move, now);
    if (moved.kind === "refused") return refuse(moved.problems, name, catalogue);
    const parsed = parseCatalogue(moved.catalogue);
    if (parsed.kind === "refused") return refuse(parsed.problems, name, moved.catalogue);
    if (move.kind === "agree") {
      const stopped = whatStops(moved.catalogue, moved.version, setup, now);
      if (stopped !== null) return { kind: "leave", answer: stopped };
    }
    const path = at("agreements", moved.catalogue.agreements.indexOf(moved.version));
    return {
      kind: "change",
      catalogue: parsed.catalogue,
      changes: changesBetween(catalogue, moved, move),
      answer: (revision) => ({
        kind: "saved",
        revision,
        warnings: parsed.warnings.filter((warning) => warning.path.startsWith(path)),
      }),
    };
  });
}

function moveOf(
  { catalogue, version }: Extract<Moved, { kind: "moved" }>,
  name: VersionName,
  move: AgreementMove,
  now: Instant,
): Moved {
  switch (move.kind) {
    case "propose":
      return propose(catalogue, name);
    case "take back":
      return takeBack(catalogue, name);
    case "agree":
      return agree(catalogue, name, move.signatures, now);
    case "end":
      return endEarly(catalogue, name, move.on, now);
    case "waive":
      return { kind: "moved", catalogue, version };
  }
}

/** Whether a version stands as the move would leave it. */
function isMade(
  { state = "agreed", signatures = [], validTo, ...entry }: AgreementEntry,
  move: AgreementMove,
): boolean {
  const isWaived = (waiver: Waiver) =>
    entry.kind === "sla" &&
    (entry.waivers ?? []).some((recorded) => isFor(recorded, waiver.priority) && recorded.reason === waiver.reason);
  switch (move.kind) {
    case "propose":
      return state === "proposed";
    case "take back":
      return state === "draft";
    case "agree":
      return (
        state === "agreed" &&
        move.signatures.every((signature) => signatures.some((given) => isSame(given, signature))) &&
        move.waivers.every(isWaived)
      );
    case "end":
      return state === "agreed" && validTo === move.on;
    case "waive":
      return isWaived(move.waiver);
  }
}

function isFor({ measure, priority = ANY }: WaiverEntry, asked: string | null): boolean {
  return measure === "resolution" && priority === (asked ?? ANY);
}

function whatStops(
  catalogue: Catalogue,
  version: AgreementEntry,
  { statuses }: ProjectSetup,
  now: Instant,
): Extract<MoveMade, { kind: "unsafe" | "blocked" }> | null {
  const findings = inspector(
    catalogue,
    { statuses },
    now,
  )(version)
    .findings.filter(({ severity }) => severity === "blocker")
    .map(({ code, path }) => ({ code, path }));
  if (findings.length > 0) return { kind: "blocked", findings };
  const promises = unsafePromises(catalogue, version, now);
  return promises.length > 0 ? { kind: "unsafe", promises } : null;
}

function unsafePromises(catalogue: Catalogue, version: AgreementEntry, now: Instant): UnsafePromise[] {
  if (version.kind !== "sla") return [];
  const year = comingYear(Math.max(now, Date.parse(version.validFrom)));
  const hoursOf = hoursWithin(catalogue, year);
  return version.targets
    .filter(({ measure }) => measure === "resolution")
    .flatMap((target) => {
      const priority = target.priority ?? null;
      if (version.waivers?.some((waiver) => isFor(waiver, priority))) return [];
      const fit = provePromise(chainOf(catalogue, version, target, year), year, hoursOf);
      if (fit.kind === "link-never-ends") return [{ priority, starts: 1, late: 1, worstStart: fit.startAt }];
      if (fit.kind !== "proved" || fit.worstStart === null) return [];
      return [{ priority, starts: fit.starts, late: fit.late, worstStart: fit.worstStart }];
    });
}

const actions: Readonly<Record<AgreementMove["kind"], ChangeAction>> = {
  propose: "proposed",
  "take back": "taken-back",
  agree: "agreed",
  waive: "waived",
  end: "ended",
};

/** A line for the version, and one for each other that ends because this one takes its place. */
function changesBetween(
  before: Catalogue,
  moved: Extract<Moved, { kind: "moved" }>,
  move: AgreementMove,
): ChangeMade[] {
  const note = move.kind === "end" ? move.reason : null;
  return moved.catalogue.agreements.flatMap((entry, index): ChangeMade[] => {
    const was = before.agreements[index]!;
    if (was === entry) return [];
    const { key, version } = entry;
    return [
      {
        entry: { section: "agreements", key, version },
        action: entry === moved.version ? actions[move.kind] : "ended",
        facts: keptFacts(changesOfFacts("agreements", was, entry)),
        note: entry === moved.version ? note : null,
        issueKey: null,
      },
    ];
  });
}

/** Problems of the version as of an only edit, the others by their place in the catalogue. */
function refuse(problems: readonly Problem[], { key, version }: VersionName, catalogue: Catalogue): Decision<MoveMade> {
  const own = at(
    "agreements",
    catalogue.agreements.findIndex((entry) => entry.key === key && entry.version === version),
  );
  const told = problems.map(({ path, message }): EditProblem => {
    const isOwn = path === own || path.startsWith(`${own}.`);
    return { edit: isOwn ? 0 : null, path: isOwn ? path.slice(own.length + 1) : path, message };
  });
  return { kind: "leave", answer: { kind: "refused", problems: told } };
}
