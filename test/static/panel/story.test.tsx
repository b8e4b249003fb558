import { letterOf } from "../../../static/ui/panel/why/letter";
import { storyParts } from "../../../static/ui/panel/why/show-story";
import { findings } from "./findings";
import { aStory, HOUR, hostile, iso, monday } from "./made-up";

const viewer = { locale: "en-GB", timeZone: "Europe/Amsterdam" };

function shown(story = aStory()): HTMLElement {
  const place = document.createElement("main");
  place.append(...storyParts(story, viewer, "HD-1"));
  document.body.replaceChildren(place);
  return place;
}

const rows = (place: HTMLElement) =>
  [...place.querySelectorAll("tbody tr, tfoot tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map(({ textContent }) => textContent),
  );

describe("the story of a clock", () => {
  it("is a table that adds up, a line for each stretch", () => {
    expect(rows(shown())).toEqual([
      ["Mon, 23 Nov 2026, 8:00", "Mon, 23 Nov 2026, 9:00", "Running in “Active” with Secret team", "1 h", "–", "–"],
      ["Mon, 23 Nov 2026, 9:00", "Mon, 23 Nov 2026, 10:00", "Running in “Active” with Other team", "1 h", "–", "–"],
      ["Mon, 23 Nov 2026, 10:00", "Mon, 23 Nov 2026, 11:00", "Paused by “Waiting for customer”", "–", "1 h", "–"],
      [
        "Mon, 23 Nov 2026, 11:00",
        "Tue, 24 Nov 2026, 9:00",
        "Running in “Active” with Secret team; closed in between: night",
        "1 h",
        "–",
        "21 h",
      ],
      ["Total", "3 h", "1 h", "21 h"],
    ]);
  });

  it("tells each closing by itself on demand", () => {
    const place = shown();
    place.querySelector<HTMLInputElement>("#each-closing")!.click();
    expect(rows(place)[3]).toEqual([
      "Mon, 23 Nov 2026, 11:00",
      "Tue, 24 Nov 2026, 8:00",
      "Closed: night, in “Active”",
      "–",
      "–",
      "21 h",
    ]);
  });

  it("says the rule, the sums and the balance in words", () => {
    const words = shown().textContent;
    for (const sentence of [
      "Gold, version 2, in force from 1 Jan 2026: a resolution within 8 h of working time.",
      "Office hours, Europe/Amsterdam: Mon–Fri 08:00–11:00.",
      "The clock waits in Waiting for customer.",
      "3 h ran + 1 h paused + 21 h closed = 25 h from start to end.",
      "Of 8 h promised, 3 h are used and 5 h are left.",
    ])
      expect(words).toContain(sentence);
  });

  it("keeps what was agreed apart from what was granted", () => {
    const story = aStory({ grantedMs: 2 * HOUR });
    const words = shown(story).textContent;
    for (const sentence of [
      "a resolution within 8 h of working time.",
      "2 h more were granted on this ticket.",
      "Of 8 h promised and 2 h granted, 3 h are used and 7 h are left.",
    ])
      expect(words).toContain(sentence);
    const letter = letterOf(story, "HD-1", viewer)!.split("\n");
    expect(letter.slice(1, 3)).toEqual([
      "Agreed: Gold, version 2: within 8 h of working time.",
      "This time 2 h more are needed.",
    ]);
    const late = aStory({ grantedMs: HOUR, elapsedMs: 10 * HOUR });
    expect(shown(late).textContent).toContain("Of 8 h promised and 1 h granted, 10 h are used: 1 h too long.");
  });

  it("adds up to the millisecond as it is read", () => {
    const sumsMs = { running: 3 * HOUR + 1, paused: 61_500, "outside-hours": 0, stopped: 0 };
    expect(shown(aStory({ sumsMs })).textContent).toContain("3 h 0.001 s ran + 1 min 1.5 s paused = 3 h 1 min 1.501 s");
  });

  it("hides updates that changed nothing until they are asked for", () => {
    const place = shown();
    const updates = () => [...place.querySelectorAll(".updates li")].map(({ textContent }) => textContent);
    expect(updates()).toEqual(["Mon, 23 Nov 2026, 10:00 Status: from Active to Waiting for customer"]);
    place.querySelector<HTMLInputElement>("#no-effect")!.click();
    expect(updates()[0]).toBe("Mon, 23 Nov 2026, 9:00 Team: from Secret team to Other team (changed nothing)");
  });

  it("says so where nothing that happened mattered", () => {
    const [idle] = aStory().updates;
    expect(shown(aStory({ updates: [idle!] })).querySelector(".updates")!.textContent).toBe(
      "Nothing that happened to the ticket changed what this clock does.",
    );
  });

  it.each`
    dueAt                      | keys                                  | why
    ${iso(monday + 26 * HOUR)} | ${["Ran", "Paused", "Closed"]}        | ${"it is due later than the line goes"}
    ${iso(monday + 2 * HOUR)}  | ${["Ran", "Paused", "Closed", "Due"]} | ${"it was due on the way"}
    ${null}                    | ${["Ran", "Paused", "Closed"]}        | ${"a clock that waits is not due"}
  `("marks when it was due: $why", ({ dueAt, keys }) => {
    const place = shown(aStory({ dueAt }));
    expect([...place.querySelectorAll(".legend li")].map(({ textContent }) => textContent)).toEqual(keys);
    expect(place.querySelectorAll(".due-line")).toHaveLength(keys.includes("Due") ? 1 : 0);
  });

  it("draws every kind of time, and says in one sentence what the drawing shows", () => {
    const svg = shown().querySelector("svg")!;
    expect([...svg.querySelectorAll("path")].map((path) => path.getAttribute("class"))).toEqual([
      "kind-outside-hours",
      "kind-running",
      "kind-paused",
    ]);
    expect(svg.getAttribute("aria-label")).toContain("ran 3 h, paused 1 h, outside service hours 21 h");
  });

  it("has nothing serious for axe", async () => {
    expect(await findings(shown())).toEqual([]);
  });

  it.each(hostile)("shows what people typed as they typed it: %.60s", (typed) => {
    const story = aStory();
    const segments = story.segments.map((segment) => ({ ...segment, status: typed, team: typed }));
    const place = shown({ ...story, segments, rule: { ...story.rule, name: typed } });
    expect(place.querySelector("tbody")!.textContent).toContain(typed);
    expect(place.querySelector("#rule")!.parentElement!.textContent).toContain(typed);
    expect(place.querySelector("img, script")).toBeNull();
  });
});

describe("the text for the customer", () => {
  it("tells what ran, waited and was closed, and no team, supplier or status of work", () => {
    const letter = letterOf(aStory(), "HD-1", viewer)!;
    expect(letter.split("\n")).toEqual([
      "How long the resolution of HD-1 took",
      "Agreed: Gold, version 2: within 8 h of working time.",
      "Office hours, Europe/Amsterdam: Mon–Fri 08:00–11:00.",
      "As of Tue, 24 Nov 2026, 9:00. All times are in Europe/Amsterdam.",
      "",
      "Mon, 23 Nov 2026, 8:00 to Mon, 23 Nov 2026, 10:00: we worked on it (2 h)",
      "Mon, 23 Nov 2026, 10:00 to Mon, 23 Nov 2026, 11:00: waiting, as agreed: Waiting for customer (1 h)",
      "Mon, 23 Nov 2026, 11:00 to Tue, 24 Nov 2026, 8:00: outside service hours: night (21 h)",
      "Tue, 24 Nov 2026, 8:00 to Tue, 24 Nov 2026, 9:00: we worked on it (1 h)",
      "",
      "3 h ran + 1 h paused + 21 h closed = 25 h from start to end.",
      "Of 8 h promised, 3 h are used and 5 h are left.",
    ]);
    expect(letter).not.toMatch(/team|Active/i);
  });

  it.each(["ola", "uc"] as const)("is not offered for an %s, which is none of the customer's", (kind) => {
    const story = aStory();
    const inside = { ...story, rule: { ...story.rule, kind } };
    expect(letterOf(inside, "HD-1", viewer)).toBeNull();
    expect(shown(inside).querySelector("textarea")).toBeNull();
  });

  it("goes on through a reopening without saying who did what", () => {
    const story = aStory();
    const stopped = {
      from: iso(monday - HOUR),
      to: iso(monday),
      kind: "stopped",
      cause: "stop-status",
      status: "Done by Ann",
      team: "Secret team",
      closures: [],
    } as const;
    const letter = letterOf({ ...story, segments: [stopped, ...story.segments] }, "HD-1", viewer)!;
    expect(letter).toContain("resolved, reopened later (1 h)");
    expect(letter).not.toContain("Ann");
  });
});
