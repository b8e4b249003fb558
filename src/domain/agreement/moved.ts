import type { Catalogue } from "../catalogue/catalogue";
import { at, type Problem } from "../catalogue/problem";
import type { AgreementEntry, AgreementState } from "./agreement-entry";

/** One version of one agreement. */
export interface VersionName {
  readonly key: string;
  readonly version: number;
}

/** What a move led to. A refusal names everything that stands against it, and leaves the catalogue as it was. */
export type Moved =
  /** `version` is the one moved, as it stands now, or as it last stood where it was removed. */
  | { readonly kind: "moved"; readonly catalogue: Catalogue; readonly version: AgreementEntry }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Replaces a version that is in the given state, or in any, by what `change` makes of it, unless that finds problems. */
export function move(
  catalogue: Catalogue,
  name: VersionName,
  from: AgreementState | "any",
  change: (entry: AgreementEntry, path: string) => AgreementEntry | readonly Problem[],
): Moved {
  const found = find(catalogue, name);
  if (found.kind === "refused") return found;
  const { entry, path } = found;
  const { state = "agreed" } = entry;
  if (from !== "any" && state !== from)
    return refused(
      at(path, "state"),
      `This version is ${inWords[state]}; only one that is ${inWords[from]} can go this way. Read it again: somebody may have moved it.`,
    );
  const version = change(entry, path);
  if (isProblems(version)) return { kind: "refused", problems: version };
  const agreements = catalogue.agreements.map((other) => (other === entry ? version : other));
  return { kind: "moved", catalogue: { ...catalogue, agreements }, version };
}

const inWords: Readonly<Record<AgreementState, string>> = {
  draft: "a draft",
  proposed: "a proposal",
  agreed: "agreed",
};

function isProblems(value: AgreementEntry | readonly Problem[]): value is readonly Problem[] {
  return Array.isArray(value);
}

type Found =
  | { readonly kind: "found"; readonly entry: AgreementEntry; readonly path: string }
  | Extract<Moved, { kind: "refused" }>;

export function find(catalogue: Catalogue, { key, version }: VersionName): Found {
  const entry = catalogue.agreements.find((candidate) => candidate.key === key && candidate.version === version);
  return entry
    ? { kind: "found", entry, path: pathOf(catalogue, entry) }
    : refused(
        "agreements",
        `There is no version ${version} of agreement ${JSON.stringify(key)}. It may have been removed: read the catalogue again.`,
      );
}

export function pathOf({ agreements }: Catalogue, entry: AgreementEntry): string {
  return at("agreements", agreements.indexOf(entry));
}

export function refused(path: string, message: string): Extract<Moved, { kind: "refused" }> {
  return { kind: "refused", problems: [{ path, message }] };
}
