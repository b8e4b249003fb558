import type { Answer, CustomerAnswer } from "../../../src/contract";
import { promiseParts } from "../../../static/ui/portal/promise-parts";
import { findings } from "../panel/findings";
import { askedAt, HOUR, hostile, iso, monday } from "../panel/made-up";

type Promised = CustomerAnswer["promises"][number];
type Clock = Promised["clocks"][number];

const viewer = { locale: "en-GB", timeZone: "Europe/London" };

const aClock = (differing: Partial<Clock> = {}): Clock => ({
  measure: "resolution",
  state: "running",
  promisedMs: 8 * HOUR,
  grantedMs: 0,
  usedMs: 3 * HOUR,
  dueAt: iso(monday + 8 * HOUR),
  stoppedAt: null,
  pausedSince: null,
  opensAt: null,
  timezone: "Europe/Amsterdam",
  ...differing,
});
const aPromise = (differing: Partial<Promised> = {}): Promised => ({
  agreement: "Gold",
  version: 2,
  clocks: [aClock()],
  contacts: [{ name: "Ada Byron", side: "provider", role: "Service level manager", phone: "117", email: null }],
  terms: {
    validFrom: "2026-01-01",
    service: "Mail",
    needs: ["Say which mailbox."],
    targets: [
      { measure: "resolution", priority: "High", withinMs: 8 * HOUR, hours: "Office hours" },
      { measure: "response", priority: "*", withinMs: HOUR, hours: "Office hours" },
    ],
    hours: [
      {
        title: "Office hours",
        timezone: "Europe/Amsterdam",
        week: { kind: "weekly", groups: [{ days: [{ from: "mon", to: "fri" }], hours: [["08:00", "17:00"]] }] },
      },
    ],
  },
  ...differing,
});

/** What a customer sees; null for a request that the app has not measured. */
function shown(promises: readonly Promised[] | null): HTMLElement {
  const value = promises === null ? null : { at: iso(askedAt), promises: [...promises], maintenance: [] };
  return shownOf({ kind: "answered", value });
}
function shownOf(answer: Answer<CustomerAnswer | null>): HTMLElement {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  place.replaceChildren(...promiseParts(answer, viewer));
  return place;
}
const withClock = (clock: Partial<Clock>) => shown([aPromise({ clocks: [aClock(clock)] })]);
const paused = { state: "paused", dueAt: null, pausedSince: iso(monday + HOUR) } as const;
const response = { measure: "response", promisedMs: HOUR } as const;

describe("what a customer reads", () => {
  it.each`
    clock                                                                              | words
    ${{}}                                                                              | ${["We promised to solve this by 15:00 (16:00 Amsterdam).", "5 h of service hours are left."]}
    ${{ state: "outside-hours", opensAt: iso(monday + 24 * HOUR) }}                    | ${["5 h of service hours are left.", "outside service hours now; they go on Tue 07:00"]}
    ${paused}                                                                          | ${["We promised to solve this within 8 h of service hours.", "Since 8:00 (9:00 Amsterdam) the time stands still", "5 h are left once it goes on"]}
    ${{ state: "kept", usedMs: 2 * HOUR, stoppedAt: iso(monday + 2 * HOUR) }}          | ${["Solved 9:00 (10:00 Amsterdam): it took 2 h of the 8 h that we promised."]}
    ${{ state: "kept-late", usedMs: 10 * HOUR, stoppedAt: iso(monday + 2 * HOUR) }}    | ${["2 h later than the 8 h that we promised. We are sorry."]}
    ${{ state: "late", usedMs: 9 * HOUR, dueAt: iso(monday) }}                         | ${["We promised to solve this by 7:00 (8:00 Amsterdam) and are 1 h late. We are sorry and still working on it."]}
    ${{ ...paused, state: "late", usedMs: 9 * HOUR }}                                  | ${["to solve this within 8 h and are 1 h late. We are sorry.", "the time stands still"]}
    ${{ ...response, usedMs: 0 }}                                                      | ${["We promised a first answer by"]}
    ${{ ...response, state: "kept", usedMs: HOUR / 2, stoppedAt: iso(monday + HOUR) }} | ${["First answered 8:00 (9:00 Amsterdam): it took 30 min of the 1 h that we promised."]}
    ${{ promisedMs: 10 * HOUR, grantedMs: 2 * HOUR }}                                  | ${["8 h were agreed; 2 h more are needed this time."]}
  `("$words", async ({ clock, words }) => {
    const place = withClock(clock);
    for (const word of words) expect(place.textContent).toContain(word);
    expect(await findings(place)).toEqual([]);
  });

  it("says nothing of time that is left once there is none", () => {
    expect(withClock({ ...paused, state: "late", usedMs: 9 * HOUR }).textContent).not.toMatch(/left/);
  });

  it.each`
    answer                                                                              | words                                                                                                        | why
    ${{ kind: "answered", value: null }}                                                | ${"Nothing is recorded about what we promised for this request. If it is new, look again in a few minutes."} | ${"the app has yet to read it, or it was finished before the project was watched"}
    ${{ kind: "answered", value: { at: iso(askedAt), promises: [], maintenance: [] } }} | ${"No agreement covers this request."}                                                                       | ${"a promise that nobody made is not made up"}
    ${{ kind: "failed", code: "not-allowed", message: "Only people who" }}              | ${"Only people who"}                                                                                         | ${"the app says why not"}
  `("$words ($why)", async ({ answer, words }) => {
    const place = shownOf(answer);
    expect(place.textContent).toContain(words);
    expect(await findings(place)).toEqual([]);
  });

  it("is told when the agreement promises nothing for the request's priority", () => {
    expect(shown([aPromise({ clocks: [] })]).textContent).toContain("promises no time for requests of this priority");
  });

  it("finds whom to turn to, on both sides", () => {
    const contacts = [
      { name: "Ada Byron", side: "provider", role: "Service level manager", phone: "117", email: "ada@example.com" },
      { name: "Max Muster", side: "customer", role: null, phone: null, email: null },
    ] as const;
    const place = shown([aPromise({ contacts: [...contacts] })]);
    expect([...place.querySelectorAll(".contacts li")].map(({ textContent }) => textContent)).toEqual([
      "Ada Byron (Service level manager, our side), 117, ada@example.com",
      "Max Muster (your side)",
    ]);
  });

  it("opens the agreement, with its targets, hours and what is needed of them", async () => {
    const place = shown([aPromise()]);
    place.querySelector("details")!.open = true;
    expect(place.querySelector("summary")!.textContent).toBe("The agreement: Gold");
    expect(
      [...place.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
    ).toEqual([
      ["Solved", "High", "8 h", "Office hours"],
      ["First answer", "every other", "1 h", "Office hours"],
    ]);
    for (const words of ["Version 2, in force from", "for Mail", "Say which mailbox."])
      expect(place.textContent).toContain(words);
    expect(await findings(place)).toEqual([]);
  });

  it.each(hostile)("sees what people typed as they typed it: %.60s", (typed) => {
    const base = aPromise();
    const place = shown([
      aPromise({
        agreement: typed,
        contacts: [{ name: typed, side: "customer", role: typed, phone: typed, email: typed }],
        terms: {
          ...base.terms!,
          service: typed,
          needs: [typed],
          targets: [{ measure: "resolution", priority: typed, withinMs: HOUR, hours: typed }],
        },
      }),
    ]);
    expect(place.textContent!.split(typed).length - 1).toBe(9);
    expect(place.querySelector("img, script")).toBeNull();
    expect("hacked" in window).toBe(false);
  });
});

describe("planned maintenance", () => {
  const from = iso(askedAt + 24 * HOUR);
  const to = iso(askedAt + 26 * HOUR);
  const parts = { service: "<b>Printing</b>", from, to, isWhole: true };
  it.each`
    maintenance                                | says                                              | why
    ${parts}                                   | ${"<b>Printing</b> cannot be used from"}          | ${"that is to come"}
    ${{ ...parts, isWhole: false }}            | ${"parts of <b>Printing</b> cannot be used from"} | ${"of a part of the service"}
    ${{ ...parts, from: iso(askedAt - HOUR) }} | ${"<b>Printing</b> cannot be used until"}         | ${"that goes on"}
  `("$why is told, also where no agreement covers the request", ({ maintenance, says }) => {
    const value = { at: iso(askedAt), promises: [], maintenance: [maintenance] };
    expect(shownOf({ kind: "answered", value }).textContent).toContain(says);
  });
});
