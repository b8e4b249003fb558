import type { Answer, ClockStanding, JournalEntry, TicketDeed, TicketJournal } from "../../../src/contract";
import type { Action } from "../../../static/ui/panel/actions/action";
import { actionsOf } from "../../../static/ui/panel/actions/action-buttons";
import { typedTime } from "../../../static/ui/panel/actions/fields";
import { showAction } from "../../../static/ui/panel/actions/show-action";
import { findings } from "./findings";
import { aClock, aPromise, HOUR, hostile, iso, monday } from "./made-up";

const clock = { agreement: "gold", version: 2, measure: "resolution", cycle: 1 } as const;
const escalation = {
  of: 2,
  announced: 1,
  told: { position: 1, at: iso(monday) },
  holdsWhenAcknowledged: true,
  isHeld: false,
  next: null,
};

describe("what a clock offers and says", () => {
  it.each`
    standing                                                           | offers                       | says                              | why
    ${{}}                                                              | ${["extend"]}                | ${""}                             | ${"more time can be asked for while it runs"}
    ${{ state: "stopped" }}                                            | ${[]}                        | ${""}                             | ${"it was met"}
    ${{ escalation, awaitsAcknowledgement: 1 }}                        | ${["acknowledge", "extend"]} | ${""}                             | ${"a step waits for somebody"}
    ${{ escalation: { ...escalation, isHeld: true } }}                 | ${["extend"]}                | ${"further steps are held"}       | ${"somebody takes care"}
    ${{ isBreached: true }}                                            | ${["explain", "extend"]}     | ${"Nobody has said yet"}          | ${"a breach wants a reason"}
    ${{ isBreached: true, state: "stopped" }}                          | ${["explain"]}               | ${"Nobody has said yet"}          | ${"also when it is over"}
    ${{ isBreached: true, explanation: "Supplier", state: "stopped" }} | ${[]}                        | ${"Why it was late: Supplier"}    | ${"it is explained"}
    ${{ pendingExtension: { entry: "e1", additionalMs: 2 * HOUR } }}   | ${["decide"]}                | ${"2 h more were asked for"}      | ${"one request at a time"}
    ${{ grantedMs: HOUR, targetMs: 9 * HOUR }}                         | ${["extend"]}                | ${"1 h more than the agreed 8 h"} | ${"what was agreed stays visible"}
  `("$why", ({ standing, offers, says }: { standing: Partial<ClockStanding>; offers: string[]; says: string }) => {
    const onAction = jest.fn();
    const shown = document.createElement("div");
    const { said, buttons } = actionsOf(aPromise(), aClock(standing), onAction);
    shown.append(...said.flat(), ...buttons);
    for (const button of shown.querySelectorAll("button")) button.click();
    expect(onAction.mock.calls.map(([{ kind }]) => kind).sort()).toEqual([...offers].sort());
    expect(shown.textContent).toContain(says);
  });
});

it.each`
  ladder                              | follow       | why
  ${{}}                               | ${"held"}    | ${"the ladder, or the project, says so"}
  ${{ holdsWhenAcknowledged: false }} | ${"goes-on"} | ${"it says the other"}
  ${{ announced: 2 }}                 | ${"none"}    | ${"it was the last step"}
`("acknowledging says of further steps that they are $follow: $why", ({ ladder, follow }) => {
  const onAction = jest.fn();
  const standing = aClock({ escalation: { ...escalation, ...ladder }, awaitsAcknowledgement: 1 });
  actionsOf(aPromise(), standing, onAction).buttons[0]!.click();
  expect(onAction.mock.calls[0][0]).toMatchObject({ kind: "acknowledge", level: 1, follow });
});

it.each`
  typed           | length
  ${"2"}          | ${2 * HOUR}
  ${"2h"}         | ${2 * HOUR}
  ${"2,5 h"}      | ${2.5 * HOUR}
  ${"1:30"}       | ${1.5 * HOUR}
  ${"45 min"}     | ${0.75 * HOUR}
  ${"2 h 30 min"} | ${2.5 * HOUR}
  ${""}           | ${null}
  ${"0"}          | ${null}
  ${"soon"}       | ${null}
  ${"1:75"}       | ${null}
  ${"-2"}         | ${null}
`("$typed is $length ms of working time", ({ typed, length }) => {
  expect(typedTime(typed)).toBe(length);
});

const nobody: TicketJournal = {
  entries: [],
  breachReasons: [{ key: "supplier", name: "Supplier" }],
  mayGrantExtensions: true,
};
const entry = (id: string, deed: TicketDeed, isWithdrawn = false): JournalEntry => ({
  id,
  at: iso(monday),
  by: { accountId: "ann", name: "Ann" },
  deed,
  isWithdrawn,
});
const names = { "gold:2": "Gold support" };
const typed = hostile.join("\n");
const request = entry("e1", { kind: "extension-asked", clock, additionalMs: HOUR, reason: typed });

/** A dialog on a made-up app. */
async function dialog(
  action: Exclude<Action, { kind: "outage" }>,
  journal = nobody,
  answers: (Answer<TicketJournal> | Error)[] = [],
) {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const sent: { requestId: string; deed: TicketDeed }[] = [];
  const close = jest.fn();
  let made = 0;
  await showAction(place, action, {
    viewer: { locale: "en-GB", timeZone: "Etc/UTC" },
    journal: async () => ({ kind: "answered", value: journal }),
    async record(asked) {
      sent.push(asked);
      const answer = answers.shift() ?? { kind: "answered", value: journal };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    close,
    newRequestId() {
      made += 1;
      return `request-${made}`;
    },
  });
  const field = <Kind extends Element = HTMLTextAreaElement>(label: string): Kind => {
    const found = [...place.querySelectorAll("label")].find(({ textContent }) => textContent === label);
    return place.querySelector<Kind>(`#${found?.htmlFor}`)!;
  };
  const press = async (name: string) => {
    const button = [...place.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
    button.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { place, sent, close, field, press };
}

describe("a dialog", () => {
  it("acknowledges a step, with a note if there is one", async () => {
    const { sent, close, field, press } = await dialog({
      kind: "acknowledge",
      clock,
      level: 1,
      follow: "held",
      name: "Gold",
    });
    field("Note (optional)").value = "On it.";
    await press("Acknowledge");
    expect(sent.map(({ deed }) => deed)).toEqual([
      { kind: "acknowledged", step: { ...clock, level: 1 }, note: "On it." },
    ]);
    expect(close).toHaveBeenCalledWith(true);
  });

  it("asks for more time only with a time and a reason, and says both at once beside the fields", async () => {
    const { place, sent, field, press } = await dialog({ kind: "extend", clock, name: "Gold" });
    await press("Ask for it");
    expect([...place.querySelectorAll(".problem")].map(({ textContent }) => textContent)).toEqual([
      "Give a time such as 2 h, 1:30 or 45 min.",
      "Say why in a few words.",
    ]);
    expect(document.activeElement).toBe(field("How much working time"));
    expect(await findings(place)).toEqual([]);
    field<HTMLInputElement>("How much working time").value = "1:30";
    field("Why").value = "A part is on its way.";
    await press("Ask for it");
    expect(sent.map(({ deed }) => deed)).toEqual([
      { kind: "extension-asked", clock, additionalMs: 1.5 * HOUR, reason: "A part is on its way." },
    ]);
  });

  it.each`
    button       | kind
    ${"Grant"}   | ${"extension-granted"}
    ${"Decline"} | ${"extension-declined"}
  `("shows who asked and why, and lets whoever may $button", async ({ button, kind }) => {
    const journal = { ...nobody, entries: [request] };
    const { place, sent, press } = await dialog(
      { kind: "decide", entry: "e1", additionalMs: HOUR, name: "Gold" },
      journal,
    );
    expect(place.textContent).toContain(`Ann asked for 1 h more: ${typed}`);
    expect(place.querySelector("b")).toBeNull();
    await press(button);
    expect(sent.map(({ deed }) => deed)).toEqual([{ kind, asked: "e1", note: "" }]);
  });

  it("lets nobody decide who may not", async () => {
    const journal = { ...nobody, entries: [request], mayGrantExtensions: false };
    const { place } = await dialog({ kind: "decide", entry: "e1", additionalMs: HOUR, name: "Gold" }, journal);
    expect(place.querySelector("form")).toBeNull();
    expect(place.textContent).toContain("Only administrators of the project");
  });

  it("takes a reason of the project's list for a breach", async () => {
    const { sent, field, press } = await dialog({ kind: "explain", clock, name: "Gold" });
    await press("Save the reason");
    expect(sent).toEqual([]);
    field<HTMLSelectElement>("Reason").value = "supplier";
    await press("Save the reason");
    expect(sent.map(({ deed }) => deed)).toEqual([{ kind: "breach-explained", clock, reason: "supplier", note: "" }]);
  });

  it("keeps what was typed when no answer comes, and sends it again as the same request", async () => {
    const { place, sent, close, field, press } = await dialog({ kind: "extend", clock, name: "Gold" }, nobody, [
      new Error("offline"),
    ]);
    jest.spyOn(console, "error").mockImplementationOnce(() => undefined);
    field<HTMLInputElement>("How much working time").value = "2";
    field("Why").value = "Waiting for a part.";
    await press("Ask for it");
    expect(place.textContent).toContain("What you typed is still here");
    expect(close).not.toHaveBeenCalled();
    await press("Ask for it");
    expect(sent.map(({ requestId }) => requestId)).toEqual(["request-1", "request-1"]);
    expect(close).toHaveBeenCalledWith(true);
  });

  it("lists what was done, the latest first, with what was typed as it was typed", async () => {
    const long = "ß".repeat(10_000);
    const entries = [
      request,
      entry("e2", { kind: "excluded", reason: long }, true),
      entry("e3", { kind: "withdrawn", entry: "e2", reason: "By mistake." }),
    ];
    const { place, sent, press } = await dialog({ kind: "journal", names }, { ...nobody, entries });
    const items = [...place.querySelectorAll("ol > li")];
    expect(items.map((item) => item.querySelector("p + p")!.textContent)).toEqual([
      "Withdrew: Excluded the ticket from all figures",
      "Withdrawn Excluded the ticket from all figures",
      "Asked for 1 h more",
    ]);
    expect(items[2]!.querySelector(".typed")!.textContent).toBe(typed);
    expect(items[1]!.querySelector(".typed")!.textContent).toBe(long);
    // Only what holds may be withdrawn.
    expect(items.map((item) => item.querySelector("details") !== null)).toEqual([false, false, true]);
    expect(await findings(place)).toEqual([]);
    items[2]!.querySelector<HTMLTextAreaElement>("textarea")!.value = "Asked by mistake.";
    await press("Withdraw it");
    expect(sent.map(({ deed }) => deed)).toEqual([{ kind: "withdrawn", entry: "e1", reason: "Asked by mistake." }]);
  });

  it("says about which promise each was, an answer's too, and how much time was granted", async () => {
    const entries = [
      request,
      entry("e2", { kind: "extension-granted", asked: "e1", note: "" }),
      entry("e3", { kind: "breach-explained", clock: { ...clock, agreement: "gone" }, reason: "supplier", note: "" }),
      entry("e4", { kind: "excluded", reason: "A test." }),
    ];
    const { place } = await dialog({ kind: "journal", names }, { ...nobody, entries });
    const when = "Mon, 23 Nov 2026, 7:00";
    expect(
      [...place.querySelectorAll("ol > li")].map((item) =>
        [...item.querySelectorAll("p")].slice(0, 2).map(({ textContent }) => textContent),
      ),
    ).toEqual([
      [`Ann, ${when}`, "Excluded the ticket from all figures"],
      // An agreement that is no longer on the ticket goes by its key.
      [`Ann, ${when}; Resolution: gone`, "Said why it was late: Supplier"],
      [`Ann, ${when}; Resolution: Gold support`, "Granted 1 h more"],
      [`Ann, ${when}; Resolution: Gold support`, "Asked for 1 h more"],
    ]);
  });

  it.each`
    follow       | says
    ${"held"}    | ${"Further steps are not announced then"}
    ${"goes-on"} | ${"Further steps are announced all the same"}
    ${"none"}    | ${"No further step comes after this one."}
  `("says before acknowledging: $says", async ({ follow, says }) => {
    const { place } = await dialog({ kind: "acknowledge", clock, level: 1, follow, name: "Gold" });
    expect(place.textContent).toContain(says);
  });

  it("has the panel look again after the app refused, as somebody else was first", async () => {
    const { place, close, press } = await dialog(
      { kind: "acknowledge", clock, level: 1, follow: "held", name: "Gold" },
      nobody,
      [{ kind: "failed", code: "invalid-request", message: "Somebody has acknowledged this step already." }],
    );
    await press("Acknowledge");
    expect(place.textContent).toContain("Somebody has acknowledged");
    await press("Cancel");
    expect(close).toHaveBeenCalledWith(true);
  });

  it("excludes a ticket with a reason, once", async () => {
    const { sent, field, press } = await dialog({ kind: "journal", names });
    field("Why").value = "A test ticket.";
    await press("Exclude it");
    expect(sent.map(({ deed }) => deed)).toEqual([{ kind: "excluded", reason: "A test ticket." }]);
    const excluded = { ...nobody, entries: [entry("e1", { kind: "excluded", reason: "A test." })] };
    expect((await dialog({ kind: "journal", names }, excluded)).place.textContent).not.toContain("Exclude it");
  });
});
