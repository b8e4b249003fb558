import type { Answer, OutageDeed, TicketOutages } from "../../../src/contract";
import { showOutages } from "../../../static/ui/panel/actions/show-outages";
import { findings } from "./findings";
import { hostile } from "./made-up";

const typed = hostile.join("\n");
const print = { kind: "service", key: "print", name: "Printing" } as const;
const ann = { accountId: "ann", name: "Ann" };

const nothing: TicketOutages = {
  at: "2026-06-02T12:00:00Z",
  raisedAt: "2026-06-02T09:40:00Z",
  service: "print",
  subjects: [
    { kind: "service", key: "mail", name: "Mail" },
    print,
    { kind: "configuration-item", key: "srv-1", name: typed },
  ],
  outages: [],
};
const anOutage = (parts: Partial<TicketOutages["outages"][number]> = {}): TicketOutages["outages"][number] => ({
  id: "outage-1",
  subject: print,
  from: "2026-06-02T09:40:00Z",
  to: null,
  loss: 100,
  note: "",
  by: ann,
  recordedAt: "2026-06-02T10:00:00Z",
  withdrawn: null,
  ...parts,
});

async function dialog(value: TicketOutages, answers: (Answer<TicketOutages> | Error)[] = []) {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const sent: { requestId: string; deed: OutageDeed }[] = [];
  const close = jest.fn();
  let made = 0;
  await showOutages(place, {
    viewer: { locale: "en-GB", timeZone: "Europe/Berlin" },
    outages: async () => ({ kind: "answered", value }),
    async record(asked) {
      sent.push(asked);
      const answer = answers.shift() ?? { kind: "answered", value };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    close,
    newRequestId() {
      made += 1;
      return `request-${made}`;
    },
  });
  const field = (label: string, nth = 0) => {
    const found = [...place.querySelectorAll("label")].filter(({ textContent }) => textContent === label);
    return place.querySelector<HTMLInputElement>(`#${found[nth]?.htmlFor}`)!;
  };
  const press = async (name: string, nth = 0) => {
    [...place.querySelectorAll("button")].filter(({ textContent }) => textContent === name)[nth]!.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { place, sent, close, field, press };
}

it("the ticket's own service since it was raised is what one has to confirm, in the viewer's own time", async () => {
  const { place, sent, close, field, press } = await dialog(nothing);
  expect(field("What is down").value).toBe("service print");
  expect(field("Since").value).toBe("2026-06-02T11:40"); // Berlin is two hours ahead
  expect(document.activeElement).toBe(field("What is down"));
  expect(place.textContent).toContain("Time in Europe/Berlin.");
  expect(await findings(place)).toEqual([]);
  await press("Record the outage");
  expect(sent).toEqual([
    {
      requestId: "request-1",
      deed: {
        kind: "began",
        subject: { kind: "service", key: "print" },
        from: "2026-06-02T09:40:00.000Z",
        to: null,
        loss: 100,
        note: "",
      },
    },
  ]);
  expect(close).toHaveBeenCalledWith(true);
});

it("what is degraded, over and noted is sent so", async () => {
  const { sent, field, press } = await dialog({ ...nothing, service: null });
  await press("Record the outage");
  expect(field("What is down").getAttribute("aria-invalid")).toBe("true");
  expect(sent).toEqual([]);
  field("What is down").value = "configuration-item srv-1";
  field("How much of it").value = "50";
  field("Since").value = "2026-06-02T11:00";
  field("Back since").value = "2026-06-02T10:59";
  field("Note (optional)").value = typed;
  await press("Record the outage");
  expect(field("Back since").getAttribute("aria-invalid")).toBe("true");
  field("Back since").value = "2026-06-02T11:30";
  await press("Record the outage");
  expect(sent.at(-1)?.deed).toEqual({
    kind: "began",
    subject: { kind: "configuration-item", key: "srv-1" },
    from: "2026-06-02T09:00:00.000Z",
    to: "2026-06-02T09:30:00.000Z",
    loss: 50,
    note: typed.trim(),
  });
});

it("an answer that did not come leaves what was typed, and is asked for again under the same name", async () => {
  const { place, sent, close, press } = await dialog(nothing, [new Error("offline")]);
  jest.spyOn(console, "error").mockImplementationOnce(() => undefined);
  await press("Record the outage");
  expect(close).not.toHaveBeenCalled();
  expect(place.textContent).toContain("it counts once");
  await press("Record the outage");
  expect(sent.map(({ requestId }) => requestId)).toEqual(["request-1", "request-1"]);
});

it("an outage that goes on is ended, or withdrawn with a reason", async () => {
  const { place, sent, field, press } = await dialog({ ...nothing, outages: [anOutage({ note: typed })] });
  expect(place.querySelector(".typed")?.textContent).toBe(typed);
  expect(place.textContent).toContain("Printing: down since Tue, 2 Jun 2026, 11:40.");
  expect(field("Back since").value).toBe("2026-06-02T14:00");
  expect(await findings(place)).toEqual([]);
  await press("Record the end");
  await press("Withdraw it");
  expect(sent).toHaveLength(1);
  field("Why").value = "Wrong one";
  await press("Withdraw it");
  expect(sent.map(({ deed }) => deed)).toEqual([
    { kind: "ended", outage: "outage-1", to: "2026-06-02T12:00:00.000Z" },
    { kind: "withdrawn", outage: "outage-1", reason: "Wrong one" },
  ]);
});

it("what was withdrawn stays to be read, with who and why, and nothing can be done to it", async () => {
  const withdrawn = { by: ann, at: "2026-06-02T11:00:00Z", reason: typed };
  const { place } = await dialog({
    ...nothing,
    outages: [anOutage({ withdrawn, loss: 25, to: "2026-06-02T10:00:00Z" })],
  });
  expect(place.querySelector("s")?.textContent).toContain("Only in part: 25 %.");
  expect(place.querySelector(".typed")?.textContent).toBe(typed);
  expect([...place.querySelectorAll("li button")]).toEqual([]);
});
