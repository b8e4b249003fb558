/**
 * Every function of every resolver, found in the manifest and the code, is walked by everybody: whoever is not meant to gets
 * neither data nor a change, whatever ids they send. A new function is walked by itself; it needs a payload that it
 * understands in `resolver-payloads.ts`, and is taken to be for the fewest who may use its resolver.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Answer, ImportResult } from "../../src/contract";
import type { Onlooker } from "./panel-site";
import { resolverPayloads } from "./resolver-payloads";
import { SimulatedSite } from "./simulated-site";

const ROOT = join(__dirname, "..", "..");
const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

interface ManifestModule {
  readonly key: string;
  /** Of a function. */
  readonly handler?: string;
  readonly resolver?: { readonly function: string };
}
interface Manifest {
  readonly modules: Readonly<Record<string, readonly ManifestModule[]>>;
}

/** A module whose page calls a resolver, with the names of all that it can call. */
interface Walked {
  readonly moduleKey: string;
  readonly moduleType: string;
  /** The function of the manifest. */
  readonly resolver: string;
  readonly names: readonly string[];
}

/** What `resolver.define` was called with while the app was loaded, instead of what the platform makes of it. */
function walkedModules(): Walked[] {
  class NamesOnly {
    readonly names: string[] = [];
    define(name: string): void {
      this.names.push(name);
    }
    getDefinitions(): readonly string[] {
      return this.names;
    }
  }
  let app: Readonly<Record<string, unknown>> = {};
  jest.isolateModules(() => {
    jest.doMock("@forge/resolver", () => ({ __esModule: true, default: NamesOnly }));
    app = require("../../src/index");
  });
  jest.dontMock("@forge/resolver");
  const { modules } = parse(readFileSync(join(ROOT, "manifest.yml"), "utf8")) as Manifest;
  const handlers = new Map(modules.function!.map(({ key, handler }) => [key, handler!.replace(/^index\./, "")]));
  return Object.entries(modules).flatMap(([moduleType, all]) =>
    all.flatMap(({ key, resolver }) => {
      if (resolver === undefined) return [];
      const names = app[handlers.get(resolver.function)!];
      return [{ moduleKey: key, moduleType, resolver: resolver.function, names: names as readonly string[] }];
    }),
  );
}

const modules = walkedModules();
const functions = modules.flatMap(({ names, ...module }) => names.map((name) => ({ ...module, name })));

/** Stands in every text of the project: an answer that holds it told something of the project. */
const MARK = "Zirconium";
const catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", name: `${MARK} hours`, timezone: "Etc/UTC", weekly: "always" }],
  services: [{ key: "email", name: `${MARK} mail`, tickets: { service: ["Printers"] } }],
  contacts: [{ key: "slm", name: `${MARK} manager`, side: "provider", accountId: "lead" }],
  customers: [{ key: "acme", name: "Acme" }],
  agreements: [
    {
      key: "email",
      name: `${MARK} promise`,
      kind: "sla",
      version: 1,
      service: "email",
      owner: "slm",
      validFrom: "2024-01-01",
      targets: [{ measure: "resolution", within: "PT4H", calendar: "always" }],
    },
  ],
};

const personas: Readonly<Record<string, Onlooker>> = {
  "agent of the project": { accountId: "agent" },
  "administrator of the project": { accountId: "head" },
  "agent without this project": { accountId: "neighbour" },
  "administrator of another project": { accountId: "other-head" },
  "site administrator without a role": { accountId: "root" },
  "customer of this request": { accountId: "customer", accountType: "unlicensed" },
  "colleague it is shared with": { accountId: "colleague", accountType: "unlicensed" },
  "customer of another organization": { accountId: "stranger", accountType: "unlicensed" },
  "customer who says to be licensed": { accountId: "stranger", accountType: "licensed" },
  "customer who says to be portal-only": { accountId: "outsider", accountType: "customer" },
  "portal-only": { accountId: "portal", accountType: "customer" },
  "account that nobody knows": { accountId: "nobody-at-all" },
  anonymous: { accountType: "anonymous" },
  "nobody with a name": { accountId: "unidentified", accountType: "anonymous" },
};

const team = ["agent of the project", "administrator of the project"];
const ownCustomers = ["customer of this request", "colleague it is shared with"];
/** Who may call a resolver's functions at all. */
const admitted: Readonly<Record<string, readonly string[]>> = {
  settings: ["administrator of the project"],
  review: ["administrator of the project"],
  ticket: team,
  queue: team,
  portal: ["agent of the project", ...ownCustomers],
  "service-field": [...team, ...ownCustomers, "customer of another organization", "customer who says to be licensed"],
};
/** What agents read in the reviews, which administrators change. */
const forAgentsToo = [
  "openCatalogue",
  "historyOf",
  "reviewDesk",
  "reviewRecord",
  "reviewPack",
  "frozenReview",
  "keptShare",
  "measuredNeeds",
  "availability",
];

const isAdmitted = (persona: string, { resolver, name }: { resolver: string; name: string }) =>
  (resolver === "review" && forAgentsToo.includes(name) && persona === "agent of the project") ||
  (admitted[resolver] ?? []).includes(persona);

let site: SimulatedSite;
/** Where a page says that it stands: every kind of page names what it would, and more. */
let here: Readonly<Record<string, unknown>>;
let elsewhere: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const [accountId, kind] of [
    ["head", "agent"],
    ["neighbour", "agent"],
    ["other-head", "agent"],
    ["root", "administrator"],
    ["colleague", "customer"],
    ["stranger", "customer"],
    ["outsider", "customer"],
    ["portal", "portal-only"],
  ] as const)
    desk.addUser({ accountId, displayName: accountId, kind });
  const other = desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "other-head",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  const grant = (project: string, agents: readonly string[], administrators: readonly string[]) => {
    const holders = (accountIds: readonly string[]) => [
      { type: "app" as const },
      ...accountIds.map((id) => ({ type: "user" as const, id })),
    ];
    desk.setGrants(project, "BROWSE_PROJECTS", holders([...agents, ...administrators]));
    desk.setGrants(project, "SERVICEDESK_AGENT", holders(agents));
    desk.setGrants(project, "ADMINISTER_PROJECTS", holders(administrators));
  };
  grant("HD", ["agent"], ["lead", "head"]);
  grant("OP", ["neighbour"], ["other-head"]);
  for (const project of ["HD", "OP"]) desk.addRequestType(project, { name: "Get help", issueType: "Incident" });
  desk.addOrganization("Acme", ["customer", "colleague"]);
  desk.addOrganization("Bolt", ["stranger"]);
  for (const name of ["Acme", "Bolt"]) desk.addOrganizationToProject("HD", name);
  for (const accountId of ["outsider", "portal"]) desk.addCustomer("OP", accountId);
  const text = JSON.stringify(catalogue);
  expect(await site.answer<ImportResult>("importCatalogue", { text })).toMatchObject({ kind: "imported" });
  const ticket = site.createTicket({ Service: "Printers", requesttype: "Get help", organizations: ["Acme"] });
  const foreign = desk.createIssue({
    project: "OP",
    at: site.clock.now(),
    actor: "portal",
    fields: { summary: "x", issuetype: "Incident", status: "New", requesttype: "Get help", reporter: "portal" },
  });
  here = {
    project: { id: site.projectId, key: "HD" },
    issue: { id: ticket.id, key: ticket.key },
    portal: { id: 1 },
    request: { key: ticket.key },
  };
  elsewhere = {
    project: { id: other.id, key: "OP" },
    issue: { id: foreign.id, key: foreign.key },
    portal: { id: 2 },
    request: { key: foreign.key },
  };
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
});
afterAll(() => site.close());

type Called = Omit<Walked, "names"> & { readonly name: string };

/** Asks as the module's page would; what the function throws is told nobody, and counts as no answer. */
async function call(
  { moduleKey, moduleType, resolver, name }: Called,
  persona: string,
  place: Readonly<Record<string, unknown>>,
  forged: object = {},
): Promise<Answer<unknown>> {
  const { accountId, accountType = "licensed" } = personas[persona]!;
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey,
      functionKey: name,
      payload: { projectId: site.projectId, ...resolverPayloads[resolver]?.[name], ...forged },
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension: { type: moduleType, ...place },
    }),
  );
  if (answer.kind === "failed") throw new Error(`${resolver}.${name} failed for ${persona}: ${answer.message}`);
  return answer.value as Answer<unknown>;
}

/** All that the walks could have changed. */
async function standing(): Promise<unknown> {
  const asked = [
    ["settings", "exportCatalogue"],
    ["settings", "ticketActionRules"],
    ["settings", "auditTrail"],
    ["settings", "wordMapping"],
    ["review", "reviewDesk"],
    ["ticket", "journal"],
  ];
  await site.clock.runUntil(site.clock.now() + MINUTE); // a listing of storage lags behind
  return Promise.all(
    asked.map(([resolver, name]) =>
      call(
        functions.find((one) => one.resolver === resolver && one.name === name)!,
        "administrator of the project",
        here,
      ),
    ),
  );
}

it("finds the resolvers of the manifest and their functions", () => {
  expect(new Set(modules.map(({ resolver }) => resolver))).toEqual(new Set(Object.keys(admitted)));
  for (const { names } of modules) expect(names.length).toBeGreaterThan(0);
  const withoutPayload = functions.filter(({ resolver, name }) => resolverPayloads[resolver]?.[name] === undefined);
  expect(withoutPayload.map(({ resolver, name }) => `${resolver}.${name}`)).toEqual([]);
});

describe("whoever is not meant to", () => {
  const refused = functions.flatMap((one) =>
    Object.keys(personas).flatMap((persona) => (isAdmitted(persona, one) ? [] : [{ ...one, persona }])),
  );
  let before: unknown;
  beforeAll(async () => {
    before = await standing();
  });

  it.each(functions)("is refused by $resolver, $name, whatever ids they send", async (one) => {
    const forged = {
      issueId: (here.issue as { id: string }).id,
      issueKey: (here.issue as { key: string }).key,
      issue: here.issue,
      request: here.request,
      project: here.project,
      accountId: "head",
      context: { accountId: "head", extension: here },
      principal: { accountId: "head" },
    };
    for (const { persona } of refused.filter(
      ({ moduleKey, name }) => moduleKey === one.moduleKey && name === one.name,
    )) {
      const honest = await call(one, persona, here);
      expect([persona, honest]).toMatchObject([persona, { kind: "failed", code: "not-allowed" }]);
      const lying = await call(one, persona, here, forged);
      expect([persona, lying]).toMatchObject([persona, { kind: "failed", code: "not-allowed" }]);
      // From a page on what is their own they may be told of that, and of nothing else.
      const own = await call(one, persona, elsewhere, forged);
      expect(JSON.stringify(own)).not.toContain(MARK);
      // A page on something of each: what it names is not of one project.
      const mixed = await call(one, persona, { ...elsewhere, project: here.project }, forged);
      expect(JSON.stringify(mixed)).not.toContain(MARK);
      const mixedToo = await call(one, persona, { ...here, project: elsewhere.project }, forged);
      expect(JSON.stringify(mixedToo)).not.toContain(MARK);
    }
  });

  it("has changed nothing by all that", async () => {
    expect(await standing()).toEqual(before);
  });
});

describe("whoever is meant to", () => {
  const asked = functions.flatMap((one) =>
    Object.keys(personas).flatMap((persona) => (isAdmitted(persona, one) ? [{ ...one, persona }] : [])),
  );
  it.each(asked)("$resolver, $name: $persona", async ({ persona, ...one }) => {
    const answer = await call(one, persona, here);
    // Otherwise a wrong payload would pass for a permission.
    if (answer.kind === "failed") expect(answer.message).not.toContain("not understood");
    expect(answer).not.toMatchObject({ code: "not-allowed" });
  });
});
