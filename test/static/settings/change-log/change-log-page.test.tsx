import { fireEvent, screen } from "@testing-library/react";
import ChangeLogPage from "../../../../static/ui/settings/change-log/change-log-page";
import { catalogueOf, findings, show, stageWith } from "../../support/page";

const change = (name: string, parts: object = {}) => ({
  at: "2026-11-20T10:00:00Z",
  by: { accountId: name, name },
  entry: null,
  action: "imported",
  facts: [],
  note: null,
  issueKey: null,
  ...parts,
});

it("teaches that every change will be written down", async () => {
  const { container } = show(
    <ChangeLogPage />,
    stageWith(catalogueOf({}), { auditTrail: { entries: [], cursor: null } }),
  );
  expect(await screen.findByText("No changes yet")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("goes back page by page", async () => {
  const auditTrail = ({ cursor }: { cursor: string | null }) =>
    cursor === null
      ? { entries: [change("Anna Berg")], cursor: "older" }
      : { entries: [change("Paul Roth", { by: null })], cursor: null };
  const { container } = show(<ChangeLogPage />, stageWith(catalogueOf({}), { auditTrail }));
  fireEvent.click(await screen.findByRole("button", { name: "Show earlier changes" }));
  expect(await screen.findByText("the app itself")).toBeTruthy();
  expect(screen.getByText("Anna Berg")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show earlier changes" })).toBeNull();
  expect(await findings(container)).toEqual([]);
});

it("says why the log is not to be had", async () => {
  const { container } = show(<ChangeLogPage />, stageWith(catalogueOf({}), { auditTrail: new Error("Not now.") }));
  expect((await screen.findByRole("alert")).textContent).toContain("Not now.");
  expect(await findings(container)).toEqual([]);
});
