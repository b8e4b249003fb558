/**
 * What the pages may ask of the app, and what they get. Types only: pages import them, and nothing else of `src/`.
 * Instants are ISO 8601 in UTC with `Z`.
 */

/** An answer, or why there is none, in words for the person who asked. */
export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

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

/** Ids of the fields that tell a ticket's service, customer and team, each list in order of precedence: the first that is filled counts. */
export interface TicketFieldMapping {
  readonly service: readonly string[];
  readonly customer: readonly string[];
  readonly team: readonly string[];
}

export interface MonitoringStatus {
  /** Null while the project has no catalogue. */
  readonly project: {
    readonly catalogueVersion: number;
    readonly importedAt: string;
    readonly monitoredFrom: string;
    readonly fields: TicketFieldMapping;
  } | null;
  /** Null until the first sweep that had something to say. A sweep that finds nothing says so once an hour. */
  readonly lastSweep: { readonly ranAt: string; readonly handedOn: number; readonly overdue: number } | null;
  /** The first hundred. */
  readonly notMonitored: readonly {
    readonly issueId: string;
    readonly issueKey: string;
    readonly reason: string;
    readonly since: string;
  }[];
  /** How far the finished tickets of a period were taken in; null when nobody asked for it. */
  readonly baseline: {
    readonly from: string;
    readonly to: string;
    readonly found: number;
    readonly added: number;
    readonly finishedAt: string | null;
  } | null;
  /** What the hourly and the daily comparison with Jira last found; null until they ran. */
  readonly lastReconciliation: Reconciled | null;
  readonly lastAudit: Reconciled | null;
}

export interface Reconciled {
  readonly ranAt: string;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** Tickets that the app watched and Jira no longer has. */
  readonly removed: number;
  /** How many repairs there have been in all. */
  readonly repairedInAll: number;
}

/** One clock of a ticket: a row of `measurements.csv`. */
export interface MeasurementRow {
  readonly issueId: string;
  readonly issueKey: string;
  readonly agreement: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly measure: "resolution" | "response";
  readonly cycle: number;
  readonly priority: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly targetSeconds: number;
  readonly elapsedSeconds: number;
  readonly dueAt: string | null;
  readonly breached: boolean;
  readonly breachedAt: string | null;
}

export interface MeasurementPage {
  readonly rows: readonly MeasurementRow[];
  /** What to ask the next page with; null on the last. */
  readonly cursor: string | null;
}

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

export interface Person {
  readonly accountId: string;
  readonly name: string;
}

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
  /** The change ticket that was named with it. */
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

/** A contact whom a step of a ladder addressed in vain. */
export interface UnreachedContact {
  /** Its key in the catalogue. */
  readonly contact: string;
  readonly reason: "account-unknown" | "group-unknown-or-empty";
  readonly since: string;
  readonly lastAt: string;
  /** The ticket on which it happened last; null when only the daily audit found it. */
  readonly issueKey: string | null;
}

/** The functions of the resolver `settings`; each is for administrators of the very project that it is asked about. */
export interface SettingsCalls {
  importCatalogue(payload: { projectId: string; text: string }): Answer<ImportResult>;
  exportCatalogue(payload: { projectId: string; form: "yaml" | "json" }): Answer<{ text: string }>;
  saveMapping(payload: { projectId: string; fields: TicketFieldMapping }): Answer<null>;
  /** Takes in the tickets that were created in a period and are done, in the background; `monitoringStatus` shows how far it is. */
  startBaseline(payload: { projectId: string; from: string; to: string }): Answer<null>;
  monitoringStatus(payload: { projectId: string }): Answer<MonitoringStatus>;
  /** Those of the last month. */
  unreachedContacts(payload: { projectId: string }): Answer<readonly UnreachedContact[]>;
  ticketActionRules(payload: { projectId: string }): Answer<TicketActionRules>;
  saveTicketActionRules(payload: { projectId: string; rules: TicketActionRules }): Answer<null>;
  /** Running clocks are read at `at`, so that all pages of a listing tell of one moment; null is the moment of the call. */
  measurements(payload: { projectId: string; cursor: string | null; at: string | null }): Answer<MeasurementPage>;
}

/** One clock of a ticket. */
export interface ClockReference {
  readonly agreement: string;
  readonly version: number;
  readonly measure: "resolution" | "response";
  readonly cycle: number;
}

/** How much of a ticket's history is known: what is told may be out of date where the app is behind, or reads it no more. */
export type TicketKnowledge =
  | { readonly kind: "complete" }
  | { readonly kind: "behind"; readonly since: string }
  | { readonly kind: "not-monitored"; readonly reason: "not-readable" | "comment-refused"; readonly since: string };

export interface ContactOnSide {
  readonly name: string;
  readonly side: "provider" | "customer" | "supplier";
}

/** Where a clock stands on its escalation ladder. */
export interface EscalationStanding {
  readonly of: number;
  readonly announced: number;
  /** The highest step that a comment announced, and when; null for none. */
  readonly told: { readonly position: number; readonly at: string } | null;
  /** Whether acknowledging one step holds those after it. */
  readonly holdsWhenAcknowledged: boolean;
  /** Whether an acknowledgement holds the steps that are left. */
  readonly isHeld: boolean;
  /** Null when nothing is to come. */
  readonly next: {
    /** From 1. */
    readonly position: number;
    /** Null while the clock waits, and where its hours never open again. */
    readonly at: string | null;
    readonly isDue: boolean;
    /** Working time until it falls due, at the moment of the answer. */
    readonly afterMs: number;
    readonly isPublic: boolean;
    readonly contacts: readonly ContactOnSide[];
  } | null;
}

/** How a clock stands at the moment of the answer, with what it takes to let it tick on. All lengths are working time. */
export interface ClockStanding {
  readonly measure: "resolution" | "response";
  readonly cycle: number;
  readonly priority: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly targetMs: number;
  readonly elapsedMs: number;
  /** Time used from which the promise is at risk. */
  readonly atRiskMs: number;
  readonly dueAt: string | null;
  readonly isBreached: boolean;
  /** Of the calendar that the clock goes by; null where that is always open, so that no zone matters. */
  readonly timezone: string | null;
  readonly calendar: string;
  /** Null unless the clock waits. */
  readonly pause: {
    readonly cause: "pause-status" | "away-from-party";
    readonly status: string | null;
    readonly team: string | null;
    readonly since: string;
  } | null;
  /** When the calendar is open in the time to come; null unless the clock runs. */
  readonly hours: {
    /** From and to, ascending, up to `until`. */
    readonly open: readonly (readonly [from: string, to: string])[];
    readonly until: string;
    /** Where it is closed now; null when it is open, or never opens again. */
    readonly opensAt: string | null;
  } | null;
  /** Null where the agreement has no ladder for it. */
  readonly escalation: EscalationStanding | null;
  /** Working time granted on top of what was agreed; `targetMs` holds it already. */
  readonly grantedMs: number;
  /** The extension that was asked for and is not answered. */
  readonly pendingExtension: { readonly entry: string; readonly additionalMs: number } | null;
  /** Level of the step that nobody has acknowledged; null for none. */
  readonly awaitsAcknowledgement: number | null;
  /** Why it was breached, by the name of the reason; null while nobody said. */
  readonly explanation: string | null;
}

/** One agreement on a ticket. */
export interface PromiseStanding {
  readonly agreement: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly name: string;
  /** The customer, none for every customer; the teams; or the supplier. */
  readonly counterparts: readonly string[];
  /** Whether another agreement has taken its place. */
  readonly isFormer: boolean;
  /** Why it has no clock, where it has none. */
  readonly absence: "not-started" | "nothing-for-priority" | null;
  /** Resolution before response, earlier cycles before later ones. */
  readonly clocks: readonly ClockStanding[];
}

/** Why no agreement with a customer covers a ticket. */
export type NoAgreement =
  | { readonly kind: "no-service" }
  | { readonly kind: "unknown-service"; readonly value: string }
  | { readonly kind: "nothing-in-force"; readonly service: string; readonly customer: string | null };

/** Every promise on a ticket, the customer's first. */
export interface TicketStanding {
  readonly kind: "standing";
  /** The moment of the answer. */
  readonly at: string;
  readonly knowledge: TicketKnowledge;
  readonly priority: string | null;
  readonly promises: readonly PromiseStanding[];
  /** Whether the ticket counts in no figure. */
  readonly isExcluded: boolean;
  /** Null when an agreement with the customer covers the ticket. */
  readonly noAgreement: NoAgreement | null;
}

export type TicketAnswer =
  | { readonly kind: "project-not-watched" }
  /** The app has never heard of the ticket: it is brand new, or was finished before the project was watched. */
  | { readonly kind: "unknown" }
  /** The app has heard of it and is about to read it. */
  | { readonly kind: "not-read-yet" }
  | TicketStanding;

export type ClosureReason =
  | { readonly kind: "holiday"; readonly date: string; readonly name: string | null }
  | { readonly kind: "closed-date"; readonly date: string }
  | { readonly kind: "closed-weekday"; readonly weekday: WeekdayName }
  | { readonly kind: "out-of-hours" }
  | { readonly kind: "break" };

export type WeekdayName = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type SegmentKindName = "running" | "paused" | "outside-hours" | "stopped";

/** A part of a clock's story; each begins where the one before ends. */
export interface StorySegment {
  readonly from: string;
  readonly to: string;
  readonly kind: SegmentKindName;
  /** The rule that decided; outside service hours: what would have, had they been open. */
  readonly cause: "in-hand" | "pause-status" | "away-from-party" | "stop-status" | "responded";
  readonly status: string | null;
  readonly team: string | null;
  /** Why hours were closed; empty for the other kinds. */
  readonly closures: readonly ClosureReason[];
}

/** Something that happened to a ticket while a clock lived. */
export interface StoryUpdate {
  readonly at: string;
  readonly changes: readonly {
    readonly fact: "status" | "priority" | "service" | "customer" | "team";
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly isFirstReply: boolean;
  readonly hadEffect: boolean;
}

/** The rule by which a clock is measured. */
export interface ClockRule {
  readonly name: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly counterparts: readonly string[];
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  readonly measure: "resolution" | "response";
  /** As it was agreed. */
  readonly targetMs: number;
  /** The priority that the target names; null for one that holds for every other. */
  readonly priority: string | null;
  readonly calendar: { readonly name: string; readonly timezone: string; readonly week: WeekOfHours };
  readonly pausedIn: readonly string[];
  readonly stoppedIn: readonly string[];
  readonly answeredIn: readonly string[];
  readonly reopen: "resume" | "restart";
}

export type WeekOfHours =
  | { readonly kind: "always" }
  | { readonly kind: "never" }
  | {
      readonly kind: "weekly";
      readonly groups: readonly {
        readonly days: readonly { readonly from: WeekdayName; readonly to: WeekdayName }[];
        readonly hours: readonly (readonly [start: string, end: string])[];
      }[];
    };

/** How a clock came to its figures. The segments add up exactly to the sums, and those to the figures. */
export interface ClockStory {
  readonly at: string;
  readonly knowledge: TicketKnowledge;
  readonly rule: ClockRule;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly dueAt: string | null;
  readonly isBreached: boolean;
  /** Working time granted on top of the rule's target. */
  readonly grantedMs: number;
  readonly elapsedMs: number;
  readonly pausedMs: number;
  readonly segments: readonly StorySegment[];
  readonly sumsMs: Readonly<Record<SegmentKindName, number>>;
  readonly updates: readonly StoryUpdate[];
}

/** Which step of a clock's ladder. */
export interface StepReference extends ClockReference {
  readonly level: number;
}

/**
 * Something that people do about a ticket's promises. Nothing is ever changed or removed: an entry is undone by another one
 * that withdraws it. An outage is kept with its service: see `OutageDeed`.
 */
export type TicketDeed =
  /** Somebody has taken care: where the ladder says so, no further step of this cycle is announced. */
  | { readonly kind: "acknowledged"; readonly step: StepReference; readonly note: string }
  /** More working time is asked for; it counts when it is granted, and the original target stays visible. */
  | {
      readonly kind: "extension-asked";
      readonly clock: ClockReference;
      readonly additionalMs: number;
      readonly reason: string;
    }
  | { readonly kind: "extension-granted"; readonly asked: string; readonly note: string }
  | { readonly kind: "extension-declined"; readonly asked: string; readonly note: string }
  /** Why a promise was broken: a key of the project's list, and a note. */
  | {
      readonly kind: "breach-explained";
      readonly clock: ClockReference;
      readonly reason: string;
      readonly note: string;
    }
  /** Out of all figures, whole: the ticket stays on the list of what was excluded. */
  | { readonly kind: "excluded"; readonly reason: string }
  | { readonly kind: "withdrawn"; readonly entry: string; readonly reason: string };

/** One line of a ticket's journal; never edited. */
export interface JournalEntry {
  readonly id: string;
  readonly at: string;
  readonly by: Person;
  readonly deed: TicketDeed;
  /** Whether a later entry has withdrawn it. */
  readonly isWithdrawn: boolean;
}

/** A service, or one of the configuration items that deliver it, with its name. */
export interface OutageSubject {
  readonly kind: "service" | "configuration-item";
  readonly key: string;
  readonly name: string;
}

/**
 * What somebody says on a ticket about a service that is down. It is kept with the service and never changed: an outage is
 * ended or withdrawn by what is recorded later.
 */
export type OutageDeed =
  | {
      readonly kind: "began";
      readonly subject: Omit<OutageSubject, "name">;
      readonly from: string;
      /** Null while it goes on. */
      readonly to: string | null;
      /** How much of it cannot be used, in percent: 100 for all of it. */
      readonly loss: number;
      readonly note: string;
    }
  | { readonly kind: "ended"; readonly outage: string; readonly to: string }
  | { readonly kind: "withdrawn"; readonly outage: string; readonly reason: string };

/** What a ticket says about services that are down. */
export interface TicketOutages {
  readonly at: string;
  /** When the ticket was raised: since then, at the latest, it is known. */
  readonly raisedAt: string;
  readonly subjects: readonly OutageSubject[];
  /** The ticket's own service, as its key; null where it has none. */
  readonly service: string | null;
  readonly outages: readonly {
    readonly id: string;
    readonly subject: OutageSubject;
    readonly from: string;
    readonly to: string | null;
    readonly loss: number;
    readonly note: string;
    readonly by: Person;
    readonly recordedAt: string;
    readonly withdrawn: { readonly by: Person; readonly at: string; readonly reason: string } | null;
  }[];
}

/** What the project has settled about the actions on tickets. */
export interface TicketActionRules {
  /** Shown in this order. A key stays for good; one that is no longer offered is not listed. */
  readonly breachReasons: readonly { readonly key: string; readonly name: string }[];
  /** Who may grant an extension: administrators of the project always; the members of these groups and these accounts too. */
  readonly extensionGranters: { readonly accountIds: readonly string[]; readonly groups: readonly string[] };
  /** Whether acknowledging holds the further steps of a cycle, for ladders that do not say so themselves. */
  readonly acknowledgementHolds: boolean;
  /** Groups, by name, whose members see figures of single agents; with none nobody does, and nothing of it is kept. */
  readonly agentFigureGroups: readonly string[];
}

export interface TicketJournal {
  /** In the order in which they were made. */
  readonly entries: readonly JournalEntry[];
  readonly breachReasons: TicketActionRules["breachReasons"];
  readonly mayGrantExtensions: boolean;
}

/**
 * The functions of the resolver `ticket`, for those who work on tickets. Which ticket they are about says the platform, by
 * the issue on which the panel stands; a payload names none.
 */
export interface TicketCalls {
  standing(payload: Record<string, never>): Answer<TicketAnswer>;
  /** Null when the ticket has no such clock any more. */
  story(payload: ClockReference): Answer<ClockStory | null>;
  journal(payload: Record<string, never>): Answer<TicketJournal>;
  /** `requestId` is made up by the page: the same one sent twice records once. The journal as it stands then is the answer. */
  record(payload: { requestId: string; deed: TicketDeed }): Answer<TicketJournal>;
  outages(payload: Record<string, never>): Answer<TicketOutages>;
  /** As `record` does. */
  recordOutage(payload: { requestId: string; deed: OutageDeed }): Answer<TicketOutages>;
}

/** What a customer is told of a request. Nothing of teams, suppliers or internal steps is among it. Lengths are service hours. */
export interface CustomerAnswer {
  readonly at: string;
  /** Empty where no agreement covers the request. */
  readonly promises: readonly {
    readonly agreement: string;
    readonly version: number;
    readonly clocks: readonly {
      readonly measure: "resolution" | "response";
      readonly state: "running" | "outside-hours" | "paused" | "kept" | "kept-late" | "late";
      readonly promisedMs: number;
      readonly grantedMs: number;
      readonly usedMs: number;
      readonly dueAt: string | null;
      readonly stoppedAt: string | null;
      readonly pausedSince: string | null;
      readonly opensAt: string | null;
      readonly timezone: string | null;
    }[];
    readonly terms: {
      readonly validFrom: string;
      readonly service: string | null;
      readonly needs: readonly string[];
      readonly targets: readonly {
        readonly measure: "resolution" | "response";
        /** `*` for every priority that no other names. */
        readonly priority: string;
        readonly withinMs: number;
        readonly hours: string;
      }[];
      readonly hours: readonly { readonly title: string; readonly timezone: string; readonly week: WeekOfHours }[];
    } | null;
    readonly contacts: readonly {
      readonly name: string;
      readonly side: "provider" | "customer";
      readonly role: string | null;
      readonly phone: string | null;
      readonly email: string | null;
    }[];
  }[];
  /** Planned maintenance of the request's service that goes on or is to come, the next first. */
  readonly maintenance: readonly {
    readonly service: string;
    readonly from: string;
    readonly to: string;
    /** Whether all of the service, or a part of it, cannot be used. */
    readonly isWhole: boolean;
  }[];
}

/** The function of the resolver `portal`, for whoever may see the very request. */
export interface PortalCalls {
  /** Null while the app knows nothing of the request. */
  promise(payload: Record<string, never>): Answer<CustomerAnswer | null>;
}

/** What somebody may choose for a ticket's service, and what is promised with it. Customers are told what is theirs alone. */
export interface ServiceChoice {
  readonly isFor: "agent" | "customer";
  readonly services: readonly {
    /** What the field holds for it. */
    readonly value: string;
    readonly name: string;
    readonly description: string | null;
    readonly outcome: string | null;
    readonly cost: {
      readonly amount: number | null;
      readonly currency: string | null;
      readonly per: string | null;
    } | null;
    /** Other values that mean it; for agents alone. */
    readonly alsoCalled: readonly string[];
    /** When it is looked after: a place in `hours`; null where nobody said. */
    readonly hours: number | null;
    /** Places in `promises`; several for somebody of several customers, none where nothing is agreed. */
    readonly promises: readonly number[];
    /** Customers with an agreement of their own; for agents alone. */
    readonly agreedApart: readonly string[];
  }[];
  readonly promises: readonly {
    /** Null: for every customer. */
    readonly customer: string | null;
    readonly targets: readonly {
      readonly measure: "resolution" | "response";
      /** `*` for every priority that no other names. */
      readonly priority: string;
      readonly withinMs: number;
      /** A place in `hours`. */
      readonly hours: number;
    }[];
  }[];
  readonly hours: readonly { readonly title: string; readonly timezone: string; readonly week: WeekOfHours }[];
  /** Of the ticket, where there is one and the caller works on it. */
  readonly priority: string | null;
  /** What the value that the field has now means; `name` is told to agents alone. */
  readonly present:
    | { readonly kind: "none" }
    | { readonly kind: "offered"; readonly value: string }
    | { readonly kind: "not-offered"; readonly name: string | null };
}

/** The function of the service field's resolver, for agents of the project and customers of its portal. */
export interface ServiceFieldCalls {
  /** `present`: what the field holds now. Null while nothing is set up for the project. */
  choice(payload: { present: string | null }): Answer<ServiceChoice | null>;
}

/** One page of the history of a project's finished measurements; `domain/history-pages` reads it. */
export interface HistoryPageAnswer {
  /** `2026-03`, in the history's time zone. */
  readonly month: string;
  /** Finished tickets, or those that were open at `asOf`. */
  readonly kind: "finished" | "open";
  /** Null for finished ones. */
  readonly asOf: string | null;
  /** The Base64 of the gzipped page. */
  readonly packed: string;
  /** Who had each ticket, packed likewise; null where it is not kept, or the caller may not see it. */
  readonly people: string | null;
}

export interface HistoryAnswer {
  /** In which months begin and end. */
  readonly timezone: string;
  /** The months that have anything, ascending; an absent one was never measured. */
  readonly months: readonly string[];
  /** Up to when finished tickets are taken in; null before the first time. */
  readonly packedUpTo: string | null;
  /** Whether it is being made anew; what is given is the former one. */
  readonly isBeingRebuilt: boolean;
  /** Those of the months asked for, in order; of a month those of finished tickets in the order in which they were packed. */
  readonly pages: readonly HistoryPageAnswer[];
  /** What to ask the rest with, when it does not fit into one answer; null at the end. */
  readonly cursor: string | null;
  /** Names for the keys in the pages, as the catalogue has them now; given with the first pages. */
  readonly names: HistoryNames | null;
}

/** Key to name; a key that the catalogue no longer has is absent. */
export interface HistoryNames {
  readonly agreements: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
  readonly customers: Readonly<Record<string, string>>;
  readonly breachReasons: Readonly<Record<string, string>>;
  /** Accounts in the pages given with them. */
  readonly people: Readonly<Record<string, string>>;
}

/** The functions of the resolver `review` about what was measured, for those who work on the project's tickets. */
export interface HistoryCalls {
  /** Months such as `2026-03`, both inclusive; twenty-four at most. */
  historyOf(payload: { projectId: string; first: string; last: string; cursor: string | null }): Answer<HistoryAnswer>;
  /** Makes the history anew from what is stored of the tickets, in the background; for administrators. */
  rebuildHistory(payload: { projectId: string }): Answer<null>;
}

/** The open tickets of a project in the form of `src/domain/queue/queue-form`, in epoch milliseconds and seconds: there may be ten thousand. */
export type QueueAnswer =
  | { readonly kind: "project-not-watched" }
  | {
      readonly kind: "told";
      readonly form: {
        readonly at: number;
        readonly words: readonly (string | null)[];
        readonly rows: readonly (readonly (number | string | null)[])[];
      };
      /** Whether a newer one is being made: ask again in some seconds. */
      readonly isBeingRenewed: boolean;
    };

/** The functions of the queue page's resolver, for those who work on the project's tickets. */
export interface QueueCalls {
  openTickets(payload: { projectId: string }): Answer<QueueAnswer>;
}

/** Which record of the reviews is meant: a relation with a customer is known by the customer's key. */
export interface ReviewRecordReference {
  readonly kind: "relation" | "review" | "requirement" | "plan";
  readonly id: string;
}

/** A change of one place of a record: the steps that lead there, an item of a list by its id; null: the item is not there. */
export interface ReviewFieldEdit {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** `record` is one of `domain/review/review-record`, as it is stored now. */
export type ReviewSaved =
  | { readonly kind: "saved"; readonly record: unknown }
  /** Nothing was stored: these places are no longer as they were read. */
  | {
      readonly kind: "conflict";
      readonly record: unknown;
      readonly places: readonly { readonly edit: number; readonly present: unknown }[];
    };

/** What was corrected in the history after a review was frozen. */
export interface ReviewCorrection {
  readonly issueKey: string;
  readonly month: string;
  readonly at: string;
  readonly by: Person | null;
  readonly changes: readonly {
    readonly fact: string;
    readonly before: string | number | boolean | null;
    readonly after: string | number | boolean | null;
  }[];
}

/** A line of a record's log; never edited. */
export interface ReviewLogEntry {
  readonly at: string;
  readonly by: Person;
  readonly action: "made" | "changed" | "removed" | "frozen" | "task-made";
  readonly facts: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/**
 * The functions of the resolver `review` about reviews with customers. Those who work on the project's tickets read; what
 * changes anything is for its administrators, who are its service level managers.
 */
export interface ReviewCalls {
  /** `desk`: a `ReviewDesk` of `domain/review/review-record`. */
  reviewDesk(payload: { projectId: string }): Answer<{ readonly desk: unknown; readonly mayChange: boolean }>;
  /** One record as it is by now, for those who may change it, so that they see what others write; null when it is gone. */
  reviewRecord(payload: { projectId: string } & ReviewRecordReference): Answer<{ readonly record: unknown }>;
  /** The very same record a second time is taken for a call that was repeated. */
  addReviewRecord(payload: {
    projectId: string;
    kind: ReviewRecordReference["kind"];
    record: unknown;
  }): Answer<{ readonly record: unknown }>;
  editReviewRecord(
    payload: { projectId: string; edits: readonly ReviewFieldEdit[] } & ReviewRecordReference,
  ): Answer<ReviewSaved>;
  /** One that is frozen or closed stays. */
  removeReviewRecord(payload: { projectId: string } & ReviewRecordReference): Answer<null>;
  /** `pack`: a `ReviewPack` of `domain/review/review-pack`; `hash` names exactly what it shows. */
  reviewPack(payload: { projectId: string; id: string }): Answer<{ readonly pack: unknown; readonly hash: string }>;
  /** `shown`: the hash of the pack that was looked at; where it shows something else by now, nothing is frozen. */
  freezeReview(payload: {
    projectId: string;
    id: string;
    shown: string;
  }): Answer<{ readonly kind: "frozen"; readonly record: unknown } | { readonly kind: "outdated" }>;
  /** `text`: the document as it was frozen, byte for byte, the JSON of a `ReviewPack`. */
  frozenReview(payload: {
    projectId: string;
    id: string;
  }): Answer<{ readonly text: string; readonly corrections: readonly ReviewCorrection[] }>;
  /** Makes a task a Jira issue, in the name of whoever asks; asked twice it is one issue. */
  makeReviewTask(payload: {
    projectId: string;
    kind: "review" | "plan";
    id: string;
    task: string;
  }): Answer<{ readonly record: unknown }>;
  /** Looks which tasks are done, as far as the caller sees their issues. `today` as the caller reads it. */
  noteDoneTasks(payload: { projectId: string; today: string }): Answer<{ readonly done: number }>;
  /**
   * How much of a promise was kept in some months, as history has it: what a plan starts from, and its effect; and why it was
   * broken, the most frequent reason first.
   */
  keptShare(payload: {
    projectId: string;
    agreement: string;
    measure: "resolution" | "response";
    customer: string | null;
    first: string;
    last: string;
  }): Answer<{
    readonly kept: number;
    readonly counted: number;
    readonly causes: readonly { readonly reason: string; readonly name: string; readonly count: number }[];
  }>;
  /**
   * Broken promises to customers of some months for which nobody has given a reason, the latest first, 200 at most; and the
   * promises to customers whose goal was missed in each of these months that was measured.
   */
  measuredNeeds(payload: { projectId: string; months: readonly string[] }): Answer<{
    readonly count: number;
    readonly breaches: readonly {
      readonly issueKey: string;
      readonly agreement: string;
      readonly measure: "resolution" | "response";
      /** A customer's key; null where the ticket named none that is known. */
      readonly customer: string | null;
      readonly at: string;
    }[];
    readonly missedGoals: readonly {
      readonly agreement: string;
      readonly measure: "resolution" | "response";
      readonly goal: number;
      readonly months: readonly { readonly month: string; readonly kept: number; readonly counted: number }[];
    }[];
  }>;
  /** Notes in a review what customers said of the requests it is about, as far as the caller sees those in Jira. */
  takeRatings(payload: {
    projectId: string;
    id: string;
  }): Answer<{ readonly kind: "taken"; readonly record: unknown } | { readonly kind: "not-kept" }>;
  /** Starts the draft of a new version of the agreement that a decision renegotiates. */
  renegotiate(payload: { projectId: string; id: string; decision: string }): Answer<{ readonly record: unknown }>;
  /** The same for a requirement that was granted. */
  draftForRequirement(payload: { projectId: string; id: string }): Answer<{ readonly record: unknown }>;
  reviewLog(
    payload: { projectId: string; cursor: string | null } & ReviewRecordReference,
  ): Answer<{ readonly entries: readonly ReviewLogEntry[]; readonly cursor: string | null }>;
}

/** What is recorded of availability that can matter to some months, or to the quarters and years that they belong to. */
export interface AvailabilityAnswer {
  readonly at: string;
  /** In which months begin and end. */
  readonly timezone: string;
  /** Whether the viewer may record anything. */
  readonly mayChange: boolean;
  /** Each an `AvailabilityEntry` of `domain/availability`, in the order in which they were recorded. */
  readonly entries: unknown;
  /** Names of the accounts that recorded them. */
  readonly people: Readonly<Record<string, string>>;
}

/** The functions of the resolver `review` about availability: read by those who work on tickets, changed by administrators. */
export interface AvailabilityCalls {
  /** Months such as `2026-03`, both inclusive; twenty-four at most. */
  availability(payload: { projectId: string; first: string; last: string }): Answer<AvailabilityAnswer>;
  /**
   * Records an `AvailabilityDeed` of `domain/availability`. `requestId` is made up by the page: the same one sent twice records
   * once. `isNew` is false also where a log brought nothing that was not known.
   */
  changeAvailability(payload: {
    projectId: string;
    requestId: string;
    deed: unknown;
  }): Answer<{ readonly isNew: boolean }>;
}
