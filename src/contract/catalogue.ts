import type { Answer, Person } from "./answer";

/** One thing that is wrong or doubtful in a catalogue file. */
export interface CatalogueProblem {
  /** Where, such as `agreements[3].targets[0].within`. */
  readonly path: string;
  /** What, and how to mend it. */
  readonly message: string;
}

export type ImportResult =
  | { readonly kind: "imported"; readonly version: number; readonly warnings: readonly CatalogueProblem[] }
  /** Nothing was stored. */
  | { readonly kind: "refused"; readonly problems: readonly CatalogueProblem[] };

/** The parts of a catalogue that hold entries with keys. */
export type CatalogueSection =
  | "calendars"
  | "statuses"
  | "configurationItems"
  | "services"
  | "contacts"
  | "customers"
  | "agreements";

/** Which entry is meant: `key` (a status' name), and `version` for an agreement; `priorityMatrix` has neither. */
export type EntryReference =
  | { readonly section: Exclude<CatalogueSection, "agreements">; readonly key: string }
  | { readonly section: "agreements"; readonly key: string; readonly version: number }
  | { readonly section: "priorityMatrix" };

/**
 * One change of one entry. `before` is the whole entry as the editor read it (null: there was none), `after` as it shall be
 * (null: removed; another key: renamed, and references to it follow). What somebody else changed meanwhile is never overwritten.
 */
export interface EntryEdit {
  readonly entry: EntryReference;
  readonly before: unknown;
  readonly after: unknown;
}

/** A problem of one of the edits; `path` is inside its entry, and empty for the entry as a whole. */
export interface EditProblem extends CatalogueProblem {
  /** Which of the edits, from 0; null when it is about an entry that none of them touches. */
  readonly edit: number | null;
}

export type SaveResult =
  | { readonly kind: "saved"; readonly revision: number; readonly warnings: readonly CatalogueProblem[] }
  /** Nothing was stored. */
  | { readonly kind: "refused"; readonly problems: readonly EditProblem[] }
  /** Nothing was stored: these entries are no longer as they were read. `present` is null for one that was removed. */
  | {
      readonly kind: "conflict";
      readonly entries: readonly {
        readonly edit: number;
        readonly present: unknown;
        readonly changedBy: Person | null;
        readonly changedAt: string | null;
      }[];
    };

/** A step in the life of one version of an agreement. */
export type AgreementMove =
  | { readonly kind: "propose" }
  | { readonly kind: "take back" }
  | {
      readonly kind: "agree";
      readonly signatures: readonly {
        readonly side: "provider" | "customer" | "supplier";
        readonly name: string;
        readonly on: string;
      }[];
      /** Needed for each promise that the chain behind it cannot keep; the app adds who and when. */
      readonly waivers: readonly {
        readonly measure: "resolution";
        readonly priority: string | null;
        readonly reason: string;
      }[];
    }
  /** For a promise that stands already: what breaks its chain may come later. */
  | {
      readonly kind: "waive";
      readonly waiver: { readonly measure: "resolution"; readonly priority: string | null; readonly reason: string };
    }
  | { readonly kind: "end"; readonly on: string; readonly reason: string };

export type MoveResult =
  | SaveResult
  /** The chain behind these promises cannot keep them and no waiver says why they are made all the same. */
  | {
      readonly kind: "unsafe";
      readonly promises: readonly {
        readonly priority: string | null;
        readonly starts: number;
        readonly late: number;
        readonly worstStart: string;
      }[];
    }
  /** Findings of the checks before activation that stand in the way, as codes of `domain/agreement/activation-checks`. */
  | { readonly kind: "blocked"; readonly findings: readonly { readonly code: string; readonly path: string }[] };

export type SampleRemoved =
  | { readonly kind: "removed" }
  /** Nothing was removed: these entries of the project's own refer to sample entries. */
  | {
      readonly kind: "in-use";
      readonly uses: readonly {
        readonly section: Exclude<CatalogueSection, "statuses">;
        readonly key: string;
        readonly version?: number;
      }[];
    };

/** A catalogue for the pages. */
export interface OpenedCatalogue {
  /** Counts the changes, from 1; 0 while there is none. */
  readonly revision: number;
  /** The project whose catalogue it is; another project's is read-only here. */
  readonly owner: ProjectReference;
  readonly isFollowed: boolean;
  /** Whether other projects may follow this one's. */
  readonly isShared: boolean;
  /** Pieces in order, each the Base64 of gzipped JSON text; joined after unpacking they are the catalogue. A large one would not fit into an answer otherwise. */
  readonly packed: readonly string[];
}

export interface ProjectReference {
  readonly projectId: string;
  readonly projectKey: string;
  readonly name: string;
}

/** What Jira says of the project, for lists to choose from. */
export interface ProjectDirectory {
  readonly project: ProjectReference;
  readonly statuses: readonly { readonly name: string; readonly category: "new" | "indeterminate" | "done" }[];
  readonly priorities: readonly string[];
  readonly requestTypes: readonly string[];
  readonly components: readonly string[];
  readonly organizations: readonly string[];
  /** Fields that may tell a ticket's service, customer or team, the app's own first. */
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  /** What could not be read, in words; the lists of it are empty. */
  readonly unavailable: readonly string[];
}

/** How this project's own words stand for those of the catalogue it follows: catalogue's word to the project's. */
export interface WordMapping {
  readonly statuses: Readonly<Record<string, readonly string[]>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** Keys of services to the values of this project's tickets that mean them. */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

/** One change in the audit trail; never edited. */
export interface AuditEntry {
  readonly at: string;
  /** Null: the app itself, as when a project that others follow is deleted. */
  readonly by: Person | null;
  readonly entry: EntryReference | null;
  /** `removed`, `imported` …: a word of the locale. */
  readonly action: string;
  /** The facts that changed, as `domain/catalogue/difference` gives them. */
  readonly facts: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
  readonly note: string | null;
  /** The change ticket that was named with it; empty where Jira does not show it to who asks, or has none of that key. */
  readonly issueKey: string | null;
}

export interface Acknowledgement {
  readonly by: string;
  readonly on: string;
  readonly recordedBy: Person;
}

/** What the checks before activation ask of the world outside the catalogue. */
export interface ContactStanding {
  readonly inactiveAccounts: readonly string[];
  readonly missingGroups: readonly string[];
}

/** The functions of the resolver `settings` with which a catalogue is made; each is for administrators of the project asked about. */
export interface AgreeCalls {
  openCatalogue(payload: { projectId: string }): Answer<OpenedCatalogue>;
  /** All edits are made, or none. A note and a change ticket go into the audit trail. */
  saveEntries(payload: {
    projectId: string;
    edits: readonly EntryEdit[];
    note: string | null;
    issueKey: string | null;
  }): Answer<SaveResult>;
  moveAgreement(payload: { projectId: string; key: string; version: number; move: AgreementMove }): Answer<MoveResult>;
  /** A file too long for one call comes in pieces, in any order, before `importStaged` joins them. */
  stageImport(payload: { projectId: string; uploadId: string; piece: number; text: string }): Answer<null>;
  /** `revision` as the difference was shown against; a catalogue changed since is refused. */
  importStaged(payload: {
    projectId: string;
    uploadId: string;
    pieces: number;
    revision: number;
  }): Answer<ImportResult | { readonly kind: "outdated" }>;
  directory(payload: { projectId: string }): Answer<ProjectDirectory>;
  findPeople(payload: { projectId: string; query: string }): Answer<readonly Person[]>;
  /** What accounts are called, by id; names are not stored. */
  peopleNamed(payload: { projectId: string; accountIds: readonly string[] }): Answer<Readonly<Record<string, string>>>;
  findGroups(payload: {
    projectId: string;
    query: string;
  }): Answer<readonly { readonly groupId: string; readonly name: string }[]>;
  contactStanding(payload: { projectId: string }): Answer<ContactStanding>;
  auditTrail(payload: {
    projectId: string;
    entry: EntryReference | null;
    cursor: string | null;
  }): Answer<{ readonly entries: readonly AuditEntry[]; readonly cursor: string | null }>;
  acknowledgements(payload: { projectId: string; key: string; version: number }): Answer<readonly Acknowledgement[]>;
  acknowledge(payload: { projectId: string; key: string; version: number; by: string; on: string }): Answer<null>;
  /** Takes all sample entries out, whatever was made of them; where nothing else ever was, the project is forgotten. */
  removeSample(payload: { projectId: string }): Answer<SampleRemoved>;
  shareCatalogue(payload: { projectId: string; isShared: boolean }): Answer<null>;
  /** Projects with a shared catalogue that the caller may see. */
  sharedCatalogues(payload: { projectId: string }): Answer<readonly ProjectReference[]>;
  /** Null goes back to the project's own catalogue. */
  followCatalogue(payload: { projectId: string; source: string | null }): Answer<null>;
  wordMapping(payload: { projectId: string }): Answer<WordMapping>;
  saveWordMapping(payload: { projectId: string; words: WordMapping }): Answer<null>;
}
