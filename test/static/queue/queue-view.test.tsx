import type { Answer, QueueAnswer } from "../../../src/contract";
import { toQueueForm } from "../../../src/domain/queue/queue-form";
import type { QueueClock, QueueTicket } from "../../../src/domain/queue/queue-ticket";
import { QueueView } from "../../../static/ui/queue/queue-view";
import { findings } from "../panel/findings";
import { askedAt, HOUR, hostile } from "../panel/made-up";

const aClock = (differing: Partial<QueueClock> = {}): QueueClock => ({
  agreement: "Gold",
  kind: "sla",
  measure: "resolution",
  state: "running",
  dueAt: askedAt + 4 * HOUR,
  atRiskAt: askedAt + HOUR,
  isBreached: false,
  nextStepAt: null,
  awaitsAcknowledgement: false,
  isExplained: false,
  awaitsDecision: false,
  ...differing,
});
let made = 0;
const aTicket = (differing: Partial<QueueTicket> = {}): QueueTicket => {
  made += 1;
  return {
    issueId: String(made),
    issueKey: `HD-${made}`,
    status: "Active",
    priority: "High",
    service: "Mail",
    team: "First line",
    notMonitored: null,
    hasAgreement: true,
    clocks: [aClock()],
    ...differing,
  };
};
const late = () => aTicket({ clocks: [aClock({ isBreached: true, dueAt: askedAt - HOUR, atRiskAt: null })] });

beforeAll(() => {
  // The document of the tests has no layout: as if two screens of ten rows were in sight.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 632 });
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
});
beforeEach(() => {
  made = 0;
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

const told = (tickets: readonly QueueTicket[], at = askedAt, isBeingRenewed = false): Answer<QueueAnswer> => ({
  kind: "answered",
  value: { kind: "told", form: toQueueForm(tickets, at), isBeingRenewed },
});

async function shown(...answers: (Answer<QueueAnswer> | Error)[]) {
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const seen = { asked: 0, now: askedAt, opened: [] as string[], details: [] as string[] };
  const view = new QueueView(place, {
    viewer: { locale: "en-GB", timeZone: "Europe/London" },
    async ask() {
      const answer = answers[Math.min(seen.asked, answers.length - 1)]!;
      seen.asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async details(issueIds) {
      seen.details.push(...issueIds);
      return new Map(issueIds.map((id) => [id, { summary: `Summary ${id}`, assignee: null }]));
    },
    assignedTo: async (who) => new Set(who === "me" ? ["2"] : []),
    people: async () => [{ accountId: "ann", name: "Ann Agent" }],
    open: (key, inNewTab) => void seen.opened.push(inNewTab ? `${key} apart` : key),
    now: () => seen.now,
    isSeen: () => true,
  });
  await view.look();
  await jest.advanceTimersByTimeAsync(0);
  return { view, place, seen };
}
const keys = (place: HTMLElement) => [...place.querySelectorAll("a.key")].map(({ textContent }) => textContent);
const button = (place: HTMLElement, words: RegExp) =>
  [...place.querySelectorAll("button")].find(({ textContent }) => words.test(textContent ?? ""))!;
async function choose(place: HTMLElement, name: string, value: string) {
  const select = place.querySelector<HTMLSelectElement>(`#${name}`)!;
  select.value = value;
  select.dispatchEvent(new Event("change"));
  await jest.advanceTimersByTimeAsync(0);
}

describe("the queue page", () => {
  it("lists what needs somebody, what is due first on top, with its details", async () => {
    const risky = aTicket({ clocks: [aClock({ atRiskAt: askedAt })] });
    const { place } = await shown(told([risky, late(), aTicket()]));
    expect(keys(place)).toEqual(["HD-2", "HD-1"]);
    const [first] = place.querySelectorAll(".space .row");
    for (const words of ["Summary 2", "Late", "Due 1 h ago", "Solve, 9:00, Gold", "Mail", "First line", "Nobody"])
      expect(first!.textContent).toContain(words);
    expect(place.textContent).toContain("2 of 3 open tickets");
    jest.useRealTimers();
    expect(await findings(place)).toEqual([]);
  });

  it("counts each need among what the other filters leave", async () => {
    const { place } = await shown(
      told([late(), aTicket({ service: "Phones", clocks: [aClock({ atRiskAt: askedAt })] })]),
    );
    expect(button(place, /^At risk/).textContent).toBe("At risk 1");
    await choose(place, "service", "Mail");
    expect(button(place, /^At risk/).textContent).toBe("At risk 0");
    expect(keys(place)).toEqual(["HD-1"]);
  });

  it("says beside each team, service and agreement how many tickets it would leave", async () => {
    const { place } = await shown(
      told([
        late(),
        aTicket({
          team: "Second line",
          clocks: [aClock({ atRiskAt: askedAt }), aClock({ kind: "ola", agreement: "Second" })],
        }),
        aTicket({ team: "Second line" }),
        aTicket({ team: null, service: null }),
      ]),
    );
    const options = (name: string) =>
      [...place.querySelector<HTMLSelectElement>(`#${name}`)!.options].map(({ text }) => text);
    expect(options("team")).toEqual(["All", "First line (1)", "Second line (1)"]);
    expect(options("service")).toEqual(["All", "Mail (2)"]);
    expect(options("agreement")).toEqual(["All", "Gold (2)", "Second (1)"]);
    button(place, /^Every open/).click();
    expect(options("team")).toEqual(["All", "First line (1)", "Second line (2)"]);
    await choose(place, "team", "Second line");
    // The chosen one does not narrow its own choices.
    expect(options("team")).toEqual(["All", "First line (1)", "Second line (2)"]);
    expect(options("service")).toEqual(["All", "Mail (2)"]);
  });

  it.each`
    clock                                                                   | says                              | why
    ${{ nextStepAt: askedAt + 2 * HOUR }}                                   | ${"Due in 4 h, escalates in 2 h"} | ${"a step comes before the promise is due"}
    ${{ nextStepAt: askedAt }}                                              | ${"Due in 4 h, escalates now"}    | ${"it is being announced"}
    ${{ dueAt: askedAt + 49 * HOUR, nextStepAt: askedAt + 50 * HOUR }}      | ${"Due in 2 d 1 h"}               | ${"it comes after"}
    ${{ dueAt: askedAt + 48 * HOUR }}                                       | ${"Due in 2 d"}                   | ${"hours that are none are not said"}
    ${{ isBreached: true, dueAt: askedAt - HOUR, nextStepAt: askedAt + 1 }} | ${"Due 1 h ago"}                  | ${"what is late is late first of all"}
  `("a row reads “$says” ($why)", async ({ clock, says }) => {
    const { place } = await shown(told([aTicket({ clocks: [aClock({ atRiskAt: askedAt, ...clock })] })]));
    expect(place.querySelector(".space .row .line:not(.summary)")!.textContent).toBe(says);
  });

  it("is filtered by need, team, agreement, person and words", async () => {
    const { place } = await shown(
      told([
        late(),
        aTicket({ team: "Second line", clocks: [aClock({ agreement: "Silver", atRiskAt: askedAt })] }),
        aTicket({ status: "Waiting for customer" }),
      ]),
    );
    button(place, /^Every open/).click();
    expect(keys(place)).toHaveLength(3);
    await choose(place, "team", "Second line");
    expect(keys(place)).toEqual(["HD-2"]);
    await choose(place, "team", "");
    await choose(place, "agreement", "Gold");
    expect(keys(place)).toEqual(["HD-1", "HD-3"]);
    await choose(place, "agreement", "");
    await choose(place, "assigned", "me");
    expect(keys(place)).toEqual(["HD-2"]);
    await choose(place, "assigned", "");
    const search = place.querySelector<HTMLInputElement>("#text")!;
    search.value = "waiting FOR";
    search.dispatchEvent(new Event("input"));
    expect(keys(place)).toEqual(["HD-3"]);
  });

  it("holds only the rows in sight of ten thousand, and the arrow keys go through all", async () => {
    const { place } = await shown(told(Array.from({ length: 10_000 }, late)));
    expect(place.querySelectorAll(".space .row").length).toBeLessThan(40);
    expect(place.querySelector("[role=table]")!.getAttribute("aria-rowcount")).toBe("10001");
    const first = place.querySelector<HTMLElement>("a.key")!;
    expect(first.tabIndex).toBe(0);
    first.focus();
    const press = (key: string) =>
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press("ArrowDown");
    expect(document.activeElement!.textContent).toBe("HD-2");
    press("End");
    expect(document.activeElement!.textContent).toBe("HD-10000");
    press("Home");
    expect(document.activeElement!.textContent).toBe("HD-1");
  });

  it("opens the ticket, in a tab of its own where somebody asks for that", async () => {
    const { place, seen } = await shown(told([late()]));
    const link = place.querySelector<HTMLElement>("a.key")!;
    link.click();
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(seen.opened).toEqual(["HD-1", "HD-1 apart"]);
  });

  it("says anew what follows from the time alone", async () => {
    const { place, view, seen } = await shown(told([aTicket()]));
    expect(keys(place)).toEqual([]);
    seen.now += 2 * HOUR;
    view.tick();
    expect(keys(place)).toEqual(["HD-1"]);
    expect(place.querySelector(".space")!.textContent).toContain("At risk");
  });

  it("asks again soon while a newer one is made, and once a minute otherwise", async () => {
    const { place, seen } = await shown(told([late()], askedAt, true), told([late(), late()], askedAt + 1));
    await jest.advanceTimersByTimeAsync(4_000);
    expect(seen.asked).toBe(2);
    expect(keys(place)).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(seen.asked).toBe(2);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(seen.asked).toBe(3);
  });
});

describe("an empty queue teaches", () => {
  it.each`
    tickets        | words                      | why
    ${[]}          | ${"No ticket is open."}    | ${"nothing is open"}
    ${[aTicket()]} | ${"Nothing needs anybody"} | ${"all is well"}
  `("$words ($why)", async ({ tickets, words }) => {
    const { place } = await shown(told(tickets));
    expect(place.textContent).toContain(words);
  });

  it("offers to show every ticket, and to clear filters that leave none", async () => {
    const { place } = await shown(told([aTicket()]));
    button(place, /^Show every/).click();
    expect(keys(place)).toEqual(["HD-1"]);
    button(place, /^Late, nobody/).click();
    expect(place.textContent).toContain("No open ticket matches");
    button(place, /^Clear/).click();
    expect(place.textContent).toContain("Nothing needs anybody");
  });

  it("sends to the settings where nothing is agreed", async () => {
    const { place } = await shown({ kind: "answered", value: { kind: "project-not-watched" } });
    expect(place.textContent).toContain("Project settings → Service levels");
  });
});

describe("when there is no answer", () => {
  it("says why and tries again", async () => {
    const { place } = await shown(new Error("The network is down."), told([late()]));
    expect(place.querySelector("[role=alert]")!.textContent).toContain("The network is down.");
    button(place, /^Try again/).click();
    await jest.advanceTimersByTimeAsync(0);
    expect(keys(place)).toEqual(["HD-1"]);
  });

  it("asks no more often for having been told to try again", async () => {
    const { place, seen } = await shown(new Error("The network is down."), new Error("Still down."), told([late()]));
    for (const _ of [1, 2]) {
      button(place, /^Try again/).click();
      await jest.advanceTimersByTimeAsync(0);
    }
    expect(seen.asked).toBe(3);
    await jest.advanceTimersByTimeAsync(61_000);
    expect(seen.asked).toBe(4);
  });

  it("keeps what is shown", async () => {
    const { place } = await shown(told([late()]), { kind: "failed", code: "x", message: "Storage is slow." });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(place.textContent).toContain("Storage is slow.");
    expect(keys(place)).toEqual(["HD-1"]);
  });
});

it.each(hostile)("shows what people typed as they typed it: %.60s", async (typed) => {
  const clocks = [aClock({ isBreached: true, agreement: typed })];
  const { place } = await shown(told([aTicket({ service: typed, team: typed, priority: typed, clocks })]));
  const row = place.querySelector(".space .row")!;
  expect(row.textContent!.split(typed).length - 1).toBe(4);
  expect(place.querySelector("img, script")).toBeNull();
  expect("hacked" in window).toBe(false);
});
