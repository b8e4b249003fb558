import { fireEvent, screen } from "@testing-library/react";
import OverviewPage from "../../../../static/ui/settings/overview/overview-page";
import { catalogueOf, findings, show, stageWith } from "../../support/page";

const calendar = { key: "office", timezone: "Europe/Berlin", weekly: "always" as const };
const watching = { monitoringStatus: { project: null }, measurements: { rows: [], cursor: null } };
const agreement = {
  key: "sla",
  kind: "sla" as const,
  version: 1,
  service: "*",
  validFrom: "2026-01-01",
  targets: [{ measure: "resolution" as const, within: "PT8H", calendar: "office" }],
};

it("leads from nothing to the first agreement, one step after the other", async () => {
  const { container } = show(<OverviewPage />, stageWith(catalogueOf({ calendars: [calendar] }), watching));
  await screen.findByText("Set up service levels");
  const states = screen
    .getAllByRole("listitem")
    .slice(0, 4)
    .map(({ textContent }) => textContent);
  expect(states[0]).toContain("next");
  expect(states[1]).toContain("done");
  expect(states[2]).toContain("later");
  expect(screen.getByText("1 of 7 steps done")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("keeps the steps at hand when a promise is made, and tells what comes next", async () => {
  const catalogue = catalogueOf({ calendars: [calendar], agreements: [agreement] });
  const stage = stageWith(catalogue, { ...watching, contactStanding: { inactiveAccounts: [], missingGroups: [] } });
  const { container } = show(<OverviewPage />, stage);
  const summary = await screen.findByText("First set-up, and what comes next");
  expect(screen.queryByText("Hold the first service review")).toBeNull();
  const details = summary.closest("details")!;
  details.open = true;
  fireEvent(details, new Event("toggle"));
  expect(await screen.findByText("Hold the first service review")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("names who has left, with the page that mends it", async () => {
  const catalogue = catalogueOf({
    calendars: [calendar],
    agreements: [agreement],
    contacts: [{ key: "anna", name: "Anna Berg", accountId: "gone" }],
  });
  const stage = stageWith(catalogue, { contactStanding: { inactiveAccounts: ["gone"], missingGroups: [] } });
  const { container } = show(<OverviewPage />, stage);
  const link = await screen.findByRole("link", { name: "Anna Berg has left" });
  expect(link.getAttribute("href")).toBe("/contacts/anna");
  expect(await findings(container)).toEqual([]);
});

it("says that nothing is needed, and that not everything is known", async () => {
  const catalogue = catalogueOf({ calendars: [calendar], agreements: [agreement] });
  const { container } = show(
    <OverviewPage />,
    stageWith(catalogue, { contactStanding: new Error("Jira does not answer.") }),
  );
  expect(await screen.findByText("Nothing needs you at the moment.")).toBeTruthy();
  expect(await screen.findByText("Jira does not answer.")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});
