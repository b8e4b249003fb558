import { among, joined, NEVER, type Sql, sql } from "../jql/sql";
import type { Issue } from "../store/issue";
import { badRequest, notImplemented } from "./problem";
import type { Call } from "./route";

/** The ways in which a request can be somebody's, by the names of `requestOwnership`. */
const OWNERSHIPS: Readonly<Record<string, (call: Call) => Sql>> = {
  OWNED_REQUESTS: reportedBy,
  PARTICIPATED_REQUESTS: participatedBy,
  ORGANIZATION: sharedWithOrganizations,
  ALL_ORGANIZATIONS: sharedWithOrganizations,
  ALL_REQUESTS: (call) => joined([reportedBy(call), participatedBy(call), sharedWithOrganizations(call)], "OR"),
};

/**
 * Requests that are the caller's as a customer, newest first; agents find those of others by JQL. Late like every search.
 * @throws Problem 400, 501
 */
export function requestsOfCaller(call: Call): Issue[] {
  if (call.query.has("approvalStatus")) throw notImplemented("approvals on requests");
  call.world.searchIndex.catchUp(call.now);
  const conditions = [sql("i.requesttype IS NOT NULL"), ownership(call), status(call), ...narrowings(call)];
  const where = joined(conditions, "AND");
  const rows = call.world.database.all<{ id: number }>(
    `SELECT i.id FROM search_issue i WHERE ${where.sql} ORDER BY i.created DESC, i.id DESC`,
    ...where.cells,
  );
  return rows.flatMap(({ id }) => call.world.issues.byId(id) ?? []);
}

function ownership(call: Call): Sql {
  const wanted = call.list("requestOwnership");
  const parts = (wanted.length > 0 ? wanted : ["OWNED_REQUESTS"]).map((name) => {
    const condition = OWNERSHIPS[name];
    if (!condition)
      throw badRequest(`The requestOwnership '${name}' is none of ${Object.keys(OWNERSHIPS).join(", ")}.`);
    return condition(call);
  });
  return joined(parts, "OR");
}

function reportedBy(call: Call): Sql {
  return sql("i.reporter = ?", call.account!.id);
}

function participatedBy(call: Call): Sql {
  return hasTerm(call, "com.atlassian.servicedesk:sd-request-participants", [call.account!.id]);
}

function sharedWithOrganizations(call: Call): Sql {
  const own = call.world.organizations.all().filter(({ members }) => members.includes(call.account!.id));
  return hasTerm(
    call,
    "com.atlassian.servicedesk:sd-customer-organizations",
    own.map(({ id }) => id),
  );
}

function hasTerm(call: Call, customType: string, ids: readonly string[]): Sql {
  const field = call.services.fields.byCustomType(customType);
  if (!field || ids.length === 0) return NEVER;
  call.world.searchIndex.ask(field.id);
  const texts = among(
    "t.text",
    ids.map((id) => id.toLowerCase()),
  );
  return sql(
    `EXISTS (SELECT 1 FROM search_term t WHERE t.issue = i.id AND t.field = ? AND ${texts.sql})`,
    field.id,
    ...texts.cells,
  );
}

function status(call: Call): Sql {
  const wanted = call.query.get("requestStatus") ?? "ALL_REQUESTS";
  switch (wanted) {
    case "OPEN_REQUESTS":
      return sql("i.resolution IS NULL");
    case "CLOSED_REQUESTS":
      return sql("i.resolution IS NOT NULL");
    case "ALL_REQUESTS":
      return sql("1");
    default:
      throw badRequest(`The requestStatus '${wanted}' is none of OPEN_REQUESTS, CLOSED_REQUESTS, ALL_REQUESTS.`);
  }
}

function narrowings(call: Call): Sql[] {
  const { query, world } = call;
  const desk = query.get("serviceDeskId");
  const requestType = query.get("requestTypeId");
  const organization = query.get("organizationId");
  const words = query.get("searchTerm");
  if (words !== null) world.searchIndex.askForWords();
  return [
    ...(desk === null ? [] : [sql("i.project = ?", world.serviceDesk(desk)?.id ?? "")]),
    ...(requestType === null ? [] : [sql("i.requesttype = ?", requestType)]),
    ...(organization === null
      ? []
      : [hasTerm(call, "com.atlassian.servicedesk:sd-customer-organizations", [organization])]),
    ...(words === null ? [] : [sql("instr(i.text, ?) > 0", words.toLowerCase())]),
  ];
}
