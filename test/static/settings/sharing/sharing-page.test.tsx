import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import SharingPage from "../../../../static/ui/settings/sharing/sharing-page";
import { catalogueOf, findings, openedWith, payloads, show, stageWith } from "../../support/page";

const hq = { projectId: "20001", projectKey: "HQ", name: "Headquarters" };

it("shares the catalogue, and opens it anew to show so", async () => {
  const stage = stageWith(catalogueOf({}), { sharedCatalogues: [], shareCatalogue: null });
  const { container } = show(<SharingPage />, stage);
  expect(await screen.findByText("No other project shares its catalogue.")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Share catalogue" }));
  await waitFor(() => expect(payloads(stage, "openCatalogue")).toHaveLength(2));
  expect(payloads(stage, "shareCatalogue")).toEqual([{ projectId: "10001", isShared: true }]);
});

it("asks before another project's catalogue is followed", async () => {
  const stage = stageWith(catalogueOf({}), { sharedCatalogues: [hq], followCatalogue: null });
  show(<SharingPage />, stage);
  fireEvent.click(await screen.findByRole("button", { name: "Follow the catalogue of Headquarters" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(payloads(stage, "followCatalogue")).toEqual([]);
  fireEvent.click(dialog.getByRole("button", { name: "Follow" }));
  await waitFor(() => expect(payloads(stage, "followCatalogue")).toEqual([{ projectId: "10001", source: "20001" }]));
});

it("leads a follower back to its own catalogue", async () => {
  const openCatalogue = openedWith(catalogueOf({}), { owner: hq, isFollowed: true });
  const stage = stageWith(catalogueOf({}), { openCatalogue, followCatalogue: null });
  const { container } = show(<SharingPage />, stage);
  expect(await screen.findByText("This project follows the catalogue of Headquarters.")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Go back to own catalogue" }));
  fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Go back to own catalogue" }));
  await waitFor(() => expect(payloads(stage, "followCatalogue")).toEqual([{ projectId: "10001", source: null }]));
});

it("says why it did not work", async () => {
  const stage = stageWith(catalogueOf({}), {
    sharedCatalogues: new Error("No answer."),
    shareCatalogue: new Error("No."),
  });
  show(<SharingPage />, stage);
  expect((await screen.findByRole("alert")).textContent).toContain("No answer.");
  fireEvent.click(screen.getByRole("button", { name: "Share catalogue" }));
  await waitFor(() => expect(stage.notices[0]).toMatchObject({ kind: "error", description: "No." }));
});
