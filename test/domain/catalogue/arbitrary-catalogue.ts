import * as fc from "fast-check";
import type {
  AgreementEntry,
  CommencementEntry,
  EscalationEntry,
  TargetEntry,
} from "../../../src/domain/agreement/agreement-entry";
import type { CalendarEntry } from "../../../src/domain/catalogue/calendar-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { Service } from "../../../src/domain/catalogue/service";

/** Texts of all sorts: quotes, line ends, markup, numbers in disguise, other scripts, lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1e3",
    "0x10",
    "12:30:00",
    "2013-01-01",
    "- a",
    "a: b",
    "# no",
    " padded ",
    "a\n\nb\n",
    "'\"",
    "*",
    "&a",
    "\ud800",
    "🛠️",
  ),
);

const key = text.filter((value) => value !== "*");

type Parts = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** All required keys and some of the optional ones, in any order. */
function group<T>(required: Parts, optional: Parts = {}): fc.Arbitrary<T> {
  const shape = { ...required, ...optional };
  return fc
    .record(shape, { requiredKeys: Object.keys(required) })
    .chain((value) =>
      fc
        .shuffledSubarray(Object.keys(value), { minLength: Object.keys(value).length })
        .map((keys) => Object.fromEntries(keys.map((name) => [name, value[name]])) as T),
    );
}

const localDate = fc
  .date({ min: new Date("1971-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const wallTime = (minutes: number) =>
  [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");

/** Ascending intervals that do not overlap; some touch. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((one, other) => one - other))
  .map((minutes) =>
    minutes.flatMap((start, place) =>
      place % 2 === 0 && place + 1 < minutes.length ? [[wallTime(start), wallTime(minutes[place + 1]!)]] : [],
    ),
  );

const byDate = fc.dictionary(localDate, intervals, { maxKeys: 3 });

const weekly = group(
  {},
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, intervals])),
);

const calendarOf = (calendarKey: string): fc.Arbitrary<CalendarEntry> =>
  group<CalendarEntry>(
    {
      key: fc.constant(calendarKey),
      timezone: fc.constantFrom("Etc/UTC", "Europe/Zurich", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo"),
      weekly: fc.oneof(fc.constant("always"), weekly),
    },
    {
      name: text,
      holidays: fc.array(fc.oneof(localDate, group({ date: localDate }, { name: text })), { maxLength: 3 }),
      overrides: byDate,
      breaks: byDate,
    },
  );

const duration = fc
  .tuple(fc.nat(99), fc.nat(59), fc.nat(59))
  .map(([hours, minutes, seconds]) => `PT${hours}H${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`);

const statuses = fc.array(text, { maxLength: 3 });
const measure = fc.constantFrom("resolution", "response");

interface Keys {
  readonly calendars: readonly string[];
  readonly services: readonly string[];
  readonly contacts: readonly string[];
  readonly customers: readonly string[];
}

const someOf = (keys: readonly string[]) => fc.subarray([...keys]);

const targetsOf = (keys: Keys): fc.Arbitrary<TargetEntry[]> =>
  fc.uniqueArray(
    group<TargetEntry>(
      { measure, within: duration, calendar: fc.constantFrom(...keys.calendars) },
      { priority: fc.constantFrom("*", "High", "Low", "3") },
    ),
    { minLength: 1, maxLength: 4, selector: (target) => `${target.measure} ${target.priority ?? "*"}` },
  );

const stepsOf = (keys: Keys) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 })
    .chain((levels) =>
      fc.tuple(
        ...levels
          .sort((one, other) => one - other)
          .map((level) =>
            group(
              { level: fc.constant(level) },
              { notify: someOf(keys.contacts), comment: fc.constantFrom("internal", "public") },
            ),
          ),
      ),
    );

const escalationOf = (keys: Keys): fc.Arbitrary<EscalationEntry[]> =>
  fc.uniqueArray(
    group<EscalationEntry>({
      measure,
      commence: fc.oneof(
        fc.integer({ min: 0, max: 150 }).map((percent): CommencementEntry => ({ percent })),
        duration.map((before): CommencementEntry => ({ before })),
        duration.map((after): CommencementEntry => ({ after })),
      ),
      every: duration,
      steps: stepsOf(keys),
    }),
    { maxLength: 2, selector: (ladder) => ladder.measure },
  );

const clock = group(
  {},
  {
    stop: group({}, { statuses }),
    pause: group({}, { statuses, measures: fc.subarray(["resolution", "response"]) }),
    respond: group({}, { statuses }),
    reopen: fc.constantFrom("resume", "restart"),
  },
);

function agreementOf(keys: Keys, agreementKey: string, version: number): fc.Arbitrary<AgreementEntry> {
  const required = {
    key: fc.constant(agreementKey),
    version: fc.constant(version),
    service: fc.constantFrom("*", ...keys.services),
    validFrom: localDate,
    targets: targetsOf(keys),
  };
  const optional = {
    clock,
    availability: group(
      { percent: fc.integer({ min: 0, max: 1000 }).map((permille) => permille / 10) },
      { calendar: fc.constantFrom(...keys.calendars), per: fc.constantFrom("month", "quarter", "year") },
    ),
    escalation: escalationOf(keys),
  };
  const someTexts = fc.array(text, { minLength: 1, maxLength: 3 });
  return fc
    .oneof(
      group<AgreementEntry>(
        { ...required, kind: fc.constant("sla") },
        { ...optional, customer: fc.constantFrom("*", ...keys.customers) },
      ),
      group<AgreementEntry>({ ...required, kind: fc.constant("ola"), party: group({ teams: someTexts }) }, optional),
      group<AgreementEntry>(
        { ...required, kind: fc.constant("uc"), party: group({ supplier: text, statuses: someTexts }) },
        optional,
      ),
    )
    .chain((agreement) =>
      localDate.map((validTo) => (validTo > agreement.validFrom ? { ...agreement, validTo } : agreement)),
    );
}

const someKeys = (minLength: number, maxLength: number) => fc.uniqueArray(key, { minLength, maxLength });

/** Entries of one section, one for each key; each may depend only on the entries before it, so that no circle arises. */
function chained<T>(keys: readonly string[], required: Parts, optional: Parts) {
  return fc.tuple(
    ...keys.map((entryKey, place) =>
      group<T>({ key: fc.constant(entryKey), ...required }, { dependsOn: someOf(keys.slice(0, place)), ...optional }),
    ),
  );
}

/** Any catalogue that `parseCatalogue` accepts. */
export const arbitraryCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    calendars: someKeys(1, 3),
    services: someKeys(0, 4),
    items: someKeys(0, 3),
    contacts: someKeys(0, 3),
    customers: someKeys(0, 3),
    values: someKeys(0, 6),
    organizations: someKeys(3, 3),
    statuses: someKeys(0, 4),
    agreements: fc.uniqueArray(fc.tuple(key, fc.integer({ min: 1, max: 3 })), {
      maxLength: 5,
      selector: ([name, version]) => `${version} ${name}`,
    }),
  })
  .chain((keys) =>
    group<Catalogue>(
      {
        format: fc.constant("service-level-catalogue/1"),
        calendars: fc.tuple(...keys.calendars.map(calendarOf)),
        services: chained<Service>(
          keys.services,
          { name: text },
          {
            description: text,
            outcome: text,
            cost: group({}, { amount: fc.nat(10_000).map((cents) => cents / 100), currency: text, per: text }),
            configurationItems: someOf(keys.items),
          },
        ).map((services) =>
          // Each value belongs to one service, in turn.
          services.map((service, place) => ({
            ...service,
            tickets: { service: keys.values.filter((_, index) => index % services.length === place) },
          })),
        ),
        contacts: fc.tuple(
          ...keys.contacts.map((contact) =>
            group(
              { key: fc.constant(contact) },
              { name: text, side: fc.constantFrom("provider", "customer", "supplier"), accountId: text },
            ),
          ),
        ),
        customers: fc.tuple(
          ...keys.customers.map((customer, place) =>
            group(
              { key: fc.constant(customer), organization: fc.constant(keys.organizations[place]!) },
              { name: text, contacts: someOf(keys.contacts) },
            ),
          ),
        ),
        agreements: fc.tuple(...keys.agreements.map(([name, version]) => agreementOf(keys, name, version))),
        configurationItems: chained(keys.items, {}, { name: text, type: text }),
      },
      {
        statuses: fc.tuple(
          ...keys.statuses.map((name) =>
            group({ name: fc.constant(name) }, { category: fc.constantFrom("new", "indeterminate", "done") }),
          ),
        ),
      },
    ),
  );
