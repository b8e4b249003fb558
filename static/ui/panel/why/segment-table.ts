import type { ClockStory, SegmentKindName } from "../../../../src/contract";
import { listed } from "../clock-line";
import { element } from "../element";
import { say } from "../say";
import { exactly, fullMoment, type Viewer } from "../times";
import { causeInWords, closingsInWords } from "./causes";
import { type StoryStretch, singly, stretchesOf } from "./stretches";

const COLUMNS: readonly (readonly [SegmentKindName, "ran" | "paused" | "closed" | "stopped"])[] = [
  ["running", "ran"],
  ["paused", "paused"],
  ["outside-hours", "closed"],
  ["stopped", "stopped"],
];

/** The segments as a table with sums, a line for each stretch; on demand a line for each closing too. */
export function segmentTable(story: ClockStory, viewer: Viewer): HTMLElement {
  const { segments, sumsMs } = story;
  const columns = COLUMNS.filter(([kind]) => kind === "running" || sumsMs[kind] > 0);
  const body = element("tbody");
  const fill = (isEach: boolean) => {
    const stretches = isEach ? singly(segments) : stretchesOf(segments);
    body.replaceChildren(...stretches.map((stretch) => row(stretch)));
  };
  const row = (stretch: StoryStretch) =>
    element(
      "tr",
      {},
      element("td", {}, fullMoment(Date.parse(stretch.from), viewer)),
      element("td", {}, fullMoment(Date.parse(stretch.to), viewer)),
      element("th", { scope: "row" }, ...whatInWords(stretch, story, viewer)),
      ...columns.map(([kind]) => element("td", { class: "length" }, lengthInWords(stretch.lengthsMs[kind]))),
    );
  fill(false);
  const each = element("input", { type: "checkbox", id: "each-closing" });
  each.addEventListener("change", () => fill(each.checked));
  const table = element(
    "table",
    { "aria-labelledby": "segments" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...(["from", "to", "what"] as const).map((name) => element("th", { scope: "col" }, say(`story.${name}`))),
        ...columns.map(([, name]) => element("th", { scope: "col", class: "length" }, say(`story.${name}`))),
      ),
    ),
    body,
    element(
      "tfoot",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "row", colspan: 3 }, say("story.total")),
        ...columns.map(([kind]) => element("td", { class: "length" }, exactly(sumsMs[kind]))),
      ),
    ),
  );
  return element(
    "section",
    {},
    element("h2", { id: "segments" }, say("story.segments")),
    ...(sumsMs["outside-hours"] > 0
      ? [element("label", { class: "choice", for: "each-closing" }, each, say("story.all-closings"))]
      : []),
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "segments" }, table),
  );
}

function whatInWords({ segments }: StoryStretch, { rule }: ClockStory, viewer: Viewer): Node[] {
  const closed = segments.filter(({ kind }) => kind === "outside-hours");
  const reasons = listed([...new Set(closed.flatMap((segment) => closingsInWords(segment, rule, viewer)))]);
  const [first] = segments;
  if (closed.length === segments.length)
    return [bdi(say("story.closing-of", { reasons, status: first!.status ?? say("story.no-status") }))];
  const cause = causeInWords(first!, rule);
  return [bdi(closed.length === 0 ? cause : say("story.closings", { cause, reasons }))];
}

const bdi = (text: string) => element("bdi", {}, text);

function lengthInWords(length: number): string {
  return length === 0 ? "–" : exactly(length);
}
