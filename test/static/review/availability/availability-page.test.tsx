import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { AvailabilityAnswer } from "../../../../src/contract";
import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import type { AvailabilityDeed } from "../../../../src/domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../../../src/domain/availability/availability-entry";
import type { Outage } from "../../../../src/domain/availability/outage";
import { DAY, HOUR } from "../../../../src/domain/time";
import AvailabilityPage from "../../../../static/ui/review/availability/availability-page";
import { type Answers, catalogueOf, findings, NOW, payloads, show, stageWith } from "../../support/page";

const email = { kind: "service", key: "email" } as const;
const agreement: AgreementEntry = {
  key: "gold",
  name: "Gold support",
  kind: "sla",
  version: 1,
  service: "email",
  validFrom: "2026-01-01",
  targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "office" }],
  availability: { percent: 99.5, calendar: "office" },
};
const days = ["mon", "tue", "wed", "thu", "fri"];
const catalogue = catalogueOf({
  calendars: [
    {
      key: "office",
      timezone: "Europe/Berlin",
      weekly: Object.fromEntries(days.map((day) => [day, [["08:00", "18:00"]]])),
    },
  ],
  configurationItems: [{ key: "san" }],
  services: [
    { key: "email", name: "E-mail" },
    { key: "print", name: "Printing" },
  ],
  agreements: [agreement],
});

const monday = Date.parse("2026-11-02T09:00:00Z");
const made = { at: NOW - DAY, by: "account-ada" };
const outage = (parts: Partial<Outage> = {}): Outage => ({
  subject: email,
  from: monday,
  to: monday + HOUR,
  loss: 100,
  announcedAt: null,
  note: "",
  ticket: null,
  ...parts,
});
const recording: AvailabilityEntry = {
  kind: "recording",
  id: "recording-1",
  ...made,
  subject: email,
  from: Date.parse("2026-10-31T23:00:00Z"),
  to: null,
};
const evil = "=HYPERLINK(1) <b>\u202Enote</b>";
const entries: AvailabilityEntry[] = [
  recording,
  {
    kind: "outage",
    id: "outage-1",
    ...made,
    outage: outage({ note: evil, ticket: { issueId: "1", issueKey: "DESK-1" } }),
  },
  {
    kind: "outage",
    id: "outage-2",
    ...made,
    outage: outage({ from: monday + DAY, to: monday + DAY + HOUR, loss: 50 }),
  },
  { kind: "outage", id: "outage-3", ...made, outage: outage({ subject: { kind: "service", key: "print" } }) },
  {
    kind: "outage",
    id: "outage-4",
    ...made,
    outage: outage({ from: NOW + DAY, to: NOW + DAY + HOUR, announcedAt: NOW - DAY }),
  },
];
const answer = (given: readonly AvailabilityEntry[], parts: Partial<AvailabilityAnswer> = {}): AvailabilityAnswer => ({
  at: new Date(NOW).toISOString(),
  timezone: "Europe/Berlin",
  mayChange: true,
  entries: given,
  people: { "account-ada": "Ada Agent" },
  ...parts,
});

const shown = (availability: unknown, answers: Answers = {}, of = catalogue) => {
  const stage = stageWith(of, { availability, changeAvailability: { isNew: true }, ...answers });
  return { stage, ...show(<AvailabilityPage />, stage) };
};
const sent = (stage: Parameters<typeof payloads>[0]) =>
  payloads(stage, "changeAvailability").map(({ deed }) => deed as AvailabilityDeed);
const button = (name: string | RegExp) => screen.findByRole("button", { name });

async function row(table: string, name: string, nth = 0): Promise<(string | null)[]> {
  const region = await screen.findByRole("region", { name: table });
  const heading = within(region).getAllByRole("rowheader", { name })[nth]!;
  return [...heading.closest("tr")!.querySelectorAll("td")].map((cell) => cell.textContent);
}

it("shows what was lost of the agreed hours against the promise, and everything behind it", async () => {
  const { container, stage } = shown(answer(entries));
  // Fifteen working days of ten hours and two hours of today's; in local time, an hour ahead of UTC.
  expect(await row("How available each service was", "E-mail")).toEqual([
    "Gold support",
    "99.013% Missed", // so much of November's hours is lost that the rest cannot make up for it
    "1 h 30 min of 152 h",
    "99.5% per month",
    "2",
    "1 h",
    "76 h",
    "1 h",
    "All of it",
  ]);
  expect(screen.getByRole("img").getAttribute("aria-label")).toContain("E-mail in November 2026: 2 interruptions");
  fireEvent.click(screen.getByText("Outages (3)"));
  const table = within(screen.getByRole("region", { name: "Outages of E-mail" }));
  expect(table.getByText(evil)).toBeTruthy();
  fireEvent.click(table.getByRole("button", { name: "DESK-1" }));
  expect(stage.visited).toEqual(["issue DESK-1"]);
  expect(await row("Other recorded outages", "Printing")).toEqual(expect.arrayContaining(["Outage", "Ada Agent"]));
  expect(await row("Planned maintenance to come", "E-mail")).toEqual(expect.arrayContaining(["Planned"]));
  expect(await findings(container)).toEqual([]);
});

it("teaches what leads to figures while nothing is recorded, and claims none", async () => {
  const { stage } = shown(answer([]));
  expect(await screen.findByText("Nothing is measured yet")).toBeTruthy();
  expect((await row("How available each service was", "E-mail"))[1]).toBe("Not measured ");
  fireEvent.click(await button("Say since when outages are recorded: E-mail"));
  fireEvent.click(await button("Save"));
  await waitFor(() =>
    expect(sent(stage)).toEqual([
      { kind: "recording", subject: email, from: Date.parse("2026-10-31T23:00:00Z"), to: null },
    ]),
  );
});

it("says what is missing where no agreement promises availability", async () => {
  const { availability: _, ...without } = agreement;
  shown(answer([]), {}, { ...catalogue, agreements: [without] });
  expect(await screen.findByText("No agreement promises availability yet")).toBeTruthy();
});

it("lets those read who may not change it", async () => {
  shown(answer(entries, { mayChange: false }));
  await screen.findByText("Outages (3)");
  for (const name of [/Record an outage/, /Announce/, /Import/, /Correct/, /Withdraw/, /Stop/])
    expect(screen.queryByRole("button", { name })).toBeNull();
});

describe("recording by hand", () => {
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(within(screen.getByRole("dialog")).getByLabelText(label), { target: { value } });

  it("asks for what, when and how much, in the viewer's own time, and shows what the app refuses", async () => {
    let answers = 0;
    const { stage, container } = shown(answer(entries), {
      changeAvailability: () => {
        answers += 1;
        return answers === 1 ? new Error("It begins in the future.") : { isNew: true };
      },
    });
    fireEvent.click(await button("Record an outage"));
    await screen.findByRole("dialog");
    fireEvent.click(await button("Record it"));
    expect(screen.getByRole("alert").textContent).toContain("give the times");
    fill(/What is down/, "configuration-item san");
    fill(/How much/, "25");
    fill(/^From/, "2026-11-10T10:00");
    fill(/^To/, "2026-11-10T11:00");
    fill(/^Note/, "Disk full");
    expect(await findings(container)).toEqual([]);
    fireEvent.click(await button("Record it"));
    expect(await screen.findByText("It begins in the future.")).toBeTruthy();
    fireEvent.click(await button("Record it"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const [first, second] = payloads(stage, "changeAvailability");
    expect(first?.requestId).toBe(second?.requestId); // sent again, it counts once
    expect(sent(stage)[1]).toEqual({
      kind: "outage",
      outage: outage({
        subject: { kind: "configuration-item", key: "san" },
        loss: 25,
        from: Date.parse("2026-11-10T09:00:00Z"),
        to: Date.parse("2026-11-10T10:00:00Z"),
        note: "Disk full",
      }),
    });
  });

  it("announces maintenance, which has an end and a moment at which people were told", async () => {
    const { stage } = shown(answer(entries));
    fireEvent.click(await button("Announce maintenance"));
    await screen.findByRole("dialog");
    fill(/What is worked on/, "service email");
    fill(/^From/, "2026-12-01T20:00");
    fireEvent.click(await button("Announce it"));
    expect(screen.getByRole("alert").textContent).toContain("give the times");
    fill(/^To/, "2026-12-01T22:00");
    fireEvent.click(await button("Announce it"));
    await waitFor(() =>
      expect(sent(stage)).toEqual([
        {
          kind: "outage",
          outage: outage({
            from: Date.parse("2026-12-01T19:00:00Z"),
            to: Date.parse("2026-12-01T21:00:00Z"),
            announcedAt: NOW,
          }),
        },
      ]),
    );
  });

  it("corrects and withdraws by a new entry with a reason", async () => {
    const { stage } = shown(answer(entries));
    fireEvent.click(await screen.findByText("Outages (3)"));
    fireEvent.click(await button(/^Correct: E-mail, Nov 3/));
    await screen.findByRole("dialog");
    fill(/^To/, "2026-11-03T10:30");
    fill(/^Why/, "The log says so");
    fireEvent.click(await button("Save the correction"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    fireEvent.click(await button(/^Withdraw: E-mail, Nov 3/));
    await screen.findByRole("dialog");
    fill(/^Why/, "Another service");
    fireEvent.click(await button("Withdraw it"));
    await waitFor(() =>
      expect(sent(stage)).toEqual([
        {
          kind: "corrected",
          of: "outage-2",
          reason: "The log says so",
          outage: outage({ from: monday + DAY, to: monday + DAY + HOUR / 2, loss: 50 }),
        },
        { kind: "withdrawn", of: "outage-2", reason: "Another service" },
      ]),
    );
  });
});

describe("a monitor's log", () => {
  const file = (text: string) => Object.assign(new File([text], "checks.csv"), { text: async () => text });
  const log = [
    "service,checked_at,status",
    "E-Mail,2026-11-02T00:00:00Z,up",
    "E-Mail,2026-11-02T01:00:00Z,down",
    "E-Mail,2026-11-02T02:00:00Z,up",
    "other,2026-11-02T00:00:00Z,up",
  ].join("\n");
  const choose = async (text: string) => {
    fireEvent.click(await button("Import a check log"));
    const input = await screen.findByLabelText(/^File/);
    await act(async () => fireEvent.change(input, { target: { files: [file(text)] } }));
  };

  it("is shown before it is taken in, with its names brought to services", async () => {
    const { stage, container } = shown(answer([]));
    await choose(log);
    expect(await screen.findByText(/4 checks of 2 things/)).toBeTruthy();
    const mapped = (name: string) => screen.getByLabelText<HTMLSelectElement>(`Is about: ${name}`);
    expect([mapped("E-Mail").value, mapped("other").value]).toEqual(["service email", ""]);
    expect(await row("What the log says", "E-Mail")).toEqual(expect.arrayContaining(["3", "1", "1 h"]));
    expect(sent(stage)).toEqual([]);
    expect(await findings(container)).toEqual([]);
    fireEvent.click(await button("Take it in"));
    const from = Date.parse("2026-11-02T00:00:00Z");
    await waitFor(() =>
      expect(sent(stage)).toEqual([
        {
          kind: "checks",
          file: "checks.csv",
          logs: [
            {
              subject: email,
              log: { from, to: from + 2 * HOUR, losses: [[from + HOUR, from + 2 * HOUR, 100]], last: 0 },
            },
          ],
        },
      ]),
    );
  });

  it("that cannot be read is refused with every problem and how to mend it", async () => {
    const { stage } = shown(answer([]));
    await choose("service,checked_at,status\nE-Mail,yesterday,up\nE-Mail,2026-11-02T00:00:00Z,sleepy");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("2 problems");
    expect(alert.textContent).toContain("Line 2: “yesterday” is no moment");
    expect(alert.textContent).toContain("Line 3: “sleepy” is no status");
    expect((await button("Take it in")).hasAttribute("disabled")).toBe(true);
    expect(sent(stage)).toEqual([]);
  });

  it("that brings nothing new says so", async () => {
    const { stage } = shown(answer([]), { changeAvailability: { isNew: false } });
    await choose(log);
    await screen.findByText(/4 checks/);
    fireEvent.click(await button("Take it in"));
    await waitFor(() =>
      expect(stage.notices.map(({ title }) => title)).toEqual(["Nothing new: all of it was known already."]),
    );
  });
});

it("hands out its tables as files in which no cell runs, and without what can only be pressed", async () => {
  const files: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      files.push(file);
      return "blob:made-up";
    },
    revokeObjectURL: () => undefined,
  });
  shown(answer(entries));
  fireEvent.click(await screen.findByText("Outages (3)"));
  fireEvent.click(await button("CSV of “Outages of E-mail”"));
  const text = await files[0]!.text();
  expect(text).toContain("'=HYPERLINK(1)");
  expect(text).not.toContain("Actions");
});
