import { fireEvent, screen, waitFor } from "@testing-library/react";
import { EntryTable } from "../../../../static/ui/shared/table/entry-table";
import { catalogueOf, findings, show, stageWith } from "../../support/page";

interface Server {
  readonly name: string;
  readonly cores: number;
}

const servers: readonly Server[] = Array.from({ length: 60 }, (_, index) => ({
  name: `Server ${index + 1}`,
  cores: 100 - index,
}));

const table = (rows: readonly Server[]) => (
  <EntryTable
    label="Servers"
    rows={rows}
    rowKey={({ name }) => name}
    columns={[
      { key: "name", heading: "Name", text: ({ name }) => name },
      { key: "cores", heading: "Cores", text: ({ cores }) => String(cores), order: ({ cores }) => cores },
    ]}
    empty={{ title: "No servers yet", description: "Add the first one." }}
  />
);

const namesShown = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

it("shows a page of rows and leads to the next", async () => {
  const { container } = show(table(servers), stageWith(catalogueOf({})));
  expect(await screen.findByText("Page 1 of 3")).toBeTruthy();
  expect(namesShown()).toHaveLength(25);
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(namesShown()[0]).toBe("Server 26");
  expect(await findings(container)).toEqual([]);
});

it("finds among all rows, from the first page, and says how many", async () => {
  const { container } = show(table(servers), stageWith(catalogueOf({})));
  fireEvent.click(await screen.findByRole("button", { name: "Next" }));
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "server 12" } });
  await waitFor(() => expect(namesShown()).toEqual(["Server 12"]));
  expect(screen.getByRole("status").textContent).toBe("1 entry");
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "tape" } });
  expect(await screen.findByText("Nothing matches. Search for something else.")).toBeTruthy();
  expect(await findings(container)).toEqual([]);
});

it("sorts by a column's own order, and the other way when asked again", async () => {
  show(table(servers), stageWith(catalogueOf({})));
  const heading = await screen.findByRole("button", { name: /Cores/ });
  fireEvent.click(heading);
  expect(namesShown()[0]).toBe("Server 60");
  expect(heading.closest("th")?.getAttribute("aria-sort")).toBe("ascending");
  fireEvent.click(heading);
  expect(namesShown()[0]).toBe("Server 1");
});

it("teaches instead of showing an empty table", async () => {
  const { container } = show(table([]), stageWith(catalogueOf({})));
  expect(await screen.findByRole("heading", { name: "No servers yet" })).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
  expect(await findings(container)).toEqual([]);
});
