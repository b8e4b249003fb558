import { fireEvent, screen, waitFor } from "@testing-library/react";
import { parseCatalogue } from "../../../../src/domain/catalogue/parse-catalogue";
import OverviewPage from "../../../../static/ui/settings/overview/overview-page";
import { catalogueOf, findings, payloads, type Stage, show, stageWith } from "../../support/page";

const sampleService = { key: "sample-email", name: "E-mail (sample)" };
const status = { project: null };
const none = { rows: [], cursor: null };
const answers = { monitoringStatus: status, measurements: none, stageImport: null };

/** The catalogue that the page sent as a file. */
function sent(stage: Stage) {
  return JSON.parse(
    payloads(stage, "stageImport")
      .map(({ text }) => text)
      .join(""),
  );
}

it("offers an empty project something to look at, and brings it as a file that has nothing wrong with it", async () => {
  const stage = stageWith(catalogueOf({}), {
    ...answers,
    importStaged: { kind: "imported", version: 2, warnings: [] },
  });
  const { container } = show(<OverviewPage />, stage);
  const button = await screen.findByRole("button", { name: "Try with sample content" });
  expect(await findings(container)).toEqual([]);
  fireEvent.click(button);
  await waitFor(() => expect(stage.notices).toMatchObject([{ title: "The sample content is there" }]));
  expect(parseCatalogue(sent(stage))).toMatchObject({ kind: "accepted", warnings: [] });
  expect(payloads(stage, "importStaged")).toMatchObject([{ revision: 1 }]);
});

it("says so when somebody else has begun meanwhile", async () => {
  const stage = stageWith(catalogueOf({}), { ...answers, importStaged: { kind: "outdated" } });
  show(<OverviewPage />, stage);
  fireEvent.click(await screen.findByRole("button", { name: "Try with sample content" }));
  await waitFor(() => expect(stage.notices).toMatchObject([{ title: "The sample content could not be added" }]));
});

it("offers no sample where something is made already", async () => {
  show(<OverviewPage />, stageWith(catalogueOf({ services: [{ key: "mail", name: "E-mail" }] }), answers));
  await screen.findByText("Set up service levels");
  expect(screen.queryByRole("button", { name: "Try with sample content" })).toBeNull();
});

it("says on the overview that there is a sample, and removes it when that is confirmed", async () => {
  const stage = stageWith(catalogueOf({ services: [sampleService] }), {
    ...answers,
    removeSample: { kind: "removed" },
  });
  const { container } = show(<OverviewPage />, stage);
  fireEvent.click(await screen.findByRole("button", { name: "Remove sample content" }));
  const dialog = await screen.findByRole("dialog");
  expect(payloads(stage, "removeSample")).toEqual([]);
  expect(await findings(container)).toEqual([]);
  const [confirm] = Array.from(dialog.querySelectorAll("button")).filter(
    ({ textContent }) => textContent === "Remove sample content",
  );
  fireEvent.click(confirm!);
  await waitFor(() => expect(stage.notices).toMatchObject([{ title: "The sample content is removed" }]));
});

it("names what of one's own relies on the sample", async () => {
  const stage = stageWith(
    catalogueOf({ services: [sampleService, { key: "mail", name: "Our mail", dependsOn: ["sample-email"] }] }),
    { ...answers, removeSample: { kind: "in-use", uses: [{ section: "services", key: "mail" }] } },
  );
  const { container } = show(<OverviewPage />, stage);
  fireEvent.click(await screen.findByRole("button", { name: "Remove sample content" }));
  const dialog = await screen.findByRole("dialog");
  const confirm = Array.from(dialog.querySelectorAll("button")).at(-1)!;
  fireEvent.click(confirm);
  const link = await screen.findByRole("link", { name: "Our mail" });
  expect(link.getAttribute("href")).toBe("/services/mail");
  expect(await findings(container)).toEqual([]);
});
