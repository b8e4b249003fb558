import type { JiraSite, SiteClock } from "../seams";
import { Administration } from "./administration";
import type { Desk } from "./desk";
import { FieldBook } from "./fields/field-book";
import { isZone } from "./instants";
import { IssueWriter } from "./issue-writer";
import { parseJql } from "./jql/parse";
import { Outbox } from "./outbox";
import { Permissions } from "./permissions";
import { PUBLISHED_LIMITS, RateLimiter, type RateLimits } from "./rest/rate-limits";
import { Router } from "./rest/router";
import { routes } from "./rest/routes";
import { Search } from "./search/search";
import { World } from "./world";

export interface JiraOptions {
  readonly clock: SiteClock;
  /** Path of the data file; without one, the data live as long as the process. */
  readonly file?: string;
  /** Where the links in answers lead. */
  readonly baseUrl?: string;
  /** IANA zone of the site; apps read instants in it, people in their own. */
  readonly timeZone?: string;
  /** How long a write stays out of search, on the site's clock. */
  readonly searchLagSeconds?: number;
  /** What sites do to the names of apps' fields. */
  readonly appFieldNames?: AppFieldNames | undefined;
  /** What differs from the published limits; `Infinity`, `false` and `[]` switch one off. */
  readonly limits?: Partial<RateLimits>;
}

export interface AppFieldNames {
  /** Behind each name, as in environments for development: ` (Development)`. */
  readonly suffix?: string;
  /** Whether the site has another field of each name, so that JQL knows neither by it. */
  readonly haveNamesakes?: boolean;
}

export interface JiraStandIn extends JiraSite {
  readonly desk: Desk;
  /** Writes out what is pending and lets go of the data file. */
  close(): void;
}

/**
 * Opens the stand-in for Jira and Jira Service Management.
 * @throws DatabaseUnusable when the data file is locked, damaged or not its own
 */
export function openJira(options: JiraOptions): JiraStandIn {
  const timeZone = options.timeZone ?? "Etc/UTC";
  if (!isZone(timeZone))
    throw new RangeError(`"${timeZone}" is no time zone; use an IANA name such as Europe/Amsterdam.`);
  const world = new World({
    clock: options.clock,
    file: options.file ?? ":memory:",
    baseUrl: options.baseUrl ?? "http://localhost:8080",
    timeZone,
    searchLagMilliseconds: (options.searchLagSeconds ?? 3) * 1_000,
  });
  const fields = new FieldBook(world);
  const permissions = new Permissions(world);
  const desk = new Administration(world);
  const services = {
    world,
    permissions,
    fields,
    desk,
    writer: new IssueWriter(world),
    search: new Search(world, permissions),
    outbox: new Outbox(world.database),
  };
  const router = new Router(services, new RateLimiter({ ...PUBLISHED_LIMITS, ...options.limits }), routes);
  world.write(() => layOut(fields, desk));
  // The parser builds its tables at the first query; better now than while somebody waits for a search.
  parseJql("project is EMPTY");
  return {
    desk,
    request: async (request) => router.handle(request),
    scopesFor: (method, path) => router.scopesFor(method, path),
    onProductEvent: (listener) => world.onProductEvent(listener),
    installApp: (app) => world.write(() => installApp(world, fields, app, options.appFieldNames)),
    close: () => world.close(),
  };
}

/** What every service management site has from the start. */
function layOut(fields: FieldBook, desk: Desk): void {
  fields.add("Request Type", "request-type");
  fields.add("Organizations", "organizations");
  fields.add("Request participants", "participants");
  fields.add("Team", "team");
  fields.add("Impact", "select");
  fields.add("Urgency", "select");
  desk.addResolution("Done");
}

function installApp(
  world: World,
  fields: FieldBook,
  app: Parameters<JiraSite["installApp"]>[0],
  { suffix = "", haveNamesakes = false }: AppFieldNames = {},
): { accountId: string } {
  const accountId = `app-${app.appId}`;
  world.accounts.put({
    id: accountId,
    accountId,
    displayName: app.name,
    kind: "app",
    emailAddress: null,
    timeZone: world.timeZone,
    locale: "en_US",
    active: true,
    appId: app.appId,
  });
  world.configurationChanged();
  for (const field of app.fields) {
    const name = `${field.name}${suffix}`;
    if (haveNamesakes) fields.add(name, "text");
    fields.addAppField(app.appId, app.environmentId, { ...field, name });
  }
  return { accountId };
}
