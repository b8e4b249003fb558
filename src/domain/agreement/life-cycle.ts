import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import { addDays, latestOf } from "../catalogue/local-date";
import { at } from "../catalogue/problem";
import { linksOf } from "../catalogue/usage";
import type { Instant } from "../time";
import { ANY } from "./agreement";
import { type AgreementEntry, isAgreed, type SignatureEntry, type WaiverEntry } from "./agreement-entry";
import { todayOf } from "./agreement-stage";
import { find, type Moved, move, pathOf, refused, type VersionName } from "./moved";
import { problemsOfSignatures } from "./signing";

/**
 * Starts the next version of an agreement as a draft: a copy of the newest one without its signatures and waivers, valid
 * from where the newest ends, else from tomorrow, and open ended. Refused while a draft or proposal of it exists.
 */
export function startVersion(catalogue: Catalogue, key: string, now: Instant): Moved {
  const versions = catalogue.agreements.filter((entry) => entry.key === key);
  const newest = versions.toSorted((one, other) => one.version - other.version).at(-1);
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

/**
 * Records why a target of an SLA is promised although the chain behind it cannot keep it at all times. It changes nothing
 * of what is promised, so an agreed version takes it too: what breaks its chain may come later.
 */
export function waive(catalogue: Catalogue, name: VersionName, waiver: WaiverEntry, now: Instant): Moved {
  return move(catalogue, name, "any", (entry, path) => {
    const problem = (message: string) => [{ path: at(path, "waivers"), message }];
    if (entry.kind !== "sla") return problem("Only an SLA has a chain behind it, so there is nothing to waive.");
    const isMeant = ({ measure, priority = ANY }: Pick<WaiverEntry, "measure" | "priority">) =>
      measure === waiver.measure && priority === (waiver.priority ?? ANY);
    if (!entry.targets.some(isMeant))
      return problem(
        `There is no ${waiver.measure} target for priority ${waiver.priority ?? ANY}. Name a target of this version.`,
      );
    const waivers = entry.waivers ?? [];
    if (waivers.some(isMeant)) return problem("A waiver for this target is recorded already.");
    if (waiver.on > todayOf(catalogue, now)(entry))
      return problem(`The waiver is of ${waiver.on}, which is still to come. Record it on the day.`);
    return { ...entry, waivers: [...waivers, waiver] };
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

function without(entry: AgreementEntry, keys: readonly string[]): AgreementEntry {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key))) as unknown as AgreementEntry;
}

function insertedAfter<Item>(list: readonly Item[], place: Item, item: Item): Item[] {
  return list.flatMap((other) => (other === place ? [other, item] : [other]));
}
