import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { writeCatalogueYaml } from "../../../../src/domain/catalogue/catalogue-text";
import { factInWords } from "../../../../static/ui/settings/exchange/difference-view";
import ExchangePage from "../../../../static/ui/settings/exchange/exchange-page";
import { catalogueOf, findings, openedWith, payloads, show, stageWith } from "../../support/page";

const catalogue: Catalogue = catalogueOf({
  calendars: [{ key: "office", timezone: "Europe/Amsterdam", weekly: "always" }],
  services: [
    { key: "email", name: "E-mail" },
    { key: "shop", name: "Shop" },
  ],
});
const renamed = writeCatalogueYaml(catalogue).replace("E-mail", "Mail");
const withoutShop = writeCatalogueYaml({ ...catalogue, services: catalogue.services.slice(0, 1) });

const compare = async (text: string) => {
  fireEvent.change(await screen.findByLabelText("Or its text"), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: "Compare with the catalogue" }));
};

it("lists all problems with their lines, and shows a line when it is asked for", async () => {
  const { container } = show(<ExchangePage />, stageWith(catalogue));
  await compare(renamed.replace("Europe/Amsterdam", "Nowhere").replace("key: shop", "ky: shop"));
  const table = await screen.findByRole("table", { name: "Problems of the file" });
  const said = within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);
  expect(said).toEqual([
    expect.stringContaining("calendars[0].timezone"),
    expect.stringContaining("services[1].key"),
    expect.stringContaining("services[1].ky"),
  ]);
  const [first] = within(table).getAllByRole("button");
  fireEvent.click(first!);
  const area = screen.getByLabelText("Or its text") as HTMLTextAreaElement;
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toContain("Nowhere");
  expect(screen.queryByRole("button", { name: "Import" })).toBeNull();
  expect(await findings(container)).toEqual([]);
});

it("shows what would change, sends the text in pieces, and reads the catalogue anew", async () => {
  const stage = stageWith(catalogue, {
    stageImport: null,
    importStaged: { kind: "imported", version: 2, warnings: [] },
  });
  const { container } = show(<ExchangePage />, stage);
  await compare(renamed);
  const difference = await screen.findByRole("region", { name: "What would change" });
  expect(difference.textContent).toContain("0 added, 1 changed, 0 removed");
  expect(difference.textContent).toContain("name: E-mail becomes Mail");
  expect(await findings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Import" }));
  expect(await screen.findByText("Imported")).toBeTruthy();
  const [piece] = payloads(stage, "stageImport");
  expect(piece).toMatchObject({ piece: 0, text: renamed });
  expect(payloads(stage, "importStaged")).toEqual([
    expect.objectContaining({ uploadId: piece!.uploadId, pieces: 1, revision: 1 }),
  ]);
  await waitFor(() => expect(payloads(stage, "openCatalogue")).toHaveLength(2));
  expect(await findings(container)).toEqual([]);
});

it.each`
  fact                                                                                                                                  | said                                                        | why
  ${{ kind: "added", path: ["dependsOn", { item: { value: "a" } }], after: "a" }}                                                       | ${"depends on: a is new"}                                   | ${"an item that is nothing but its name"}
  ${{ kind: "removed", path: ["holidays", { item: { date: "2026-01-01" } }], before: "2026-01-01" }}                                    | ${"holidays › 2026-01-01: 2026-01-01 is gone"}              | ${"an item by what identifies it"}
  ${{ kind: "changed", path: ["targets", { item: { measure: "response", priority: "*" } }, "within"], before: "PT4H", after: "PT90M" }} | ${"targets › response, * › within: 4 h becomes 1 h 30 min"} | ${"durations in words"}
  ${{ kind: "order", path: ["steps"] }}                                                                                                 | ${"steps: in another order"}                                | ${"the same items"}
`("says $said ($why)", ({ fact, said }) => {
  expect(factInWords(fact)).toBe(said);
});

it("says how many entries a file would remove, on the button too", async () => {
  show(<ExchangePage />, stageWith(catalogue));
  await compare(withoutShop);
  expect(await screen.findByText("1 entry would be removed.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Import and remove 1" })).toBeTruthy();
});

it("says so when a file brings nothing new", async () => {
  const { container } = show(<ExchangePage />, stageWith(catalogue));
  await compare(writeCatalogueYaml(catalogue));
  expect(await screen.findByText("The file says what the catalogue says")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it.each`
  answer                                                                               | said                                              | why
  ${{ kind: "outdated" }}                                                              | ${"The catalogue has changed meanwhile"}          | ${"somebody saved after the comparison"}
  ${{ kind: "refused", problems: [{ path: "services[0].name", message: "No, no." }] }} | ${"The app refused the file; nothing was stored"} | ${"the app has the last word"}
  ${new Error("The store is full.")}                                                   | ${"The store is full."}                           | ${"the call failed"}
`("keeps the text when the import is not made: $said ($why)", async ({ answer, said }) => {
  const { container } = show(<ExchangePage />, stageWith(catalogue, { stageImport: null, importStaged: answer }));
  await compare(renamed);
  fireEvent.click(await screen.findByRole("button", { name: "Import" }));
  expect(await screen.findByText(said)).toBeTruthy();
  expect((screen.getByLabelText("Or its text") as HTMLTextAreaElement).value).toBe(renamed);
  expect(await findings(container)).toEqual([]);
});

it("asks for a text before it compares", async () => {
  show(<ExchangePage />, stageWith(catalogue));
  await compare("  ");
  expect(await screen.findByText("Choose a file or paste its text first.")).toBeTruthy();
});

it("has nothing to export before there is a catalogue", async () => {
  const { container } = show(
    <ExchangePage />,
    stageWith(catalogueOf({}), { openCatalogue: openedWith(catalogueOf({}), { revision: 0, packed: [] }) }),
  );
  expect(await screen.findByText("There is nothing to export yet.")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("imports nothing into a project that follows another's catalogue", async () => {
  const { container } = show(
    <ExchangePage />,
    stageWith(catalogue, { openCatalogue: openedWith(catalogue, { isFollowed: true }) }),
  );
  expect(await screen.findByText(/can be imported only there/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Download YAML" })).toBeTruthy();
  expect(screen.queryByLabelText("Or its text")).toBeNull();
  expect(await findings(container)).toEqual([]);
});
