import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import AgreementsPage from "../../../../static/ui/settings/agreements/agreements-page";
import { isEmptyAt } from "../../../../static/ui/settings/agreements/wizard/wizard";
import { type Answers, findings, payloads, show, stageWith } from "../../support/page";
import { aCatalogue } from "./a-catalogue";

const around: Answers = {
  contactStanding: { inactiveAccounts: [], missingGroups: [] },
  monitoringStatus: { project: null, lastSweep: null, notMonitored: [], baseline: null, lastReconciliation: null },
  moveAgreement: { kind: "saved", revision: 3, warnings: [] },
};

const next = (step: string) => fireEvent.click(screen.getByRole("button", { name: `Next: ${step}` }));
const lead = (text: string) => screen.findByRole("heading", { name: text });
const choose = (label: RegExp, option: RegExp) => {
  const field = screen.getByRole("combobox", { name: label });
  fireEvent.click(field);
  fireEvent.click(screen.getByRole("option", { name: option }));
};

function begin(answers: Answers = {}) {
  const stage = stageWith(aCatalogue, { ...around, ...answers }, "/agreements/new");
  const { container } = show(<AgreementsPage />, stage);
  return { ...stage, container };
}

/** Goes to the last step with an agreement that can be saved. */
async function answerAll(): Promise<void> {
  await lead("What does the customer rely on?");
  choose(/^Service/, /Payroll/);
  await waitFor(() => expect((screen.getByLabelText(/^Key/) as HTMLInputElement).value).toBe("payroll-for-all"));
  next("Promise");
  await lead("What do you promise, and in which hours?");
  fireEvent.change(screen.getByLabelText(/^Resolution: time allowed for All others/), { target: { value: "40 h" } });
  choose(/^Resolution: hours for All others/, /Office hours/);
  next("Who stands behind it");
  await screen.findByText(/The chain holds/);
  next("Escalation");
  await lead("Who is told when time runs short?");
  next("Check");
  await screen.findByText("Checks before it takes effect");
  next("Agree");
  await lead("Put it before both sides");
}

it("does not go on without an answer, says so beside the field, and stops saying so once there is one", async () => {
  const { container } = begin();
  await lead("What does the customer rely on?");
  expect(screen.queryByText("This is still empty.")).toBeNull();
  next("Promise");
  await waitFor(() => expect(screen.getAllByText("This is still empty.").length).toBeGreaterThan(1));
  expect(screen.getByRole("combobox", { name: /^Service/ }).getAttribute("aria-invalid")).toBe("true");
  expect(await findings(container)).toEqual([]);
  choose(/^Service/, /Payroll/);
  await waitFor(() => expect(screen.queryByText("This is still empty.")).toBeNull());
});

it("does not hold against anybody what was not asked yet", async () => {
  begin();
  await lead("What does the customer rely on?");
  choose(/^Service/, /Payroll/);
  next("Promise");
  await lead("What do you promise, and in which hours?");
  expect(screen.queryByText("This is still empty.")).toBeNull();
});

it("keeps it as a draft, proposes it, or records that it is agreed", async () => {
  const stage = begin();
  await answerAll();
  fireEvent.click(screen.getByLabelText("Keep it as a draft"));
  fireEvent.click(screen.getByRole("button", { name: "Create as a draft" }));
  await waitFor(() => expect(stage.visited).toEqual(["/agreements/payroll-for-all/1"]));
  expect(payloads(stage, "moveAgreement")).toEqual([]);
  expect(payloads(stage, "saveEntries")[0]?.edits).toMatchObject([
    { before: null, after: { key: "payroll-for-all", state: "draft", service: "payroll", customer: "*" } },
  ]);
});

it("records both sides' word in one go", async () => {
  const stage = begin();
  await answerAll();
  fireEvent.click(screen.getByRole("button", { name: "Create and record the agreement" }));
  expect(screen.getAllByText("Write who agreed for this side.")).toHaveLength(2);
  fireEvent.change(screen.getByLabelText(/^Who agreed for the provider/), { target: { value: "Ada" } });
  fireEvent.change(screen.getByLabelText(/^Who agreed for the customer/), { target: { value: "Grace" } });
  expect(await findings(stage.container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Create and record the agreement" }));
  await waitFor(() => expect(stage.visited).toEqual(["/agreements/payroll-for-all/1/publish"]));
  expect(payloads(stage, "moveAgreement").map(({ move }) => move.kind)).toEqual(["propose", "agree"]);
});

it("goes back to the step at which the app finds something wrong", async () => {
  begin({
    saveEntries: { kind: "refused", problems: [{ edit: 0, path: "validFrom", message: "That day is a holiday." }] },
  });
  await answerAll();
  fireEvent.click(screen.getByLabelText("Keep it as a draft"));
  fireEvent.click(screen.getByRole("button", { name: "Create as a draft" }));
  await lead("What do you promise, and in which hours?");
  const field = screen.getByLabelText(/^Valid from/).closest(".field") as HTMLElement;
  within(field).getByText("That day is a holiday.");
});

it("makes a service on the way and chooses it", async () => {
  const stage = begin();
  await lead("What does the customer rely on?");
  const field = screen.getByRole("combobox", { name: /^Service/ });
  fireEvent.click(field);
  fireEvent.change(field, { target: { value: "Wiki" } });
  fireEvent.click(screen.getByRole("option", { name: /New/ }));
  const dialog = await screen.findByRole("dialog", { name: "New service" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
  expect(payloads(stage, "saveEntries")[0]?.edits).toMatchObject([{ after: { key: "wiki", name: "Wiki" } }]);
  await waitFor(() =>
    expect((screen.getByRole("combobox", { name: /^Service/ }) as HTMLInputElement).value).toBe("Wiki"),
  );
});

it.each`
  path                   | isEmpty  | why
  ${"name"}              | ${true}  | ${"nothing was ever written"}
  ${"targets[0].within"} | ${true}  | ${"what was written is gone"}
  ${"targets[1].within"} | ${false} | ${"something stands there, right or wrong"}
  ${"party.teams"}       | ${true}  | ${"nobody is in the list"}
`("$path is empty: $isEmpty ($why)", ({ path, isEmpty }) => {
  const entry = { key: "a", party: { teams: [] }, targets: [{ within: "" }, { within: "soon" }] };
  expect(isEmptyAt(entry, path)).toBe(isEmpty);
});
