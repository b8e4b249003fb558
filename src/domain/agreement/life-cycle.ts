import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import type { Side } from "../catalogue/contact";
import { titleOf } from "../catalogue/entry-title";
import { addDays, latestOf } from "../catalogue/local-date";
import { at, listed, type Problem } from "../catalogue/problem";
import { linksOf } from "../catalogue/usage";
import type { Instant } from "../time";
import { type AgreementEntry, type AgreementState, isAgreed, type SignatureEntry } from "./agreement-entry";
import { todayOf } from "./agreement-stage";

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

/**
 * Starts the next version of an agreement as a draft: a copy of the newest one without its signatures and waivers, valid
 * from where the newest ends, else from tomorrow, and open ended. Refused while a draft or proposal of it exists.
 */
export function startVersion(catalogue: Catalogue, key: string, now: Instant): Moved {
  const versions = catalogue.agreements.filter((entry) => entry.key === key);
  const newest = versions.reduce<AgreementEntry | undefined>(
    (best, entry) => (best && best.version > entry.version ? best : entry),
    undefined,
  );
  if (!newest) return refused("agreements", `There is no agreement ${JSON.stringify(key)} to start a version of.`);
  const open = versions.find((entry) => !isAgreed(entry));
  if (open)
    return refused(
      pathOf(catalogue, open),
      `Version ${open.version} is being worked on already. Go on with that one, or remove it first.`,
    );
  const tomorrow = addDays(todayOf(catalogue, now)(newest), 1);
  const version: AgreementEntry = {
    ...without(newest, ["signatures", "waivers", "validTo"]),
    state: "draft",
    version: newest.version + 1,
    validFrom: latestOf([tomorrow, addDays(newest.validFrom, 1), newest.validTo ?? tomorrow])!,
  };
  return {
    kind: "moved",
    catalogue: { ...catalogue, agreements: insertedAfter(catalogue.agreements, newest, version) },
    version,
  };
}

/** Puts a draft before the parties. */
export function propose(catalogue: Catalogue, name: VersionName): Moved {
  return move(catalogue, name, "draft", (entry) => ({ ...entry, state: "proposed" }));
}

/** Makes a proposal a draft again. What was signed of it no longer counts. */
export function takeBack(catalogue: Catalogue, name: VersionName): Moved {
  return move(catalogue, name, "proposed", (entry) => ({ ...without(entry, ["signatures"]), state: "draft" }));
}

/**
 * Makes a proposal binding. Every side of it has signed, no other side has, and no signature is of a day to come.
 *
 * A version that follows an agreed one begins tomorrow at the earliest: tickets that exist keep the promise that they were
 * created under. Agreed versions that it outlasts end where it begins.
 * @param signatures in addition to those that the proposal bears already
 */
export function agree(
  catalogue: Catalogue,
  name: VersionName,
  signatures: readonly SignatureEntry[],
  now: Instant,
): Moved {
  const moved = move(catalogue, name, "proposed", (entry, path) => {
    const signed = [...(entry.signatures ?? []), ...signatures];
    const today = todayOf(catalogue, now)(entry);
    const problems = [...problemsOfSignatures(entry, signed, today, at(path, "signatures"))];
    const follows = catalogue.agreements.some((other) => other.key === entry.key && isAgreed(other));
    if (follows && entry.validFrom <= today)
      problems.push({
        path: at(path, "validFrom"),
        message: `A version that follows another begins tomorrow (${addDays(today, 1)}) at the earliest, not on ${entry.validFrom}: tickets that exist keep the promise under which they were created.`,
      });
    return problems.length > 0 ? problems : { ...entry, state: "agreed", signatures: signed };
  });
  if (moved.kind === "refused") return moved;
  const { version } = moved;
  const agreements = moved.catalogue.agreements.map((entry) =>
    isOutlasted(entry, version) ? { ...entry, validTo: version.validFrom } : entry,
  );
  return { ...moved, catalogue: { ...moved.catalogue, agreements } };
}

/**
 * Ends an agreed version before its time: `on` is the first day on which it no longer applies, tomorrow at the earliest.
 * It can be moved forward only; what was promised for longer is a new version.
 */
export function endEarly(catalogue: Catalogue, name: VersionName, on: LocalDate, now: Instant): Moved {
  return move(catalogue, name, "agreed", (entry, path) => {
    const tomorrow = addDays(todayOf(catalogue, now)(entry), 1);
    const problem = (message: string) => [{ path: at(path, "validTo"), message }];
    if (on < tomorrow)
      return problem(`The end can be tomorrow (${tomorrow}) at the earliest: tickets that exist keep their promise.`);
    if (on <= entry.validFrom)
      return problem(
        `The version begins on ${entry.validFrom}, so it cannot end on ${on}. End it later, or agree a version that takes its place.`,
      );
    if (entry.validTo !== undefined && on >= entry.validTo)
      return problem(
        `The version ends on ${entry.validTo} already. Choose an earlier day; to prolong it, start a new version.`,
      );
    return { ...entry, validTo: on };
  });
}

/** Throws a draft or a proposal away, unless it is all there is of an agreement that a chain counts on. */
export function remove(catalogue: Catalogue, name: VersionName): Moved {
  const found = find(catalogue, name);
  if (found.kind === "refused") return found;
  const { entry, path } = found;
  if (isAgreed(entry))
    return refused(
      path,
      "An agreed version is kept for as long as the agreement: tickets are measured by it. End it early instead.",
    );
  const agreements = catalogue.agreements.filter((other) => other !== entry);
  const restingOnIt = agreements.filter(
    (other) => other.kind === "sla" && [...linksOf(other.chain ?? [])].includes(entry.key),
  );
  if (restingOnIt.length > 0 && !agreements.some(({ key }) => key === entry.key))
    return {
      kind: "refused",
      problems: restingOnIt.map((other) => ({
        path: at(pathOf(catalogue, other), "chain"),
        message: `${titleOf(other)}, version ${other.version}, counts on it in its chain. Take the leg out of the chain first.`,
      })),
    };
  return { kind: "moved", catalogue: { ...catalogue, agreements }, version: entry };
}

/** Who has to sign a kind of agreement. An OLA is made within the provider's house. */
export const signingSides: Readonly<Record<AgreementEntry["kind"], readonly Side[]>> = {
  sla: ["provider", "customer"],
  ola: ["provider"],
  uc: ["provider", "supplier"],
};

function problemsOfSignatures(
  { kind }: AgreementEntry,
  signed: readonly SignatureEntry[],
  today: LocalDate,
  path: string,
): Problem[] {
  const sides = signingSides[kind];
  const missing = sides.filter((side) => !signed.some((signature) => signature.side === side));
  const problems: Problem[] = missing.map((side) => ({
    path,
    message: `Nobody has signed for the ${side} yet. Record who agreed, and when.`,
  }));
  for (const [place, { side, name, on }] of signed.entries()) {
    if (!sides.includes(side))
      problems.push({
        path: at(path, place, "side"),
        message: `The ${side} is no party to this kind of agreement: ${listed(sides)} sign it. Remove ${name}'s signature.`,
      });
    if (signed.findIndex((other) => other.side === side && other.name === name) < place)
      problems.push({
        path: at(path, place),
        message: `${name} has signed for the ${side} already. One signature is enough.`,
      });
    if (on > today)
      problems.push({
        path: at(path, place, "on"),
        message: `${name}'s signature is of ${on}, which is still to come. Record it on the day.`,
      });
  }
  return problems;
}

/** Whether an agreed version would go on beside one that follows it and lasts at least as long. */
function isOutlasted(entry: AgreementEntry, by: AgreementEntry): boolean {
  return (
    entry.key === by.key &&
    entry.version < by.version &&
    isAgreed(entry) &&
    entry.validFrom < by.validFrom &&
    (entry.validTo === undefined || by.validFrom < entry.validTo) &&
    (by.validTo === undefined || (entry.validTo !== undefined && entry.validTo <= by.validTo))
  );
}

/** Replaces a version that is in the given state by what `change` makes of it, unless that finds problems. */
function move(
  catalogue: Catalogue,
  name: VersionName,
  from: AgreementState,
  change: (entry: AgreementEntry, path: string) => AgreementEntry | readonly Problem[],
): Moved {
  const found = find(catalogue, name);
  if (found.kind === "refused") return found;
  const { entry, path } = found;
  const { state = "agreed" } = entry;
  if (state !== from)
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

function find(catalogue: Catalogue, { key, version }: VersionName): Found {
  const entry = catalogue.agreements.find((candidate) => candidate.key === key && candidate.version === version);
  return entry
    ? { kind: "found", entry, path: pathOf(catalogue, entry) }
    : refused(
        "agreements",
        `There is no version ${version} of agreement ${JSON.stringify(key)}. It may have been removed: read the catalogue again.`,
      );
}

function pathOf({ agreements }: Catalogue, entry: AgreementEntry): string {
  return at("agreements", agreements.indexOf(entry));
}

function refused(path: string, message: string): Extract<Moved, { kind: "refused" }> {
  return { kind: "refused", problems: [{ path, message }] };
}

function without(entry: AgreementEntry, keys: readonly string[]): AgreementEntry {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key))) as unknown as AgreementEntry;
}

function insertedAfter<Item>(list: readonly Item[], place: Item, item: Item): Item[] {
  return list.flatMap((other) => (other === place ? [other, item] : [other]));
}
