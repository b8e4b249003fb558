import type { Project, Status, StatusCategoryKey } from "../desk";
import { jiraDate, jsmDate } from "../instants";
import type { Account, World } from "../world";

/** Jira's numbers, names and colours of the status categories. */
export const STATUS_CATEGORIES: Readonly<
  Record<StatusCategoryKey | "undefined", { id: number; name: string; colorName: string }>
> = {
  undefined: { id: 1, name: "No Category", colorName: "medium-gray" },
  new: { id: 2, name: "To Do", colorName: "blue-gray" },
  done: { id: 3, name: "Done", colorName: "green" },
  indeterminate: { id: 4, name: "In Progress", colorName: "yellow" },
};

/** For whom things are shown; instants are written in the zone. */
export interface Reader {
  readonly zone: string;
}

/** How configured things are shown, by the things themselves: these are replaced when they change, and read with every issue. */
const shown = new WeakMap<object, unknown>();

function once<Bean>(thing: object, show: () => Bean): Bean {
  let bean = shown.get(thing) as Bean | undefined;
  if (bean === undefined) {
    bean = show();
    shown.set(thing, bean);
  }
  return bean;
}

/** How the site shows its things to one reader: the parts that answers of several routes share. */
export class View {
  constructor(
    readonly world: World,
    readonly reader: Reader,
  ) {}

  get now(): number {
    return this.world.clock.now();
  }

  link(path: string): string {
    return `${this.world.baseUrl}${path}`;
  }

  date(instant: number): string {
    return jiraDate(instant, this.reader.zone);
  }

  jsmDate(instant: number) {
    return jsmDate(instant, this.reader.zone, this.now);
  }

  /** A person inside an issue, comment or changelog; null for nobody and for accounts that are gone. */
  user(accountId: string | null) {
    const account = this.world.accounts.get(accountId);
    return account ? this.account(account) : null;
  }

  account(account: Account) {
    return once(account, () => ({
      self: this.link(`/rest/api/3/user?accountId=${encodeURIComponent(account.accountId)}`),
      accountId: account.accountId,
      ...(account.emailAddress === null ? {} : { emailAddress: account.emailAddress }),
      avatarUrls: this.avatars("user", account.accountId),
      displayName: account.displayName,
      active: account.active,
      timeZone: account.timeZone,
      accountType: accountType(account),
    }));
  }

  avatars(kind: string, id: string) {
    const sized = this.link(`/avatar/${kind}/${encodeURIComponent(id)}?size=`);
    return { "48x48": `${sized}48`, "24x24": `${sized}24`, "16x16": `${sized}16`, "32x32": `${sized}32` };
  }

  statusCategory(key: StatusCategoryKey | "undefined") {
    const { id, name, colorName } = STATUS_CATEGORIES[key];
    return { self: this.link(`/rest/api/3/statuscategory/${id}`), id, key, colorName, name };
  }

  status(status: Status) {
    return once(status, () => ({
      self: this.link(`/rest/api/3/status/${status.id}`),
      description: status.description,
      iconUrl: this.link("/images/icons/statuses/generic.png"),
      name: status.name,
      id: status.id,
      statusCategory: this.statusCategory(status.category),
    }));
  }

  priority(id: string) {
    const priority = this.world.priorities.need(id);
    return once(priority, () => ({
      self: this.link(`/rest/api/3/priority/${id}`),
      iconUrl: this.link(`/images/icons/priorities/${encodeURIComponent(priority.name.toLowerCase())}.svg`),
      name: priority.name,
      id,
    }));
  }

  issueType(id: string) {
    const type = this.world.issueTypes.need(id);
    return once(type, () => ({
      self: this.link(`/rest/api/3/issuetype/${id}`),
      id,
      description: type.description,
      iconUrl: this.link(`/images/icons/issuetypes/${id}.svg`),
      name: type.name,
      subtask: false,
      hierarchyLevel: 0,
    }));
  }

  /** A project as a value inside something else. */
  projectRef(project: Project) {
    return once(project, () => ({
      self: this.link(`/rest/api/3/project/${project.id}`),
      id: project.id,
      key: project.key,
      name: project.name,
      projectTypeKey: "service_desk",
      simplified: false,
      avatarUrls: this.avatars("project", project.id),
    }));
  }

  component(project: Project, id: string) {
    const component = project.components.find((candidate) => candidate.id === id);
    return (
      component && {
        self: this.link(`/rest/api/3/component/${id}`),
        id,
        name: component.name,
        description: component.description,
      }
    );
  }
}

export const accountType = (account: Account) =>
  account.kind === "app" ? "app" : account.kind === "portal-only" ? "customer" : "atlassian";
