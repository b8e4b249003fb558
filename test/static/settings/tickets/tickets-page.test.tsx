import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { MonitoringStatus, SiteFindings, TicketActionRules } from "../../../../src/contract";
import TicketsPage from "../../../../static/ui/settings/tickets/tickets-page";
import { catalogueOf, findings, HERE, openedWith, payloads, show, stageWith } from "../../support/page";

const catalogue = catalogueOf({
  statuses: [{ name: "New", category: "new" }],
  services: [{ key: "email", name: "E-mail" }],
});
const status: MonitoringStatus = {
  project: {
    catalogueVersion: 4,
    importedAt: "2026-11-20T08:00:00Z",
    monitoredFrom: "2026-11-01T08:00:00Z",
    fields: { service: ["cf_1", "components"], customer: ["cf_2"], team: [] },
  },
  lastSweep: { ranAt: "2026-11-23T08:55:00Z", handedOn: 3, overdue: 0 },
  notMonitored: [],
  baseline: null,
  lastReconciliation: { ranAt: "2026-11-23T08:10:00Z", repaired: 2, failed: ["tickets"], repairedInAll: 12 },
  lastAudit: null,
};
const directory = {
  project: HERE,
  statuses: [{ name: "Open", category: "new" }],
  priorities: [],
  requestTypes: ["Ask for help"],
  components: ["Mail"],
  organizations: [],
  fields: [
    { id: "cf_1", name: "Agreed service" },
    { id: "cf_2", name: "Organizations" },
    { id: "cf_3", name: "Team" },
    { id: "components", name: "Components" },
  ],
  unavailable: [],
};
const rules: TicketActionRules = {
  breachReasons: [
    { key: "supplier", name: "Supplier" },
    { key: "other", name: "Something else" },
  ],
  extensionGranters: { accountIds: ["lead"], groups: ["duty-managers"] },
  acknowledgementHolds: true,
  agentFigureGroups: ["team-leads"],
};
const wellFound: SiteFindings = { isMarkedAsWatched: true, tellsOrganizations: true };
const answers = { monitoringStatus: status, siteFindings: wellFound, directory, ticketActionRules: rules };
const part = (name: string) => screen.findByRole("region", { name });

describe("what Jira keeps from the app", () => {
  const unmarked = "Tickets of this project do not show their promises";
  const untold = "Customers are not known by their organizations";

  it("is not there where all is well", async () => {
    show(<TicketsPage />, stageWith(catalogue, answers, "/tickets"));
    await part("Monitoring");
    expect([screen.queryByText(unmarked), screen.queryByText(untold)]).toEqual([null, null]);
  });

  it("tells that the project's property is missing, and has it written in the administrator's name", async () => {
    let isMarkedAsWatched = false;
    const stage = stageWith(
      catalogue,
      {
        ...answers,
        siteFindings: () => ({ ...wellFound, isMarkedAsWatched }),
        markAsWatched: () => {
          isMarkedAsWatched = true;
          return null;
        },
      },
      "/tickets",
    );
    const { container } = show(<TicketsPage />, stage);
    expect((await part(unmarked)).textContent).toContain("Administer Projects");
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Show them" }));
    await waitFor(() => expect(screen.queryByText(unmarked)).toBeNull());
  });

  it("tells that organizations are refused, what follows and what to do", async () => {
    const found = { ...wellFound, tellsOrganizations: false };
    show(<TicketsPage />, stageWith(catalogue, { ...answers, siteFindings: found }, "/tickets"));
    const { textContent } = await part(untold);
    expect(textContent).toContain("only what is agreed with everybody");
    expect(textContent).toContain("role of an agent");
  });
});

describe("monitoring", () => {
  it("tells when tickets were last looked at and what was put right", async () => {
    const { container } = show(<TicketsPage />, stageWith(catalogue, answers, "/tickets"));
    const { textContent } = await part("Monitoring");
    expect(textContent).toContain("version 4");
    expect(textContent).toContain("3 tickets were handed on");
    expect(textContent).toContain("2 tickets put right (12 put right in all)");
    expect(textContent).toContain("Tickets could not be compared with Jira");
    expect(textContent).toContain("Not yet");
    expect(textContent).toContain("Every ticket is watched.");
    expect(await findings(container)).toEqual([]);
  });

  it("says that nothing is watched while nothing is agreed", async () => {
    const none = { ...status, project: null };
    const { container } = show(
      <TicketsPage />,
      stageWith(catalogue, { ...answers, monitoringStatus: none }, "/tickets"),
    );
    expect(await screen.findByText("No ticket is watched yet")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("warns of work that waited too long", async () => {
    const late = { ...status, lastSweep: { ranAt: "2026-11-23T08:55:00Z", handedOn: 9, overdue: 7 } };
    show(<TicketsPage />, stageWith(catalogue, { ...answers, monitoringStatus: late }, "/tickets"));
    expect(await screen.findByText("7 tickets waited longer than they should")).toBeTruthy();
  });

  it("lists tickets that are not watched, with the reason and what to do", async () => {
    const since = "2026-11-22T08:00:00Z";
    const left = {
      ...status,
      notMonitored: [
        { issueId: "1", issueKey: "HELP-1", reason: "not-readable", since },
        { issueId: "2", issueKey: "", reason: "comment-refused", since },
      ],
    };
    const { container } = show(
      <TicketsPage />,
      stageWith(catalogue, { ...answers, monitoringStatus: left }, "/tickets"),
    );
    const table = await screen.findByRole("table", { name: "Tickets that are not watched" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("HELP-1Jira does not show it to the app"),
      expect.stringContaining("2Jira lets nobody, or not the app, comment on it"),
    ]);
    expect(await findings(container)).toEqual([]);
  });

  it("can be asked again when it could not be read", async () => {
    let asked = 0;
    const monitoringStatus = () => (asked++ === 0 ? new Error("The store is away.") : status);
    const { container } = show(<TicketsPage />, stageWith(catalogue, { ...answers, monitoringStatus }, "/tickets"));
    expect(await screen.findByText("The store is away.")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await part("Monitoring")).toBeTruthy();
  });
});

describe("the fields that tell what a ticket is about", () => {
  it("are moved, removed, added and saved in their order", async () => {
    const stage = stageWith(catalogue, { ...answers, saveMapping: null }, "/tickets");
    show(<TicketsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Move Components up" }));
    fireEvent.click(screen.getByRole("button", { name: "Remove Organizations" }));
    const team = screen.getByRole("combobox", { name: "The team that works on it" });
    fireEvent.click(team);
    fireEvent.click(screen.getByRole("option", { name: /^Groups of the assignee/ }));
    fireEvent.click(screen.getByRole("button", { name: "Save fields" }));
    await waitFor(() =>
      expect(payloads(stage, "saveMapping")).toEqual([
        expect.objectContaining({
          fields: { service: ["components", "cf_1"], customer: [], team: ["assignee.groups"] },
        }),
      ]),
    );
  });

  it("keep what was chosen when the app refuses it", async () => {
    const refusal = new Error("Jira has no field cf_9.");
    show(<TicketsPage />, stageWith(catalogue, { ...answers, saveMapping: refusal }, "/tickets"));
    fireEvent.click(await screen.findByRole("button", { name: "Remove Organizations" }));
    fireEvent.click(screen.getByRole("button", { name: "Save fields" }));
    expect((await screen.findByRole("alert")).textContent).toBe("Jira has no field cf_9.");
    expect(screen.queryByRole("button", { name: "Remove Organizations" })).toBeNull();
  });
});

describe("the rules for actions", () => {
  it("are saved as they stand: a known reason keeps its key, a new one gets one of its name", async () => {
    const stage = stageWith(catalogue, { ...answers, saveTicketActionRules: null }, "/tickets");
    const { container } = show(<TicketsPage />, stage);
    const actions = within(await part("Actions on tickets"));
    const reasons = await actions.findByRole("combobox", { name: "Reasons for breaches" });
    fireEvent.change(reasons, { target: { value: "User training" } });
    fireEvent.keyDown(reasons, { key: "Enter" });
    fireEvent.click(actions.getByRole("button", { name: /Something else/ }));
    fireEvent.click(actions.getByRole("checkbox", { name: "An acknowledged step holds those after it" }));
    fireEvent.click(actions.getByRole("button", { name: "Save the rules" }));
    await waitFor(() =>
      expect(payloads(stage, "saveTicketActionRules")).toEqual([
        expect.objectContaining({
          rules: {
            breachReasons: [
              { key: "supplier", name: "Supplier" },
              { key: "user-training", name: "User training" },
            ],
            extensionGranters: { accountIds: ["lead"], groups: ["duty-managers"] },
            acknowledgementHolds: false,
            agentFigureGroups: ["team-leads"],
          },
        }),
      ]),
    );
    expect(await findings(container)).toEqual([]);
  });
});

it("asks before it is left while any part of it holds changes", async () => {
  const stage = stageWith(catalogue, answers, "/tickets");
  show(<TicketsPage />, stage);
  fireEvent.click(await screen.findByRole("button", { name: "Remove Organizations" }));
  fireEvent.click(screen.getByRole("button", { name: "Take over those of the project" }));
  expect(stage.location.isGuarded).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Save statuses" }));
  await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
  expect(stage.location.isGuarded).toBe(true);
  fireEvent.click(within(await part("What a ticket is about")).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(stage.location.isGuarded).toBe(false));
});

describe("tickets of the past", () => {
  it("are taken in for a period, and a bad one is answered beside its field", async () => {
    const stage = stageWith(catalogue, { ...answers, startBaseline: null }, "/tickets");
    show(<TicketsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Take in" }));
    expect(await screen.findByText("Choose the first and the last day.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("First day"), { target: { value: "2026-10-01" } });
    fireEvent.change(screen.getByLabelText("Last day"), { target: { value: "2026-10-31" } });
    fireEvent.click(screen.getByRole("button", { name: "Take in" }));
    await waitFor(() =>
      expect(payloads(stage, "startBaseline")).toEqual([
        expect.objectContaining({ from: "2026-09-30T22:00:00.000Z", to: "2026-10-31T23:00:00.000Z" }),
      ]),
    );
  });

  it("tell how far they are", async () => {
    const baseline = {
      from: "2026-09-30T22:00:00Z",
      to: "2026-10-31T23:00:00Z",
      found: 1200,
      added: 800,
      finishedAt: null,
    };
    const running = { ...status, baseline };
    show(<TicketsPage />, stageWith(catalogue, { ...answers, monitoringStatus: running }, "/tickets"));
    expect(
      await screen.findByText("Taking in tickets from Oct 1, 2026 to Oct 31, 2026: 1,200 found so far, 800 added."),
    ).toBeTruthy();
  });
});

describe("a project that follows another's catalogue", () => {
  const followed = {
    ...answers,
    openCatalogue: openedWith(catalogue, {
      isFollowed: true,
      owner: { projectId: "7", projectKey: "HQ", name: "Head" },
    }),
    wordMapping: { statuses: {}, teams: {}, services: {} },
    saveWordMapping: null,
  };

  it("says which of its words stand for those of the catalogue", async () => {
    const stage = stageWith(catalogue, followed, "/tickets");
    const { container } = show(<TicketsPage />, stage);
    const words = await part("This project’s words for the catalogue’s");
    expect(await within(words).findByText("Not in this project")).toBeTruthy();
    fireEvent.click(within(words).getByRole("combobox", { name: "New" }));
    fireEvent.click(await screen.findByRole("option", { name: "Open" }));
    expect(within(words).queryByText("Not in this project")).toBeNull();
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Save words" }));
    await waitFor(() =>
      expect(payloads(stage, "saveWordMapping")).toEqual([
        expect.objectContaining({ words: { statuses: { New: ["Open"] }, teams: {}, services: {} } }),
      ]),
    );
  });

  it("changes no statuses of the catalogue", async () => {
    show(<TicketsPage />, stageWith(catalogue, followed, "/tickets"));
    const statuses = await part("Statuses in the catalogue");
    expect(within(statuses).queryByRole("button")).toBeNull();
  });
});

describe("the catalogue's statuses", () => {
  it("are taken over from the project", async () => {
    const stage = stageWith(catalogue, answers, "/tickets");
    show(<TicketsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Take over those of the project" }));
    fireEvent.click(screen.getByRole("button", { name: "Save statuses" }));
    await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
    expect(payloads(stage, "saveEntries")[0]?.edits).toEqual([
      { entry: { section: "statuses", key: "New" }, before: { name: "New", category: "new" }, after: null },
      { entry: { section: "statuses", key: "Open" }, before: null, after: { name: "Open", category: "new" } },
    ]);
  });

  it("are not saved while one has no name", async () => {
    const stage = stageWith(catalogue, answers, "/tickets");
    show(<TicketsPage />, stage);
    const statuses = await part("Statuses in the catalogue");
    fireEvent.click(within(statuses).getByRole("button", { name: "Add a status" }));
    fireEvent.click(within(statuses).getByRole("button", { name: "Save statuses" }));
    expect((await screen.findByRole("alert")).textContent).toBe("Give status 2 a name.");
    expect(payloads(stage, "saveEntries")).toEqual([]);
  });
});
