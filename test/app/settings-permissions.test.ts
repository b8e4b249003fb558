import type { AgreeCalls, Answer, SettingsCalls } from "../../src/contract";
import { settingsCalls } from "../../src/handlers/settings";
import { settingsPayloads } from "./resolver-payloads";
import { SimulatedSite } from "./simulated-site";

type Name = keyof (AgreeCalls & SettingsCalls);

/** What a page would send to each function, without the project. */
const payloads: Readonly<Record<Name, object>> = settingsPayloads;
const names = Object.keys(payloads) as Name[];

let site: SimulatedSite;
beforeAll(async () => {
  site = await SimulatedSite.open(Date.UTC(2024, 0, 8, 9));
  const { desk } = site.jira;
  desk.addUser({ accountId: "neighbour", displayName: "Ned Neighbour", kind: "agent" });
  desk.addUser({ accountId: "head", displayName: "Hedy Head", kind: "agent" });
  desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  desk.addActors("OP", "Administrators", { users: ["neighbour"] });
  desk.setGrants("OP", "BROWSE_PROJECTS", [
    { type: "app" },
    { type: "user", id: "lead" },
    { type: "user", id: "neighbour" },
  ]);
  desk.addUser({ accountId: "guest", displayName: "Gus Guest", kind: "agent" });
  desk.addActors("HD", "Administrators", { users: ["head", "guest"] });
});
afterAll(() => site.close());

/** What an answer says of the asker's permission. */
async function isAllowed(name: Name, accountId: string, payload: object = {}): Promise<boolean> {
  const answer: Answer<unknown> = await site.ask(name, { ...payloads[name], ...payload }, accountId);
  if (answer.kind === "answered") return true;
  // Otherwise a wrong payload would pass for a permission.
  expect(answer.message).not.toContain("not understood");
  return answer.code !== "not-allowed";
}

it("knows a payload for every function there is", () => {
  expect(names.sort()).toEqual(Object.keys(settingsCalls).sort());
});

describe.each(names)("%s", (name) => {
  it.each`
    accountId         | allowed  | why
    ${"head"}         | ${true}  | ${"an administrator of this very project"}
    ${"neighbour"}    | ${false} | ${"an administrator of another project"}
    ${"agent"}        | ${false} | ${"an agent of this project"}
    ${"customer"}     | ${false} | ${"a customer of it"}
    ${"unidentified"} | ${false} | ${"somebody who is not logged in"}
  `("is for $why: $allowed", async ({ accountId, allowed }) => {
    expect(await isAllowed(name, accountId)).toBe(allowed);
  });

  it.each(["", "0", "007", "1 OR 1", "../1", "99999999999999999999"])(
    "takes no project %j from anybody",
    async (projectId) => {
      const answer = await site.ask(name, { ...payloads[name], projectId }, "head");
      expect(answer.kind).toBe("failed");
    },
  );
});

it("goes by the project that is asked about, whatever page it is asked from", async () => {
  const other = site.jira.desk.projects().find(({ key }) => key === "OP")!;
  expect(await isAllowed("openCatalogue", "neighbour", { projectId: other.id })).toBe(true);
  expect(await isAllowed("openCatalogue", "head", { projectId: other.id })).toBe(false);
});

it("lets nobody follow or find a catalogue of a project that they cannot see", async () => {
  const other = site.jira.desk.projects().find(({ key }) => key === "OP")!;
  await site.ask("saveEntries", { ...payloads.saveEntries, projectId: other.id }, "neighbour");
  await site.ask("shareCatalogue", { isShared: true, projectId: other.id }, "neighbour");
  await site.clock.runUntil(site.clock.now() + 60_000); // a listing of storage lags behind
  const shared = (accountId: string) => site.ask<{ projectKey: string }[]>("sharedCatalogues", {}, accountId);
  expect(await shared("lead")).toMatchObject({ value: [{ projectKey: "OP" }] });
  expect(await shared("guest")).toMatchObject({ value: [] });
  expect(await isAllowed("followCatalogue", "guest", { source: other.id })).toBe(false);
  expect(await isAllowed("followCatalogue", "lead", { source: other.id })).toBe(true);
});
