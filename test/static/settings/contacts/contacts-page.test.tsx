import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { Contact } from "../../../../src/domain/catalogue/contact";
import ContactsPage from "../../../../static/ui/settings/contacts/contacts-page";
import { catalogueOf, findings, openedWith, payloads, show, stageWith } from "../../support/page";

const anna: Contact = { key: "anna", name: "Anna Berg", side: "provider", accountId: "acc-1", role: "Manager" };
const desk: Contact = { key: "desk", name: "Duty desk", side: "supplier", phone: "555 0100", company: "Hosting Ltd" };
const nobody: Contact = { key: "nobody", name: "Head of stores", side: "customer" };
const catalogue = catalogueOf({ contacts: [anna, desk, nobody] });
const allThere = { inactiveAccounts: [], missingGroups: [] };

describe("the list of contacts", () => {
  it("teaches what contacts are for while there is none", async () => {
    const stage = stageWith(catalogueOf({}), { contactStanding: allThere }, "/contacts");
    const { container } = show(<ContactsPage />, stage);
    expect(await screen.findByText("No contacts yet")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("tells how each is reached, and who cannot be", async () => {
    const { container } = show(<ContactsPage />, stageWith(catalogue, { contactStanding: allThere }, "/contacts"));
    const rowOf = async (name: string) => (await screen.findByRole("link", { name })).closest("tr")?.textContent;
    expect(await rowOf("Anna Berg")).toContain("Jira account");
    expect(await rowOf("Duty desk")).toContain("Telephone 555 0100");
    expect(await rowOf("Head of stores")).toContain("Nothing");
    expect(await findings(container)).toEqual([]);
  });

  it("names those who have left, first of all", async () => {
    const standing = { inactiveAccounts: ["acc-1"], missingGroups: [] };
    const { container } = show(<ContactsPage />, stageWith(catalogue, { contactStanding: standing }, "/contacts"));
    const note = await screen.findByRole("region", { name: "1 contact has left" });
    expect(within(note).getByRole("link", { name: "Anna Berg" })).toBeTruthy();
    expect(screen.getByText("Has left")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("shows the contacts all the same when nobody can tell who has left", async () => {
    const stage = stageWith(catalogue, { contactStanding: new Error("Jira is away.") }, "/contacts");
    show(<ContactsPage />, stage);
    expect(await screen.findByText(/could not be checked: Jira is away/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Anna Berg" })).toBeTruthy();
  });

  it("shows one side alone", async () => {
    show(<ContactsPage />, stageWith(catalogue, { contactStanding: allThere }, "/contacts"));
    fireEvent.change(await screen.findByLabelText("Side"), { target: { value: "supplier" } });
    expect(screen.getByRole("link", { name: "Duty desk" })).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Anna Berg" })).toBeNull();
  });
});

describe("a contact's form", () => {
  it("finds somebody in Jira and keeps the account, not its name", async () => {
    const stage = stageWith(
      catalogue,
      { contactStanding: allThere, findPeople: [{ accountId: "acc-7", name: "Greta Lund" }] },
      "/contacts/new",
    );
    const { container } = show(<ContactsPage />, stage);
    fireEvent.click(await screen.findByLabelText(/^A Jira account/));
    const picker = screen.getByRole("combobox", { name: "Jira account" });
    fireEvent.click(picker);
    fireEvent.change(picker, { target: { value: "gre" } });
    fireEvent.click(await screen.findByRole("option", { name: "Greta Lund" }));
    expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe("");
    fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: "Head of operations" } });
    fireEvent.change(screen.getByLabelText("Side"), { target: { value: "customer" } });
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(stage.visited).toEqual(["/contacts/head-of-operations"]));
    expect(payloads(stage, "saveEntries")[0]?.edits[0]?.after).toEqual({
      key: "head-of-operations",
      name: "Head of operations",
      side: "customer",
      accountId: "acc-7",
    });
  });

  it("is one person or one group, never both", async () => {
    const stage = stageWith(
      catalogue,
      { contactStanding: allThere, findGroups: [{ groupId: "g-1", name: "Managers" }] },
      "/contacts/anna",
    );
    show(<ContactsPage />, stage);
    fireEvent.click(await screen.findByLabelText(/^A Jira group/));
    const picker = screen.getByRole("combobox", { name: "Jira group" });
    fireEvent.click(picker);
    fireEvent.change(picker, { target: { value: "man" } });
    fireEvent.click(await screen.findByRole("option", { name: "Managers" }));
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
    const { accountId: _, ...rest } = anna;
    expect(payloads(stage, "saveEntries")[0]?.edits[0]).toMatchObject({
      before: anna,
      after: { ...rest, groupId: "g-1" },
    });
  });

  it("warns of a contact whom nobody can reach, until there is a number", async () => {
    show(<ContactsPage />, stageWith(catalogue, { contactStanding: allThere }, "/contacts/nobody"));
    expect(await screen.findByText("Nobody can reach this contact")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Telephone"), { target: { value: "555 0199" } });
    await waitFor(() => expect(screen.queryByText("Nobody can reach this contact")).toBeNull());
  });

  it("says that the account behind it is closed", async () => {
    const standing = { inactiveAccounts: ["acc-1"], missingGroups: [] };
    const stage = stageWith(catalogue, { contactStanding: standing }, "/contacts/anna");
    const { container } = show(<ContactsPage />, stage);
    expect(await screen.findByText("This contact has left Jira")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("can be read and not changed in a followed catalogue", async () => {
    const opened = openedWith(catalogue, { isFollowed: true });
    show(
      <ContactsPage />,
      stageWith(catalogue, { contactStanding: allThere, openCatalogue: opened }, "/contacts/anna"),
    );
    expect(((await screen.findByLabelText(/^Name/)) as HTMLInputElement).readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("says so when the contact is gone", async () => {
    const { container } = show(
      <ContactsPage />,
      stageWith(catalogue, { contactStanding: allThere }, "/contacts/nowhere"),
    );
    expect(await screen.findByText("There is no contact “nowhere”")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });
});
