import type { AgreementEntry, AvailabilityEntry } from "../../../src/domain/agreement/agreement-entry";
import type { AvailabilityEntry as Entry } from "../../../src/domain/availability/availability-entry";
import { recordOf } from "../../../src/domain/availability/availability-record";
import { availabilityFor, availabilityForAll } from "../../../src/domain/availability/service-availability";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time";
import { anOutage, at, item, outageEntry, recordingEntry, service } from "./entries";

const days = ["mon", "tue", "wed", "thu", "fri"];
const sla = (
  parts: Partial<AgreementEntry & { kind: "sla" }> & { availability?: AvailabilityEntry },
): AgreementEntry => ({
  key: "standard",
  kind: "sla",
  version: 1,
  service: "email",
  validFrom: "2026-01-01",
  targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "office" }],
  ...parts,
});
const promise = { percent: 99.8 } as const;

function catalogue(agreements: readonly AgreementEntry[]): Catalogue {
  return {
    format: "service-level-catalogue/1",
    calendars: [
      {
        key: "office",
        timezone: "Etc/UTC",
        weekly: Object.fromEntries(days.map((day) => [day, [["08:00", "18:00"]]])),
      },
    ],
    configurationItems: [{ key: "san" }, { key: "mail-server", dependsOn: ["san"] }],
    services: [
      { key: "email", name: "E-mail", dependsOn: ["network"], configurationItems: ["mail-server"] },
      { key: "network", name: "Network" },
      { key: "print", name: "Printing" },
    ],
    customers: [{ key: "acme", name: "Acme" }],
    agreements,
  };
}

const later = at("2027-06-01T00:00");
const june = { first: "2026-06", last: "2026-06" };
const asked = (agreements: readonly AgreementEntry[], entries: readonly Entry[], now = later, period = june) => ({
  catalogue: catalogue(agreements),
  record: recordOf(entries),
  period,
  timezone: "Etc/UTC",
  now,
});
const lines = (...given: Parameters<typeof asked>) => availabilityFor(asked(...given), "acme");

const recorded = recordingEntry("email", "2026-01-01T00:00");
const twice = [outageEntry(), outageEntry({ from: at("2026-06-16T14:00"), to: at("2026-06-16T14:30") })];

it("judges e-mail that was unavailable twice for 30 minutes by its agreement's hours", () => {
  const [always] = lines([sla({ availability: promise })], [recorded, ...twice]);
  expect(always).toMatchObject({ service: "email", isReached: true, figure: { interruptions: 2, agreed: 30 * DAY } });
  expect(always!.figure.percent).toBeCloseTo(99.861, 3);
  const [office] = lines([sla({ availability: { ...promise, calendar: "office" } })], [recorded, ...twice]);
  expect(office).toMatchObject({ isReached: false, figure: { agreed: 220 * HOUR, lost: HOUR } });
  expect(office!.figure.percent).toBeCloseTo(99.545, 3);
});

describe("what takes a service down", () => {
  it.each`
    subject                | down           | why
    ${service("email")}    | ${30 * MINUTE} | ${"itself"}
    ${service("network")}  | ${30 * MINUTE} | ${"a service that it depends on"}
    ${item("mail-server")} | ${30 * MINUTE} | ${"an item that delivers it"}
    ${item("san")}         | ${30 * MINUTE} | ${"an item that such an item depends on"}
    ${service("print")}    | ${0}           | ${"nothing else"}
  `("$why: $subject.key", ({ subject, down }) => {
    const [line] = lines([sla({ availability: promise })], [recorded, outageEntry({ subject })]);
    expect(line!.figure.down).toBe(down);
  });

  it("counts what goes down in the same minutes as one interruption", () => {
    const entries = [
      recorded,
      outageEntry(),
      outageEntry({ subject: service("network"), from: at("2026-06-02T09:58"), to: at("2026-06-02T10:20") }),
      outageEntry({ subject: item("san"), from: at("2026-06-02T10:32"), to: at("2026-06-02T10:40") }),
    ];
    const [{ figure } = { figure: null }] = lines([sla({ availability: promise })], entries);
    expect(figure).toMatchObject({ interruptions: 1, down: 40 * MINUTE });
  });
});

describe("planned maintenance", () => {
  const window = { from: at("2026-06-02T10:00"), to: at("2026-06-02T12:00") };
  it.each`
    announced             | notice       | planned     | down        | why
    ${"2026-06-01T10:00"} | ${undefined} | ${2 * HOUR} | ${0}        | ${"a day before is early enough where nothing else is agreed"}
    ${"2026-06-01T10:01"} | ${undefined} | ${0}        | ${2 * HOUR} | ${"less is an outage like any other"}
    ${"2026-06-01T10:00"} | ${"PT72H"}   | ${0}        | ${2 * HOUR} | ${"the agreement may ask for more"}
    ${"2026-05-30T10:00"} | ${"PT72H"}   | ${2 * HOUR} | ${0}        | ${"and gets it"}
    ${"2026-06-02T10:00"} | ${"PT0H"}    | ${2 * HOUR} | ${0}        | ${"or for none"}
    ${"2026-06-02T10:01"} | ${"PT0H"}    | ${0}        | ${2 * HOUR} | ${"but what was announced when it had begun was not planned"}
  `("announced $announced, $notice agreed: $why", ({ announced, notice, planned, down }) => {
    const availability = { ...promise, ...(notice !== undefined && { announced: notice }) };
    const maintenance = outageEntry({ ...window, announcedAt: at(announced) });
    const [line] = lines([sla({ availability })], [recorded, maintenance]);
    expect(line!.figure).toMatchObject({ planned, down, agreed: 30 * DAY - planned });
  });

  it("of a service that another depends on is planned for that one too", () => {
    const maintenance = outageEntry({ ...window, subject: service("network"), announcedAt: at("2026-05-01T00:00") });
    const [line] = lines([sla({ availability: promise })], [recorded, maintenance]);
    expect(line!.figure).toMatchObject({ planned: 2 * HOUR, percent: 100 });
  });
});

describe("what is measured", () => {
  it("is nothing where nobody said that outages are recorded: no percentage, whatever was recorded", () => {
    const [line] = lines([sla({ availability: promise })], twice);
    expect(line).toMatchObject({ isReached: null, figure: { percent: null, interruptions: 0 } });
  });

  it("is what a log saw, and what lies in recorded times", () => {
    const log: Entry = {
      kind: "checks",
      id: "log-1",
      at: later,
      by: "ann",
      subject: service("email"),
      file: "june.csv",
      batch: "log-1",
      log: {
        from: at("2026-06-01T00:00"),
        to: at("2026-06-11T00:00"),
        losses: [[at("2026-06-02T00:00"), at("2026-06-02T06:00"), 100]],
        last: 0,
      },
    };
    const entries = [log, recordingEntry("email", "2026-06-21T00:00", "2026-07-01T00:00")];
    const [line] = lines([sla({ availability: promise })], entries);
    expect(line!.figure).toMatchObject({ agreed: 20 * DAY, unmeasured: 10 * DAY, down: 6 * HOUR });
    expect(line!.isReached).toBe(false); // six hours are too much, whatever the rest was
  });

  it("is judged when all of it is known, or when it is lost anyway", () => {
    const half = recordingEntry("email", "2026-06-16T00:00");
    const agreements = [sla({ availability: promise })];
    expect(lines(agreements, [half])[0]!.isReached).toBeNull();
    expect(lines(agreements, [recorded])[0]!.isReached).toBe(true);
    expect(lines(agreements, [recorded], at("2026-06-16T00:00"))[0]!.isReached).toBeNull(); // it runs still
    const long = outageEntry({ from: at("2026-06-02T00:00"), to: at("2026-06-03T00:00") });
    expect(lines(agreements, [recorded, long], at("2026-06-16T00:00"))[0]!.isReached).toBe(false);
  });
});

describe("over which period", () => {
  const long = outageEntry({ from: at("2026-04-10T00:00"), to: at("2026-04-10T06:00") });
  it.each`
    per          | reached  | why
    ${"month"}   | ${true}  | ${"June was as promised"}
    ${"quarter"} | ${false} | ${"the quarter was not, for its April"}
    ${"year"}    | ${true}  | ${"six hours of a year are within it"}
  `("promised per $per: $why", ({ per, reached }) => {
    const [line] = lines([sla({ availability: { ...promise, per } })], [recorded, long]);
    expect(line).toMatchObject({ isReached: reached, figure: { percent: 100 } });
  });

  it("judges each of the months of a longer period", () => {
    const period = { first: "2026-04", last: "2026-06" };
    const [line] = lines([sla({ availability: promise })], [recorded, long], later, period);
    expect(line!.judged.map(({ isReached }) => isReached)).toEqual([false, true, true]);
    expect(line!.isReached).toBe(false);
  });
});

describe("which agreement holds", () => {
  const named = sla({ key: "acme", customer: "acme", availability: { percent: 99.9 } });
  const general = sla({ service: "*", customer: "*", availability: { percent: 99 } });
  it.each`
    agreements                                                                                               | expected                                    | why
    ${[named, general]}                                                                                      | ${["email acme 1", "* standard 1"]}         | ${"the customer's own goes before everybody's"}
    ${[general]}                                                                                             | ${["email standard 1"]}                     | ${"everybody's counts for services of which something is known"}
    ${[sla({ state: "draft", availability: promise })]}                                                      | ${[]}                                       | ${"a draft promises nothing"}
    ${[sla({ customer: "other", availability: promise })]}                                                   | ${[]}                                       | ${"what others were promised is not theirs"}
    ${[sla({}), general]}                                                                                    | ${["* standard 1"]}                         | ${"one without availability takes the service all the same"}
    ${[sla({ validTo: "2026-06-11", availability: promise })]}                                               | ${["email standard 1"]}                     | ${"it held in the first days"}
    ${[sla({ validTo: "2026-06-01", availability: promise })]}                                               | ${[]}                                       | ${"it had ended"}
    ${[sla({ availability: promise }), sla({ version: 2, validFrom: "2026-06-16", availability: promise })]} | ${["email standard 2", "email standard 1"]} | ${"each version is judged on its own days"}
  `("$why", ({ agreements, expected }) => {
    const given = lines(agreements, [recorded]);
    expect(given.map((line) => `${line.service} ${line.agreement} ${line.version}`)).toEqual(expected);
  });

  it("cuts a version to the days on which it held", () => {
    const [line] = lines([sla({ validTo: "2026-06-11", availability: promise })], [recorded, ...twice]);
    expect(line!.figure).toMatchObject({ agreed: 10 * DAY, interruptions: 1 });
  });

  it("lists each promise once where all of them are shown", () => {
    const all = availabilityForAll(asked([named, general], [recorded, recordingEntry("print", "2026-01-01T00:00")]));
    expect(all.map((line) => `${line.service} ${line.agreement}`).sort()).toEqual([
      "email acme",
      "email standard",
      "print standard",
    ]);
  });
});

it("an entry that was withdrawn counts no more, and one that was corrected counts as it is now", () => {
  const [first, second] = [outageEntry({}, "first-outage"), outageEntry({}, "second-outage")];
  const was = { from: anOutage().from, to: anOutage().to };
  const change = { at: later, by: "ann", reason: "Wrong", was };
  const entries: Entry[] = [
    recorded,
    first,
    second,
    { kind: "withdrawn", id: "w", of: "first-outage", ...change },
    {
      kind: "corrected",
      id: "c",
      of: "second-outage",
      ...change,
      outage: anOutage({ from: at("2026-06-02T12:00"), to: at("2026-06-02T12:10") }),
    },
  ];
  const [line] = lines([sla({ availability: promise })], entries);
  expect(line!.figure).toMatchObject({ down: 10 * MINUTE, interruptions: 1 });
});
