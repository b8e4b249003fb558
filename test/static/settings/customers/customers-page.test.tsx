import { fireEvent, screen, waitFor } from "@testing-library/react";
import CustomersPage from "../../../../static/ui/settings/customers/customers-page";
import { catalogueOf, findings, HERE, payloads, show, stageWith } from "../../support/page";

const catalogue = catalogueOf({
  contacts: [{ key: "boss", name: "Head of operations", side: "customer" }],
  customers: [
    { key: "acme", name: "Acme", contacts: ["boss"] },
    { key: "bolt", name: "Bolt", organization: "Bolt Ltd" },
  ],
});
const directory = {
  project: HERE,
  statuses: [],
  priorities: [],
  requestTypes: [],
  components: [],
  organizations: ["Acme", "Carver"],
  fields: [],
  unavailable: [],
};

describe("the list of customers", () => {
  it("teaches what customers are for while there is none", async () => {
    const { container } = show(<CustomersPage />, stageWith(catalogueOf({}), { directory }, "/customers"));
    expect(await screen.findByText("No customers yet")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("tells whose tickets are whose, and which organization the project does not have", async () => {
    const { container } = show(<CustomersPage />, stageWith(catalogue, { directory }, "/customers"));
    const rowOf = (name: string) => screen.getByRole("link", { name }).closest("tr")?.textContent;
    expect(await screen.findByText("Not in this project")).toBeTruthy();
    expect(rowOf("Bolt")).toContain("Bolt Ltd Not in this project");
    expect(rowOf("Acme")).not.toContain("Not in this project");
    expect(rowOf("Acme")).toContain("Head of operations");
    expect(await findings(container)).toEqual([]);
  });

  it("calls no organization unknown while the list cannot be read", async () => {
    show(<CustomersPage />, stageWith(catalogue, { directory: new Error("Jira is away.") }, "/customers"));
    expect(await screen.findByRole("link", { name: "Bolt" })).toBeTruthy();
    expect(screen.queryByText("Not in this project")).toBeNull();
  });
});

describe("a customer's form", () => {
  it("takes an organization of the project and contacts", async () => {
    const stage = stageWith(catalogue, { directory }, "/customers/new");
    const { container } = show(<CustomersPage />, stage);
    fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: "Carver Inc" } });
    expect(await screen.findByText("The project has no organization “Carver Inc”")).toBeTruthy();
    fireEvent.click(screen.getByRole("combobox", { name: "Organization in Jira" }));
    fireEvent.click(await screen.findByRole("option", { name: "Carver" }));
    expect(screen.queryByText(/The project has no organization/)).toBeNull();
    fireEvent.click(screen.getByRole("combobox", { name: "Contacts" }));
    fireEvent.click(await screen.findByRole("option", { name: /Head of operations/ }));
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(stage.visited).toEqual(["/customers/carver-inc"]));
    expect(payloads(stage, "saveEntries")[0]?.edits[0]?.after).toEqual({
      key: "carver-inc",
      name: "Carver Inc",
      organization: "Carver",
      contacts: ["boss"],
    });
  });

  it("takes an organization that is yet to be made", async () => {
    const stage = stageWith(catalogue, { directory }, "/customers/acme");
    show(<CustomersPage />, stage);
    const field = await screen.findByRole("combobox", { name: "Organization in Jira" });
    fireEvent.click(field);
    fireEvent.change(field, { target: { value: "Acme Holding" } });
    fireEvent.click(await screen.findByRole("option", { name: /Acme Holding/ }));
    expect(await screen.findByText("The project has no organization “Acme Holding”")).toBeTruthy();
  });

  it("says so when the customer is gone", async () => {
    const { container } = show(<CustomersPage />, stageWith(catalogue, { directory }, "/customers/nowhere"));
    expect(await screen.findByText("There is no customer “nowhere”")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });
});
