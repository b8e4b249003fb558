import { screen, within } from "@testing-library/react";
import ItemsPage from "../../../../static/ui/settings/configuration-items/items-page";
import { catalogueOf, findings, payloads, show, stageWith } from "../../support/page";

const configurationItems = [
  { key: "storage", name: "Storage array" },
  { key: "mail-1", name: "Mail server", type: "server", dependsOn: ["storage"] },
];
const services = [{ key: "email", name: "E-mail", configurationItems: ["mail-1"] }];
const trail = {
  cursor: null,
  entries: [
    {
      at: "2026-11-20T10:00:00Z",
      by: { accountId: "a", name: "Anna Berg" },
      entry: { section: "configurationItems", key: "storage" },
      action: "changed",
      facts: [{ path: "name", before: "Disks", after: "Storage array" }],
      note: "Renamed by the vendor",
      issueKey: "CHG-4",
    },
  ],
};

it("teaches what configuration items are for while there is none", async () => {
  const { container } = show(<ItemsPage />, stageWith(catalogueOf({}), {}, "/items"));
  expect(await screen.findByText("No configuration items yet")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("says how many rely on each", async () => {
  const { container } = show(<ItemsPage />, stageWith(catalogueOf({ configurationItems, services }), {}, "/items"));
  const row = (await screen.findByRole("link", { name: "Storage array" })).closest("tr");
  expect(row?.textContent).toContain("1");
  expect(await findings(container)).toEqual([]);
});

describe("an item's page", () => {
  const stageOf = () =>
    stageWith(catalogueOf({ configurationItems, services }), { auditTrail: trail }, "/items/storage");

  it("shows what fails with it, each under what passes the failure on", async () => {
    const { container } = show(<ItemsPage />, stageOf());
    const affected = within(await screen.findByRole("region", { name: "If it fails, these fail too" }));
    const server = affected.getByRole("link", { name: "Mail server" }).closest("li");
    expect(server && within(server).getByRole("link", { name: "E-mail" })).toBeTruthy();
    expect(screen.getByText("It needs nothing else.")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("tells who changed it, when, what and by which ticket", async () => {
    const stage = stageOf();
    show(<ItemsPage />, stage);
    const row = (await screen.findByText("Anna Berg")).closest("tr");
    expect(row?.textContent).toContain("Nov 20, 2026");
    expect(row?.textContent).toContain("name: Disks Storage array");
    expect(row?.textContent).toContain("CHG-4 Renamed by the vendor");
    expect(payloads(stage, "auditTrail")[0]?.entry).toEqual({ section: "configurationItems", key: "storage" });
  });
});
