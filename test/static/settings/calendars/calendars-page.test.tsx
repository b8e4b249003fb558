import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { CalendarEntry } from "../../../../src/domain/catalogue/calendar-entry";
import CalendarsPage from "../../../../static/ui/settings/calendars/calendars-page";
import { catalogueOf, findings, openedWith, payloads, show, stageWith } from "../../support/page";

const office: CalendarEntry = {
  key: "office",
  name: "Office hours",
  timezone: "Europe/Berlin",
  weekly: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] },
  holidays: ["2026-12-25", { date: "2027-01-01", name: "New Year" }],
};
const always: CalendarEntry = { key: "always", name: "Round the clock", timezone: "Etc/UTC", weekly: "always" };
const bare: CalendarEntry = { key: "bare", name: "Bare", timezone: "Etc/UTC", weekly: { sat: [["10:00", "12:00"]] } };
const catalogue = catalogueOf({
  calendars: [office, always, bare],
  services: [{ key: "email", name: "E-mail", hours: "office" }],
});

const savedOf = async (stage: ReturnType<typeof stageWith>) => {
  await waitFor(() => expect(payloads(stage, "saveEntries")).toHaveLength(1));
  return payloads(stage, "saveEntries")[0]!.edits[0]!.after as CalendarEntry;
};
const chooseFile = (text: string) =>
  fireEvent.change(screen.getByLabelText(/^Calendar file/), {
    target: { files: [Object.assign(new File([text], "days.ics"), { text: async () => text })] },
  });

describe("the list of calendars", () => {
  it("teaches what calendars are for while there is none", async () => {
    const { container } = show(<CalendarsPage />, stageWith(catalogueOf({}), {}, "/calendars"));
    expect(await screen.findByText("No calendars yet")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("tells hours in words, who uses them, and which years lack holidays", async () => {
    const { container } = show(<CalendarsPage />, stageWith(catalogue, {}, "/calendars"));
    const rowOf = (name: string) => screen.getByRole("link", { name }).closest("tr")?.textContent;
    await screen.findByRole("link", { name: "Office hours" });
    expect(rowOf("Office hours")).toContain("Mon to Tue 09:00–17:00");
    expect(rowOf("Office hours")).toContain("until Fri, Jan 1, 2027");
    expect(rowOf("Office hours")).toMatch(/1$/);
    expect(rowOf("Round the clock")).toContain("always open");
    expect(rowOf("Bare")).toContain("None for 2026, 2027");
    expect(await findings(container)).toEqual([]);
  });
});

describe("a calendar's form", () => {
  it("reads hours as people type them, night shifts too", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/new");
    const { container } = show(<CalendarsPage />, stage);
    fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: "Night" } });
    fireEvent.change(screen.getByLabelText("Monday"), { target: { value: "9am-5pm" } });
    fireEvent.click(screen.getByRole("button", { name: "Use Monday's hours from Monday to Friday" }));
    fireEvent.change(screen.getByLabelText("Friday"), { target: { value: "22-6" } });
    expect(screen.getByText("ends on Saturday at 06:00")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Add calendar" }));
    const day = [["09:00", "17:00"]];
    expect(await savedOf(stage)).toEqual({
      key: "night",
      name: "Night",
      timezone: "Europe/Berlin",
      weekly: { mon: day, tue: day, wed: day, thu: day, fri: [["22:00", "24:00"]], sat: [["00:00", "06:00"]] },
    });
  });

  it("answers bad hours beside their day, and saves nothing until they are mended", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/office");
    const { container } = show(<CalendarsPage />, stage);
    const monday = (await screen.findByLabelText("Monday")) as HTMLInputElement;
    fireEvent.change(monday, { target: { value: "9-25" } });
    expect(monday.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(/“25” is no time of day/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Save calendar" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(payloads(stage, "saveEntries")).toEqual([]);
    expect(await findings(container)).toEqual([]);
  });

  it("leaves alone what was not changed", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/office");
    show(<CalendarsPage />, stage);
    fireEvent.change(await screen.findByLabelText(/^Name\*/), { target: { value: "Opening hours" } });
    fireEvent.click(screen.getByRole("button", { name: "Save calendar" }));
    expect(await savedOf(stage)).toEqual({ ...office, name: "Opening hours" });
  });

  it("says who relies on it before it is changed", async () => {
    show(<CalendarsPage />, stageWith(catalogue, {}, "/calendars/office"));
    const note = await screen.findByRole("region", { name: "Others rely on this calendar" });
    expect(within(note).getByRole("link", { name: "E-mail" })).toBeTruthy();
  });

  it("names and adds holidays, and refuses a date that is one already", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/office");
    show(<CalendarsPage />, stage);
    fireEvent.change(await screen.findByLabelText("Name of the holiday on Fri, Dec 25, 2026"), {
      target: { value: "Christmas" },
    });
    fireEvent.change(screen.getByLabelText("Date of a new holiday"), { target: { value: "2027-01-01" } });
    fireEvent.click(screen.getByRole("button", { name: "Add holiday" }));
    expect(screen.getByText("Fri, Jan 1, 2027 is a holiday already.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Date of a new holiday"), { target: { value: "2026-12-31" } });
    fireEvent.change(screen.getByLabelText("Its name"), { target: { value: "Stocktaking" } });
    fireEvent.click(screen.getByRole("button", { name: "Add holiday" }));
    fireEvent.click(screen.getByRole("button", { name: "Save calendar" }));
    expect((await savedOf(stage)).holidays).toEqual([
      { date: "2026-12-25", name: "Christmas" },
      { date: "2026-12-31", name: "Stocktaking" },
      { date: "2027-01-01", name: "New Year" },
    ]);
  });

  it("takes hours of single dates", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/office");
    show(<CalendarsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Add a date with own hours" }));
    fireEvent.change(screen.getByLabelText("Hours 1"), { target: { value: "9-12" } });
    expect(screen.getByText("Choose the date that these hours are for.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Date 1"), { target: { value: "2026-12-24" } });
    fireEvent.click(screen.getByRole("button", { name: "Save calendar" }));
    expect((await savedOf(stage)).overrides).toEqual({ "2026-12-24": [["09:00", "12:00"]] });
  });

  it("adds the public holidays of a country, but those that have passed only when chosen", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/bare");
    show(<CalendarsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Public holidays of a country" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.change(await within(dialog).findByLabelText("Country"), { target: { value: "NL" } });
    fireEvent.change(within(dialog).getByLabelText("To year"), { target: { value: "2026" } });
    const days = await within(dialog).findByRole("list", { name: "Days found" });
    const boxes = () => within(days).getAllByRole("checkbox") as HTMLInputElement[];
    expect(
      boxes()
        .map(({ checked }) => checked)
        .filter(Boolean),
    ).toHaveLength(2);
    expect(await findings(document.body)).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Add 2 days" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    fireEvent.click(screen.getByRole("button", { name: "Save calendar" }));
    expect((await savedOf(stage)).holidays).toEqual([
      { date: "2026-12-25", name: "Christmas Day" },
      { date: "2026-12-26", name: "Boxing Day" },
    ]);
  });

  it("adds dates from a file, tells what it leaves out, and what is there already", async () => {
    const stage = stageWith(catalogue, {}, "/calendars/office");
    show(<CalendarsPage />, stage);
    fireEvent.click(await screen.findByRole("button", { name: "Dates from a file" }));
    const dialog = await screen.findByRole("dialog");
    chooseFile("<html>");
    expect(await within(dialog).findByText(/This is a web page/)).toBeTruthy();
    chooseFile(
      [
        "BEGIN:VCALENDAR",
        ...["BEGIN:VEVENT", "SUMMARY:Christmas", "DTSTART;VALUE=DATE:20261225", "END:VEVENT"],
        ...["BEGIN:VEVENT", "SUMMARY:Fair", "DTSTART;VALUE=DATE:20270301", "END:VEVENT"],
        ...["BEGIN:VEVENT", "SUMMARY:Some day", "END:VEVENT"],
        "END:VCALENDAR",
      ].join("\r\n"),
    );
    expect(await within(dialog).findByText("In the calendar already")).toBeTruthy();
    expect(within(dialog).getByText("Some day has no date.")).toBeTruthy();
    fireEvent.click(within(dialog).getByRole("button", { name: "Add 1 day" }));
    fireEvent.click(await screen.findByRole("button", { name: "Save calendar" }));
    expect((await savedOf(stage)).holidays?.at(-1)).toEqual({ date: "2027-03-01", name: "Fair" });
  });

  it("shows the coming weeks as the form stands, and when clocks change", async () => {
    const { container } = show(<CalendarsPage />, stageWith(catalogue, {}, "/calendars/office"));
    const table = await screen.findByRole("table", { name: "Open hours of the coming days" });
    const cellOf = (date: string) => within(table).getByText(date).closest("td")?.textContent;
    expect(cellOf("Mon, Nov 30, 2026")).toContain("09:00–17:00");
    expect(cellOf("Wed, Dec 2, 2026")).toContain("closed");
    fireEvent.click(screen.getByRole("button", { name: "Show more weeks" }));
    expect(cellOf("Fri, Dec 25, 2026")).toContain("holiday");
    expect(cellOf("Fri, Jan 1, 2027")).toContain("New Year");
    expect(screen.getByText(/clocks go forward by 1 h/)).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  it("can be read and not changed in a followed catalogue", async () => {
    const opened = openedWith(catalogue, { isFollowed: true });
    const { container } = show(<CalendarsPage />, stageWith(catalogue, { openCatalogue: opened }, "/calendars/office"));
    expect(((await screen.findByLabelText("Monday")) as HTMLInputElement).readOnly).toBe(true);
    expect(screen.queryByRole("button", { name: /Save|Add|Public holidays|from a file/ })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it("says so when the calendar is gone", async () => {
    const { container } = show(<CalendarsPage />, stageWith(catalogue, {}, "/calendars/nowhere"));
    expect(await screen.findByText("There is no such calendar")).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });
});
