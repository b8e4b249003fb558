import { readCatalogueText } from "../../../src/domain/catalogue/catalogue-text";
import { historyTimezone } from "../../../src/domain/history-pages/history-timezone";

function catalogue(targets: readonly string[]) {
  const agreements = targets.map(
    (calendar, n) =>
      `  - { key: a${n}, kind: sla, version: 1, service: "*", validFrom: "2026-01-01", targets: [{ measure: resolution, within: PT1H, calendar: ${calendar} }] }`,
  );
  const read = readCatalogueText(`
format: service-level-catalogue/1
calendars:
  - { key: london, timezone: Europe/London, weekly: always }
  - { key: berlin, timezone: Europe/Berlin, weekly: always }
services: []
agreements:${agreements.length === 0 ? " []" : ""}
${agreements.join("\n")}
`);
  if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
  return read.catalogue;
}

it.each`
  targets                           | zone               | why
  ${["london", "berlin", "berlin"]} | ${"Europe/Berlin"} | ${"most targets"}
  ${["london", "berlin"]}           | ${"Europe/Berlin"} | ${"the alphabet among equals"}
  ${[]}                             | ${"UTC"}           | ${"nothing agreed"}
`("Months of $targets go by $zone ($why)", ({ targets, zone }) => {
  expect(historyTimezone(catalogue(targets))).toBe(zone);
});
