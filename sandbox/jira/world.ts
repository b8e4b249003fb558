import { Database } from "../database";
import type { ProductEvent, SiteClock } from "../seams";
import type { Group, IssueType, Organization, Priority, Project, Resolution, Status, User } from "./desk";
import type { CustomField } from "./fields/field";
import { SearchIndex } from "./search/search-index";
import { IssueStore } from "./store/issues";
import { jiraLayout } from "./store/layout";
import { Properties } from "./store/properties";
import { Registry } from "./store/registry";
import { Sequences } from "./store/sequence";

export interface WorldOptions {
  readonly clock: SiteClock;
  /** `:memory:` or the path of the data file. */
  readonly file: string;
  /** Without a slash at the end; the links in answers start with it. */
  readonly baseUrl: string;
  /** The site's default zone, in which apps and people without a zone read instants. */
  readonly timeZone: string;
  /** How long a write stays out of the search index. */
  readonly searchLagMilliseconds: number;
}

export type Account = User & { readonly id: string; readonly appId?: string | undefined };

/** One of the values that a select or team field offers. */
export interface Option {
  readonly id: string;
  /** Field id; all team fields share the teams under `team`. */
  readonly fieldId: string;
  readonly name: string;
}

interface Settings {
  readonly id: "site";
  readonly appsSeeSecuredIssues: boolean;
}

/** Everything the site holds, and the one way to change it: inside `write`. */
export class World {
  readonly database: Database;
  readonly clock: SiteClock;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly sequences: Sequences;
  readonly accounts: Registry<Account>;
  readonly groups: Registry<Group>;
  readonly statuses: Registry<Status>;
  readonly priorities: Registry<Priority>;
  readonly resolutions: Registry<Resolution>;
  readonly issueTypes: Registry<IssueType>;
  readonly customFields: Registry<CustomField>;
  readonly options: Registry<Option>;
  readonly organizations: Registry<Organization>;
  readonly projects: Registry<Project>;
  readonly issues: IssueStore;
  readonly properties: Properties;
  readonly searchIndex: SearchIndex;
  readonly #settings: Registry<Settings>;
  readonly #listeners: ((event: ProductEvent) => void)[] = [];
  #events: ProductEvent[] = [];
  #written = new Set<number>();
  #isWriting = false;
  #isSilent = false;
  #configurationVersion = 0;

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.baseUrl = options.baseUrl;
    this.timeZone = options.timeZone;
    this.database = Database.open(options.file, jiraLayout);
    const registry = <Thing extends { readonly id: string }>(kind: string) => new Registry<Thing>(this.database, kind);
    this.sequences = new Sequences(this.database);
    this.accounts = registry("account");
    this.groups = registry("group");
    this.statuses = registry("status");
    this.priorities = registry("priority");
    this.resolutions = registry("resolution");
    this.issueTypes = registry("issuetype");
    this.customFields = registry("field");
    this.options = registry("option");
    this.organizations = registry("organization");
    this.projects = registry("project");
    this.#settings = registry("settings");
    this.properties = new Properties(this.database);
    this.issues = new IssueStore(this.database, this.properties);
    this.searchIndex = new SearchIndex(this, options.searchLagMilliseconds);
  }

  get appsSeeSecuredIssues(): boolean {
    return this.#settings.get("site")?.appsSeeSecuredIssues ?? false;
  }

  set appsSeeSecuredIssues(allowed: boolean) {
    this.write(() => this.#settings.put({ id: "site", appsSeeSecuredIssues: allowed }));
    this.configurationChanged();
  }

  /** Rises whenever people, groups, projects or grants change; what was derived from them is stale then. */
  get configurationVersion(): number {
    return this.#configurationVersion;
  }

  configurationChanged(): void {
    this.#configurationVersion += 1;
  }

  project(keyOrId: string): Project | undefined {
    return this.projects.get(keyOrId) ?? this.projects.find(({ key }) => key === keyOrId);
  }

  /** By its own id, or the id or key of its project, as JSM allows. */
  serviceDesk(id: string): Project | undefined {
    return this.projects.find((project) => project.serviceDeskId === id) ?? this.project(id);
  }

  onProductEvent(listener: (event: ProductEvent) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * One transaction. Events that `work` emits reach the listeners after the commit; written issues reach the search index late.
   * `silent`: no events, and the search index is up to date when this returns.
   */
  write<T>(work: () => T, silent = false): T {
    if (this.#isWriting) return work();
    this.#isWriting = true;
    this.#isSilent = silent;
    this.#events = [];
    this.#written = new Set();
    let result: T;
    try {
      result = this.database.transaction(() => {
        this.searchIndex.catchUpIfFull(this.clock.now());
        const done = work();
        if (silent) this.searchIndex.refresh(this.#written);
        return done;
      });
    } catch (error) {
      this.#forgetMemory();
      throw error;
    } finally {
      this.#isWriting = false;
    }
    for (const event of this.#events) for (const listener of this.#listeners) listener(event);
    return result;
  }

  /** To be called in a `write` before it changes or removes an issue, or what hangs on it and is searched. */
  touch(issue: number): void {
    if (this.#written.has(issue)) return;
    this.#written.add(issue);
    if (!this.#isSilent) this.searchIndex.postpone(issue, this.clock.now());
  }

  /** Tells the site's listeners after the commit; `event` is called at once, and not at all in a silent write. */
  emit(event: () => ProductEvent): void {
    if (!this.#isSilent) this.#events.push(event());
  }

  close(): void {
    this.searchIndex.catchUp(this.clock.now());
    this.database.close();
  }

  #forgetMemory(): void {
    for (const registry of [
      this.accounts,
      this.groups,
      this.statuses,
      this.priorities,
      this.resolutions,
      this.issueTypes,
      this.customFields,
      this.options,
      this.organizations,
      this.projects,
      this.#settings,
    ]) {
      registry.reload();
    }
    this.configurationChanged();
  }
}
