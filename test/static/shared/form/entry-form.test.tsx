import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { Service } from "../../../../src/domain/catalogue/service";
import { EntryForm } from "../../../../static/ui/shared/form/entry-form";
import { TextField } from "../../../../static/ui/shared/form/text-field";
import { onTop, useEntryForm } from "../../../../static/ui/shared/form/use-entry-form";
import { PageLink } from "../../../../static/ui/shared/parts/page-link";
import { type Answers, catalogueOf, findings, payloads, show, stageWith } from "../../support/page";

const email: Service = { key: "email", name: "E-mail", outcome: "Letters arrive" };

function ServiceForm() {
  const form = useEntryForm({ section: "services", original: email, start: () => email });
  return (
    <>
      <EntryForm form={form} onCancel={() => undefined} asksWhy>
        <TextField slot={form.slot.at("name")} label="Name" />
        <TextField slot={form.slot.at("outcome")} label="Outcome" />
      </EntryForm>
      <PageLink to="/elsewhere">Elsewhere</PageLink>
    </>
  );
}

function stageOf(answers: Answers = {}) {
  return stageWith(catalogueOf({ services: [email] }), answers, "/services/email");
}

const rename = async (name: string) =>
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: name } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

it("sends the change ticket and the note with what is saved", async () => {
  const stage = stageOf();
  show(<ServiceForm />, stage);
  await rename("Mail");
  fireEvent.change(screen.getByLabelText("Change ticket"), { target: { value: "CHG-7 " } });
  fireEvent.change(screen.getByLabelText("Why it is changed"), { target: { value: "New wording" } });
  save();
  await waitFor(() => expect(stage.notices.map(({ title }) => title)).toEqual(["Mail saved"]));
  expect(payloads(stage, "saveEntries")).toEqual([
    {
      projectId: "10001",
      edits: [{ entry: { section: "services", key: "email" }, before: email, after: { ...email, name: "Mail" } }],
      note: "New wording",
      issueKey: "CHG-7",
    },
  ]);
});

it("takes a saved change back from the notice", async () => {
  const stage = stageOf();
  show(<ServiceForm />, stage);
  await rename("Mail");
  save();
  await waitFor(() => expect(stage.notices).toHaveLength(1));
  stage.notices[0]?.action?.onClick();
  await waitFor(() => expect(stage.notices.at(-1)?.title).toBe("The change was taken back"));
  expect(payloads(stage, "saveEntries")[1]?.edits).toEqual([
    { entry: { section: "services", key: "email" }, before: { ...email, name: "Mail" }, after: email },
  ]);
});

it("says why nothing was saved when the app refuses, and keeps what was written", async () => {
  const { container } = show(
    <ServiceForm />,
    stageOf({ saveEntries: new Error("Only administrators may change it.") }),
  );
  await rename("Mail");
  save();
  expect((await screen.findByRole("alert")).textContent).toContain("Only administrators may change it.");
  expect((screen.getByLabelText("Name") as HTMLInputElement).value).toBe("Mail");
  expect(await findings(container)).toEqual([]);
});

it("moves the focus to what is wrong, and from there to the field", async () => {
  const problems = [{ edit: 0, path: "name", message: "Another service has this name." }];
  show(<ServiceForm />, stageOf({ saveEntries: { kind: "refused", problems } }));
  await rename("Shop");
  save();
  fireEvent.click(await screen.findByRole("button", { name: "Another service has this name." }));
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
  await rename("Web shop");
  expect(screen.queryByText("Another service has this name.")).toBeNull();
});

describe("when somebody else was quicker", () => {
  const theirs = { ...email, outcome: "Mail in a minute" };
  const conflict = {
    kind: "conflict",
    entries: [
      { edit: 0, present: theirs, changedBy: { accountId: "a", name: "Anna Berg" }, changedAt: "2026-11-23T08:00:00Z" },
    ],
  };

  async function meet() {
    let times = 0;
    const answer = () => (++times === 1 ? conflict : { kind: "saved", revision: 3, warnings: [] });
    const stage = stageOf({ saveEntries: answer });
    show(<ServiceForm />, stage);
    await rename("Mail");
    save();
    return { stage, dialog: within(await screen.findByRole("dialog")) };
  }

  it("shows theirs beside mine, and who it was", async () => {
    const { dialog } = await meet();
    expect(dialog.getByText(/By Anna Berg/)).toBeTruthy();
    expect(dialog.getByRole("row", { name: /name E-mail Mail/ })).toBeTruthy();
    expect(dialog.getByRole("row", { name: /outcome Mail in a minute Letters arrive/ })).toBeTruthy();
    expect(await findings(document.body)).toEqual([]);
  });

  it("puts what I changed on top of theirs", async () => {
    const { stage, dialog } = await meet();
    fireEvent.click(dialog.getByRole("button", { name: "Put mine on top" }));
    save();
    await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(2));
    expect(payloads(stage, "saveEntries")[1]?.edits[0]).toMatchObject({
      before: theirs,
      after: { ...theirs, name: "Mail" },
    });
  });

  it("takes theirs", async () => {
    const { dialog } = await meet();
    fireEvent.click(dialog.getByRole("button", { name: "Take theirs" }));
    await waitFor(() => expect((screen.getByLabelText("Outcome") as HTMLInputElement).value).toBe("Mail in a minute"));
    expect((screen.getByLabelText("Name") as HTMLInputElement).value).toBe("E-mail");
  });
});

it.each`
  why                              | mine                                | merged
  ${"what only I changed is mine"} | ${{ ...email, name: "Mail" }}       | ${{ key: "email", name: "Mail", outcome: "theirs" }}
  ${"what both changed is mine"}   | ${{ ...email, outcome: "mine" }}    | ${{ key: "email", name: "E-mail", outcome: "mine" }}
  ${"what I took out stays out"}   | ${{ key: "email", name: "E-mail" }} | ${{ key: "email", name: "E-mail" }}
  ${"what I left alone is theirs"} | ${email}                            | ${{ key: "email", name: "E-mail", outcome: "theirs" }}
`("mine on top: $why", ({ mine, merged }) => {
  expect(onTop(email, mine, { ...email, outcome: "theirs" })).toEqual(merged);
});

describe("leaving with unsaved changes", () => {
  it("asks first, and stays when told to", async () => {
    const stage = stageOf();
    show(<ServiceForm />, stage);
    await rename("Mail");
    fireEvent.click(screen.getByRole("link", { name: "Elsewhere" }));
    fireEvent.click(await screen.findByRole("button", { name: "Keep editing" }));
    expect(stage.visited).toEqual([]);
    expect((screen.getByLabelText("Name") as HTMLInputElement).value).toBe("Mail");
  });

  it("goes when told to, and never asks where nothing was changed", async () => {
    const stage = stageOf();
    show(<ServiceForm />, stage);
    await rename("Mail");
    await rename("E-mail");
    fireEvent.click(screen.getByRole("link", { name: "Elsewhere" }));
    await waitFor(() => expect(stage.visited).toEqual(["/elsewhere"]));
  });

  it("puts the address back when the browser went back and the answer is to stay", async () => {
    const stage = stageOf();
    show(<ServiceForm />, stage);
    await rename("Mail");
    stage.goBack("/services");
    fireEvent.click(await screen.findByRole("button", { name: "Keep editing" }));
    await waitFor(() => expect(stage.visited).toEqual(["/services/email"]));
  });
});
