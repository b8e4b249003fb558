import type { JiraCaller } from "../seams";
import type { Holder, Project, SecurityLevel } from "./desk";
import { joined, NEVER, type Sql, sql } from "./jql/sql";
import type { Issue } from "./store/issue";
import type { Account, World } from "./world";

/** Permission keys of projects that the stand-in knows, with Jira's own names. */
export const PROJECT_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER_PROJECTS: "Administer Projects",
  BROWSE_PROJECTS: "Browse Projects",
  SERVICEDESK_AGENT: "Service Project Agent",
  CREATE_ISSUES: "Create Issues",
  EDIT_ISSUES: "Edit Issues",
  DELETE_ISSUES: "Delete Issues",
  MOVE_ISSUES: "Move Issues",
  ASSIGN_ISSUES: "Assign Issues",
  ASSIGNABLE_USER: "Assignable User",
  TRANSITION_ISSUES: "Transition Issues",
  RESOLVE_ISSUES: "Resolve Issues",
  CLOSE_ISSUES: "Close Issues",
  SCHEDULE_ISSUES: "Schedule Issues",
  MODIFY_REPORTER: "Modify Reporter",
  SET_ISSUE_SECURITY: "Set Issue Security",
  LINK_ISSUES: "Link Issues",
  ADD_COMMENTS: "Add Comments",
  EDIT_ALL_COMMENTS: "Edit All Comments",
  EDIT_OWN_COMMENTS: "Edit Own Comments",
  DELETE_ALL_COMMENTS: "Delete All Comments",
  DELETE_OWN_COMMENTS: "Delete Own Comments",
  MANAGE_WATCHERS: "Manage Watchers",
  VIEW_VOTERS_AND_WATCHERS: "View Voters and Watchers",
};

/** Keys of Jira's older days that some calls still take. */
export const FORMER_KEYS: Readonly<Record<string, string>> = {
  BROWSE: "BROWSE_PROJECTS",
  CREATE_ISSUE: "CREATE_ISSUES",
  EDIT_ISSUE: "EDIT_ISSUES",
  COMMENT_ISSUE: "ADD_COMMENTS",
  PROJECT_ADMIN: "ADMINISTER_PROJECTS",
};

export const GLOBAL_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER: "Administer Jira",
  USER_PICKER: "Browse users and groups",
  BULK_CHANGE: "Make bulk changes",
  CREATE_PROJECT: "Create Projects",
};

/** The roles of every service project. */
export const ROLES: readonly { readonly id: string; readonly name: string; readonly description: string }[] = [
  { id: "10002", name: "Administrators", description: "A project role that represents administrators in a project" },
  { id: "10003", name: "Service Desk Team", description: "The agents of a service project" },
  { id: "10004", name: "Service Desk Customers", description: "The customers of a service project" },
  { id: "10005", name: "atlassian-addons-project-access", description: "The apps that may work in a project" },
];

const [ADMINISTRATORS, TEAM] = ROLES.map(({ id }) => id) as [string, string];

/** Jira's default for service projects: administrators may all, the team works on tickets, apps work as they need. */
export function defaultGrants(): Record<string, Holder[]> {
  const administrators: Holder = { type: "role", id: ADMINISTRATORS };
  const team: Holder = { type: "role", id: TEAM };
  const app: Holder = { type: "app" };
  // LENIENT: one-scheme
  const forAdministratorsOnly = new Set([
    "ADMINISTER_PROJECTS",
    "DELETE_ISSUES",
    "EDIT_ALL_COMMENTS",
    "DELETE_ALL_COMMENTS",
  ]);
  return Object.fromEntries(
    Object.keys(PROJECT_PERMISSIONS).map((permission) => [
      permission,
      forAdministratorsOnly.has(permission) ? [administrators, app] : [administrators, team, app],
    ]),
  );
}

/** Who is asking, looked up once per request. */
export interface Viewer {
  readonly account: Account | undefined;
  /** Set when an app asks, as itself or for a user. */
  readonly appId: string | undefined;
  readonly isAppItself: boolean;
}

/** The account behind a caller. */
export function viewerOf(world: World, caller: JiraCaller): Viewer {
  if (caller.kind === "anonymous") return { account: undefined, appId: undefined, isAppItself: false };
  const account = world.accounts.get(caller.accountId);
  const active = account?.active ? account : undefined;
  if (caller.kind === "app") return { account: active, appId: caller.appId, isAppItself: true };
  return { account: active, appId: caller.throughApp, isAppItself: false };
}

/**
 * Whether Forge lets no call of an app through on somebody's behalf. Those with a licence and portal-only customers are
 * asked for as themselves; who has an Atlassian account and no licence cannot be (developer.atlassian.com/platform/forge/
 * access-to-forge-apps-for-unlicensed-users, and Forge's changelog of 2026-06-12).
 */
export function isRefusedByProxy(world: World, caller: JiraCaller): boolean {
  return (
    caller.kind === "user" &&
    caller.throughApp !== undefined &&
    world.accounts.get(caller.accountId)?.kind === "customer"
  );
}

/** Which accounts may do what. What follows from the configuration alone is worked out once per account and project. */
export class Permissions {
  readonly #projectWide = new Map<string, ReadonlySet<string>>();
  #version = -1;

  constructor(private readonly world: World) {}

  isAdministrator(account: Account | undefined): boolean {
    return account?.kind === "administrator";
  }

  /** Holds the permission on every issue of the project, whoever reported it. */
  can(account: Account | undefined, permission: string, project: Project): boolean {
    return this.#permissionsIn(account, project).has(permission);
  }

  /** Sees the issue at all, as the platform shows it: browse permission and, where it has one, its security level. */
  sees(account: Account | undefined, issue: Issue): boolean {
    const project = this.world.projects.get(issue.project);
    if (!project || !this.#holdsOn(account, "BROWSE_PROJECTS", project, issue)) return false;
    if (issue.security === null) return true;
    const level = project.securityLevels.find(({ id }) => id === issue.security);
    return level?.holders.some((holder) => this.#isSecurityHolder(account, holder, project, issue)) ?? false;
  }

  /** Sees the issue and holds the permission there. Nothing is written in an archived project. */
  canOn(account: Account | undefined, permission: string, issue: Issue): boolean {
    if (!this.sees(account, issue)) return false;
    return this.#holdsOn(account, permission, this.world.projects.need(issue.project), issue);
  }

  /** Projects that the account may browse, wholly or as reporter or assignee. */
  browsable(account: Account | undefined): { project: Project; isWhole: boolean }[] {
    return this.world.projects.all().flatMap((project): { project: Project; isWhole: boolean }[] => {
      if (this.can(account, "BROWSE_PROJECTS", project)) return [{ project, isWhole: true }];
      return account && this.#ownHolders(project).length > 0 ? [{ project, isWhole: false }] : [];
    });
  }

  /** The columns (`reporter`, `assignee`) that open issues of the project to the account concerned. */
  #ownHolders(project: Project): ("reporter" | "assignee")[] {
    return personalColumns(project.grants.BROWSE_PROJECTS ?? []);
  }

  /** SQL over `search_issue` (as `i`) that is true for the issues the account sees. */
  condition(account: Account | undefined): Sql {
    const parts = this.browsable(account).map(({ project, isWhole }) => {
      const own = isWhole ? ALWAYS : isOwn(account, this.#ownHolders(project));
      const levels = project.securityLevels.map((level) => this.#levelCondition(account, project, level));
      return joined(
        [sql("i.project = ?", project.id), own, joined([sql("i.security IS NULL"), ...levels], "OR")],
        "AND",
      );
    });
    return parts.length === 0 ? NEVER : joined(parts, "OR");
  }

  #levelCondition(account: Account | undefined, project: Project, level: SecurityLevel): Sql {
    const atLevel = sql("i.security = ?", level.id);
    const isOpen = level.holders.some((holder) => this.#isSecurityHolder(account, holder, project, undefined));
    return isOpen ? atLevel : joined([atLevel, isOwn(account, personalColumns(level.holders))], "AND");
  }

  /** A customer's standing with one request: reported it, takes part, or belongs to an organization it is shared with. */
  isCustomerOf(
    account: Account | undefined,
    issue: Issue,
    fieldIds: { participants?: string | undefined; organizations?: string | undefined },
  ): boolean {
    if (!account || issue.requesttype === null) return false;
    if (issue.reporter === account.id) return true;
    const values = (id: string | undefined) => (id === undefined ? [] : ((issue.extras[id] ?? []) as string[]));
    if (values(fieldIds.participants).includes(account.id)) return true;
    return values(fieldIds.organizations).some(
      (id) => this.world.organizations.get(id)?.members.includes(account.id) ?? false,
    );
  }

  hasRole(account: Account | undefined, role: string, project: Project): boolean {
    if (!account) return false;
    const actors = project.actors[role];
    if (!actors) return false;
    return actors.users.includes(account.id) || actors.groups.some((group) => this.inGroup(account, group));
  }

  inGroup(account: Account, groupId: string): boolean {
    return this.world.groups.get(groupId)?.members.includes(account.id) ?? false;
  }

  #permissionsIn(account: Account | undefined, project: Project): ReadonlySet<string> {
    if (this.#version !== this.world.configurationVersion) {
      this.#projectWide.clear();
      this.#version = this.world.configurationVersion;
    }
    const slot = `${account?.id ?? ""} ${project.id}`;
    let held = this.#projectWide.get(slot);
    if (!held) {
      held = new Set(
        Object.entries(project.grants)
          .filter(([, holders]) => holders.some((holder) => this.#isHolder(account, holder, project)))
          .map(([permission]) => permission)
          .filter((permission) => !project.archived || permission === "BROWSE_PROJECTS"),
      );
      this.#projectWide.set(slot, held);
    }
    return held;
  }

  #holdsOn(account: Account | undefined, permission: string, project: Project, issue: Issue): boolean {
    if (this.can(account, permission, project)) return true;
    if (!account || (project.archived && permission !== "BROWSE_PROJECTS")) return false;
    return (project.grants[permission] ?? []).some(
      ({ type }) => (type === "reporter" || type === "assignee") && issue[type] === account.id,
    );
  }

  /** Leaves out reporter and assignee, which depend on an issue. */
  #isHolder(account: Account | undefined, holder: Holder, project: Project): boolean {
    if (!account) return false;
    if (account.kind === "app") return holder.type === "app" || (holder.type === "user" && holder.id === account.id);
    switch (holder.type) {
      case "role":
        return this.hasRole(account, holder.id!, project);
      case "group":
        return this.inGroup(account, holder.id!);
      case "user":
        return holder.id === account.id;
      case "loggedIn":
        return account.kind === "agent" || account.kind === "administrator";
      default:
        return false;
    }
  }

  #isSecurityHolder(account: Account | undefined, holder: Holder, project: Project, issue: Issue | undefined): boolean {
    if (account?.kind === "app" && this.world.appsSeeSecuredIssues) return true;
    if ((holder.type === "reporter" || holder.type === "assignee") && issue) return issue[holder.type] === account?.id;
    return this.#isHolder(account, holder, project);
  }
}

const ALWAYS = sql("1");

const personalColumns = (holders: readonly Holder[]): ("reporter" | "assignee")[] =>
  holders.flatMap(({ type }) => (type === "reporter" || type === "assignee" ? [type] : []));

/** True where one of the columns names the account. */
const isOwn = (account: Account | undefined, columns: readonly ("reporter" | "assignee")[]): Sql =>
  account && columns.length > 0
    ? joined(
        columns.map((column) => sql(`i.${column} = ?`, account.id)),
        "OR",
      )
    : NEVER;
