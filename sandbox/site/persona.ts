import type { Viewer } from "../forge/forge-host";
import type { Desk, User } from "../jira/desk";
import type { JiraCaller } from "../seams";

/** Somebody to look at the site as. */
export interface Persona {
  /** Undefined: nobody is logged in. */
  readonly accountId: string | undefined;
  readonly name: string;
  /** What they are on this site, in a few words. */
  readonly role: string;
  /** People with a licence see the projects; everybody else the portal. */
  readonly usesPortalOnly: boolean;
  readonly viewer: Viewer;
  readonly caller: JiraCaller;
}

const ACCOUNT_TYPES = {
  administrator: "licensed",
  agent: "licensed",
  customer: "unlicensed",
  "portal-only": "customer",
} as const;

/** In the order in which the bar offers them. */
const ROLES = ["agent", "project administrator", "Jira administrator", "customer", "portal-only customer"];

export const ANONYMOUS: Persona = {
  accountId: undefined,
  name: "Nobody",
  role: "not logged in",
  usesPortalOnly: true,
  viewer: { accountType: "anonymous", locale: "en-US", timezone: "Etc/UTC" },
  caller: { kind: "anonymous" },
};

/** Everybody to choose from: people with a licence first, an app's account never. */
export function personas(desk: Desk): readonly Persona[] {
  const people = desk.users().filter((user) => user.kind !== "app" && user.active);
  const administers = projectAdministrators(desk);
  return people
    .map((user) => personaOf(user, administers))
    .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role))
    .concat(ANONYMOUS);
}

/** An account that is not there any more, or is none, is nobody. */
export function personaFor(desk: Desk, accountId: string | undefined): Persona {
  const user = desk.users().find((candidate) => candidate.accountId === accountId);
  return user === undefined || user.kind === "app" ? ANONYMOUS : personaOf(user, projectAdministrators(desk));
}

function personaOf(user: User, administers: ReadonlySet<string>): Persona {
  const { accountId } = user;
  const kind = user.kind as keyof typeof ACCOUNT_TYPES;
  return {
    accountId,
    name: user.displayName,
    role: roleOf(kind, administers.has(accountId)),
    usesPortalOnly: kind === "customer" || kind === "portal-only",
    viewer: {
      accountId,
      accountType: ACCOUNT_TYPES[kind],
      locale: user.locale.replace("_", "-"),
      timezone: user.timeZone,
    },
    caller: { kind: "user", accountId },
  };
}

function roleOf(kind: keyof typeof ACCOUNT_TYPES, isProjectAdministrator: boolean): string {
  if (kind === "administrator") return "Jira administrator";
  if (kind === "agent") return isProjectAdministrator ? "project administrator" : "agent";
  return kind === "customer" ? "customer" : "portal-only customer";
}

/** Members of the role "Administrators" of any project, by name or through a group. */
function projectAdministrators(desk: Desk): ReadonlySet<string> {
  const groups = new Map(desk.groups().map((group) => [group.id, group.members]));
  const accounts = new Set<string>();
  for (const project of desk.projects())
    for (const holder of project.grants.ADMINISTER_PROJECTS ?? []) {
      if (holder.type === "user" && holder.id !== undefined) accounts.add(holder.id);
      if (holder.type === "group" && holder.id !== undefined)
        for (const member of groups.get(holder.id) ?? []) accounts.add(member);
      if (holder.type === "role" && holder.id !== undefined) {
        const actors = project.actors[holder.id];
        for (const user of actors?.users ?? []) accounts.add(user);
        for (const group of actors?.groups ?? []) for (const member of groups.get(group) ?? []) accounts.add(member);
      }
    }
  return accounts;
}
