import { compileAgreementBook } from "../../src/domain/agreement/compile-agreement-book";
import { parseCatalogue } from "../../src/domain/catalogue/parse-catalogue";
import { offeredServices } from "../../src/domain/service-choice/offered-services";
import { choiceAnswer } from "../../src/handlers/service-field/choice-answer";

const now = Date.parse("2026-03-02T12:00:00Z");
const MOST_BYTES = 5_000_000;

function answerFor(services: number, description: string) {
  const answer = parseCatalogue({
    format: "service-level-catalogue/1",
    calendars: [
      { key: "office", name: "Office hours", timezone: "Etc/UTC", weekly: { mon: [["09:00", "17:00"]] } },
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
    ],
    services: Array.from({ length: services }, (_, place) => ({
      key: `s${place}`,
      name: `Service ${place}`,
      hours: "office",
      description,
      tickets: { service: [`Service ${place}`] },
    })),
    agreements: [
      {
        key: "all",
        kind: "sla",
        version: 1,
        service: "*",
        validFrom: "2026-01-01",
        targets: [
          { measure: "resolution", priority: "High", within: "PT4H", calendar: "always" },
          { measure: "resolution", within: "PT8H", calendar: "office" },
        ],
      },
    ],
  });
  if (answer.kind === "refused") throw new Error(JSON.stringify(answer.problems));
  const { catalogue } = answer;
  const offered = offeredServices(catalogue, compileAgreementBook(catalogue), { kind: "customer", customers: [] }, now);
  return choiceAnswer({ catalogue, offered, present: { kind: "none" }, priority: null }, "customer");
}

it("tells each promise and each calendar once, however many services have them", () => {
  const { services, promises, hours } = answerFor(3, "Short");
  expect(services.map(({ hours: place, promises: places }) => [place, places])).toEqual([
    [0, [0]],
    [0, [0]],
    [0, [0]],
  ]);
  expect(promises).toEqual([
    {
      customer: null,
      targets: [
        { measure: "resolution", priority: "High", withinMs: 4 * 3_600_000, hours: 1 },
        { measure: "resolution", priority: "*", withinMs: 8 * 3_600_000, hours: 0 },
      ],
    },
  ]);
  expect(hours.map(({ title, week }) => [title, week.kind])).toEqual([
    ["Office hours", "weekly"],
    ["always", "always"],
  ]);
});

it.each`
  services | letters   | shown     | why
  ${3}     | ${10_000} | ${10_000} | ${"a few long texts fit"}
  ${1_000} | ${10_000} | ${201}    | ${"a thousand do not, so each is begun and says so"}
  ${1_000} | ${100}    | ${100}    | ${"short ones do"}
`("$services texts of $letters letters are told with $shown: $why", ({ services, letters, shown }) => {
  const answer = answerFor(services, "x".repeat(letters));
  expect(new Set(answer.services.map(({ description }) => description!.length))).toEqual(new Set([shown]));
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MOST_BYTES);
});
