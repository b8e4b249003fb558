import type { Answer, TicketAnswer } from "../../../src/contract";
import { TicketPanel } from "../../../static/ui/panel/panel";
import { findings } from "./findings";
import { aClock, aLadder, aPromise, aStanding, askedAt, HOUR, hostile, iso, monday } from "./made-up";

const viewer = { locale: "en-GB", timeZone: "Europe/London" };

/** A panel on a made-up app; the browser's clock stands where a test puts it. */
function panelOn(answers: Answer<TicketAnswer>[] | (() => Promise<Answer<TicketAnswer>>)) {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const seen = { now: askedAt, isSeen: true, asked: 0 };
  const onWhy = jest.fn();
  const onAction = jest.fn();
  const panel = new TicketPanel(place, {
    viewer,
    onWhy,
    onAction,
    now: () => seen.now,
    isSeen: () => seen.isSeen,
    ask: async () => {
      seen.asked += 1;
      if (typeof answers === "function") return answers();
      return answers.length > 1 ? answers.shift()! : answers[0]!;
    },
  });
  return { panel, place, seen, onWhy, onAction };
}

const answered = (value: TicketAnswer): Answer<TicketAnswer> => ({ kind: "answered", value });
async function shown(value: TicketAnswer) {
  const made = panelOn([answered(value)]);
  await made.panel.look();
  return made;
}
const withClock = (clock: Parameters<typeof aClock>[0], promise: Parameters<typeof aPromise>[0] = {}) =>
  aStanding({ promises: [aPromise({ clocks: [aClock(clock)], ...promise })] });

describe("what the panel says", () => {
  const pause = { cause: "pause-status", status: "Waiting", team: null, since: iso(monday) } as const;
  it.each`
    standing                                                                                                                                | words
    ${withClock({})}                                                                                                                        | ${["On track", "Due 15:00 (16:00 Amsterdam), 5 h of working time left", "Promised: 8 h in “Office hours” for priority High (version 2)", "Gold, with Acme"]}
    ${withClock({ elapsedMs: 5 * HOUR })}                                                                                                   | ${["At risk"]}
    ${withClock({ elapsedMs: 9 * HOUR, dueAt: iso(monday), isBreached: true })}                                                             | ${["Breached", "Was due 7:00 (8:00 Amsterdam), 1 h of working time late"]}
    ${withClock({ state: "paused", dueAt: null, hours: null, pause })}                                                                      | ${["Paused", "5 h of working time left once it goes on", "Paused by “Waiting” since 7:00 (8:00 Amsterdam)"]}
    ${withClock({ hours: { open: [], until: iso(askedAt), opensAt: iso(monday + 24 * HOUR) } })}                                            | ${["Outside hours", "Outside “Office hours” until Tue 07:00"]}
    ${withClock({ hours: { open: [], until: iso(askedAt), opensAt: null }, dueAt: null })}                                                  | ${["in hours that never open again", "which never opens again"]}
    ${withClock({ state: "stopped", stoppedAt: iso(monday + HOUR), elapsedMs: HOUR, hours: null })}                                         | ${["Met", "1 h of 8 h used"]}
    ${withClock({ state: "stopped", stoppedAt: iso(monday), elapsedMs: 9 * HOUR, isBreached: true, hours: null })}                          | ${["Missed", "1 h of working time late"]}
    ${aStanding({ promises: [], noAgreement: { kind: "no-service" } })}                                                                     | ${["No agreement", "The ticket names no service"]}
    ${aStanding({ promises: [aPromise({ absence: "not-started", kind: "ola", name: "First line", counterparts: ["Desk"], clocks: [] })] })} | ${["Not started", "First line: the ticket has not been with Desk"]}
    ${aStanding({ promises: [aPromise({ absence: "nothing-for-priority", clocks: [] })] })}                                                 | ${["promises nothing for priority High"]}
    ${aStanding({ knowledge: { kind: "not-monitored", reason: "not-readable", since: iso(monday) } })}                                      | ${["Not monitored", "Jira has not shown this ticket to the app since 7:00"]}
    ${aStanding({ knowledge: { kind: "behind", since: iso(monday) } })}                                                                     | ${["Changing", "Something happened at 7:00", "Due 15:00"]}
    ${{ kind: "project-not-watched" }}                                                                                                      | ${["Not monitored", "no catalogue of services yet"]}
    ${{ kind: "not-read-yet" }}                                                                                                             | ${["New", "about to read this ticket"]}
    ${{ kind: "unknown" }}                                                                                                                  | ${["Not monitored", "does not know this ticket"]}
  `("$words", async ({ standing, words }) => {
    const { place } = await shown(standing);
    for (const word of words) expect(place.textContent).toContain(word);
    expect(await findings(place)).toEqual([]);
  });

  it.each`
    next                                                        | words
    ${{ at: iso(askedAt + HOUR), isDue: false, afterMs: HOUR }} | ${"Next escalation: step 2 of 3, 11:00 (12:00 Amsterdam), tells Ann (our side) and Cem (customer’s side). The customer sees this comment."}
    ${{ at: iso(monday), isDue: true, afterMs: 0 }}             | ${"Escalation: step 2 of 3 is due and is being announced"}
  `("who is told next: $words", async ({ next, words }) => {
    const contacts = [
      { name: "Ann", side: "provider" as const },
      { name: "Cem", side: "customer" as const },
    ];
    const escalation = { ...aLadder(), next: { position: 2, isPublic: true, contacts, ...next } };
    expect((await shown(withClock({ escalation }))).place.textContent).toContain(words);
  });

  it.each`
    ladder                                                      | awaits  | words                                                                                 | why
    ${{ told: { position: 2, at: iso(monday) } }}               | ${4}    | ${"Step 2 of 3 was announced 7:00 (8:00 Amsterdam); nobody has acknowledged it yet."} | ${"somebody is wanted"}
    ${{ told: { position: 2, at: iso(monday) } }}               | ${null} | ${"Step 2 of 3 was announced 7:00 (8:00 Amsterdam), and acknowledged."}               | ${"the ladder goes on all the same"}
    ${{ told: { position: 2, at: iso(monday) }, isHeld: true }} | ${null} | ${""}                                                                                 | ${"that it is held is said elsewhere"}
  `("what was announced: $words ($why)", async ({ ladder, awaits, words }) => {
    const standing = withClock({ escalation: aLadder(ladder), awaitsAcknowledgement: awaits });
    const { place } = await shown(standing);
    expect(place.textContent).toContain(words);
    expect(place.textContent!.includes("was announced")).toBe(words !== "");
  });

  it("says what was agreed as the promise, whatever was granted beyond it", async () => {
    const { place } = await shown(withClock({ targetMs: 9 * HOUR, grantedMs: HOUR }));
    expect(place.textContent).toContain("Promised: 8 h in “Office hours”");
    expect(place.textContent).toContain("1 h more than the agreed 8 h were granted.");
  });

  it("names the teams of an agreement between teams, and no zone where hours are always open", async () => {
    const promise = aPromise({
      kind: "ola",
      name: "Second line",
      counterparts: ["Net", "Web"],
      clocks: [aClock({ timezone: null })],
    });
    const { place } = await shown(aStanding({ promises: [promise] }));
    expect(place.querySelector("h2")!.textContent).toBe("Second lineAgreement with Net and Web");
    expect(place.textContent).toContain("Due 15:00, 5 h of working time left");
  });

  it("puts the customer's promise on top, teams and suppliers thinner beneath, former agreements last", async () => {
    const { place } = await shown(
      aStanding({
        promises: [
          aPromise({ name: "Old", isFormer: true }),
          aPromise({ name: "Vendor", kind: "uc", counterparts: ["Acme Hosting"] }),
          aPromise({ name: "Gold" }),
        ],
      }),
    );
    const strips = [...place.querySelectorAll(".strip")];
    expect(strips.map((one) => one.querySelector("h2")!.textContent)).toEqual([
      "Gold, with AcmePromise to the customer",
      "Vendor, with Acme HostingSupplier’s contract",
      "Old, with AcmePromise to the customer",
    ]);
    expect(strips.map(({ className }) => className)).toEqual(["strip", "strip thin", "strip thin"]);
  });

  it.each(hostile)("shows what people typed as they typed it: %.60s", async (typed) => {
    const { place } = await shown(
      aStanding({
        promises: [
          aPromise({
            name: typed,
            counterparts: [typed],
            clocks: [
              aClock({
                calendar: typed,
                priority: typed,
                state: "paused",
                hours: null,
                pause: { cause: "pause-status", status: typed, team: typed, since: iso(monday) },
              }),
            ],
          }),
        ],
        noAgreement: { kind: "unknown-service", value: typed },
      }),
    );
    expect(place.textContent!.split(typed).length - 1).toBe(6);
    expect(place.querySelector("img, script")).toBeNull();
    expect("hacked" in window).toBe(false);
  });
});

describe("as time goes on", () => {
  it("a clock ticks without asking the app", async () => {
    const { panel, place, seen } = await shown(aStanding());
    seen.now = askedAt + 2 * HOUR;
    panel.tick();
    expect(place.textContent).toContain("3 h of working time left");
    expect(place.textContent).toContain("At risk");
    expect(place.querySelector(".bar")!.getAttribute("aria-label")).toBe("62 % of the time is used");
    expect(seen.asked).toBe(1);
  });

  it("goes by the app's clock, however wrong the browser's is", async () => {
    const made = panelOn([answered(aStanding())]);
    made.seen.now = askedAt - 7 * 24 * HOUR;
    await made.panel.look();
    made.seen.now += HOUR;
    made.panel.tick();
    expect(made.place.textContent).toContain("4 h of working time left");
  });

  it("asks again when the promise falls due, and not while nobody sees it", async () => {
    const { panel, seen } = await shown(aStanding());
    seen.now = monday + 8 * HOUR + 11_000;
    seen.isSeen = false;
    panel.tick();
    expect(seen.asked).toBe(1);
    seen.isSeen = true;
    panel.tick();
    expect(seen.asked).toBe(2);
  });

  it("asks twice after Jira says that the ticket changed: the app may not have heard of it yet", async () => {
    const { panel, seen } = await shown(aStanding());
    panel.changed();
    for (const second of [1, 5, 10, 16, 30]) {
      seen.now = askedAt + second * 1_000;
      panel.tick();
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(seen.asked).toBe(3);
  });

  it("asks when somebody comes back after a while, and not at every turn", async () => {
    const { panel, seen } = await shown(aStanding());
    panel.returned();
    expect(seen.asked).toBe(1);
    seen.now += 31_000;
    panel.returned();
    expect(seen.asked).toBe(2);
  });
});

describe("where no answer comes", () => {
  it("says so, keeps what is known, and offers to try again", async () => {
    const answers: Answer<TicketAnswer>[] = [
      answered(aStanding()),
      { kind: "failed", code: "not-allowed", message: "You may not." },
      answered(aStanding()),
    ];
    const { panel, place, seen } = panelOn(answers);
    await panel.look();
    await panel.look();
    expect(place.querySelector("[role=alert]")!.textContent).toContain("You may not.");
    expect(place.textContent).toContain("it is as of 10:00");
    expect(place.textContent).toContain("Due 15:00");
    const again = place.querySelector("button")!;
    again.focus();
    again.click();
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen.asked).toBe(3);
    expect(place.querySelector("[role=alert]")).toBeNull();
  });

  it("survives a bridge that fails", async () => {
    const error = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { panel, place } = panelOn(() => Promise.reject(new Error("gone")));
    await panel.look();
    expect(place.querySelector("[role=alert]")!.textContent).toContain("The app does not answer");
    error.mockRestore();
  });
});

describe("Why?", () => {
  it("opens the story of its clock, by the keyboard too, and the focus survives an answer", async () => {
    const { panel, place, onWhy } = await shown(aStanding());
    const why = () => [...place.querySelectorAll("button")].find(({ textContent }) => textContent === "Why?")!;
    why().focus();
    why().click();
    expect(onWhy).toHaveBeenCalledWith(
      { agreement: "gold", version: 2, measure: "resolution", cycle: 1 },
      "Resolution: Gold",
    );
    const before = why();
    await panel.look();
    expect(why()).not.toBe(before);
    expect(document.activeElement).toBe(why());
    expect(why().getAttribute("aria-label")).toBe("Why? The story of Resolution, Gold");
  });
});
