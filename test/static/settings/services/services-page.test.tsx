import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { Service } from "../../../../src/domain/catalogue/service";
import ServicesPage from "../../../../static/ui/settings/services/services-page";
import { catalogueOf, findings, payloads, show, stageWith } from "../../support/page";

const email: Service = { key: "email", name: "E-mail", owner: "anna" };
const shop: Service = { key: "shop", name: "Shop", state: "proposed" };
const contacts = [{ key: "anna", name: "Anna Berg" }];

describe("the list of services", () => {
  it("teaches what a service is while there is none", async () => {
    const { container } = show(<ServicesPage />, stageWith(catalogueOf({}), {}, "/services"));
    expect(await screen.findByText("No services yet")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Add service" })).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("tells each service's state and owner in words", async () => {
    const { container } = show(
      <ServicesPage />,
      stageWith(catalogueOf({ services: [email, shop], contacts }), {}, "/services"),
    );
    const row = (await screen.findByRole("link", { name: "E-mail" })).closest("tr");
    expect(row?.textContent).toContain("live");
    expect(row?.textContent).toContain("Anna Berg");
    expect(screen.getByRole("link", { name: "Shop" }).closest("tr")?.textContent).toContain("proposed");
    expect(await findings(container)).toEqual([]);
  });
});

describe("a service's form", () => {
  it("makes a key of the name, saves the whole entry, and goes to its page", async () => {
    const stage = stageWith(catalogueOf({ contacts }), {}, "/services/new");
    const { container } = show(<ServicesPage />, stage);
    fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: "Électronique Mail" } });
    expect((screen.getByLabelText(/^Key/) as HTMLInputElement).value).toBe("electronique-mail");
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(stage.visited).toEqual(["/services/electronique-mail"]));
    expect(payloads(stage, "saveEntries")[0]?.edits).toEqual([
      {
        entry: { section: "services", key: "electronique-mail" },
        before: null,
        after: { key: "electronique-mail", name: "Électronique Mail" },
      },
    ]);
  });

  it("puts what is wrong beside its field and at the top, and keeps what was written", async () => {
    const refused = {
      kind: "refused",
      problems: [{ edit: 0, path: "cost.currency", message: "XYZ is no currency: write a code such as EUR." }],
    };
    const stage = stageWith(catalogueOf({ services: [email], contacts }), { saveEntries: refused }, "/services/email");
    const { container } = show(<ServicesPage />, stage);
    fireEvent.change(await screen.findByLabelText("Currency"), { target: { value: "XYZ" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    const field = screen.getByLabelText("Currency") as HTMLInputElement;
    expect(field.value).toBe("XYZ");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent).toContain(
      "XYZ",
    );
    expect(await findings(container)).toEqual([]);
  });

  it("shows what is in a followed catalogue and lets nobody change it", async () => {
    const catalogue = catalogueOf({ services: [email], contacts });
    const { packed } = await import("../../support/packed");
    const owner = { projectId: "1", projectKey: "HQ", name: "Headquarters" };
    const opened = { revision: 3, owner, isFollowed: true, isShared: false, packed: [packed(catalogue)] };
    show(<ServicesPage />, stageWith(catalogue, { openCatalogue: opened }, "/services/email"));
    expect(((await screen.findByLabelText(/^Name/)) as HTMLInputElement).readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
  });

  it("says so when the service is gone", async () => {
    const { container } = show(<ServicesPage />, stageWith(catalogueOf({}), {}, "/services/nothing"));
    expect(await screen.findByText("There is no service nothing")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });
});
