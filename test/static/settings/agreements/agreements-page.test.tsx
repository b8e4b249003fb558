import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import AgreementsPage from "../../../../static/ui/settings/agreements/agreements-page";
import {
  type Answers,
  catalogueOf,
  findings,
  openedWith,
  payloads,
  type Stage,
  show,
  stageWith,
} from "../../support/page";
import { aCatalogue, anSla } from "./a-catalogue";

const around: Answers = {
  contactStanding: { inactiveAccounts: [], missingGroups: [] },
  monitoringStatus: { project: null, lastSweep: null, notMonitored: [], baseline: null, lastReconciliation: null },
  acknowledgements: [],
};

function opened(
  path: string,
  catalogue: Catalogue = aCatalogue,
  answers: Answers = {},
): Stage & { container: Element } {
  const stage = stageWith(catalogue, { ...around, ...answers }, path);
  const { container } = show(<AgreementsPage />, stage);
  return { ...stage, container };
}

const withVersion = (...versions: Partial<AgreementEntry>[]): Catalogue => ({
  ...aCatalogue,
  agreements: [
    ...aCatalogue.agreements,
    ...versions.map((changes) => ({ ...anSla, version: 2, ...changes }) as AgreementEntry),
  ],
});

/** The first edit of the first save. */
const savedBy = (stage: Stage) => payloads(stage, "saveEntries")[0]?.edits[0];

describe("the list", () => {
  it("teaches what to do first where there is nothing", async () => {
    const { container } = opened("/agreements", catalogueOf({}));
    await screen.findByText("No agreements yet");
    screen.getByRole("button", { name: "New agreement with a customer" });
    expect(await findings(container)).toEqual([]);
  });

  it("tells of each agreement what it covers, how far it is and whether it can be kept", async () => {
    const { container } = opened("/agreements");
    const row = await screen.findByRole("row", { name: /E-mail for all/ });
    within(row).getByText("Active");
    await within(row).findByText(/^Fails/); // four and eight hours do not fit into eight
    within(await screen.findByRole("row", { name: /Hosting Ltd/ })).getByText("Contract");
    expect(await findings(container)).toEqual([]);
  });

  it("says what could not be loaded, and tries again", async () => {
    let tries = 0;
    const openCatalogue = () => {
      tries += 1;
      return tries === 1 ? new Error("The storage is busy.") : openedWith(aCatalogue);
    };
    const { container } = opened("/agreements", aCatalogue, { openCatalogue });
    await screen.findByText("The storage is busy.");
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("row", { name: /E-mail for all/ });
  });

  it("narrows at once", async () => {
    opened("/agreements");
    await screen.findByRole("row", { name: /E-mail for all/ });
    fireEvent.change(screen.getByLabelText("Kind"), { target: { value: "ola" } });
    expect(screen.queryByRole("row", { name: /E-mail for all/ })).toBeNull();
    screen.getByRole("row", { name: /First line/ });
  });
});

describe("a version", () => {
  it("says so when it is not there", async () => {
    const { container } = opened("/agreements/gone/1");
    await screen.findByText("There is no such agreement");
    expect(await findings(container)).toEqual([]);
  });

  it("can be read and not changed once it is agreed", async () => {
    const { container } = opened("/agreements/email-standard/1");
    await screen.findByText(/This version is agreed and can no longer be changed/);
    await screen.findByRole("article");
    expect(screen.queryByRole("button", { name: "Save draft" })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it("starts the next one as a copy and opens it", async () => {
    const stage = opened("/agreements/email-standard/1");
    fireEvent.click(await screen.findByRole("button", { name: "Start a new version" }));
    await waitFor(() => expect(stage.visited).toContain("/agreements/email-standard/2"));
    expect(savedBy(stage)).toMatchObject({
      before: null,
      after: { version: 2, state: "draft", targets: anSla.targets },
    });
  });

  it("is edited while it is a draft, with an example that follows", async () => {
    const stage = opened("/agreements/email-standard/2", withVersion({ state: "draft", validFrom: "2027-01-01" }));
    const within8 = await screen.findByLabelText(/^Resolution: time allowed for High/);
    fireEvent.change(within8, { target: { value: "1 day" } });
    await screen.findByText(/day/i, { selector: ".field-error" });
    fireEvent.change(within8, { target: { value: "6 h" } });
    fireEvent.click(screen.getByRole("button", { name: "Save draft" }));
    await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
    expect(savedBy(stage)).toMatchObject({
      after: { targets: [anSla.targets[0], { ...anSla.targets[1], within: "PT6H" }, anSla.targets[2]] },
    });
    expect(await findings(stage.container)).toEqual([]);
  });

  it("asks before a step's comment becomes public", async () => {
    opened("/agreements/email-standard/2", withVersion({ state: "draft", validFrom: "2027-01-01" }));
    const comment = await screen.findByLabelText(/^Comment at step 1/);
    fireEvent.change(comment, { target: { value: "public" } });
    const dialog = await screen.findByRole("dialog", { name: "Should the customer read this?" });
    expect((comment as HTMLSelectElement).value).toBe("");
    fireEvent.click(within(dialog).getByRole("button", { name: "Make it public" }));
    await waitFor(() => expect((comment as HTMLSelectElement).value).toBe("public"));
  });

  it("tells what differs between two versions", async () => {
    const targets = [{ ...anSla.targets[0]!, within: "PT2H" }, ...anSla.targets.slice(1)];
    const { container } = opened("/agreements/email-standard/2/versions", withVersion({ state: "draft", targets }));
    await screen.findByRole("heading", { name: "What changed" });
    const change = screen.getByRole("row", { name: /within/ });
    within(change).getByText("1 h");
    within(change).getByText("2 h");
    expect(await findings(container)).toEqual([]);
  });
});

describe("agreeing", () => {
  const proposed = withVersion({ state: "proposed", validFrom: "2027-01-01" });
  const open = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Record agreement…" }));
    return screen.findByRole("dialog", { name: "Record that both sides agreed" });
  };

  it("wants to know who agreed for each side, and why a promise is made that cannot be kept", async () => {
    const stage = opened("/agreements/email-standard/2", proposed, {
      moveAgreement: { kind: "saved", revision: 2, warnings: [] },
    });
    const dialog = await open();
    await within(dialog).findAllByText(/starts in the coming year would be late/);
    fireEvent.click(within(dialog).getByRole("button", { name: "Agree" }));
    expect(within(dialog).getAllByText("Write who agreed for this side.")).toHaveLength(2);
    expect(payloads(stage, "moveAgreement")).toEqual([]);
    expect(await findings(dialog)).toEqual([]);

    fireEvent.change(within(dialog).getByLabelText(/^Who agreed for the provider/), { target: { value: "Ada" } });
    fireEvent.change(within(dialog).getByLabelText(/^Who agreed for the customer/), { target: { value: "Grace" } });
    for (const reason of within(dialog).getAllByLabelText(/^Why it is promised all the same/))
      fireEvent.change(reason, { target: { value: "The contract is being renewed." } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Agree" }));
    await waitFor(() => expect(payloads(stage, "moveAgreement")).toHaveLength(1));
    expect(payloads(stage, "moveAgreement")[0]!.move).toMatchObject({
      kind: "agree",
      signatures: [
        { side: "provider", name: "Ada" },
        { side: "customer", name: "Grace" },
      ],
      waivers: expect.arrayContaining([expect.objectContaining({ priority: "High" })]),
    });
  });

  it("shows what stands in the way in the words of the checks", async () => {
    opened("/agreements/email-standard/2", proposed, {
      moveAgreement: { kind: "blocked", findings: [{ code: "never-stops", path: "clock.stop" }] },
    });
    const dialog = await open();
    fireEvent.change(within(dialog).getByLabelText(/^Who agreed for the provider/), { target: { value: "Ada" } });
    fireEvent.change(within(dialog).getByLabelText(/^Who agreed for the customer/), { target: { value: "Grace" } });
    for (const reason of await within(dialog).findAllByLabelText(/^Why it is promised all the same/))
      fireEvent.change(reason, { target: { value: "Because." } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Agree" }));
    await within(dialog).findByText(/No status of the workflow stops the clock/);
  });
});

describe("the checks", () => {
  it("names what to look at, each with one thing to do", async () => {
    const unreachable = { ...anSla, clock: { pause: { statuses: ["On hold"] } } };
    const { container } = opened("/agreements/email-standard/1/checks", {
      ...aCatalogue,
      agreements: [unreachable, ...aCatalogue.agreements.slice(1)],
    });
    await screen.findByText("The workflow has no status “On hold”, so this pause never begins.");
    screen.getByRole("link", { name: "Choose statuses" });
    await screen.findByText("Those who stand behind the promise cannot always keep it.");
    expect(await findings(container)).toEqual([]);
  });
});

describe("the promise chain", () => {
  it("says how many starts fail, walks the worst one and tries other times", async () => {
    const { container } = opened("/agreements/email-standard/1/chain");
    await screen.findByText(/The chain fails for/);
    const table = screen.getByRole("table", { name: "Step by step" });
    expect(
      within(table)
        .getAllByRole("row")
        .map((row) => row.textContent),
    ).toHaveLength(4);
    within(table).getAllByText(/late/);
    expect(await findings(container)).toEqual([]);

    // Some chains end at night, when the promise's own clock stands still: late all the same, and it says so.
    fireEvent.click(screen.getByRole("button", { name: "Try the smallest promise" }));
    await screen.findByText(/All of these end in closed hours/);
    fireEvent.change(screen.getByLabelText(/^If the promise were/), { target: { value: "40 h" } });
    await screen.findByText(/The chain holds/);
    fireEvent.click(screen.getByRole("button", { name: "Back to what is written" }));
    await screen.findByText(/The chain fails for/);
  });

  it("takes a reason for a promise that has to stand as it is", async () => {
    const stage = opened("/agreements/email-standard/1/chain", aCatalogue, {
      moveAgreement: { kind: "saved", revision: 2, warnings: [] },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Record the reason" }));
    await screen.findByText(/Write the business reason/);
    fireEvent.change(screen.getByLabelText(/^Why it is promised all the same/), {
      target: { value: "A new contract." },
    });
    fireEvent.click(screen.getByRole("button", { name: "Record the reason" }));
    await waitFor(() => expect(payloads(stage, "moveAgreement")).toHaveLength(1));
    expect(payloads(stage, "moveAgreement")[0]!.move).toMatchObject({
      kind: "waive",
      waiver: { measure: "resolution", reason: "A new contract." },
    });
  });

  it("says of a team's agreement whose chains it is part of", async () => {
    const { container } = opened("/agreements/first-line/1/chain");
    await screen.findByText(/Only promises to customers have a chain behind them/);
    expect(await findings(container)).toEqual([]);
  });
});

describe("the published page", () => {
  it("tells the customer everything but how the work is shared", async () => {
    const { container } = opened("/agreements/email-standard/1/publish");
    const page = await screen.findByRole("article");
    within(page).getByText("8 h (Office hours)");
    expect(page.textContent).not.toContain("Hosting Ltd");
    fireEvent.change(screen.getByLabelText("Written for"), { target: { value: "internal" } });
    await within(page).findByText(/Hosting Ltd/);
    expect(await findings(container)).toEqual([]);
  });

  it("lists who acknowledged it, and records one more at once", async () => {
    const stage = opened("/agreements/email-standard/1/publish", aCatalogue, { acknowledge: null });
    await screen.findByText("Nobody has acknowledged this version yet.");
    fireEvent.click(screen.getByRole("button", { name: "Record an acknowledgement" }));
    await screen.findByText("Write who acknowledged it.");
    fireEvent.change(screen.getByLabelText(/^Name of the one who/), { target: { value: "Grace Hopper" } });
    fireEvent.click(screen.getByRole("button", { name: "Record an acknowledgement" }));
    await screen.findByRole("row", { name: /Grace Hopper/ });
    expect(payloads(stage, "acknowledge")[0]).toMatchObject({ key: "email-standard", version: 1, by: "Grace Hopper" });
  });
});

describe("another project's catalogue", () => {
  it("can be read and not changed", async () => {
    const answers = { openCatalogue: openedWith(aCatalogue, { isFollowed: true }) };
    const { container } = opened("/agreements/email-standard/1", aCatalogue, answers);
    await screen.findByRole("article");
    expect(screen.queryByRole("button", { name: "Start a new version" })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });
});
