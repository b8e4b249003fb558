import { openJira, SEED_PROJECT, seedServiceDesk } from "../../jira";
import type { ProductEvent } from "../../seams";
import { HOUR, StillClock } from "./support/help-desk";

describe("the invented help desk", () => {
  const clock = new StillClock();
  const events: ProductEvent[] = [];
  const jira = openJira({ clock });
  jira.onProductEvent((event) => events.push(event));
  seedServiceDesk(jira.desk, clock.now());
  afterAll(() => jira.close());

  const find = async (jql: string) => {
    const { accountId } = jira.desk.users()[0]!;
    const body = JSON.stringify({ jql, fields: ["status", "created", "updated"], maxResults: 100 });
    const reply = await jira.request({
      method: "POST",
      path: "/rest/api/3/search/jql",
      headers: {},
      body,
      caller: { kind: "user", accountId },
    });
    return JSON.parse(reply.body!).issues as {
      key: string;
      fields: { status: { name: string }; created: string; updated: string };
    }[];
  };

  it("has about forty tickets in every status", async () => {
    const issues = await find(`project = ${SEED_PROJECT}`);
    expect(issues.length).toBeGreaterThanOrEqual(35);
    expect(new Set(issues.map(({ fields }) => fields.status.name))).toEqual(
      new Set([
        "Waiting for support",
        "In progress",
        "Waiting for customer",
        "Waiting for vendor",
        "Resolved",
        "Closed",
      ]),
    );
  });

  it("has fresh ones and old ones, and none of the future", async () => {
    const instants = (await find(`project = ${SEED_PROJECT}`)).map(({ fields }) =>
      Date.parse(fields.created.replace(/(\d\d)$/, ":$1")),
    );
    expect(Math.max(...instants)).toBeGreaterThan(clock.now() - HOUR);
    expect(Math.min(...instants)).toBeLessThan(clock.now() - 30 * 24 * HOUR);
    expect(await find("created > now() OR updated > now() OR resolved > now()")).toEqual([]);
  });

  it("has people of every kind, two customers' organizations and three teams", () => {
    const kinds = jira.desk.users().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "administrator").length).toBe(1);
    expect(kinds.filter((kind) => kind === "portal-only").length).toBe(1);
    expect(jira.desk.organizations().length).toBe(2);
  });

  it("tells apps nothing of its making", () => {
    expect(events).toEqual([]);
  });
});
